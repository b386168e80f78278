"""Readings stored: a new revision when the text differs, and findings projected onto what nobody has decided."""

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import update

from archive import schema
from archive.dates import parse
from archive.documents import Document
from archive.passages import Passage
from archive.reading import Read
from archive.records import casting, documents, proposals, publishing, sayings, subjects, texts
from archive.records.base import Records
from archive.records.proposals import SINGLE, Place, Proposal
from archive.writing import writable

_TITLE_LENGTH = 160


def store(records: Records, identifier: str, read: Read) -> None:
    """Store a reading: all of it or nothing. What a person confirmed or rejected stays as it was decided."""
    document, found = documents.get(records, identifier), read.findings
    decisions = proposals.decisions(records, identifier)
    place, decided = _place(records, document, read, decisions), proposals.decided(decisions)
    proposals.forget(records, identifier)
    _project_values(records, document, read, place, decided)
    people = casting.people(records, place, found.people, "speaker" in decided)
    organisations = casting.organisations(records, place, found.organisations, "organisation" in decided)
    subjects.keep_topics(records, place, found, "topic" in decided)
    subjects.keep_event(records, place, found, organisations, "event" in decided)
    sayings.store(records, place, read, people)
    _settle(records, document, read)
    records.note("read", identifier, revision=str(place.revision), extractor=found.extractor)
    publishing.after_reading(records, document)


def fail(records: Records, identifier: str, problem: str) -> None:
    """Remember why no text can be had from a document; a reading that it has is kept."""
    table = schema.documents
    known = documents.get(records, identifier)
    values = {"state": "read" if known.revision else "unreadable", "problem": problem}
    released = {"lease_holder": None, "lease_until": None}
    records.connection.execute(update(table).where(table.c.id == identifier).values(values | released))
    records.note("unreadable", identifier, problem=problem)


def bounds(held: str | None, published: str | None) -> dict[str, str | None]:
    """Return the columns that dates are searched and sorted by."""
    text = held or published
    when = parse(text) if text else None
    return {
        "earliest": when.earliest.isoformat() if when and when.earliest else None,
        "latest": when.latest.isoformat() if when and when.latest else None,
    }


def _place(records: Records, document: Document, read: Read, decisions: frozenset[tuple[str, str]]) -> Place:
    known = document.id if document.revision else None
    return Place(document.id, _revision(records, document, read), read.findings.extractor, decisions, known)


def _revision(records: Records, document: Document, read: Read) -> int:
    before = texts.passages(records, document.id, document.revision)
    written = tuple(replace(passage, text=writable(passage.text)) for passage in read.passages)
    if document.revision and before == written:
        return document.revision
    number = document.revision + 1
    records.connection.execute(
        schema.revisions.insert().values(
            document=document.id,
            number=number,
            made_at=records.now(),
            made_by=records.actor,
            origin="reading",
            media_type=read.media_type,
            pages=read.pages,
            extractor=read.findings.extractor,
            notes="\n".join(read.notes),
        )
    )
    rows = [_passage_row(document.id, number, passage) for passage in written]
    if rows:
        records.connection.execute(schema.passages.insert(), rows)
    return number


def _passage_row(document: str, revision: int, passage: Passage) -> dict[str, str | int | float | None]:
    left, top, right, bottom = passage.box or (None, None, None, None)
    return {
        "document": document,
        "revision": revision,
        "number": passage.number,
        "text": passage.text,
        "kind": passage.kind,
        "level": passage.level,
        "language": passage.language,
        "page": passage.page,
        "left": left,
        "top": top,
        "right": right,
        "bottom": bottom,
    }


def _project_values(records: Records, document: Document, read: Read, place: Place, decided: set[str]) -> None:
    found = {field: getattr(read.findings, field) for field in SINGLE}
    values = {field: value.value if value else None for field, value in found.items()}
    values["title"] = values["title"] or _first_words(read.passages) or document.name
    values = {**values, "kind": values["kind"] or "", "language": values["language"] or ""}
    kept = {field: getattr(document, field) for field in SINGLE if field in decided}
    values |= kept
    dated = bounds(values["held"], values["published"])
    table = schema.documents
    records.connection.execute(
        update(table).where(table.c.id == document.id).values(**values, **dated, revision=place.revision)
    )
    said = [Proposal(field, value.value, value.evidence) for field, value in found.items() if value]
    adopted = [Proposal("adopted", one.name, one.evidence) for one in read.findings.adoptions]
    proposals.keep(records, place, [*said, *adopted])


def _first_words(passages: Sequence[Passage]) -> str:
    words = " ".join(passages[0].text.split()) if passages else ""
    return words if len(words) <= _TITLE_LENGTH else words[:_TITLE_LENGTH].rsplit(" ", 1)[0] + " …"


def _settle(records: Records, document: Document, read: Read) -> None:
    table, originals = schema.documents, schema.originals
    said = {
        name: value
        for name, value in (("source_url", read.source_url), ("rights", read.rights), ("licence", read.licence))
        if value
    }
    settled = {"state": "read", "problem": None, "lease_holder": None, "lease_until": None}
    records.connection.execute(update(table).where(table.c.id == document.id).values(**settled, **said))
    kept = update(originals).where(originals.c.sha256 == document.original.sha256)
    records.connection.execute(kept.values(media_type=read.media_type))
