"""Rich Text Format."""

import datetime
import re
from collections.abc import Iterator

from striprtf.striprtf import rtf_to_text

from indexer.errors import Unreadable
from indexer.readers.base import Block, Reading, Stated
from indexer.readers.evidence import was
from indexer.readers.titles import usable

_MAGIC = re.compile(rb"\A(?:\xef\xbb\xbf)?\s*\{\\rtf")
# The address of a link is no part of the words; striprtf would print it after them.
_ADDRESS = re.compile(r"\{\\\*\\fldinst[^{}]*(?:\{[^{}]*\}[^{}]*)*\}")
_PAGE = re.compile(r"\\codepage|\\ansicpg(\d+)")
_TITLE = re.compile(r"\{\\title\s((?:[^{}\\]|\\[^{}]|\{[^{}]*\})*)\}")
_CREATED = re.compile(r"\\creatim\\yr(\d{4})\\mo(\d{1,2})\\dy(\d{1,2})")
_BULLET = re.compile(r"\A[•·▪●◦\uf0b7\uf0a7-]\s+")
_SIZE = 64 * 1024 * 1024
# striprtf converts numbers, code pages and hexadecimal without looking at them first.
_DAMAGE = (ValueError, LookupError, TypeError, AttributeError, OverflowError)


class RTFReader:
    """The text of an RTF file, one block a paragraph."""

    media_type = "application/rtf"

    def recognises(self, content: bytes, name: str) -> bool:
        r"""Say whether it begins with {\rtf."""
        return bool(_MAGIC.match(content[:64]))

    def read(self, content: bytes, name: str) -> Reading:
        """Read the paragraphs; a title in the information group becomes an embedded title."""
        if len(content) > _SIZE:
            raise Unreadable("the RTF file is larger than 64 MB")
        source = content.decode("latin-1")
        blocks = tuple(_blocks(_text(_ADDRESS.sub("", source))))
        if not blocks:
            raise Unreadable("the RTF file holds no text")
        title = _title(source)
        return Reading(self.media_type, blocks, (Stated("embedded", title),) if title else (), notes=_notes(source))


def _text(source: str) -> str:
    try:
        text: str = rtf_to_text(_escaped(source), errors="replace")  # type: ignore[no-untyped-call]
    except _DAMAGE as error:
        raise Unreadable("the RTF file is damaged: its control words make no sense") from error
    # RTF writes characters beyond the first plane as two halves.
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _escaped(source: str) -> str:
    """Bytes above ASCII belong to the code page of the file, as if they had been escaped."""
    return re.sub(r"[\x80-\xff]", lambda found: f"\\'{ord(found[0]):02x}", source)


def _blocks(text: str) -> Iterator[Block]:
    for line in re.split(r"[\n\x0b\x0c\u2028\u2029]+", text):
        for cell in line.split("|") if line.count("|") > 1 else [line]:
            words = " ".join(cell.replace("\u00ad", "").replace("\x00", "").split())
            bare = _BULLET.sub("", words)
            if bare:
                yield Block(bare, "item", 1) if bare != words else Block(words)


def _title(source: str) -> str | None:
    found, page = _TITLE.search(source[:100_000]), _PAGE.search(source[:4096])
    if found is None:
        return None
    return usable(_text(f"{{\\rtf1\\ansi\\ansicpg{(page and page[1]) or 1252} {found[1]}}}"))


def _notes(source: str) -> tuple[str, ...]:
    found = _CREATED.search(source[:100_000])
    try:
        return (was("created", datetime.date(int(found[1]), int(found[2]), int(found[3]))),) if found else ()
    except ValueError:
        return ()
