"""One filled archive for all tests that only read pages, and a browser that keeps no cookies."""

from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from tests.web.shelves import Shelf, filled


@pytest.fixture(scope="session")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shelf]:
    with filled(tmp_path_factory.mktemp("shelf")) as made:
        yield made


@pytest.fixture
def reader(shelf: Shelf) -> TestClient:
    return TestClient(shelf.app, base_url="https://onrecord.example", raise_server_exceptions=False)


@pytest.fixture
def own_shelf(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shelf]:
    """An archive of one's own, for a test that changes it."""
    with filled(tmp_path_factory.mktemp("own")) as made:
        yield made
