"""One nursery for all tests that have files read, and a worker that takes deliveries in."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from archive.database import Archive
from archive.files import Files
from indexer.holder import holding
from indexer.ingest import Options, Tally, ingest
from indexer.isolation import Isolation, isolated
from indexer.worker import Worker
from tests.archive.samples import RIVERS, WATER


@pytest.fixture(scope="session")
def isolation() -> Iterator[Isolation]:
    """A nursery with two children, which knows the topics of `archive`."""
    with isolated((WATER, RIVERS), jobs=2) as running:
        yield running


@pytest.fixture
def worker(archive: Archive, files: Files, isolation: Isolation, tmp_path: Path) -> Iterator[Worker]:
    """A worker on a fresh archive."""
    with holding(tmp_path / "workers") as holder:
        yield Worker(archive, files, isolation, holder)


@pytest.fixture
def take_in(worker: Worker, tmp_path: Path) -> Callable[..., Tally]:
    """Take in paths and read everything; returns the tally."""

    def taking(*paths: Path, **options: object) -> Tally:
        return ingest(worker, tmp_path / "workers", paths, Options(**options), lambda tally: None)  # type: ignore[arg-type]

    return taking
