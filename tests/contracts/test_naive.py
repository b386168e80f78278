"""The oracle keeps the contract that it is used to judge others by."""

import pytest

from tests.contracts.engine import EngineContract
from tests.contracts.naive import NaiveEngine


class TestNaiveEngine(EngineContract):
    @pytest.fixture
    def engine(self) -> NaiveEngine:
        return NaiveEngine()
