"""How well topics are found on the gold answers of our own corpus: a floor that only rises."""

import json
from pathlib import Path

import pytest

from archive.passages import Passage
from indexer.extract import Vocabulary, compile_vocabulary
from indexer.extract.prose.text import build
from indexer.extract.topics import topics
from indexer.readers.plain import PlainReader
from indexer.scoring import predict
from indexer.vocabulary import load

pytestmark = pytest.mark.slow

CORPUS = Path(__file__).parents[2] / "corpus"
ANSWERS = [json.loads(path.read_text("utf-8")) for path in sorted((CORPUS / "gold").glob("*.json"))]
LANGUAGES = ("en", "az", "ru")
# Some way below what is measured, so that a growing corpus does not fail for one new document.
FLOORS = {"en": 0.65, "az": 0.7, "ru": 0.66}
FIRST = 5


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return compile_vocabulary(load((CORPUS / "topics.ttl").read_bytes(), "topics.ttl"))


@pytest.fixture(scope="module")
def found(vocabulary: Vocabulary) -> dict[str, list[str]]:
    names: dict[str, list[str]] = {}
    for answer in ANSWERS:
        path = CORPUS / "gold" / "texts" / f"{answer['id']}.txt"
        reading = PlainReader().read(path.read_bytes(), path.name)
        names[answer["id"]] = predict(reading, path.name, vocabulary)["topics"][:FIRST]
    return names


def f1(found: dict[str, list[str]], language: str) -> float:
    answers = [answer for answer in ANSWERS if answer["language"] == language]
    right = sum(len({*found[answer["id"]]} & {*answer["topics"]}) for answer in answers)
    said = sum(len(found[answer["id"]]) for answer in answers)
    true = sum(len(answer["topics"]) for answer in answers)
    print(f"{language}: precision {right / said:.3f}, recall {right / true:.3f}, F1 {2 * right / (said + true):.3f}")
    return 2 * right / (said + true)


@pytest.mark.parametrize("language", LANGUAGES)
def test_topics_are_found_no_worse_than_their_floor(language: str, found: dict[str, list[str]]) -> None:
    assert f1(found, language) >= FLOORS[language]


# Each of these is a true topic of some document of the corpus, and was once found for none.
HARD = (
    "consumer protection",
    "criminal law",
    "crops",
    "food safety",
    "humanitarian aid",
    "integration of newcomers",
    "intellectual property",
    "international organisations",
    "internet access",
    "maternal and child health",
    "mine awareness",
    "pollution",
    "prices and inflation",
)


@pytest.mark.parametrize("topic", HARD)
def test_a_topic_that_texts_seldom_name_is_found_where_it_is_true(topic: str, found: dict[str, list[str]]) -> None:
    assert any(topic in answer["topics"] and topic in found[answer["id"]] for answer in ANSWERS)


def test_hardly_a_document_is_without_a_topic(found: dict[str, list[str]]) -> None:
    assert sum(not names for names in found.values()) <= 0.03 * len(found)


def test_a_word_that_any_text_prints_is_no_topic(vocabulary: Vocabulary) -> None:
    passages = tuple(Passage(number, "It went well, and they did well.") for number in range(1, 4))
    assert topics(build(passages, ("en",) * 3, "en"), vocabulary) == ()
