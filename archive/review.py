"""What a person says about a document after a look at what was found."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Speaker:
    """A speaker as a person of staff names them; an empty `authority` lets the name find or make its authority."""

    name: str
    position: str | None = None
    affiliation: str | None = None
    authority: str | None = None


@dataclass(frozen=True, slots=True)
class Organisation:
    """An organisation and its role in the document."""

    name: str
    role: str
    authority: str | None = None


@dataclass(frozen=True, slots=True)
class Corrections:
    """The whole of what can be corrected: each value as it shall stand, confirmed by whoever sends it.

    Dates are EDTF or None; `topics` are ids of topics. What was found and is not here counts as rejected.
    """

    title: str
    kind: str
    genre: str | None
    language: str
    published: str | None
    held: str | None
    speakers: tuple[Speaker, ...]
    organisations: tuple[Organisation, ...]
    topics: tuple[str, ...]
