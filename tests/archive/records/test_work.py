"""What is promised of the queue: every document is in one hand at a time, and none is lost."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from archive.database import Archive
from archive.files import Files
from archive.intake import Intake, Received
from archive.records import documents, work
from tests.conftest import Store

HOUR = timedelta(hours=1)


def receive(archive: Archive, files: Files, number: int) -> list[str]:
    """Receive documents that wait to be read; returns their ids."""
    kept = [files.keep(f"{one}".encode()) for one in range(number)]
    intake = Intake(kind="statement")
    with archive.begin("test") as records:
        received = [Received(one.sha256, one.size, f"{n}.txt", "upload", True, intake) for n, one in enumerate(kept)]
        return [documents.receive(records, one).document for one in received]


def claim(archive: Archive, holder: str, limit: int = 10) -> set[str]:
    with archive.begin(holder) as records:
        return {one.document for one in work.claim(records, holder, limit, HOUR)}


def left(archive: Archive) -> int:
    with archive.read() as records:
        return work.left(records)


def test_a_document_is_in_one_hand_at_a_time(archive: Archive, files: Files) -> None:
    waiting = receive(archive, files, 5)
    one, other = claim(archive, "one", 3), claim(archive, "other")
    assert (len(one), one | other, one & other) == (3, set(waiting), set())
    assert claim(archive, "third") == set()


def test_a_claim_says_what_to_read(archive: Archive, files: Files) -> None:
    [waiting] = receive(archive, files, 1)
    with archive.begin("one") as records:
        [one] = work.claim(records, "one", 1, HOUR)
    assert (one.document, files.read(one.sha256), one.name, one.intake.kind) == (waiting, b"0", "0.txt", "statement")


def test_what_came_first_is_read_first(archive: Archive, files: Files) -> None:
    for number, one in enumerate([files.keep(f"{one}".encode()) for one in range(9)]):
        day = datetime(2020, 1, 9 - number, tzinfo=UTC)
        with replace(archive, clock=lambda: day).begin("test") as records:  # noqa: B023
            documents.receive(records, Received(one.sha256, one.size, f"{number}.txt", "upload", True))
    with archive.begin("one") as records:
        names = [one.name for one in work.claim(records, "one", 9, HOUR)]
    assert names == [f"{number}.txt" for number in range(8, -1, -1)]


def test_what_is_released_can_be_claimed_again_and_the_try_does_not_count(archive: Archive, files: Files) -> None:
    waiting = receive(archive, files, 1)
    for _ in range(work.MOST_ATTEMPTS + 2):
        assert claim(archive, "one") == set(waiting)
        with archive.begin("one") as records:
            work.release(records, "one")


def test_releasing_frees_only_ones_own(archive: Archive, files: Files) -> None:
    receive(archive, files, 2)
    claim(archive, "one", 1)
    with archive.begin("other") as records:
        work.release(records, "other")
        work.abandon(records, "other")
    assert len(claim(archive, "other")) == 1


def test_a_lease_that_ran_out_is_free(archive: Archive, files: Files) -> None:
    waiting = receive(archive, files, 1)
    with archive.begin("one") as records:
        work.claim(records, "one", 1, -HOUR)
    assert claim(archive, "other") == set(waiting)


def test_a_document_that_ends_its_worker_again_and_again_is_given_up(archive: Archive, files: Files) -> None:
    [waiting] = receive(archive, files, 1)
    for _ in range(work.MOST_ATTEMPTS):
        assert claim(archive, "one") == {waiting}
        with archive.begin("one") as records:
            work.abandon(records, "one")
    assert claim(archive, "one") == set()
    with archive.read() as records:
        document = documents.get(records, waiting)
    assert (document.state, document.problem) == ("unreadable", "reading it ended the worker 10 times")
    assert left(archive) == 0


def test_everything_can_be_read_again(archive: Archive, files: Files, store: Store) -> None:
    store()
    receive(archive, files, 2)
    assert left(archive) == 2
    with archive.begin("test") as records:
        assert work.read_again(records) == 3
    assert len(claim(archive, "one")) == 3


@pytest.mark.parametrize("origin", ["attachment", "upload"])
def test_files_that_came_inside_another_are_known(archive: Archive, files: Files, origin: str) -> None:
    [outer] = receive(archive, files, 1)
    kept = files.keep(b"inside")
    with archive.begin("test") as records:
        received = Received(kept.sha256, kept.size, "inside.txt", origin, True)  # type: ignore[arg-type]
        inner = documents.receive(records, received).document
        documents.relate(records, inner, outer, "annex of")
    with archive.read() as records:
        assert work.attached(records, outer) == (((inner, "inside.txt"),) if origin == "attachment" else ())
