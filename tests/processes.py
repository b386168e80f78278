"""The onrecord command as a process: started, watched, and looked after until the last child has ended."""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parents[1]


def environment(data: Path, **settings: str) -> dict[str, str]:
    """Return the environment of a command that works on a folder; settings of the caller's shell do not matter."""
    own = {name: value for name, value in os.environ.items() if not name.startswith("ONRECORD_")}
    return own | {"ONRECORD_DATA": str(data), "PYTHONWARNINGS": "ignore", "PYTHONPATH": str(ROOT)} | settings


def start(data: Path, *arguments: str | Path) -> "subprocess.Popen[str]":
    """Start a command in a process group of its own."""
    return subprocess.Popen(
        [sys.executable, "-m", "web.command", *map(str, arguments)],
        env=environment(data),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def finish(command: "subprocess.Popen[str]", seconds: float = 120) -> tuple[int, str, str]:
    """Wait for a command; returns its exit status, stdout and stderr."""
    out, err = command.communicate(timeout=seconds)
    return command.returncode, out, err


def run(data: Path, *arguments: str | Path) -> tuple[int, str, str]:
    """Run a command to its end."""
    return finish(start(data, *arguments))


def children(pid: int) -> set[int]:
    """Return the ids of the processes that a process has started itself and that still run."""
    return {child for child, parent in _parents().items() if parent == pid}


def descendants(pid: int) -> set[int]:
    """Return the ids of all processes that a process has started, directly or not, and that still run."""
    parents = _parents()
    found, new = set[int](), {pid}
    while new:
        new = {child for child, parent in parents.items() if parent in new} - found
        found |= new
    return found


def running(pids: set[int]) -> set[int]:
    """Return those processes that have not ended; what waits to be reaped has."""
    return {pid for pid in pids if _parent(Path("/proc", str(pid))) is not None}


def eventually(claim: Callable[[], object], seconds: float = 30) -> bool:
    """Say whether something becomes true within some time."""
    until = time.monotonic() + seconds
    while not claim():
        if time.monotonic() > until:
            return False
        time.sleep(0.05)
    return True


def _parents() -> dict[int, int | None]:
    return {int(path.name): _parent(path) for path in Path("/proc").iterdir() if path.name.isdecimal()}


def _parent(process: Path) -> int | None:
    try:
        state, parent = (process / "stat").read_text().rpartition(")")[2].split()[:2]
    except (FileNotFoundError, ProcessLookupError):
        return None
    return None if state == "Z" else int(parent)
