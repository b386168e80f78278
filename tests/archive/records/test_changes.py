"""The ledger has no gaps, can be followed, and shows every alteration."""

import sqlite3
import subprocess
import sys
from contextlib import closing

import pytest

from archive.database import Archive
from archive.documents import Standing
from archive.intake import Received
from archive.records import changes, documents, publishing
from archive.settings import Settings
from tests.conftest import Store

pytestmark = pytest.mark.slow


def problems(archive: Archive) -> list[str]:
    with archive.read() as records:
        return list(changes.problems(records))


def tamper(settings: Settings, *statements: str) -> None:
    with closing(sqlite3.connect(settings.database)) as connection:
        for statement in statements:
            assert connection.execute(statement).rowcount, statement
        connection.commit()


@pytest.mark.parametrize(
    "alteration",
    [
        "at = '2001-01-01T00:00:00.000000+00:00'", "kind = 'merged'", "subject = 'other'", "actor = 'nobody'",
        "details = substr(details, 2) || 'x'", "hash = substr(hash, 2) || 'x'", "position = 99",
    ],
)  # fmt: skip
@pytest.mark.parametrize("line", [1, 2, 4])
def test_an_altered_line_is_found(
    archive: Archive, settings: Settings, document: str, alteration: str, line: int
) -> None:
    assert problems(archive) == []
    tamper(settings, f"UPDATE ledger SET {alteration} WHERE position = {line}")
    assert problems(archive)


@pytest.mark.parametrize(
    "alteration",
    ["salt = 'x'", 'details = \'{"name":"other"}\'', "details = ' ' || details", "details = 'no JSON'"],
)
def test_altered_details_are_found_and_named(
    archive: Archive, settings: Settings, document: str, alteration: str
) -> None:
    tamper(settings, f"UPDATE ledger_details SET {alteration} WHERE position = 2")
    assert problems(archive) == ["the details of ledger line 2 (received) were altered"]


@pytest.mark.parametrize("line", [1, 2, 3])
def test_a_deleted_line_is_found(archive: Archive, settings: Settings, document: str, line: int) -> None:
    tamper(settings, f"DELETE FROM ledger WHERE position = {line}")
    assert f"ledger line {line} is missing" in problems(archive)


def test_the_newest_line_cannot_be_cut_off_without_a_trace(archive: Archive, settings: Settings, document: str) -> None:
    tamper(settings, "DELETE FROM ledger WHERE position = 4")
    untold = f"document {document} stands as published, and no ledger line says how it came to"
    assert problems(archive) == ["ledger line 4 is missing", untold]
    tamper(settings, "DELETE FROM ledger_details WHERE position = 4")
    assert problems(archive) == [untold]


def test_lines_that_changed_places_are_found(archive: Archive, settings: Settings, document: str) -> None:
    swap = [(2, 99), (3, 2), (99, 3)]
    tamper(settings, *(f"UPDATE ledger SET position = {new} WHERE position = {old}" for old, new in swap))
    assert problems(archive)


def test_a_line_that_was_slipped_in_is_found(archive: Archive, settings: Settings, document: str) -> None:
    tamper(
        settings, "INSERT INTO ledger SELECT 5, at, kind, subject, actor, details, hash FROM ledger WHERE position = 4"
    )
    assert problems(archive)


def test_details_can_be_forgotten_without_breaking_the_chain(
    archive: Archive, settings: Settings, document: str
) -> None:
    tamper(settings, "DELETE FROM ledger_details WHERE position = 2")
    assert problems(archive) == []
    with archive.read() as records:
        assert [line.details is None for line in changes.history(records, document)] == [True, False, False]


@pytest.mark.slow
def test_positions_have_no_gaps_when_four_processes_write(archive: Archive, settings: Settings) -> None:
    program = (
        "import sys; from pathlib import Path; from archive.database import Archive\n"
        "from archive.settings import Settings\n"
        "archive = Archive.open(Settings(Path(sys.argv[1]), ''))\n"
        "for _ in range(25):\n"
        "    with archive.begin(sys.argv[2]) as records: records.note('related', sys.argv[2])\n"
    )
    writers = [
        subprocess.Popen([sys.executable, "-c", program, str(settings.folder), f"writer{number}"])
        for number in range(4)
    ]
    assert [writer.wait() for writer in writers] == [0] * 4
    with archive.read() as records:
        lines = changes.newest(records, 1000)
        assert [line.position for line in lines] == list(range(101, 0, -1))
        assert {len(changes.history(records, f"writer{number}")) for number in range(4)} == {25}
    assert problems(archive) == []


def test_a_follower_is_told_every_document_once_and_how_far_it_got(archive: Archive, store: Store) -> None:
    first, second = store(), store(content=b"another")
    with archive.read() as records:
        everything = changes.touched(records, 1, 1000)
        assert everything == changes.Touched((first, second), 7)
        assert changes.touched(records, 1, 3) == changes.Touched((first,), 4)
        assert changes.touched(records, 4, 1000) == changes.Touched((second,), 7)
        assert changes.touched(records, 7, 1000) == changes.Touched((), 7)


def test_a_follower_misses_nothing_however_small_its_steps(archive: Archive, store: Store) -> None:
    stored = {store(content=bytes([number])) for number in range(3)}
    seen: set[str] = set()
    position = 0
    with archive.read() as records:
        while (step := changes.touched(records, position, 1)).position > position:
            seen.update(step.documents)
            position = step.position
        assert position == changes.position(records)
    assert seen == stored


@pytest.mark.parametrize("standing", ["draft", "published", "withdrawn"])
def test_what_was_hidden_since_a_position_is_known(archive: Archive, store: Store, standing: Standing) -> None:
    document = store(publish=standing != "draft")
    with archive.begin("staff") as records:
        if standing == "withdrawn":
            publishing.withdraw(records, document, "Sent in error.")
    with archive.read() as reading:
        assert changes.hidden_since(reading, 0) == (frozenset() if standing == "published" else {document})
        assert changes.hidden_since(reading, changes.position(reading)) == frozenset()


def test_history_is_of_one_document_the_newest_last(archive: Archive, store: Store) -> None:
    document = store()
    store(content=b"another")
    with archive.begin("staff") as records:
        receipt = documents.receive(records, Received("c" * 64, 1, "third", "upload", False))
    with archive.read() as reading:
        assert [line.kind for line in changes.history(reading, document)] == ["received", "read", "published"]
        assert [line.kind for line in changes.history(reading, receipt.document)] == ["received"]
        assert changes.history(reading, "nobody") == ()
