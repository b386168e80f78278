"""What paths hold: files with their sidecars, and the rows of tables."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from indexer.readers.sidecar import SUFFIXES
from indexer.readers.table import is_table, split

_HEAD = 64 * 1024
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
    """Yield everything that the paths hold, folders walked in the order of names, hidden files passed over."""
    for path in paths:
        for file in walk(path):
            yield from _arrivals(file, dict(columns))


def walk(path: Path) -> Iterator[Path]:
    """Yield a file, or the files of a folder and its folders; sidecars go with their files."""
    if not path.is_dir():
        yield path
        return
    for folder, folders, names in os.walk(path):
        folders[:] = sorted(name for name in folders if _is_wanted(name))
        present = frozenset(names)
        for name in sorted(names):
            if _is_wanted(name) and not _is_sidecar(name, present):
                yield Path(folder, name)


def sidecar_of(path: Path) -> Path | None:
    """Return the file that states what is known about another, when there is one: `report.pdf.yaml`."""
    beside = (path.with_name(path.name + suffix) for suffix in SUFFIXES)
    return next((candidate for candidate in beside if candidate.is_file()), None)


def _arrivals(path: Path, columns: dict[str, str]) -> Iterator[Arrival]:
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD)
    except OSError as error:
        yield Arrival(path, path.name, problem=f"it cannot be opened: {error.strerror}")
        return
    if is_table(head, path.name, columns):
        yield from _rows(path, columns)
    else:
        yield Arrival(path, path.name, sidecar=sidecar_of(path))


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
    folder, target = table.parent.resolve(), (table.parent / file).resolve()
    if not target.is_relative_to(folder) or not target.is_file():
        return Arrival(table, name, problem=f"it names the file '{file}', which is not beside the table")
    return Arrival(target, target.name, record=record)


def _is_wanted(name: str) -> bool:
    return not name.startswith((".", "~$")) and name not in _IGNORED


def _is_sidecar(name: str, present: frozenset[str]) -> bool:
    return any(name.endswith(suffix) and name.removesuffix(suffix) in present for suffix in SUFFIXES)


def count(paths: Sequence[Path], columns: Sequence[tuple[str, str]]) -> int:
    """Return how many arrivals `gather` will yield; tables are counted by their rows."""
    return sum(1 for _ in gather(paths, columns))
