"""Plain text: blocks that are verbatim slices of the file."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from indexer.errors import Unreadable
from indexer.readers.base import Block, Reading
from indexer.readers.decoding import Decoded, decode
from indexer.readers.stating import state

_LINE = re.compile(r"[^\r\n\u2028\u2029\x0b\x0c\x85]*(?:\r\n|[\r\n\u2028\u2029\x0b\x0c\x85]|\Z)")
_BULLET = re.compile(r"[•▪●◦‣∙■□◆➢➤✓]\s*\S|[*·]\s+\S")
_NUMBER = re.compile(
    r"\d{1,3}[.)]\s+\S|\((?:\d{1,3}|[a-zа-яё]|[ivx]{1,5})\)\s+\S|(?:[a-zа-яё]|[ivx]{1,5})\)\s+\S|-\s+\S"
)
_DASH = re.compile(r"[–—]\s*\S")
_FINAL = re.compile(r"[.!?…:;,»”\"')\]]\s*\Z")
# Front matter that lost the lines around it on the way to a text file.
_FIELDS = re.compile(r"\s*(?=(?:.*\n){0,8}title:)((?:[a-z_]{2,20}:[^\n]*\n){2,40})\s*\n")
# A line this long was not wrapped by hand: it is a paragraph.
_UNWRAPPED = 100


class Line(NamedTuple):
    """Where the characters of a line begin in the text; where they end, without blanks at the end."""

    start: int
    end: int
    indent: int


class PlainReader:
    """Text without markup."""

    media_type = "text/plain"

    def recognises(self, content: bytes, name: str) -> bool:
        """Say whether the bytes decode to text."""
        return not content or decode(content) is not None

    def read(self, content: bytes, name: str) -> Reading:
        """Read paragraphs, headings and items; `start` counts characters of the decoded file, without its mark."""
        decoded = decoded_text(content)
        fields = _FIELDS.match(decoded.text)
        begin = fields.end() if fields else 0
        blocks = tuple(block for block in blocks_of(decoded.text) if block.start is None or block.start >= begin)
        if not blocks:
            raise Unreadable("the file holds no text")
        if fields is None:
            return Reading(self.media_type, blocks, notes=losses(decoded))
        values = dict(line.split(":", 1) for line in fields[1].splitlines())
        stated = state("front matter", values | {"type": None}).stated
        return Reading(self.media_type, blocks, (stated,), notes=losses(decoded))


def decoded_text(content: bytes) -> Decoded:
    """Decode, or raise Unreadable with the reason."""
    if not content:
        raise Unreadable("the file is empty")
    decoded = decode(content)
    if decoded is None:
        raise Unreadable("the file is no text: it holds bytes that no known encoding explains")
    return decoded


def losses(decoded: Decoded) -> tuple[str, ...]:
    """Return a note when characters were lost in decoding."""
    if not decoded.lost:
        return ()
    return (f"{decoded.lost} characters could not be decoded as {decoded.encoding} and stand as \ufffd.",)


def blocks_of(text: str) -> tuple[Block, ...]:
    """Cut a text into blocks, each a verbatim slice of it."""
    lines = list(_lines(text))
    groups = [group for group in _groups(text, lines) if group]
    return tuple(_block(text, group, place) for place, group in enumerate(groups))


def _lines(text: str) -> Iterator[Line]:
    for found in _LINE.finditer(text):
        line = found[0].rstrip()
        stripped = line.lstrip()
        start = found.start() + len(line) - len(stripped)
        yield Line(start, found.start() + len(line), len(line) - len(stripped))


def _groups(text: str, lines: list[Line]) -> Iterator[list[Line]]:
    group: list[Line] = []
    apart = _is_unwrapped(lines)
    for line in lines:
        if group and (apart or line.start == line.end or _begins(text, group, line)):
            yield group
            group = []
        if line.start != line.end:
            group.append(line)
    yield group


def _is_unwrapped(lines: list[Line]) -> bool:
    """Say whether every line is a paragraph: long lines hold half of the text or more."""
    lengths = [line.end - line.start for line in lines]
    return 2 * sum(length for length in lengths if length > _UNWRAPPED) >= max(sum(lengths), 1)


def _begins(text: str, group: list[Line], line: Line) -> bool:
    """Say whether a line opens a new block right under another one."""
    before = group[-1]
    if max(before.end - before.start, line.end - line.start) > _UNWRAPPED or _BULLET.match(text, line.start):
        return True
    # A number or a dash amid a sentence was only wrapped to the beginning of the line.
    if _FINAL.search(text, before.start, before.end) and (
        _NUMBER.match(text, line.start) or _DASH.match(text, line.start)
    ):
        return True
    return line.indent >= before.indent + 2 and not _is_item(text, group[0])


def _is_item(text: str, line: Line) -> bool:
    return bool(_BULLET.match(text, line.start, line.end) or _NUMBER.match(text, line.start, line.end))


def _block(text: str, group: list[Line], place: int) -> Block:
    start, end = group[0].start, group[-1].end
    if _is_item(text, group[0]):
        return Block(text[start:end], "item", 1, start=start)
    if place == 0 and _is_heading(text[start:end], len(group)):
        return Block(text[start:end], "heading", 1, start=start)
    return Block(text[start:end], start=start)


def _is_heading(words: str, lines: int) -> bool:
    return lines <= 2 and len(words) <= 160 and not _FINAL.search(words) and any(letter.isalpha() for letter in words)
