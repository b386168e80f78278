"""What is promised of the names on leases."""

import subprocess
import sys
from pathlib import Path

from indexer.holder import ended, forget, holding
from tests.processes import ROOT

HOLD = """
import pathlib, sys
from indexer.holder import holding
with holding(pathlib.Path(sys.argv[1])) as name:
    print(name, flush=True)
    input()
"""


def holder(folder: Path) -> "subprocess.Popen[str]":
    """Start a process that holds a name, which it prints."""
    command = [sys.executable, "-c", HOLD, str(folder)]
    return subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def test_a_name_is_held_as_long_as_its_block_runs(tmp_path: Path) -> None:
    with holding(tmp_path) as name:
        assert (tmp_path / name).exists()
        assert ended(tmp_path) == ()
    assert list(tmp_path.iterdir()) == []


def test_two_holders_have_two_names(tmp_path: Path) -> None:
    with holding(tmp_path) as one, holding(tmp_path) as other:
        assert one != other


def test_a_process_that_was_killed_is_known_to_have_ended_until_it_is_forgotten(tmp_path: Path) -> None:
    with holder(tmp_path) as process:
        assert process.stdout
        name = process.stdout.readline().strip()
        assert ended(tmp_path) == ()
        process.kill()
    assert ended(tmp_path) == ended(tmp_path) == (name,)
    forget(tmp_path, [name])
    assert ended(tmp_path) == ()
    assert list(tmp_path.iterdir()) == []


def test_a_name_that_another_process_forgot_too_early_is_taken_anew(tmp_path: Path) -> None:
    class Forgetful(type(tmp_path)):  # type: ignore[misc]
        """A folder in which the first file is gone as soon as it was made, as a careless cleaner would have it."""

        careless = True

        def open(self, mode: str = "r", *rest: object) -> object:
            file = super().open(mode, *rest)
            if Forgetful.careless:
                Forgetful.careless = False
                self.unlink()
            return file

    with holding(Forgetful(tmp_path)) as name:
        assert (tmp_path / name).exists()
