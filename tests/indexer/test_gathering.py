"""What is promised of the way to a delivery's files and rows."""

import gzip
import os
from pathlib import Path

import pytest

from indexer.gathering import Arrival, count, gather, read_sidecar, sidecar_of
from tests.deliveries import comma, jsonl, mixed, write


def gathered(*paths: Path, **columns: str) -> list[Arrival]:
    return list(gather(paths, tuple(columns.items())))


def names(*paths: Path, **columns: str) -> list[str]:
    return [arrival.name for arrival in gathered(*paths, **columns)]


def test_a_folder_is_walked_in_the_order_of_names_and_hidden_files_are_left_out(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", ".hidden.txt", "~$open.docx", "Thumbs.db", "below/c.txt", ".git/d", "__MACOSX/e"):
        write(tmp_path / name, "words")
    assert names(tmp_path) == ["a.txt", "b.txt", "c.txt"]


def test_a_hidden_file_that_is_named_is_taken(tmp_path: Path) -> None:
    assert names(write(tmp_path / ".hidden.txt", "words")) == [".hidden.txt"]


def test_a_sidecar_goes_with_its_file(tmp_path: Path) -> None:
    file, beside = write(tmp_path / "a.txt", "words"), write(tmp_path / "a.txt.yaml", "title: A")
    [arrival] = gathered(tmp_path)
    assert (arrival.path, arrival.sidecar) == (file, beside)


def test_a_sidecar_named_beside_its_file_is_no_document_of_its_own(tmp_path: Path) -> None:
    file, beside = write(tmp_path / "a.txt", "words"), write(tmp_path / "a.txt.yaml", "title: A")
    assert [arrival.sidecar for arrival in gathered(file, beside)] == [beside]


def test_a_yaml_file_that_stands_alone_is_a_file(tmp_path: Path) -> None:
    write(tmp_path / "alone.yaml", "words: here")
    assert names(tmp_path) == ["alone.yaml"]


def test_a_file_may_have_no_sidecar(tmp_path: Path) -> None:
    assert sidecar_of(write(tmp_path / "a.txt", "words")) is None


def test_a_gigantic_sidecar_is_not_held_in_memory(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt.yaml", b"")
    os.truncate(path, 1 << 40)
    assert len(read_sidecar(path)) < 1 << 20


@pytest.mark.parametrize("packed", [False, True])
def test_a_table_gives_its_rows(tmp_path: Path, packed: bool) -> None:
    table = comma([{"title": "One", "text": "words"}, {"title": "Two", "text": "other words"}])
    write(tmp_path / ("t.csv.gz" if packed else "t.csv"), gzip.compress(table) if packed else table)
    rows = gathered(tmp_path)
    assert [row.name.rpartition(" ")[2] for row in rows] == ["1", "2"]
    assert b"Two" in (rows[1].content or b"")


def test_columns_may_be_named_otherwise(tmp_path: Path) -> None:
    table = write(tmp_path / "t.csv", comma([{"headline": "One", "body": "words"}]))
    assert [row.content is None for row in gathered(table)] == [True]
    assert [row.content is None for row in gathered(table, text="body")] == [False]


def test_a_file_that_a_row_names_comes_once_with_what_the_row_says(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", "words")
    write(tmp_path / "below" / "b.txt", "other words")
    write(tmp_path / "list.csv", comma([{"title": "A", "file": "a.txt"}, {"title": "B", "file": "below/b.txt"}]))
    assert [(one.name, b"title" in (one.record or b"")) for one in gathered(tmp_path)] == [
        ("a.txt", True),
        ("b.txt", True),
    ]


@pytest.mark.parametrize("file", ["../secret.txt", "/etc/hostname", "missing.txt", "a\0b", "x" * 5000])
def test_a_row_cannot_name_what_is_not_beside_its_table(tmp_path: Path, file: str) -> None:
    write(tmp_path / "secret.txt", "secret")
    write(tmp_path / "in" / "t.jsonl", jsonl([{"title": "A", "file": file}]))
    [arrival] = gathered(tmp_path / "in")
    assert "not beside the table" in (arrival.problem or "")
    assert arrival.name == "t.jsonl row 1"


def test_a_row_with_neither_text_nor_file_stops_nothing(tmp_path: Path) -> None:
    write(tmp_path / "t.jsonl", b'{"title": "A"}\n{"broken\n' + jsonl([{"title": "B", "text": "words"}]))
    assert len(gathered(tmp_path)) == 3


def test_a_pipe_is_named_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    write(tmp_path / "z.txt", "words")
    assert [(one.name, one.problem) for one in gathered(tmp_path)] == [("pipe", "it is no file"), ("z.txt", None)]


def test_a_link_to_nothing_is_named(tmp_path: Path) -> None:
    (tmp_path / "link.txt").symlink_to(tmp_path / "nowhere")
    assert [one.problem for one in gathered(tmp_path)] == ["it cannot be opened: No such file or directory"]


def test_what_will_come_can_be_counted(tmp_path: Path) -> None:
    mixed(tmp_path)
    assert count([tmp_path], ()) == len(gathered(tmp_path)) == 11
