"""The command as it is typed: in this process where nothing but its answer counts, and one archive to ask."""

import io
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.deliveries import mixed
from tests.processes import run
from web.command.__main__ import main


@dataclass(frozen=True, slots=True)
class Answer:
    """How a command ended, and what it said."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> dict[str, object]:
        """Return what was said as one JSON object."""
        answer = json.loads(self.out)
        assert isinstance(answer, dict)
        return answer


Typed = Callable[..., Answer]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """The folder of an archive that is not there yet."""
    return tmp_path / "data"


@pytest.fixture
def typed(data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Typed:
    """Type a command; `words` is what stands on its stdin, `into` another archive's folder."""
    monkeypatch.setenv("ONRECORD_DATA", str(data))
    for name in ("ADDRESS", "NAME", "CONTACT", "PROXIES"):
        monkeypatch.delenv(f"ONRECORD_{name}", raising=False)

    def typing(*arguments: str | Path, words: str = "", into: Path | None = None) -> Answer:
        if into:
            monkeypatch.setenv("ONRECORD_DATA", str(into))
        monkeypatch.setattr("sys.stdin", io.StringIO(words))
        try:
            status = main([str(argument) for argument in arguments])
        except SystemExit as ended:
            status = int(ended.code or 0)
        said = capsys.readouterr()
        return Answer(status, said.out, said.err)

    return typing


@dataclass(frozen=True, slots=True)
class Filled:
    """An archive into which the mixed delivery was taken by a process of its own."""

    folder: Path
    delivery: Path
    answer: Answer


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Filled:
    """One archive for all tests that only ask; they must not change it."""
    folder = tmp_path_factory.mktemp("filled")
    delivery = mixed(folder / "delivery")
    return Filled(folder / "data", delivery, Answer(*run(folder / "data", "ingest", delivery, "--json")))
