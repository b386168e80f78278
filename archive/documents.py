"""Documents as they stand in the record: values that pages, indexers and tests share."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from archive.findings import Evidence, Form, Voice
from archive.passages import Span

# What became of the original: waiting to be read, read, or kept although no text can be had from it.
State = Literal["received", "read", "unreadable"]
# Who may see it.
Standing = Literal["draft", "published", "withdrawn"]
Relation = Literal["adopted at", "annex of", "translation of", "corrects"]
RELATIONS: tuple[Relation, ...] = ("adopted at", "annex of", "translation of", "corrects")
# Whether a person has looked at a finding.
Status = Literal["proposed", "confirmed", "rejected"]


@dataclass(frozen=True, slots=True)
class Original:
    """The bytes as received; `media_type` is empty until a reader has recognised them."""

    sha256: str
    size: int
    media_type: str


@dataclass(frozen=True, slots=True)
class Document:
    """One record. Dates are EDTF or None; `revision` is the newest one, 0 before the first reading."""

    id: str
    name: str
    original: Original
    state: State
    standing: Standing
    revision: int
    title: str
    kind: str
    genre: str | None
    language: str
    published: str | None
    held: str | None
    event: str | None
    source_url: str | None
    rights: str | None
    licence: str | None
    problem: str | None
    received_at: datetime
    published_at: datetime | None
    withdrawn_at: datetime | None
    withdrawn_because: str | None

    @property
    def date(self) -> str | None:
        """The date it is filed under: when the event was held, else when it was published."""
        return self.held or self.published


@dataclass(frozen=True, slots=True)
class Named:
    """An authority, event or topic by its id and label."""

    id: str
    label: str


@dataclass(frozen=True, slots=True)
class Summary:
    """A document as a line of a list: speakers by rank, at most `SPEAKERS_IN_A_LINE` of `speaker_count`."""

    id: str
    title: str
    kind: str
    genre: str | None
    language: str
    date: str | None
    standing: Standing
    state: State
    speakers: tuple[Named, ...] = ()
    speaker_count: int = 0
    issuers: tuple[Named, ...] = ()
    checked: bool = False


SPEAKERS_IN_A_LINE = 3


@dataclass(frozen=True, slots=True)
class Revision:
    """One reading of an original, or one correction of its text."""

    document: str
    number: int
    made_at: datetime
    made_by: str
    origin: Literal["reading", "correction"]
    media_type: str
    pages: int | None
    extractor: str
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """What an authority is in a document: its role, with position and affiliation as printed."""

    authority: Named
    what: Literal["person", "organisation"]
    role: str
    position: str | None
    affiliation: str | None
    printed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Statement:
    """Words attributed to somebody; `id` is minted when the document is published."""

    id: str | None
    document: str
    revision: int
    form: Form
    voice: Voice
    span: Span
    quotation: str
    collective: str | None
    speakers: tuple[Named, ...] = ()


@dataclass(frozen=True, slots=True)
class KeptFinding:
    """A finding in the record: what it says of which field, its evidence, and whether a person has looked at it."""

    field: str
    value: str
    subject: str | None
    evidence: Evidence
    status: Status


@dataclass(frozen=True, slots=True)
class Related:
    """Another document and how it stands to this one, in words read from this one: "adopted at", "adopted"."""

    document: Summary
    relation: str


@dataclass(frozen=True, slots=True)
class DocumentTopic:
    """A topic of a document with the words that matched."""

    topic: Named
    words: tuple[str, ...]
