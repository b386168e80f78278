"""What paths hold: files with their sidecars, and the rows of tables."""

import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from indexer.readers.sidecar import SUFFIXES
from indexer.readers.table import is_table, split

_HEAD = 64 * 1024
# A sidecar is refused when it is longer than its reader takes, so that more than this is of no use.
_LONGEST_SIDECAR = 256 * 1024
_IGNORED = frozenset({"__MACOSX", "Thumbs.db", "desktop.ini"})


@dataclass(frozen=True, slots=True)
class Arrival:
    """A file or a row that wants to be taken in; rows bring their `content`, files lie at `path`.

    `problem` says why nothing can be taken in from there.
    """

    path: Path
    name: str
    content: bytes | None = None
    sidecar: Path | None = None
    record: bytes | None = None
    problem: str | None = None


def gather(paths: Sequence[Path], columns: Sequence[tuple[str, str]]) -> Iterator[Arrival]:
    """Yield everything that the paths hold, folders walked in the order of names, hidden files passed over.

    In a folder tables come first: a file that a row names comes with what the row says of it, and not once more.
    """
    named: set[Path] = set()
    for path in paths:
        for folder in _folders(path):
            tables = [file for file in folder if _is_table(file, dict(columns))]
            for arrival in (arrival for table in tables for arrival in _rows(table, dict(columns))):
                named |= {arrival.path} if arrival.record is not None else set()
                yield arrival
            yield from (_arrival(file) for file in folder if file not in tables and file.resolve() not in named)


def sidecar_of(path: Path) -> Path | None:
    """Return the file that states what is known about another, when there is one: `report.pdf.yaml`."""
    beside = (path.with_name(path.name + suffix) for suffix in SUFFIXES)
    return next((candidate for candidate in beside if candidate.is_file()), None)


def read_sidecar(path: Path) -> str:
    """Return what stands in a sidecar, or as much of it as shows that it is none. Raises OSError."""
    with path.open("rb") as file:
        return file.read(_LONGEST_SIDECAR).decode("utf-8", "replace")


def count(paths: Sequence[Path], columns: Sequence[tuple[str, str]]) -> int:
    """Return how many arrivals `gather` will yield; tables are counted by their rows."""
    return sum(1 for _ in gather(paths, columns))


def _folders(path: Path) -> Iterator[list[Path]]:
    """Yield the files of a folder, then of each folder in it, or a file alone; sidecars go with their files."""
    if not path.is_dir():
        yield [] if _is_sidecar(path) else [path]
        return
    unknown: list[Path] = []
    for folder, folders, names in os.walk(path, onerror=lambda error: unknown.append(Path(error.filename))):
        folders[:] = sorted(name for name in folders if _is_wanted(name))
        files = [Path(folder, name) for name in sorted(names) if _is_wanted(name)]
        yield [file for file in files if not _is_sidecar(file)]
    yield unknown


def _arrival(path: Path) -> Arrival:
    problem = _problem(path)
    return Arrival(path, path.name, sidecar=None if problem else sidecar_of(path), problem=problem)


def _problem(path: Path) -> str | None:
    """Say why a file cannot be taken in; a pipe is not opened, because it may never answer."""
    try:
        if path.is_dir():
            next(path.iterdir(), None)
        if not stat.S_ISREG(path.stat().st_mode):
            return "it is no file"
        with path.open("rb"):
            return None
    except OSError as error:
        return f"it cannot be opened: {error.strerror}"


def _is_table(path: Path, columns: dict[str, str]) -> bool:
    if _problem(path):
        return False
    with path.open("rb") as file:
        return is_table(file.read(_HEAD), path.name, columns)


def _rows(path: Path, columns: dict[str, str]) -> Iterator[Arrival]:
    with path.open("rb") as file:
        for row in split(file, path.name, columns):
            name = f"{path.name} row {row.number}"
            if row.file and not row.text:
                yield _named_file(path, name, row.file, row.content)
            elif row.content:
                yield Arrival(path, name, content=row.content)
            else:
                yield Arrival(path, name, problem=row.problem)


def _named_file(table: Path, name: str, file: str, record: bytes) -> Arrival:
    target = _beside(table, file)
    if target is None:
        problem = f"it names the file '{file}', which is not beside the table"
        return Arrival(table.with_name(name), name, problem=problem)
    return Arrival(target, target.name, record=record)


def _beside(table: Path, file: str) -> Path | None:
    """Return the file that a row names, where it lies in the table's folder or below."""
    try:
        target = (table.parent / file).resolve()
        return target if target.is_relative_to(table.parent.resolve()) and target.is_file() else None
    except (OSError, ValueError):
        return None


def _is_wanted(name: str) -> bool:
    return not name.startswith((".", "~$")) and name not in _IGNORED


def _is_sidecar(path: Path) -> bool:
    described = (path.with_name(path.stem) for suffix in SUFFIXES if path.suffix == suffix and path.stem)
    return any(file.is_file() for file in described)
