"""Who holds a lease: a name whose lock file tells, even after kill -9, whether its process still lives."""

import fcntl
import secrets
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def holding(folder: Path) -> Iterator[str]:
    """Hold a name of one's own as long as the block runs; the system lets go of its lock when the process ends."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / secrets.token_hex(8)
    with _locked(path):
        try:
            yield path.name
        finally:
            path.unlink(missing_ok=True)


def ended(folder: Path) -> tuple[str, ...]:
    """Return the names whose processes have ended without letting go of their work."""
    return tuple(path.name for path in sorted(folder.glob("*")) if _has_ended(path))


def forget(folder: Path, names: Iterable[str]) -> None:
    """Forget names that have ended, once nothing is in their hands any more."""
    for name in names:
        (folder / name).unlink(missing_ok=True)


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    """Hold a lock on a file; another process may have taken a file that is not locked yet for one that has ended."""
    with path.open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if path.exists():
            yield
            return
    with _locked(path):
        yield


def _has_ended(path: Path) -> bool:
    try:
        with path.open("r") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return True
    except (BlockingIOError, FileNotFoundError):
        return False
