"""Review: what was found, and what a person of staff says instead."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Row, delete, select, update

from archive import schema
from archive.dates import parse
from archive.documents import Document, KeptFinding
from archive.errors import NotFound, Refused
from archive.findings import KINDS, ORGANISATION_ROLES, Evidence
from archive.passages import Span
from archive.records import authorities, documents, linking, proposals, readings, topics
from archive.records.base import Records
from archive.records.proposals import ORGANISATIONS, SINGLE
from archive.review import Corrections, Organisation, Speaker

_F = schema.findings.c
_SAID = Evidence("staff", 1.0, "A member of staff said so.", source="staff")


def findings(records: Records, document: str) -> tuple[KeptFinding, ...]:
    """Return what was found and decided about a document, in the order it was kept; rejected values too."""
    query = select(schema.findings).where(_F.document == document).order_by(_F.number)
    return tuple(_finding(row) for row in records.connection.execute(query))


def correct(records: Records, identifier: str, corrections: Corrections) -> None:
    """Give the document these values and confirm them; what was found and is not among them is rejected.

    Raises Refused, naming the field, when a value cannot be taken; nothing is changed then.
    """
    document = documents.get(records, identifier)
    _check(records, corrections)
    values = {field: getattr(corrections, field) or None for field in SINGLE}
    values |= {"title": corrections.title.strip(), "kind": corrections.kind, "language": corrections.language}
    dated = readings.bounds(corrections.held, corrections.published)
    table = schema.documents
    records.connection.execute(update(table).where(table.c.id == identifier).values(**values, **dated))
    for field in SINGLE:
        _decide(records, document, [field], _alone(values[field]))
    _speakers(records, document, corrections.speakers)
    _organisations(records, document, corrections.organisations)
    _topics(records, document, corrections.topics)
    records.note("corrected", identifier, title=corrections.title.strip())


def _alone(value: str | None) -> dict[str, str | None]:
    return {value: None} if value else {}


def _check(records: Records, corrections: Corrections) -> None:
    if not corrections.title.strip():
        raise Refused("the title must not be empty")
    if corrections.kind not in ("", *KINDS):
        raise Refused(f"the kind must be one of {', '.join(KINDS)}, not “{corrections.kind}”")
    for text in (corrections.published, corrections.held):
        if text:
            parse(text)
    for organisation in corrections.organisations:
        if organisation.role not in ORGANISATION_ROLES:
            raise Refused(f"{organisation.name} can be {', '.join(ORGANISATION_ROLES)}, not “{organisation.role}”")
    known = topics.labels(records, corrections.topics)
    for topic in corrections.topics:
        if topic not in known:
            raise Refused(f"there is no topic {topic}")


def _speakers(records: Records, document: Document, speakers: Sequence[Speaker]) -> None:
    named = [speaker for speaker in speakers if speaker.name.strip()]
    linked = _linked(records, "person", named)
    roles, chosen = schema.roles, [linked[speaker.name] for speaker in named]
    printed = authorities.printed_in(records, document.id)
    before = (
        delete(roles).where(roles.c.document == document.id, roles.c.role == "speaker").returning(roles.c.authority)
    )
    dropped = set(records.connection.execute(before).scalars()) - set(chosen)
    also = delete(roles).where(roles.c.document == document.id, roles.c.authority.in_(chosen))
    records.connection.execute(also)
    rows = [
        {
            "document": document.id,
            "authority": linked[speaker.name],
            "role": "speaker",
            "rank": rank,
            "position": speaker.position or None,
            "affiliation": speaker.affiliation or None,
        }
        for rank, speaker in enumerate(named)
    ]
    rows += [
        _named_only(document, authority, len(rows) + n) for n, authority in enumerate(sorted(dropped & set(printed)))
    ]
    if rows:
        records.connection.execute(roles.insert().prefix_with("OR IGNORE"), rows)
    _decide(records, document, ["speaker"], {speaker.name: linked[speaker.name] for speaker in named})


def _named_only(document: Document, authority: str, rank: int) -> dict[str, str | int | None]:
    return {
        "document": document.id,
        "authority": authority,
        "role": "mentioned",
        "rank": rank,
        "position": None,
        "affiliation": None,
    }


def _organisations(records: Records, document: Document, organisations: Sequence[Organisation]) -> None:
    named = [organisation for organisation in organisations if organisation.name.strip()]
    linked = _linked(records, "organisation", named)
    roles, names = schema.roles, schema.authorities
    bodies = select(names.c.id).where(names.c.what == "organisation")
    records.connection.execute(delete(roles).where(roles.c.document == document.id, roles.c.authority.in_(bodies)))
    rows = [
        {"document": document.id, "authority": linked[one.name], "role": one.role, "rank": rank}
        for rank, one in enumerate(named)
    ]
    if rows:
        records.connection.execute(roles.insert().prefix_with("OR IGNORE"), rows)
    for field, role in zip(ORGANISATIONS, ORGANISATION_ROLES, strict=True):
        _decide(records, document, [field], {one.name: linked[one.name] for one in named if one.role == role})


def _topics(records: Records, document: Document, chosen: Sequence[str]) -> None:
    table = schema.document_topics
    labels = topics.labels(records, chosen)
    kept = select(table.c.topic, table.c.words).where(table.c.document == document.id)
    words = {row.topic: row.words for row in records.connection.execute(kept)}
    records.connection.execute(delete(table).where(table.c.document == document.id))
    rows = [
        {"document": document.id, "topic": topic, "rank": rank, "words": words.get(topic, labels[topic])}
        for rank, topic in enumerate(dict.fromkeys(chosen))
    ]
    if rows:
        records.connection.execute(table.insert(), rows)
    _decide(records, document, ["topic"], {labels[topic]: topic for topic in chosen})


def _linked(records: Records, what: Any, named: Iterable[Speaker | Organisation]) -> dict[str, str]:
    by_id = {one.name: one.authority for one in named if one.authority}
    for authority in by_id.values():
        if authorities.get(records, authority).what != what:
            raise NotFound(f"{authority} is not a {what}")
    others = [linking.Name(one.name.strip()) for one in named if not one.authority]
    found = linking.link(records, what, others)
    return {one.name: by_id.get(one.name) or found[one.name.strip()] for one in named}


def _decide(records: Records, document: Document, fields: Sequence[str], chosen: dict[str, str | None]) -> None:
    """Confirm the findings of these fields that were chosen, reject the others, add what nobody had found."""
    mine = (_F.document == document.id) & _F.field.in_(fields)
    subjects = [subject for subject in chosen.values() if subject]
    right = _F.value.in_(list(chosen)) | _F.subject.in_(subjects)
    records.connection.execute(update(schema.findings).where(mine, right).values(status="confirmed"))
    records.connection.execute(update(schema.findings).where(mine, ~right).values(status="rejected"))
    kept = records.connection.execute(select(_F.value, _F.subject).where(mine, _F.status == "confirmed")).all()
    values, known = {row.value for row in kept}, {row.subject for row in kept if row.subject}
    missing = [(value, subject) for value, subject in chosen.items() if value not in values and subject not in known]
    rows = [_said(document, fields[0], value, subject) for value, subject in missing]
    if rows:
        records.connection.execute(schema.findings.insert(), rows)


def _said(document: Document, field: str, value: str, subject: str | None) -> dict[str, Any]:
    return {
        "document": document.id,
        "revision": document.revision,
        "field": field,
        "value": value,
        "subject": subject,
        "rule": _SAID.rule,
        "confidence": _SAID.confidence,
        "because": _SAID.because,
        "source": _SAID.source,
        "status": "confirmed",
        "extractor": "",
        **proposals.span_columns(None),
    }


def _finding(row: Row[Any]) -> KeptFinding:
    span = Span(row.first, row.start, row.last, row.end) if row.first is not None else None
    evidence = Evidence(row.rule, row.confidence, row.because, span, row.source)
    return KeptFinding(row.field, row.value, row.subject, evidence, row.status)
