"""Scores say what they claim to say."""

import json
from pathlib import Path

import pytest

from indexer.extract import compile_vocabulary
from indexer.readers.base import Block, Reading
from indexer.scoring import Prediction, Score, predict, printed, score

TEXT = "Wells Opened Again\n\n“It is late,” said Ms Rena Bostanova, Director of the Kura Library."
BLOCKS = (Block("Wells Opened Again", start=0), Block(TEXT[20:], start=20))


@pytest.fixture
def prediction() -> Prediction:
    return predict(Reading("text/plain", BLOCKS), "wells.txt", compile_vocabulary(()))


def gold(folder: Path, prediction: Prediction) -> None:
    answer = {**prediction, "id": "wells"}
    (folder / "wells.json").write_text(json.dumps(answer), "utf-8")


def test_offsets_count_characters_of_a_plain_text_file(prediction: Prediction) -> None:
    statement = prediction["statements"][0]
    assert TEXT[statement["start"] : statement["end"]] == "It is late,"


def test_offsets_count_in_the_text_where_blocks_know_no_place_in_a_file() -> None:
    blocks = tuple(Block(block.text) for block in BLOCKS)
    found = predict(Reading("text/html", blocks), "wells.html", compile_vocabulary(()))
    statement = found["statements"][0]
    assert found["text"][statement["start"] : statement["end"]] == "It is late,"


def test_the_same_answers_score_in_full(tmp_path: Path, prediction: Prediction) -> None:
    gold(tmp_path, prediction)
    scores = score(tmp_path, {"wells": prediction})
    assert (scores["speakers"], scores["statements"]) == (Score(1, 0, 0), Score(1, 0, 0))
    assert scores["organisations"].f1 == 1


def test_what_is_not_predicted_is_missed(tmp_path: Path, prediction: Prediction) -> None:
    gold(tmp_path, prediction)
    assert score(tmp_path, {})["speakers"] == Score(0, 0, 1)


def test_a_second_form_of_one_person_costs_precision(tmp_path: Path, prediction: Prediction) -> None:
    gold(tmp_path, prediction)
    twice: Prediction = {**prediction, "speakers": [*prediction["speakers"], *prediction["speakers"]]}
    assert score(tmp_path, {"wells": twice})["speakers"] == Score(1, 1, 0)


def test_the_table_names_every_field(tmp_path: Path, prediction: Prediction) -> None:
    gold(tmp_path, prediction)
    table = printed(score(tmp_path, {"wells": prediction}))
    assert "speakers" in table
    assert "1.000" in table
