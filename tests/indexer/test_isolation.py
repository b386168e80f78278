"""What is promised of reading at arm's length: whatever a file does, the others are read."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from archive.intake import Intake
from indexer.errors import Unreadable
from indexer.isolation import Isolation, isolated
from indexer.tasks import Done, Failed, Limits, Outcome, Task
from tests.archive.samples import RIVERS, WATER
from tests.deliveries import mail, report, write
from tests.processes import children, descendants, eventually, running

pytestmark = pytest.mark.slow

PLAIN = Intake()
LIMITS = Limits(seconds=2.0, memory=1 << 30, size=3 << 30)


@pytest.fixture(scope="module")
def strict() -> Iterator[Isolation]:
    """A nursery with little patience and one child, and room for files that are too large for its memory."""
    with isolated((WATER, RIVERS), jobs=1, limits=LIMITS) as running:
        yield running


@contextmanager
def watched(jobs: int, limits: Limits | None = None) -> Iterator[tuple[Isolation, int]]:
    """Start a nursery and say which process it is; others beside it may start and end their readers as they like."""
    before = children(os.getpid())
    with isolated((WATER,), jobs=jobs, limits=limits) as isolation:
        [nursery] = children(os.getpid()) - before
        yield isolation, nursery


def collect(isolation: Isolation, paths: list[Path], intake: Intake = PLAIN) -> list[Outcome]:
    for number, path in enumerate(paths):
        isolation.submit(Task(number, path, path.name, intake))
    outcomes: dict[int, Outcome] = {}
    assert eventually(lambda: outcomes.update(isolation.outcomes(1.0)) or len(outcomes) == len(paths), 60)
    return [outcomes[number] for number in range(len(paths))]


def reason(outcome: Outcome) -> str:
    assert isinstance(outcome, Failed)
    return outcome.reason


def pipe(folder: Path) -> Path:
    """Make a file that never ends to be opened."""
    os.mkfifo(folder / "pipe")
    return folder / "pipe"


def sparse(folder: Path, size: int) -> Path:
    """Make a file that is large and takes no room."""
    path = write(folder / "large.txt", b"")
    os.truncate(path, size)
    return path


def test_files_are_read(isolation: Isolation, tmp_path: Path) -> None:
    done = collect(isolation, [write(tmp_path / f"{one}.txt", report(one)) for one in range(5)])
    found = [one.read.findings for one in done if isinstance(one, Done)]
    assert [one.title.value for one in found if one.title] == [report(one).partition("\n")[0] for one in range(5)]
    assert any(one.topics for one in found)


def test_a_file_that_hangs_is_given_up_and_the_others_are_read(strict: Isolation, tmp_path: Path) -> None:
    hung, read = collect(strict, [pipe(tmp_path), write(tmp_path / "a.txt", report(1))])
    assert reason(hung) == "reading it took longer than 2 seconds"
    assert isinstance(read, Done)


def test_a_file_that_eats_memory_is_given_up_and_the_others_are_read(strict: Isolation, tmp_path: Path) -> None:
    eaten, read = collect(strict, [sparse(tmp_path, 2 << 30), write(tmp_path / "a.txt", report(1))])
    assert "more memory than one file may use" in reason(eaten)
    assert isinstance(read, Done)


def test_a_gigantic_file_is_not_opened(strict: Isolation, tmp_path: Path) -> None:
    [large] = collect(strict, [sparse(tmp_path, 4 << 30)])
    assert reason(large) == "the file is larger than 3072 MB"


def test_a_file_that_is_gone_has_a_reason(strict: Isolation, tmp_path: Path) -> None:
    [gone] = collect(strict, [tmp_path / "gone.txt"])
    assert reason(gone) == "it cannot be opened: No such file or directory"


def test_a_refused_sidecar_is_a_reason(strict: Isolation, tmp_path: Path) -> None:
    [refused] = collect(strict, [write(tmp_path / "a.txt", report(1))], Intake(sidecar="colour: blue"))
    assert "'colour' is not a key" in reason(refused)


def test_a_reader_that_is_killed_is_replaced(tmp_path: Path) -> None:
    with watched(jobs=2) as (isolation, nursery):
        isolation.submit(Task(0, pipe(tmp_path), "pipe", Intake()))
        assert eventually(lambda: children(nursery))
        [child] = children(nursery)
        os.kill(child, signal.SIGKILL)
        outcomes: dict[int, Outcome] = {}
        assert eventually(lambda: outcomes.update(isolation.outcomes(1.0)) or outcomes)
        assert "crashed its reader" in reason(outcomes[0])
        assert isinstance(collect(isolation, [write(tmp_path / "a.txt", report(1))])[0], Done)


def test_a_nursery_that_is_killed_is_said_to_have_ended() -> None:
    with watched(jobs=1) as (isolation, nursery):
        os.kill(nursery, signal.SIGKILL)
        with pytest.raises(Unreadable, match="start the command again"):
            list(isolation.outcomes(10.0))
        with pytest.raises(Unreadable, match="start the command again"):
            isolation.submit(Task(0, Path("a.txt"), "a.txt", Intake()))


def test_nothing_is_left_when_the_block_ends_in_the_middle(tmp_path: Path) -> None:
    with watched(jobs=2) as (isolation, nursery):
        isolation.submit(Task(0, pipe(tmp_path), "pipe", Intake()))
        assert eventually(lambda: children(nursery))
        family = {nursery} | descendants(nursery)
    assert len(family) == 2
    assert eventually(lambda: not running(family))


def test_large_orders_and_large_outcomes_do_not_wait_for_each_other(isolation: Isolation, tmp_path: Path) -> None:
    annex = b"words " * 200_000
    paths = [write(tmp_path / f"{one}.eml", mail(report(one), ("annex.txt", annex))) for one in range(8)]
    done = collect(isolation, paths, Intake(record='{"title": "Long", "note": "' + "x" * 1_000_000 + '"}'))
    assert all(isinstance(one, Done) and one.attachments[0].content == annex for one in done)


@pytest.mark.long
def test_a_reader_whose_nursery_was_killed_ends_by_itself(tmp_path: Path) -> None:
    with watched(jobs=1, limits=replace(LIMITS, seconds=0.5)) as (isolation, nursery):
        isolation.submit(Task(0, pipe(tmp_path), "pipe", Intake()))
        assert eventually(lambda: children(nursery))
        [child] = children(nursery)
        os.kill(nursery, signal.SIGKILL)
        assert eventually(lambda: not running({child}), 10)


def test_the_nursery_needs_no_search_engine_and_no_pages() -> None:
    loaded = (
        "import sys, indexer.nursery; print([one for one in ('whoosh', 'starlette', 'alembic') if one in sys.modules])"
    )
    answer = subprocess.run([sys.executable, "-c", loaded], capture_output=True, text=True, check=True)
    assert answer.stdout.strip() == "[]"
