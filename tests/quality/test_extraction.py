"""How good extraction is on the gold answers of our own corpus: floors that only rise."""

from pathlib import Path

import pytest

from indexer.extract import compile_vocabulary
from indexer.readers.plain import PlainReader
from indexer.scoring import Prediction, Score, predict, printed, score

GOLD = Path(__file__).parents[2] / "corpus" / "gold"
# Some way below what is measured, so that a growing corpus does not fail for one new document.
FLOORS = {
    "language": 0.97,
    "kind": 0.87,
    "title": 0.92,
    "date_event": 0.77,
    "date_published": 0.83,
    "speakers": 0.91,
    "position": 0.86,
    "affiliation": 0.69,
    "organisations": 0.81,
    "roles": 0.72,
    "statements": 0.77,
    "direct": 0.82,
    "indirect": 0.74,
}


@pytest.fixture(scope="module")
def scores() -> dict[str, Score]:
    vocabulary = compile_vocabulary(())
    predictions: dict[str, Prediction] = {}
    for path in sorted((GOLD / "texts").glob("*.txt")):
        reading = PlainReader().read(path.read_bytes(), path.name)
        predictions[path.stem] = predict(reading, path.name, vocabulary)
    found = score(GOLD, predictions)
    print(printed(found))  # what `pytest -s tests/quality` is for
    return found


@pytest.mark.slow
@pytest.mark.parametrize("field", FLOORS)
def test_extraction_is_no_worse_than_its_floor(field: str, scores: dict[str, Score]) -> None:
    assert scores[field].f1 >= FLOORS[field], "\n" + printed(scores)


@pytest.mark.slow
def test_who_is_said_to_speak_does_speak(scores: dict[str, Score]) -> None:
    assert scores["speakers"].precision >= 0.93, "\n" + printed(scores)
