"""Files that arrive in a form: written to disk as they come, never held in memory, gone when they were dealt with."""

import errno
import re
import shutil
import time
import unicodedata
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import BinaryIO

from python_multipart.exceptions import FormParserError
from python_multipart.multipart import MultipartParser, parse_options_header
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request

from web.forms import Fields

MOST_FILES = 100
LARGEST_FILE = 2 * 1024**3
LARGEST_FIELD = 64 * 1024
MOST_PARTS = 1000
LONGEST_NAME = 200
# A folder of a process that was killed in the middle is removed once it is as old as this.
_ABANDONED = 2 * 24 * 3600
_MULTIPART = b"multipart/form-data"

# Why a file was not taken: the word in an address, and the sentence for a person.
REASONS = {
    "large": "It is larger than 2 GB, and an original may not be.",
    "many": f"An upload takes {MOST_FILES} files: send this one with the next.",
    "room": "There is no room left on the archive's disk. Whoever runs the archive has to make room first.",
    "empty": "It holds nothing: its size is 0 bytes.",
    "sidecar": "It describes a file that was not in this upload. Send both together.",
    "words": "It is not text in UTF-8, or longer than 1 MB, so nothing could be read from it.",
}


@dataclass(frozen=True, slots=True)
class Arrived:
    """One file of a form; `refused` is a word of REASONS when it was not taken, and then it is not on disk."""

    name: str
    path: Path
    size: int
    refused: str = ""


@dataclass(frozen=True, slots=True)
class Delivery:
    """What a form brought: its fields, its files."""

    fields: Fields
    files: tuple[Arrived, ...]


@dataclass(slots=True)
class _Part:
    """The part that is arriving now."""

    header: bytearray = field(default_factory=bytearray)
    value: bytearray = field(default_factory=bytearray)
    disposition: bytes = b""
    box: str = ""
    file: BinaryIO | None = None
    name: str = ""
    path: Path = Path()
    size: int = 0
    refused: str = ""
    is_file: bool = False


@dataclass(slots=True)
class _Taking:
    """Takes the parser's calls: fields into memory, within limits, files to disk."""

    folder: Path
    admit: Callable[[Fields], None]
    largest: int
    pairs: list[tuple[str, str]] = field(default_factory=list)
    files: list[Arrived] = field(default_factory=list)
    part: _Part = field(default_factory=_Part)
    parts: int = 0
    is_whole: bool = False

    def parser(self, boundary: bytes) -> MultipartParser:
        """Return a parser that calls this. Raises FormParserError for a boundary that cannot be one."""
        return MultipartParser(
            boundary,
            {
                "on_part_begin": self.on_part_begin,
                "on_header_field": self.on_header_field,
                "on_header_value": self.on_header_value,
                "on_header_end": self.on_header_end,
                "on_headers_finished": self.on_headers_finished,
                "on_part_data": self.on_part_data,
                "on_part_end": self.on_part_end,
                "on_end": self.on_end,
            },
        )

    def on_part_begin(self) -> None:
        """Begin a part."""
        self.part, self.parts = _Part(), self.parts + 1
        if self.parts > MOST_PARTS:
            raise HTTPException(413)

    def on_header_field(self, read: bytes, start: int, end: int) -> None:
        """Take in some of a header's name."""
        self.part.header += read[start:end]

    def on_header_value(self, read: bytes, start: int, end: int) -> None:
        """Take in some of a header's value."""
        self.part.value += read[start:end]

    def on_header_end(self) -> None:
        """Keep the one header that matters."""
        if self.part.header.lower() == b"content-disposition":
            self.part.disposition = bytes(self.part.value)
        self.part.header.clear()
        self.part.value.clear()

    def on_headers_finished(self) -> None:
        """Decide whether this is a field or a file; files are let in by what stands in the fields before them."""
        _, options = parse_options_header(self.part.disposition)
        self.part.box = options.get(b"name", b"").decode("utf-8", "replace")
        if b"filename" in options:
            self.admit(Fields(tuple(self.pairs)))
            self._begin_file(options[b"filename"].decode("utf-8", "replace"))

    def on_part_data(self, read: bytes, start: int, end: int) -> None:
        """Take in some of a part."""
        self.part.size += end - start
        if self.part.is_file:
            self._write(read[start:end])
        elif self.part.size > LARGEST_FIELD:
            raise HTTPException(413)
        else:
            self.part.value += read[start:end]

    def on_part_end(self) -> None:
        """End a part; a file box that was left empty is no file."""
        part = self.part
        if not part.is_file:
            self.pairs.append((part.box, part.value.decode("utf-8", "replace")))
        elif part.name or part.size:
            self.close()
            refused = part.refused or ("" if part.size else "empty")
            self.files.append(Arrived(part.name or "unnamed", part.path, part.size, refused))

    def on_end(self) -> None:
        """Remember that the form is whole."""
        self.is_whole = True

    def close(self) -> None:
        """Close the file that is arriving."""
        if self.part.file:
            self.part.file.close()
            self.part.file = None

    def _begin_file(self, name: str) -> None:
        self.part.is_file, self.part.name = True, safe_name(name) if name else ""
        self.part.path = self.folder / str(self.parts)
        if len(self.files) >= MOST_FILES:
            self.part.refused = "many"
        else:
            self.part.file = self.part.path.open("wb")

    def _write(self, read: bytes) -> None:
        if self.part.size > self.largest:
            self._refuse("large")
        if self.part.file:
            try:
                self.part.file.write(read)
            except OSError as error:
                if error.errno not in (errno.ENOSPC, errno.EDQUOT):
                    raise
                self._refuse("room")

    def _refuse(self, reason: str) -> None:
        """Take no more of this file, so that the form's other files still arrive."""
        if not self.part.refused:
            self.part.refused = reason
            self.close()
            self.part.path.unlink(missing_ok=True)


