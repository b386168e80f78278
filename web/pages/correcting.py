"""The review form: what stands in the record, what was typed instead, what is wrong with it."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from archive.dates import parse
from archive.documents import Document, DocumentTopic, Part
from archive.errors import Refused
from archive.findings import KINDS, ORGANISATION_ROLES
from archive.review import Corrections, Organisation, Speaker
from web.forms import Fields

LONGEST_TITLE, LONGEST_NAME = 1000, 300
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")


@dataclass(frozen=True, slots=True)
class SpeakerRow:
    """One row of speakers; `authority` is the id of the person that the row was filled with."""

    name: str = ""
    position: str = ""
    affiliation: str = ""
    authority: str = ""


@dataclass(frozen=True, slots=True)
class OrganisationRow:
    """One row of organisations."""

    name: str = ""
    role: str = "mentioned"
    authority: str = ""


@dataclass(frozen=True, slots=True)
class Typed:
    """Everything that stands in the form, as it was typed; `topics` are ids, `labels` are words for further topics."""

    title: str = ""
    kind: str = ""
    genre: str = ""
    language: str = ""
    published: str = ""
    held: str = ""
    speakers: tuple[SpeakerRow, ...] = ()
    organisations: tuple[OrganisationRow, ...] = ()
    topics: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Known:
    """What the record knows of the names in a form: labels of authorities by id, and topics by their words."""

    names: Mapping[str, str]
    find_topic: Callable[[str], str | None]


def from_record(document: Document, parts: tuple[Part, ...], topics: tuple[DocumentTopic, ...]) -> Typed:
    """Fill the form with what stands."""
    speakers = [part for part in parts if part.what == "person" and part.role == "speaker"]
    organisations = [part for part in parts if part.what == "organisation"]
    return Typed(
        title=document.title,
        kind=document.kind,
        genre=document.genre or "",
        language=document.language,
        published=document.published or "",
        held=document.held or "",
        speakers=tuple(
            SpeakerRow(part.authority.label, part.position or "", part.affiliation or "", part.authority.id)
            for part in speakers
        ),
        organisations=tuple(
            OrganisationRow(part.authority.label, part.role, part.authority.id) for part in organisations
        ),
        topics=tuple(topic.topic.id for topic in topics),
    )


def from_fields(fields: Fields) -> Typed:
    """Take what was typed; rows without a name are gone."""
    people = zip(*(fields.every(f"speaker-{name}") for name in ("name", "position", "affiliation", "id")), strict=False)
    bodies = zip(*(fields.every(f"organisation-{name}") for name in ("name", "role", "id")), strict=False)
    single = ("title", "kind", "genre", "language", "published", "held")
    return Typed(
        **{name: fields.one(name) for name in single},
        speakers=tuple(SpeakerRow(*row) for row in people if row[0]),
        organisations=tuple(OrganisationRow(*row) for row in bodies if row[0]),
        topics=tuple(dict.fromkeys(fields.every("topic"))),
        labels=tuple(label for label in fields.every("topic-label") if label),
    )


def problems(typed: Typed, known: Known) -> dict[str, str]:
    """Return what is wrong, by field, each in one sentence that says what would be right."""
    found = {
        "title": _title(typed.title),
        "kind": "" if typed.kind in ("", *KINDS) else f"The kind is one of {', '.join(KINDS)}.",
        "genre": _length(typed.genre),
        "language": _language(typed.language),
        "published": _date(typed.published),
        "held": _date(typed.held),
        "speakers": _speakers(typed.speakers),
        "organisations": _organisations(typed.organisations),
        "topics": _topics(typed.labels, known),
    }
    return {field: problem for field, problem in found.items() if problem}


def corrections(typed: Typed, known: Known) -> Corrections:
    """Return what the record shall say; `problems` must have found none."""
    further = [topic for label in typed.labels if (topic := known.find_topic(label))]
    return Corrections(
        title=typed.title,
        kind=typed.kind,
        genre=typed.genre or None,
        language=typed.language,
        published=typed.published or None,
        held=typed.held or None,
        speakers=tuple(
            Speaker(row.name, row.position or None, row.affiliation or None, _same(row, known))
            for row in typed.speakers
        ),
        organisations=tuple(Organisation(row.name, row.role, _same(row, known)) for row in typed.organisations),
        topics=tuple(dict.fromkeys((*typed.topics, *further))),
    )


def _same(row: SpeakerRow | OrganisationRow, known: Known) -> str | None:
    """Return the authority of a row whose name was left as it is; a name typed anew finds its own."""
    return row.authority if row.authority and known.names.get(row.authority) == row.name else None


def _title(text: str) -> str:
    if not text:
        return "A document needs a title: take the first words of its text if it has none."
    return f"A title may have {LONGEST_TITLE} characters, not {len(text)}." if len(text) > LONGEST_TITLE else ""


def _length(text: str) -> str:
    return f"“{text[:40]} …” is longer than {LONGEST_NAME} characters." if len(text) > LONGEST_NAME else ""


def _language(tag: str) -> str:
    if not tag or _LANGUAGE.fullmatch(tag):
        return ""
    return f"“{tag[:40]}” is not a language tag: write en, az, ru or another BCP 47 tag."


def _date(text: str) -> str:
    try:
        if text:
            parse(text)
    except Refused as error:
        return f"{error}."
    return ""


def _speakers(rows: tuple[SpeakerRow, ...]) -> str:
    texts = [text for row in rows for text in (row.name, row.position, row.affiliation)]
    return next((problem for text in texts if (problem := _length(text))), "") or _twice([row.name for row in rows])


def _organisations(rows: tuple[OrganisationRow, ...]) -> str:
    strange = [row for row in rows if row.role not in ORGANISATION_ROLES]
    if strange:
        return f"“{strange[0].name}” can be {', '.join(ORGANISATION_ROLES)}."
    return next((problem for row in rows if (problem := _length(row.name))), "") or _twice([row.name for row in rows])


def _twice(names: list[str]) -> str:
    again = [name for number, name in enumerate(names) if name in names[:number]]
    return f"“{again[0]}” stands here twice: keep one row, or write the two names so that they differ." if again else ""


def _topics(labels: tuple[str, ...], known: Known) -> str:
    strange = [label for label in labels if known.find_topic(label) is None]
    return f"“{strange[0][:60]}” is not in the vocabulary: choose one of the words that are offered." if strange else ""
