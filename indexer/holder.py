"""Who holds a lease: a name whose lock file tells, even after kill -9, whether its process still lives."""

import fcntl
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def holding(folder: Path) -> Iterator[str]:
    """Hold a name of one's own as long as the block runs; the system lets go of its lock when the process ends."""
    folder.mkdir(parents=True, exist_ok=True)
    name = secrets.token_hex(8)
    path = folder / name
    with path.open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        try:
            yield name
        finally:
            path.unlink(missing_ok=True)


def ended(folder: Path) -> tuple[str, ...]:
    """Return the names whose processes have ended without letting go of their work, and forget these names."""
    return tuple(path.name for path in sorted(folder.glob("*")) if _has_ended(path))


def _has_ended(path: Path) -> bool:
    try:
        with path.open("r") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            path.unlink(missing_ok=True)
            return True
    except (BlockingIOError, FileNotFoundError):
        return False
