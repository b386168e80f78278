"""What every reader gives: blocks of text in reading order, and what the file says about itself."""

from dataclasses import dataclass, field
from typing import Literal, Protocol

from archive.passages import Box, PassageKind

# Where stated metadata stands. Front matter, sidecar, table and options outrank what the text seems to say;
# embedded metadata (PDF information, DOCX core properties, HTML meta) is evidence to show, a last resort for a title.
StatedIn = Literal["option", "sidecar", "table", "front matter", "embedded"]


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading or list item. `start` is its offset where its text is a slice of a plain-text file."""

    text: str
    kind: PassageKind = "paragraph"
    level: int = 0
    page: int | None = None
    box: Box | None = None
    start: int | None = None


@dataclass(frozen=True, slots=True)
class Stated:
    """What is said about a document outside its words. Dates are EDTF; what is not said is None or empty."""

    where: StatedIn
    title: str | None = None
    published: str | None = None
    held: str | None = None
    speakers: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    kind: str | None = None
    genre: str | None = None
    language: str | None = None
    url: str | None = None
    rights: str | None = None
    licence: str | None = None


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file inside a file: its name and bytes."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Reading:
    """One reading of an original."""

    media_type: str
    blocks: tuple[Block, ...]
    stated: tuple[Stated, ...] = ()
    pages: int | None = None
    attachments: tuple[Attachment, ...] = ()
    notes: tuple[str, ...] = field(default=())


class Reader(Protocol):
    """One format, recognised by its content first; the name only decides between formats that look alike."""

    media_type: str

    def recognises(self, content: bytes, name: str) -> bool:
        """Say whether these bytes are of this format; must be cheap and must not raise."""

    def read(self, content: bytes, name: str) -> Reading:
        """Read the bytes. Raises indexer.errors.Unreadable with a reason that a person understands."""
