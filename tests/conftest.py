"""A fresh archive, a folder of originals, a document in them, for every test that needs the record."""

import shutil
from collections.abc import Iterator
from contextlib import closing
from hashlib import sha256
from pathlib import Path
from typing import Protocol

import pytest

from archive.database import Archive
from archive.files import Files
from archive.intake import Received
from archive.reading import Read
from archive.records import documents, publishing, readings, topics
from archive.settings import Settings
from tests.archive.samples import RIVERS, SAMPLE, WATER


class Store(Protocol):
    """Receives a document, stores a reading of it, publishes it or not, and returns its id."""

    def __call__(self, read: Read = SAMPLE, content: bytes | None = None, publish: bool = True) -> str: ...


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Settings of an archive that is not there."""
    return Settings(tmp_path / "archive", "http://127.0.0.1:8000")


@pytest.fixture(scope="session")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The database of a fresh archive that knows two topics, made once: making it takes longer than most tests."""
    settings = Settings(tmp_path_factory.mktemp("fresh"), "http://127.0.0.1:8000")
    with closing(Archive.open(settings)) as opened, opened.begin("vocabulary") as records:
        topics.load(records, (WATER, RIVERS))
    return settings.database


@pytest.fixture
def archive(settings: Settings, fresh: Path) -> Iterator[Archive]:
    """A fresh archive that knows two topics."""
    settings.folder.mkdir()
    shutil.copyfile(fresh, settings.database)
    with closing(Archive.open(settings)) as opened:
        yield opened


@pytest.fixture
def files(settings: Settings) -> Files:
    """A folder for originals, empty."""
    return Files(settings.originals)


@pytest.fixture
def store(archive: Archive, files: Files) -> Store:
    """A way to store more documents; without content, each reading is of an original of its own."""

    def storing(read: Read = SAMPLE, content: bytes | None = None, publish: bool = True) -> str:
        kept = files.keep(content or sha256(repr(read).encode()).digest())
        with archive.begin("staff") as records:
            receipt = documents.receive(records, Received(kept.sha256, kept.size, "sample.txt", "upload", False))
            readings.store(records, receipt.document, read)
            if publish:
                publishing.publish(records, receipt.document)
        return receipt.document

    return storing


@pytest.fixture
def document(store: Store) -> str:
    """The id of the sample, stored and published."""
    return store()
