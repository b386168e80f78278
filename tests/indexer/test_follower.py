"""What is promised of the process that brings the index along while documents are read."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from archive.database import Archive
from archive.reading import Read
from archive.records import changes
from archive.settings import Settings
from indexer.follower import followed
from indexer.search.whoosh import WhooshEngine
from tests.archive.samples import SAMPLE, value
from tests.conftest import Store
from tests.processes import ROOT

pytestmark = pytest.mark.slow

PATIENCE = 60.0
DYING = "import os, sys; from tests.indexer.test_follower import die_following; die_following(sys.argv[1])"


@pytest.fixture
def engine(settings: Settings) -> Iterator[WhooshEngine]:
    made = WhooshEngine(settings.index)
    yield made
    made.close()


def titled(title: str) -> Read:
    return replace(SAMPLE, findings=replace(SAMPLE.findings, title=value(title)))


def newest(archive: Archive) -> int:
    with archive.read() as records:
        return changes.position(records)


def wait_for(is_so: Callable[[], bool]) -> bool:
    latest = time.monotonic() + PATIENCE
    while not is_so() and time.monotonic() < latest:
        time.sleep(0.05)
    return is_so()


def followers(folder: Path) -> list[str]:
    """Return the processes that follow this archive."""
    mine = f"indexer.follower\0{folder}".encode()
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            found += [process.name] if mine in (process / "cmdline").read_bytes() else []
        except OSError:
            continue
    return found


def die_following(folder: str) -> None:
    """Start a follower and die without a word to it."""
    with followed(Settings(Path(folder), "http://127.0.0.1:8000")):
        os.kill(os.getpid(), 9)


def test_documents_are_indexed_while_others_are_stored(
    archive: Archive, settings: Settings, engine: WhooshEngine, store: Store
) -> None:
    with followed(settings, least=2):
        first = store(titled("First"))
        assert wait_for(lambda: first in engine.documents())
        second = store(titled("Second"))
        assert wait_for(lambda: second in engine.documents())


def test_a_few_lines_are_left_to_whoever_started_it(
    archive: Archive, settings: Settings, engine: WhooshEngine, store: Store
) -> None:
    with followed(settings, least=newest(archive) + 6):
        store(titled("First"))
        time.sleep(2.5)
        assert not engine.documents()
        store(titled("Second"))
        assert wait_for(lambda: bool(engine.documents()))


def test_it_ends_with_whoever_started_it(archive: Archive, settings: Settings) -> None:
    with followed(settings):
        assert wait_for(lambda: bool(followers(settings.folder)))
    assert not followers(settings.folder)


def test_it_ends_when_whoever_started_it_is_killed(archive: Archive, settings: Settings) -> None:
    killed = subprocess.run([sys.executable, "-c", DYING, str(settings.folder)], cwd=ROOT, check=False)
    assert killed.returncode == -9
    assert wait_for(lambda: not followers(settings.folder))
