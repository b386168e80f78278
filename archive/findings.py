"""Findings: what extraction proposes, each with the evidence that a person can check."""

from dataclasses import dataclass, field
from typing import Literal

from archive.passages import Span

PersonRole = Literal["speaker", "participant", "mentioned"]
OrganisationRole = Literal["issuer", "host", "participant", "mentioned"]
Form = Literal["direct", "indirect"]
Voice = Literal["single", "joint", "adopted"]
Kind = Literal["conference report", "statement", "press release"]

PERSON_ROLES: tuple[PersonRole, ...] = ("speaker", "participant", "mentioned")
ORGANISATION_ROLES: tuple[OrganisationRole, ...] = ("issuer", "host", "participant", "mentioned")
KINDS: tuple[Kind, ...] = ("conference report", "statement", "press release")

# The fields in which the office of a speaker is kept: their values are no names of the speaker.
OFFICES = ("position", "affiliation")

# Where a value comes from, strongest first. What is further left outranks what is further right.
# "staff": a person said so; "stated": a sidecar, front matter, a table's column or the deliverer's option;
# "text": a rule found it in the words; "file": the file's name or its embedded metadata.
Source = Literal["staff", "stated", "text", "file"]
SOURCES: tuple[Source, ...] = ("staff", "stated", "text", "file")


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why a value is proposed: the rule's name, a sentence for a person, the proving words, how sure it is (0 to 1)."""

    rule: str
    confidence: float
    because: str
    span: Span | None = None
    source: Source = "text"


@dataclass(frozen=True, slots=True)
class FoundValue:
    """A title, kind, language, genre or date (EDTF)."""

    value: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class FoundName:
    """A place where a name is printed; the span reproduces `printed` exactly."""

    printed: str
    span: Span


@dataclass(frozen=True, slots=True)
class FoundPerson:
    """One person of the document: the fullest printed form, every mention, what the person is in the document.

    `evidence` is that of the role; position and organisation have their own, each where it is printed.
    """

    name: str
    role: PersonRole
    evidence: Evidence
    mentions: tuple[FoundName, ...] = ()
    position: str | None = None
    organisation: str | None = None
    position_evidence: Evidence | None = None
    organisation_evidence: Evidence | None = None


@dataclass(frozen=True, slots=True)
class FoundOrganisation:
    """One organisation of the document, with its acronym where the document links the two."""

    name: str
    role: OrganisationRole
    evidence: Evidence
    mentions: tuple[FoundName, ...] = ()
    acronym: str | None = None


@dataclass(frozen=True, slots=True)
class FoundStatement:
    """Words attributed to somebody: `speakers` are names of `Findings.people`, `collective` is one as printed."""

    span: Span
    form: Form
    voice: Voice
    evidence: Evidence
    speakers: tuple[str, ...] = ()
    collective: str | None = None


@dataclass(frozen=True, slots=True)
class FoundAdoption:
    """A statement, declaration or resolution that a report says was adopted; `printed` where its words stand there."""

    name: str
    evidence: Evidence
    printed: Span | None = None


@dataclass(frozen=True, slots=True)
class FoundTopic:
    """A concept of the vocabulary, named by its URI, with the words that matched; salience orders topics."""

    uri: str
    words: tuple[str, ...]
    salience: float
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class FoundEvent:
    """What a document reports on: a conference, meeting, hearing; organisers are names of `Findings.organisations`."""

    name: str
    evidence: Evidence
    place: str | None = None
    organisers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Findings:
    """Everything that was found in one revision. What is not there is not invented: None, or an empty tuple."""

    title: FoundValue | None = None
    kind: FoundValue | None = None
    genre: FoundValue | None = None
    language: FoundValue | None = None
    published: FoundValue | None = None
    held: FoundValue | None = None
    event: FoundEvent | None = None
    people: tuple[FoundPerson, ...] = ()
    organisations: tuple[FoundOrganisation, ...] = ()
    statements: tuple[FoundStatement, ...] = ()
    adoptions: tuple[FoundAdoption, ...] = ()
    topics: tuple[FoundTopic, ...] = ()
    extractor: str = field(default="")
