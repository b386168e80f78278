"""Authorities: the records of people and organisations, and events, as pages show them."""

from dataclasses import dataclass
from typing import Literal

from archive.documents import Named

What = Literal["person", "organisation"]


@dataclass(frozen=True, slots=True)
class Authority:
    """The authorised name with all printed forms; `merged_into` is the id that took its place."""

    id: str
    what: What
    name: str
    acronym: str | None
    merged_into: str | None
    forms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Attested:
    """A position or affiliation as printed, in how many documents, and their first and last dates (EDTF)."""

    position: str | None
    affiliation: str | None
    documents: int
    first: str | None = None
    last: str | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """A conference, meeting, hearing or round table."""

    id: str
    name: str
    place: str | None
    held: str | None
    organisers: tuple[Named, ...] = ()


@dataclass(frozen=True, slots=True)
class Listed:
    """An authority, topic or event in a browsing list, with the number of published documents it belongs to."""

    id: str
    label: str
    documents: int
