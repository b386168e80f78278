"""Where the bytes are kept: under their own checksum, written once, never changed."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import file_digest, sha256
from pathlib import Path
from typing import BinaryIO, TypeAlias

from archive.errors import NotFound

_Arriving: TypeAlias = "tempfile._TemporaryFileWrapper[bytes]"


@dataclass(frozen=True, slots=True)
class Kept:
    """What a file is kept under."""

    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class Files:
    """A folder of originals, two characters of the checksum deep."""

    folder: Path
    _synced: set[Path] = field(default_factory=set, compare=False)

    def path(self, checksum: str) -> Path:
        """Return where an original lies, or would lie."""
        return self.folder / checksum[:2] / checksum

    def read(self, checksum: str) -> bytes:
        """Return the bytes; raises NotFound."""
        try:
            return self.path(checksum).read_bytes()
        except FileNotFoundError as error:
            raise NotFound(f"the original {checksum} is not in the archive's folder") from error

    def keep(self, content: bytes) -> Kept:
        """Keep bytes, durably, before anything refers to them; keeping them again changes nothing, or mends."""
        kept = Kept(sha256(content).hexdigest(), len(content))
        if not self.is_sound(kept.sha256):
            with self._arriving() as file:
                file.write(content)
                self._settle(file, kept.sha256)
        return kept

    def keep_file(self, source: Path) -> Kept:
        """Keep a copy of a file without holding it in memory, under the checksum of what was copied."""
        with source.open("rb") as reading:
            checksum = file_digest(reading, "sha256").hexdigest()
            if self.is_sound(checksum):
                return Kept(checksum, self.path(checksum).stat().st_size)
            reading.seek(0)
            return self._copy(reading)

    def every(self) -> Iterator[str]:
        """Yield the checksum under which each original lies."""
        for path in sorted(self.folder.glob("??/*")):
            yield path.name

    def is_sound(self, checksum: str) -> bool:
        """Say whether an original is there and its bytes still have their checksum."""
        try:
            with self.path(checksum).open("rb") as file:
                return file_digest(file, "sha256").hexdigest() == checksum
        except FileNotFoundError:
            return False

    def _copy(self, reading: BinaryIO) -> Kept:
        checksum = sha256()
        with self._arriving() as file:
            while chunk := reading.read(1 << 20):
                file.write(chunk)
                checksum.update(chunk)
            kept = Kept(checksum.hexdigest(), file.tell())
            self._settle(file, kept.sha256)
        return kept

    @contextmanager
    def _arriving(self) -> Iterator[_Arriving]:
        folder = self.folder / "arriving"
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=folder, delete=False) as file:
            try:
                yield file
            finally:
                Path(file.name).unlink(missing_ok=True)

    def _settle(self, file: _Arriving, checksum: str) -> None:
        file.flush()
        os.fsync(file.fileno())
        target = self.path(checksum)
        target.parent.mkdir(exist_ok=True)
        Path(file.name).chmod(0o444)
        Path(file.name).rename(target)
        _sync_folder(target.parent)
        # Another process may have made the folder and been killed before it was on the disk.
        if target.parent not in self._synced:
            _sync_folder(self.folder)
            self._synced.add(target.parent)


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
