"""What is promised of `onrecord extract`: it shows what would be found, and keeps nothing."""

import json
from pathlib import Path

import pytest

from tests.deliveries import report, write
from tests.web.command.conftest import Typed

pytestmark = pytest.mark.slow

KEYS = [
    "id", "kind", "language", "title", "date_event", "date_published", "speakers", "people_mentioned_only",
    "organisations", "topics", "statements", "text",
]  # fmt: skip


def test_one_object_a_line_in_the_order_of_the_files_and_nothing_is_kept(
    typed: Typed, data: Path, tmp_path: Path
) -> None:
    files = [write(tmp_path / f"{name}.txt", report(number)) for number, name in enumerate("hgfedcbakjinmlo")]
    files.insert(3, write(tmp_path / "empty.txt", b""))
    files.insert(0, tmp_path)
    answer = typed("extract", *files, "--json")
    found = [json.loads(line) for line in answer.out.splitlines()]
    assert [one["id"] for one in found] == list("hgfedcbakjinmlo")
    assert all(list(one) == KEYS for one in found)
    assert answer.status == 1
    assert answer.err.splitlines() == [
        f"onrecord: {tmp_path}: it cannot be opened: Is a directory",
        f"onrecord: {tmp_path / 'empty.txt'}: the file is empty",
    ]
    assert not data.exists()
    for number, one in enumerate(found):
        [said] = [each for each in one["statements"] if each["type"] == "direct"]
        words = report(number)[said["start"] : said["end"]]
        assert words.strip("“”,.") == f"Well {number} is dry, and nobody has measured it"
        assert said["speaker"] == "Olha Merezhkova"
    assert all("drinking water" in one["topics"] for one in found)


def test_people_read_what_was_found_with_what_stands_beside_the_file(typed: Typed, tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", report(1))
    write(tmp_path / "a.txt.yaml", "title: Wells\nkind: statement\n")
    answer = typed("extract", path)
    assert (answer.status, answer.err) == (0, "")
    lines = answer.out.splitlines()
    assert lines[0] == str(path)
    assert {"  kind: statement", "  title: Wells", "  speakers:"} <= set(lines)
    assert any(line.startswith("    name Olha Merezhkova, position head") for line in lines)


def test_nonsense_is_one_line(typed: Typed, data: Path) -> None:
    answer = typed("extract", "nowhere.txt")
    assert (answer.status, answer.out) == (2, "")
    assert (
        answer.err
        == "onrecord extract: argument FILE: there is no file or folder 'nowhere.txt' (see onrecord extract --help)\n"
    )
    assert not data.exists()
