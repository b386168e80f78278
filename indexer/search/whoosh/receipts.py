"""What each commit says of itself: the ledger position, and the checksum of every file that belongs to it."""

import json
import os
import re
import zlib
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from indexer.search.whoosh.schema import FORMAT

INDEX = "MAIN"
_TOC = re.compile(rf"_{INDEX}_([0-9]+)\.toc")
_SLICE = 1 << 20
_LOOKS = 20


class Damage(ValueError):
    """A file of the index is not what was written."""


@dataclass(frozen=True, slots=True)
class Commit:
    """A table of contents on disk, told apart from every other, also after the folder was replaced."""

    generation: int
    file: str
    inode: int
    changed: int


@dataclass(frozen=True, slots=True)
class Receipt:
    """The position and files (name to size and CRC-32) of one commit."""

    position: int
    files: dict[str, tuple[int, int]]
    format: int = FORMAT


def newest(folder: Path) -> Commit | None:
    """Return the newest commit in a folder, or None when there is no index.

    A listing taken while one commit follows another may show neither, so an empty answer is asked for again.
    """
    for _ in range(_LOOKS):
        try:
            with os.scandir(folder) as files:
                generations = [int(match[1]) for file in files if (match := _TOC.fullmatch(file.name))]
        except (FileNotFoundError, NotADirectoryError):
            return None
        with suppress(FileNotFoundError, NotADirectoryError):
            if generations:
                return _commit(folder, max(generations))
    return None


def _commit(folder: Path, generation: int) -> Commit:
    toc = f"_{INDEX}_{generation}.toc"
    status = (folder / toc).stat()
    return Commit(generation, toc, status.st_ino, status.st_mtime_ns)


def receipt_name(generation: int) -> str:
    """Return the name of the receipt of a generation."""
    return f"receipt-{generation}.json"


def write_receipt(folder: Path, generation: int, receipt: Receipt) -> None:
    """Write a receipt and make it durable; the commit that it belongs to must not have happened."""
    path = folder / receipt_name(generation)
    content = {"format": receipt.format, "position": receipt.position, "files": receipt.files}
    path.write_text(json.dumps(content), encoding="utf-8")
    sync(path)


def read_receipt(folder: Path, generation: int) -> Receipt:
    """Read the receipt of a generation. Raises OSError or Damage."""
    try:
        content = json.loads((folder / receipt_name(generation)).read_text(encoding="utf-8"))
        files = {str(name): (int(size), int(checksum)) for name, (size, checksum) in content["files"].items()}
        return Receipt(int(content["position"]), files, int(content["format"]))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise Damage(f"{receipt_name(generation)} cannot be read") from error


def measure(path: Path) -> tuple[int, int]:
    """Return the size and CRC-32 of a file."""
    size = checksum = 0
    with path.open("rb") as file:
        while part := file.read(_SLICE):
            size += len(part)
            checksum = zlib.crc32(part, checksum)
    return size, checksum


def check(folder: Path, receipt: Receipt, names: list[str], thorough: bool) -> None:
    """Compare files with their receipt, by size or thoroughly by checksum. Raises OSError or Damage."""
    for name in names:
        path = folder / name
        size, checksum = receipt.files[name]
        if path.stat().st_size != size or (thorough and measure(path) != (size, checksum)):
            raise Damage(f"{name} is not what was written")


def sync(path: Path) -> None:
    """Wait until a file or folder is on the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
