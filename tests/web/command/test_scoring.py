"""What is promised of `onrecord score`: figures that anybody can check, and the errors behind them."""

import json
from pathlib import Path

import pytest

from tests.web.command.conftest import Typed

pytestmark = pytest.mark.slow

TEXT = "Wells Opened Again\n\n“It is late,” said Ms Rena Bostanova, Director of the Kura Library.\n"
ANSWER = {
    "id": "wells",
    "kind": "press release",
    "language": "en",
    "title": "Wells Opened Again",
    "date_event": None,
    "date_published": None,
    "speakers": [
        {"name": "Rena Bostanova", "variants": [], "position": "Director", "organisation": "Kura Library"},
        {"name": "Olha Merezhkova", "variants": [], "position": None, "organisation": None},
    ],
    "organisations": [{"name": "Kura Library", "acronym": None, "role": "participant"}],
    "topics": ["water", "no such topic"],
    "statements": [{"speaker": "Rena Bostanova", "start": 21, "end": 31, "type": "direct"}],
}


@pytest.fixture
def answers(tmp_path: Path) -> Path:
    folder = tmp_path / "answers"
    (folder / "texts").mkdir(parents=True)
    (folder / "texts" / "wells.txt").write_text(TEXT, "utf-8")
    (folder / "wells.json").write_text(json.dumps(ANSWER), "utf-8")
    return folder


def test_each_field_is_measured_and_each_error_is_named(typed: Typed, answers: Path, data: Path) -> None:
    answer = typed("score", answers, "--errors")
    assert answer.status == 0
    assert answer.out.startswith("all: 1 document\n")
    assert "speakers             1.000   0.500   0.667      1      0       1" in answer.out
    assert "  speakers        missed  Olha Merezhkova" in answer.out
    assert "no such topic" not in answer.out
    assert not data.exists()


def test_a_program_can_read_the_figures_of_each_language(typed: Typed, answers: Path) -> None:
    other = {**ANSWER, "id": "sources", "language": "ru", "statements": None}
    (answers / "sources.json").write_text(json.dumps(other), "utf-8")
    (answers / "texts" / "sources.txt").write_text(TEXT, "utf-8")
    figures = json.loads(typed("score", answers, "--json").out)
    assert list(figures) == ["all", "en", "ru"]
    assert (figures["en"]["language"]["f1"], figures["ru"]["language"]["f1"]) == (1.0, 0.0)
    assert figures["all"]["speakers"]["right"] == 2


def test_the_sample_corpus_is_measured_when_nothing_is_named(typed: Typed) -> None:
    figures = json.loads(typed("score", "--json").out)
    assert list(figures) == ["all", "az", "en", "ru"]
    assert figures["all"]["speakers"]["f1"] > 0.5


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (lambda folder: (folder / "wells.json").write_text("{", "utf-8"), "“wells.json” is not a gold answer"),
        (lambda folder: (folder / "wells.json").write_text('{"id": "wells"}', "utf-8"), "it lacks date_event, date_p"),
        (lambda folder: (folder / "texts" / "wells.txt").unlink(), "there is no text"),
        (lambda folder: (folder / "wells.json").unlink(), "there are no answers (*.json)"),
    ],
)
def test_answers_that_cannot_be_used_are_named(typed: Typed, answers: Path, spoil: object, words: str) -> None:
    spoil(answers)  # type: ignore[operator]
    answer = typed("score", answers)
    assert answer.status != 0
    assert words in answer.err
