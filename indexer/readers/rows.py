"""Cutting a table into the bytes of its records, in bounded memory, without understanding them."""

import gzip
import io
import zlib
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple, cast

from indexer.readers.decoding import decode

LIMIT = 20 * 1024 * 1024
HEAD = 64 * 1024
_GZIP = b"\x1f\x8b"
_DAMAGE = (OSError, EOFError, zlib.error)
_DELIMITERS = (",", ";", "\t")


Stream = io.BufferedReader | gzip.GzipFile


class Record(NamedTuple):
    """One record's own bytes, as UTF-8 without a mark; or a problem instead of them."""

    content: bytes
    problem: str | None = None


def opened(content: bytes | BinaryIO) -> Stream:
    """Return the bytes as a stream, unpacked when they are gzipped."""
    raw = io.BytesIO(content) if isinstance(content, bytes) else content
    stream = raw if isinstance(raw, io.BufferedReader) else io.BufferedReader(cast(io.RawIOBase, raw))
    return gzip.GzipFile(fileobj=stream) if stream.peek(2)[:2] == _GZIP else stream


def head_of(content: bytes) -> bytes:
    """Return the first bytes of a table, unpacked; empty when it is damaged."""
    try:
        return opened(content).read1(HEAD)
    except _DAMAGE:
        return b""


def encoding_of(head: bytes) -> str:
    """Return the encoding of a table by its first lines; UTF-8 where nothing speaks against it."""
    whole = head[: head.rfind(b"\n") + 1] or head
    decoded = decode(whole)
    return decoded.encoding if decoded else "utf-8"


def lines_of(stream: Stream) -> Iterator[Record]:
    """Yield each line with its end. A line past the limit, or damage, gives a problem."""
    try:
        encoding = encoding_of(stream.peek(HEAD)[:HEAD])
        wide = encoding.startswith(("utf-16", "utf-32"))
        yield from _wide_lines(stream, encoding) if wide else _lines(stream, encoding)
    except _DAMAGE:
        yield Record(b"", "the table is damaged here: what follows cannot be unpacked")


def _lines(stream: Stream, encoding: str) -> Iterator[Record]:
    first = True
    while line := stream.readline(LIMIT + 1):
        if len(line) > LIMIT:
            _skip_line(stream, line)
            yield Record(b"", f"the row is larger than {LIMIT // 1024 // 1024} MB")
        else:
            yield Record(_as_utf8(line.removeprefix(b"\xef\xbb\xbf") if first else line, encoding))
        first = False


def _wide_lines(stream: Stream, encoding: str) -> Iterator[Record]:
    text = io.TextIOWrapper(stream, encoding=encoding, errors="replace", newline="")
    while line := text.readline(LIMIT + 1):
        yield Record(line.removeprefix("\ufeff").encode("utf-8", "replace"))


def _skip_line(stream: Stream, line: bytes) -> None:
    while line and not line.endswith(b"\n"):
        line = stream.readline(LIMIT)


def _as_utf8(line: bytes, encoding: str) -> bytes:
    # A row is read alone later, when its neighbours no longer help to tell its encoding.
    return line if encoding == "utf-8" else line.decode(encoding, "replace").encode("utf-8")


def delimiter_of(header: str) -> str:
    """Return what parts the columns: the delimiter that stands most often in the header."""
    return max(_DELIMITERS, key=header.count)


def records_of(lines: Iterator[Record], delimiter: str) -> Iterator[Record]:
    """Join the lines of quoted fields, so that each record of a CSV table is whole (RFC 4180, section 2)."""
    parts: list[bytes] = []
    size, quoted = 0, False
    for line in lines:
        if line.problem:
            yield line
            parts, size, quoted = [], 0, False
            continue
        quoted = _is_open(line.content, quoted, delimiter.encode())
        size += len(line.content)
        parts.append(line.content)
        if not quoted or size > LIMIT:
            yield _record(parts, size, quoted)
            parts, size, quoted = [], 0, False
    if parts:
        yield _record(parts, size, quoted)


def _record(parts: list[bytes], size: int, quoted: bool) -> Record:
    if quoted or size > LIMIT:
        return Record(parts[0] if size <= LIMIT else b"", "a quotation mark opens a field here and none closes it")
    return Record(b"".join(parts))


def _is_open(line: bytes, quoted: bool, delimiter: bytes) -> bool:
    """Say whether a quoted field is still open at the end of a line; quotes amid a plain field mean nothing."""
    place = 0
    while True:
        if not quoted:
            opening = _opening(line, place, delimiter)
            if opening < 0:
                return False
            place, quoted = opening + 1, True
        closing = line.find(b'"', place)
        if closing < 0:
            return True
        doubled = line[closing + 1 : closing + 2] == b'"'
        place, quoted = closing + 1 + doubled, doubled


def _opening(line: bytes, place: int, delimiter: bytes) -> int:
    if place == 0 and line.startswith(b'"'):
        return 0
    found = line.find(delimiter + b'"', place)
    return found + len(delimiter) if found >= 0 else -1
