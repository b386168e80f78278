"""Which topics a text is about."""

from archive.passages import Passage
from archive.topics import Label, Topic
from indexer.extract.text import build
from indexer.extract.topics import Vocabulary, compile_vocabulary, stated_topic, topics

WATER = Topic(
    "urn:water", (Label("drinking water", "en", True), Label("wells", "en", False), Label("içməli su", "az", True))
)
MINES = Topic("urn:mines", (Label("mine clearance", "en", True), Label("разминирование", "ru", True)), ("urn:peace",))
PEACE = Topic("urn:peace", (Label("peace", "en", True), Label("UXO", "en", False)))
VOCABULARY: Vocabulary = compile_vocabulary((WATER, MINES, PEACE))


def found(*texts: str, language: str = "en") -> list[tuple[str, tuple[str, ...]]]:
    passages = tuple(Passage(number, text) for number, text in enumerate(texts, 1))
    text = build(passages, (language,) * len(passages), language)
    return [(topic.uri, topic.words) for topic in topics(text, VOCABULARY)]


def test_a_label_is_found_in_its_inflected_form() -> None:
    assert found("О разминировании земель", language="ru") == [("urn:mines", ("разминировании",))]


def test_a_plural_label_does_not_match_an_unlike_word() -> None:
    assert found("He is as well as ever.") == []


def test_an_acronym_matches_only_as_written() -> None:
    assert found("uxo") == []
    assert found("UXO") == [("urn:peace", ("UXO",))]


def test_the_title_counts_for_more_than_the_body() -> None:
    ranked = found("On mine clearance", "x", "y", "z", "Peace and drinking water. Peace.")
    assert ranked[0] == ("urn:mines", ("mine clearance",))


def test_a_stated_topic_is_known_by_its_name_in_any_language() -> None:
    assert stated_topic(VOCABULARY, "İçməli su") == "urn:water"
    assert stated_topic(VOCABULARY, "gardening") is None
