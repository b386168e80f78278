"""A title that only the front matter states counts as if it stood above the text, and is never a place in it."""

from archive.passages import Passage
from indexer.extract import compile_vocabulary, extract
from indexer.readers.base import Stated

_VOCABULARY = compile_vocabulary(())
_BODY = (Passage(1, "Distinguished guests, ladies and gentlemen, I am glad to see all of you here tonight."),)


def _found(stated: Stated, passages: tuple[Passage, ...] = _BODY):
    return extract(passages, name="speech.md", stated=(stated,), vocabulary=_VOCABULARY)


def test_a_stated_title_tells_who_speaks_and_what_kind_it_is() -> None:
    found = _found(Stated("front matter", title="Speech by Minister Arevik Tsaturashen at the Debed forum"))
    assert [person.name for person in found.people if person.role == "speaker"] == ["Arevik Tsaturashen"]
    assert found.kind is not None
    assert (found.kind.value, found.genre.value if found.genre else None) == ("statement", "speech")


def test_nothing_found_points_into_a_title_that_is_not_printed() -> None:
    found = _found(Stated("front matter", title="Speech by Minister Arevik Tsaturashen at the Debed forum"))
    everything = [found.kind, *found.people, *found.organisations, *found.topics]
    spans = [one.evidence.span for one in everything if one and one.evidence.span]
    spans += [mention.span for named in (*found.people, *found.organisations) for mention in named.mentions]
    assert all(span.first >= 1 for span in spans)


def test_an_embedded_title_does_not_speak_for_the_document() -> None:
    found = _found(Stated("embedded", title="Speech by Minister Arevik Tsaturashen"))
    assert not found.people


def test_a_title_that_is_printed_is_not_read_twice() -> None:
    title = "Speech by Minister Arevik Tsaturashen"
    printed = (Passage(1, title, "heading", 1), Passage(2, _BODY[0].text))
    found = _found(Stated("front matter", title=title), printed)
    assert [len(person.mentions) for person in found.people] == [1]
