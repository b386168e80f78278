"""The engine kept level with the record: it follows the ledger, from wherever it stands."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from pathlib import Path

from archive.database import Archive
from archive.locking import locked
from archive.records import changes, following
from indexer.entries import entry
from indexer.errors import EngineDown
from indexer.search.engine import Engine, Entry
from indexer.search.whoosh import WhooshEngine

_LINES = 1000
_DOCUMENTS = 50

# Told the ledger position reached and the newest one.
Report = Callable[[int, int], None]
# Yields both after every batch, so that whoever follows can do other work in between.
Steps = Iterator[tuple[int, int]]


def catch_up(archive: Archive, engine: Engine, report: Report | None = None) -> int:
    """Bring an engine to the newest ledger line and return its position; harmless when it is there already.

    Reads the ledger after the engine's position, a batch at a time, so that it can stop anywhere and go on later.
    Raises EngineDown.
    """
    _walk(_steps(archive, engine), report)
    return engine.position()


def follow(archive: Archive, engine: WhooshEngine, lock: Path, report: Report | None = None) -> int:
    """Catch up, whatever state the index is in: one that is gone, broken or ahead of the record is rebuilt beside.

    One process follows at a time; the others wait, and then find nothing left to do. Raises EngineDown.
    """
    _walk(follow_in_steps(archive, engine, lock), report)
    return engine.position()


def follow_in_steps(archive: Archive, engine: WhooshEngine, lock: Path, least: int = 1) -> Steps:
    """Follow, pausing after every batch; the lock is held to the end of the last one, or until closed.

    Fewer new ledger lines than `least` are left for later.
    """
    with locked(lock):
        if not _is_usable(archive, engine):
            yield from _rebuild(archive, engine, least)
        yield from _steps(archive, engine, least)


def rebuild(archive: Archive, engine: WhooshEngine, lock: Path, report: Report | None = None) -> int:
    """Build the index anew beside the old one, which answers meanwhile, then swap; resumes one that was interrupted."""
    with locked(lock):
        _walk(_rebuild(archive, engine), report)
        return catch_up(archive, engine, report)


def is_level(archive: Archive, engine: Engine) -> bool:
    """Say whether an engine knows the newest ledger line."""
    with archive.read() as records:
        newest = changes.position(records)
    try:
        return engine.position() == newest
    except EngineDown:
        return False


def _steps(archive: Archive, engine: Engine, least: int = 1) -> Steps:
    while True:
        position = engine.position()
        with archive.read() as records:
            newest = changes.position(records)
            if newest < position + least:
                return
            touched = changes.touched(records, position, _LINES)
            present = following.published(records, touched.documents)
        engine.replace(_entries(archive, present), set(touched.documents) - set(present), touched.position)
        yield touched.position, newest


def _walk(steps: Steps, report: Report | None) -> None:
    for position, newest in steps:
        if report:
            report(position, newest)


def _rebuild(archive: Archive, engine: WhooshEngine, least: int = 1) -> Steps:
    with archive.read() as records:
        if changes.position(records) < least:
            return
    with closing(engine.beside()) as beside:
        if not _is_usable(archive, beside):
            beside.reset()
        yield from _steps(archive, beside)
        engine.swap(beside)


def _is_usable(archive: Archive, engine: WhooshEngine) -> bool:
    with archive.read() as records:
        newest = changes.position(records)
    try:
        return 0 < engine.position() <= newest
    except EngineDown:
        return False


def _entries(archive: Archive, documents: Sequence[str]) -> Iterator[Entry]:
    """Yield the documents' entries, a few documents in memory at a time."""
    for start in range(0, len(documents), _DOCUMENTS):
        with archive.read() as records:
            loaded = following.load(records, documents[start : start + _DOCUMENTS])
        yield from (entry(document) for document in loaded)
