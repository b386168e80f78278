"""Which topics a text is about."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.findings import FoundTopic
from archive.passages import Passage, quote
from archive.topics import Label, Topic
from indexer.extract.prose.text import Text, build
from indexer.extract.topics import Vocabulary, compile_vocabulary, stated_topic, topics


def hidden(*words: str, language: str = "en") -> tuple[Label, ...]:
    return tuple(Label(word, language, preferred=False) for word in words)


WATER = Topic(
    "urn:water", (Label("drinking water", "en", True), Label("wells", "en", False), Label("içməli su", "az", True))
)
MINES = Topic(
    "urn:mines",
    (Label("mine clearance", "en", True), Label("разминирование", "ru", True)),
    ("urn:peace",),
    hidden("sappers", "minefield", "mine detectors"),
)
PEACE = Topic(
    "urn:peace",
    (Label("peace", "en", True), Label("UXO", "en", False)),
    hidden=hidden("sappers", "minefield", "treaty"),
)
VOCABULARY: Vocabulary = compile_vocabulary((WATER, MINES, PEACE))


def read(*texts: str, language: str = "en") -> Text:
    passages = tuple(Passage(number, text) for number, text in enumerate(texts, 1))
    return build(passages, (language,) * len(passages), language)


def found(*texts: str, language: str = "en", vocabulary: Vocabulary = VOCABULARY) -> list[tuple[str, tuple[str, ...]]]:
    return [(topic.uri, topic.words) for topic in topics(read(*texts, language=language), vocabulary)]


def test_a_label_is_found_in_its_inflected_form() -> None:
    assert found("О разминировании земель", language="ru") == [("urn:mines", ("разминировании",))]


@pytest.mark.parametrize("words", ["içməli su", "İçməli suyun", "içməli suları", "içməli sudan", "içməli suya"])
def test_a_short_azerbaijani_word_is_found_with_its_endings(words: str) -> None:
    assert found(words, language="az") == [("urn:water", (words,))]


def test_a_plural_label_does_not_match_an_unlike_word() -> None:
    assert found("He is as well as ever.") == []


def test_an_acronym_matches_only_as_written() -> None:
    assert found("uxo") == []
    assert found("UXO") == [("urn:peace", ("UXO",))]


def test_the_title_counts_for_more_than_the_body() -> None:
    ranked = found("On mine clearance", "x", "y", "z", "Peace and drinking water. Peace.")
    assert ranked[0] == ("urn:mines", ("mine clearance",))


def test_words_that_point_to_a_topic_show_it_where_its_name_is_not_said() -> None:
    [(topic, words)] = found("The sappers came with mine detectors", "They left a minefield behind.")
    assert topic == "urn:mines"
    assert set(words) == {"mine detectors", "sappers", "minefield"}


def test_one_word_in_passing_is_no_topic() -> None:
    assert found("Title", "x", "y", "z", "Nobody has seen a treaty.") == []


def test_what_points_to_a_narrower_topic_does_not_bring_in_the_broader_one() -> None:
    assert "urn:peace" not in dict(found("Sappers leave the minefield", "The sappers leave."))
    assert "urn:peace" in dict(found("Sappers leave the minefield", "The sappers leave. Peace! Peace is here."))


def test_a_word_that_only_hints_ranks_below_one_that_points() -> None:
    hinting = compile_vocabulary(
        (
            Topic("urn:maps", (Label("maps", "en", True),), hidden=hidden("survey", "sheet", language="en-x-hint")),
            Topic("urn:wool", (Label("wool", "en", True),), hidden=hidden("shearing", "fleece")),
        )
    )
    text = ("A survey by the sheet, and a fleece after shearing.", "Survey and sheet; shearing and fleece.")
    assert [topic for topic, _ in found(*text, vocabulary=hinting)] == ["urn:wool", "urn:maps"]


def test_what_is_strong_stays_beside_two_that_tower() -> None:
    names = {"urn:wool": ("wool", "fleece"), "urn:salt": ("salt", "brine"), "urn:kites": ("kite", "string")}
    three = compile_vocabulary([Topic(uri, tuple(Label(one, "en", True) for one in two)) for uri, two in names.items()])
    ranked = found(*["Wool and fleece, salt and brine."] * 9, "A kite on its string.", vocabulary=three)
    assert [topic for topic, _ in ranked] == ["urn:salt", "urn:wool", "urn:kites"]


def test_a_russian_word_is_not_taken_for_another_that_the_stemmer_cuts_alike() -> None:
    graves = compile_vocabulary((Topic("urn:graves", (Label("могила", "ru", True), Label("могилы", "ru", False))),))
    assert found("Он не мог, она не могла", language="ru", vocabulary=graves) == []
    assert found("У могилы и о могиле", language="ru", vocabulary=graves) == [("urn:graves", ("могилы", "могиле"))]


def test_an_azerbaijani_word_is_found_with_an_ending_that_only_the_vocabulary_tells() -> None:
    wages = compile_vocabulary((Topic("urn:wages", (Label("maaş", "az", True),)),))
    assert found("Sürücünün maaşı", language="az", vocabulary=wages) == [("urn:wages", ("maaşı",))]


def test_a_vocabulary_with_names_alone_works_too() -> None:
    plain = compile_vocabulary((WATER,))
    assert found("Drinking water", vocabulary=plain) == [("urn:water", ("Drinking water",))]


def test_a_vocabulary_of_circles_does_not_stop_anybody() -> None:
    one = Topic("urn:one", (Label("one", "en", True),), ("urn:two",))
    two = Topic("urn:two", (Label("two", "en", True),), ("urn:one", "urn:unknown"))
    assert found("Two", vocabulary=compile_vocabulary((one, two))) == [("urn:two", ("Two",))]


def test_a_stated_topic_is_known_by_its_name_in_any_language() -> None:
    assert stated_topic(VOCABULARY, "İçməli su") == "urn:water"
    assert stated_topic(VOCABULARY, "gardening") is None
    assert stated_topic(VOCABULARY, "minefield") is None


WORDS = st.sampled_from(
    ("drinking", "water", "wells", "mine", "clearance", "Peace", "UXO", "sappers", "treaty", "of", ".")
)


@given(st.lists(st.lists(WORDS, min_size=1, max_size=12).map(" ".join), min_size=1, max_size=5))
def test_every_topic_shows_its_words_and_the_most_salient_comes_first(texts: list[str]) -> None:
    text = read(*texts)
    answer = topics(text, VOCABULARY)
    assert list(answer) == sorted(answer, key=lambda topic: -topic.salience)
    assert len(answer) <= 5
    for topic in answer:
        assert shown(text, topic) == topic.words[0]


def shown(text: Text, topic: FoundTopic) -> str:
    assert topic.evidence.span is not None
    return quote(text.passages, topic.evidence.span)


@pytest.mark.slow
def test_time_grows_with_the_length_of_the_text_alone() -> None:
    text = "The sappers cleared a minefield of wells, and drinking water came with peace. "

    def taken(times: int) -> float:
        cut = read(*[text * 50] * times)
        begin = time.perf_counter()
        topics(cut, VOCABULARY)
        return time.perf_counter() - begin

    assert min(taken(80) for _ in range(3)) < 3 * 8 * min(taken(10) for _ in range(3))
