"""What is promised of `onrecord ingest` as a process."""

import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.deliveries import comma, report, write
from tests.web.command.conftest import Filled, Typed

pytestmark = pytest.mark.slow


def test_the_answer_is_one_json_object_with_agreed_keys(filled: Filled) -> None:
    assert filled.answer.status == 0
    assert list(filled.answer.json) == ["received", "held", "read", "unreadable", "seconds", "problems"]
    numbers = {name: filled.answer.json[name] for name in ("received", "held", "read", "unreadable")}
    assert numbers == {"received": 11, "held": 1, "read": 9, "unreadable": 2}


def test_each_problem_names_its_path_and_a_reason(filled: Filled) -> None:
    problems = filled.answer.json["problems"]
    assert isinstance(problems, list)
    assert [list(problem) for problem in problems] == [["path", "reason"]] * 2
    assert {problem["path"] for problem in problems} == {str(filled.delivery / n) for n in ("damaged.pdf", "empty.txt")}


def test_people_read_a_table_beside_the_json(filled: Filled) -> None:
    assert re.search(r"received +11\n", filled.answer.err)
    assert f"{filled.delivery / 'empty.txt'}: the file is empty" in filled.answer.err


def test_all_that_was_read_is_searchable(typed: Typed, filled: Filled) -> None:
    assert typed("search", "*", "--json", into=filled.folder).json["total"] == 9


def test_the_archive_is_sound_afterwards(typed: Typed, filled: Filled) -> None:
    assert typed("verify", into=filled.folder).status == 0


def test_nothing_is_left_lying_about(filled: Filled) -> None:
    assert list((filled.folder / "workers").iterdir()) == []
    assert list((filled.folder / "originals" / "arriving").iterdir()) == []


def test_options_are_said_of_everything_that_comes(typed: Typed, data: Path, tmp_path: Path) -> None:
    write(tmp_path / "a.txt", report(1))
    write(tmp_path / "t.csv", comma([{"headline": "Row", "body": report(2)}]))
    options = ("--kind", "statement", "--language", "az", "--map", "text=body", "--map", "title=headline", "--draft")
    answer = typed("ingest", tmp_path / "a.txt", tmp_path / "t.csv", *options, "--jobs", "1")
    assert answer.status == 0
    assert "received        2" in answer.out
    with closing(sqlite3.connect(data / "record.sqlite")) as database:
        rows = database.execute("SELECT name, title, kind, language, standing FROM documents ORDER BY name").fetchall()
    title = report(1).partition("\n")[0]
    assert rows == [
        ("a.txt", title, "statement", "az", "draft"),
        ("t.csv row 1", "Row", "statement", "az", "draft"),
    ]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "PATH"),
        (("nowhere",), "there is no file or folder 'nowhere'"),
        ((".", "--jobs", "0"), "must be a whole number above 0, not '0'"),
        ((".", "--kind", "sermon"), "invalid choice: 'sermon'"),
        ((".", "--map", "text"), "must be OURS=THEIRS, such as text=body, not 'text'"),
        ((".", "--colour"), "unrecognized arguments: --colour"),
    ],
)
def test_nonsense_is_one_line_and_makes_nothing(
    typed: Typed, data: Path, arguments: tuple[str, ...], said: str
) -> None:
    answer = typed("ingest", *arguments)
    assert (answer.status, answer.out, answer.err.count("\n")) == (2, "", 1)
    assert said in answer.err
    assert not data.exists()


def test_an_archive_that_is_made_knows_the_topics_of_the_project(typed: Typed, filled: Filled) -> None:
    facets = typed("search", "*", "--json", into=filled.folder).json["facets"]
    assert isinstance(facets, dict)
    assert "water" in {topic["label"] for topic in facets["topic"]}
