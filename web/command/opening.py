"""An archive opened for a command: its record, its files, its engine, its vocabulary."""

import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cache
from importlib.resources import files as resources
from pathlib import Path

from archive.database import Archive
from archive.files import Files
from archive.records import topics
from archive.settings import Settings
from archive.topics import Topic
from indexer.search.whoosh import WhooshEngine
from indexer.vocabulary import load

_ABANDONED_SECONDS = 3600


@dataclass(frozen=True, slots=True)
class Opened:
    """Everything that a command works on."""

    settings: Settings
    archive: Archive
    files: Files
    engine: WhooshEngine

    @property
    def holders(self) -> Path:
        """The folder in which workers show that they live."""
        return self.settings.folder / "workers"

    def vocabulary(self) -> tuple[Topic, ...]:
        """Return the topics that the archive knows, with all that points to them in texts."""
        with self.archive.read() as records:
            return tuple(topic for _, topic in topics.with_hidden_labels(records))


@contextmanager
def opened(settings: Settings) -> Iterator[Opened]:
    """Open the archive, making it when it is missing; a fresh one gets the project's own vocabulary."""
    archive = Archive.open(settings)
    engine = WhooshEngine(settings.index)
    try:
        _furnish(archive)
        _tidy(settings.originals / "arriving")
        yield Opened(settings, archive, Files(settings.originals), engine)
    finally:
        engine.close()
        archive.close()


@cache
def own_vocabulary() -> tuple[Topic, ...]:
    """Return the vocabulary that comes with the project; a process reads it once."""
    return load(resources("corpus").joinpath("topics.ttl").read_bytes(), "topics.ttl")


def _furnish(archive: Archive) -> None:
    with archive.read() as records:
        if topics.is_furnished(records):
            return
    vocabulary = own_vocabulary()
    with archive.begin("command") as records:
        if not topics.is_furnished(records):
            topics.load(records, vocabulary)


def _tidy(arriving: Path) -> None:
    """Remove what killed processes left half copied; nothing that still grows is as old as this."""
    for path in arriving.glob("*"):
        with suppress(FileNotFoundError):
            if path.stat().st_mtime < time.time() - _ABANDONED_SECONDS:
                path.unlink()