@asynccontextmanager
async def arriving(
    request: Request, folder: Path, admit: Callable[[Fields], None], largest: int = LARGEST_FILE
) -> AsyncIterator[Delivery]:
    """Take a form with files in; the files are there until the block ends, however it ends.

    `admit` is asked before the first byte of a file is written, and raises to let none in.
    """
    boundary = _boundary(request)
    folder.mkdir(parents=True, exist_ok=True)
    await run_in_threadpool(_sweep, folder)
    with TemporaryDirectory(dir=folder, prefix="upload-") as place:
        taking = _Taking(Path(place), admit, largest)
        try:
            await _take(request, boundary, taking)
            yield Delivery(Fields(tuple(taking.pairs)), tuple(taking.files))
        finally:
            taking.close()


def safe_name(text: str) -> str:
    """Return a file's name without folders, invisible characters and excess: fit to be shown, never used as a path."""
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", text))[-1]
    seen = "".join(letter for letter in last if unicodedata.category(letter)[0] != "C")
    bare = " ".join(seen.split()).lstrip(". ")
    stem, dot, ending = bare.rpartition(".")
    if dot and len(ending) <= 20:
        return stem[: LONGEST_NAME - len(ending) - 1] + dot + ending
    return bare[:LONGEST_NAME] or "unnamed"


async def _take(request: Request, boundary: bytes, taking: _Taking) -> None:
    try:
        parser = taking.parser(boundary)
        async for chunk in request.stream():
            await run_in_threadpool(parser.write, chunk)
        parser.finalize()
    except FormParserError as error:
        raise HTTPException(400) from error
    if not taking.is_whole:
        raise HTTPException(400)


def _boundary(request: Request) -> bytes:
    kind, options = parse_options_header(request.headers.get("content-type"))
    if kind != _MULTIPART or not options.get(b"boundary"):
        raise HTTPException(415)
    return options[b"boundary"]


def _sweep(folder: Path) -> None:
    for left in folder.glob("upload-*"):
        if time.time() - left.stat().st_mtime > _ABANDONED:
            shutil.rmtree(left, ignore_errors=True)
