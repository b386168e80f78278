"""The engine in a folder keeps the contract."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from indexer.search.whoosh import WhooshEngine
from tests.contracts.engine import EngineContract


class TestWhooshEngine(EngineContract):
    @pytest.fixture
    def engine(self, tmp_path: Path) -> Iterator[WhooshEngine]:
        engine = WhooshEngine(tmp_path / "index", patience=1)
        yield engine
        engine.close()
