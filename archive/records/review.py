"""Review: what was found, and what a person of staff says instead."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Row, delete, select, update

from archive import schema
from archive.authorities import What
from archive.dates import parse
from archive.documents import Document, KeptFinding
from archive.errors import Refused
from archive.findings import KINDS, OFFICES, ORGANISATION_ROLES, Evidence
from archive.passages import Span
from archive.records import authorities, documents, linking, proposals, readings, standing, topics
from archive.records.base import Records
from archive.records.proposals import ORGANISATIONS, SINGLE
from archive.review import Corrections, Organisation, Speaker

_F = schema.findings.c
# A value and the authority or topic that it stands for.
Chosen = tuple[str, str | None]
_SAID = Evidence("staff", 1.0, "A member of staff said so.", source="staff")


def findings(records: Records, document: str) -> tuple[KeptFinding, ...]:
    """Return what was found and decided about a document, in the order it was kept; rejected values too."""
    query = select(schema.findings).where(_F.document == document).order_by(_F.number)
    rows = records.connection.execute(query).all()
    leaders = standing.standing(records, [row.subject for row in rows if row.subject])
    return tuple(_finding(row, leaders) for row in rows)


def correct(records: Records, identifier: str, corrections: Corrections) -> None:
    """Give the document these values and confirm them; what was found and is not among them is rejected.

    Raises Refused, naming the field, when a value cannot be taken, NotFound for an unknown authority; nothing is
    changed then.
    """
    document = documents.get(records, identifier)
    _check(records, corrections)
    corrections = _trimmed(corrections)
    values = {field: getattr(corrections, field) or None for field in SINGLE}
    values |= {"title": corrections.title, "kind": corrections.kind, "language": corrections.language}
    dated = readings.bounds(corrections.held, corrections.published)
    table = schema.documents
    records.connection.execute(update(table).where(table.c.id == identifier).values(**values, **dated))
    for field in SINGLE:
        decide(records, document, [field], _alone(values[field]))
    _speakers(records, document, corrections.speakers)
    _organisations(records, document, corrections.organisations)
    _topics(records, document, corrections.topics)
    records.note("corrected", identifier, title=corrections.title)


def decide(records: Records, document: Document, fields: Sequence[str], chosen: Sequence[Chosen]) -> None:
    """Confirm the findings of these fields that were chosen, reject the others, add what nobody had found."""
    mine = (_F.document == document.id) & _F.field.in_(fields)
    subjects = [subject for _, subject in chosen if subject]
    subjects += standing.same(records, subjects)
    right = _F.value.in_([value for value, _ in chosen]) & (_F.subject.is_(None) | _F.subject.in_(subjects))
    right = right | _F.subject.in_(subjects)
    records.connection.execute(update(schema.findings).where(mine, right).values(status="confirmed"))
    records.connection.execute(update(schema.findings).where(mine, ~right).values(status="rejected"))
    kept = records.connection.execute(select(_F.value, _F.subject).where(mine, _F.status == "confirmed")).all()
    values, known = {row.value for row in kept}, {row.subject for row in kept if row.subject}
    missing = [one for one in chosen if one[1] not in known and (one[1] or one[0] not in values)]
    rows = [_said(document, fields[0], value, subject) for value, subject in missing]
    if rows:
        records.connection.execute(schema.findings.insert(), rows)


def _alone(value: str | None) -> list[Chosen]:
    return [(value, None)] if value else []


def _trimmed(said: Corrections) -> Corrections:
    speakers = tuple(replace(one, name=one.name.strip()) for one in said.speakers if one.name.strip())
    organisations = tuple(replace(one, name=one.name.strip()) for one in said.organisations if one.name.strip())
    return replace(said, title=said.title.strip(), speakers=speakers, organisations=organisations)


def _check(records: Records, corrections: Corrections) -> None:
    if not corrections.title.strip():
        raise Refused("the title must not be empty")
    if corrections.kind not in ("", *KINDS):
        raise Refused(f"the kind must be one of {', '.join(KINDS)}, not “{corrections.kind}”")
    for field, date in (("published", corrections.published), ("held", corrections.held)):
        _check_date(field, date)
    for organisation in corrections.organisations:
        if organisation.role not in ORGANISATION_ROLES:
            raise Refused(f"{organisation.name} can be {', '.join(ORGANISATION_ROLES)}, not “{organisation.role}”")
    _check_authorities(records, "person", corrections.speakers)
    _check_authorities(records, "organisation", corrections.organisations)
    known = topics.labels(records, corrections.topics)
    for topic in corrections.topics:
        if topic not in known:
            raise Refused(f"there is no topic {topic}")


def _check_date(field: str, date: str | None) -> None:
    try:
        if date:
            parse(date)
    except Refused as error:
        raise Refused(f"the date under “{field}” cannot be taken: {error}") from error


def _check_authorities(records: Records, what: What, named: Iterable[Speaker | Organisation]) -> None:
    for one in named:
        if one.authority and authorities.get(records, one.authority).what != what:
            raise Refused(f"{one.authority} is not a {what}")


def _speakers(records: Records, document: Document, speakers: Sequence[Speaker]) -> None:
    roles, chosen = schema.roles, _linked(records, document, "person", speakers)
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
            "authority": authority,
            "role": "speaker",
            "rank": rank,
            "position": speaker.position or None,
            "affiliation": speaker.affiliation or None,
        }
        for rank, (speaker, authority) in enumerate(zip(speakers, chosen, strict=True))
    ]
    rows += [
        _named_only(document, authority, len(rows) + n) for n, authority in enumerate(sorted(dropped & set(printed)))
    ]
    if rows:
        records.connection.execute(roles.insert().prefix_with("OR IGNORE"), rows)
    said = list(zip(speakers, chosen, strict=True))
    decide(records, document, ["speaker"], [(one.name, authority) for one, authority in said])
    for field in OFFICES:
        _offices(records, document, field, {authority: getattr(one, field) for one, authority in said})


def _offices(records: Records, document: Document, field: str, said: Mapping[str, str | None]) -> None:
    """Confirm what was found of the office of each speaker where it stands as found, and reject the rest."""
    mine = (_F.document == document.id) & (_F.field == field)
    records.connection.execute(update(schema.findings).where(mine).values(status="rejected"))
    for authority, value in said.items():
        theirs = mine & _F.subject.in_(standing.same(records, [authority])) & (_F.value == value)
        records.connection.execute(update(schema.findings).where(theirs).values(status="confirmed"))


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
    linked = list(zip(organisations, _linked(records, document, "organisation", organisations), strict=True))
    roles, names = schema.roles, schema.authorities
    bodies = select(names.c.id).where(names.c.what == "organisation")
    records.connection.execute(delete(roles).where(roles.c.document == document.id, roles.c.authority.in_(bodies)))
    rows = [
        {"document": document.id, "authority": authority, "role": one.role, "rank": rank}
        for rank, (one, authority) in enumerate(linked)
    ]
    if rows:
        records.connection.execute(roles.insert().prefix_with("OR IGNORE"), rows)
    for field, role in zip(ORGANISATIONS, ORGANISATION_ROLES, strict=True):
        decide(records, document, [field], [(one.name, authority) for one, authority in linked if one.role == role])


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
    decide(records, document, ["topic"], [(labels[topic], topic) for topic in dict.fromkeys(chosen)])


def _linked(records: Records, document: Document, what: What, named: Sequence[Speaker | Organisation]) -> list[str]:
    """Return the authority of each: the one that was chosen, or else the one that the name finds or makes.

    Whom the document is linked to already stays; those who were merged are read as one, and kept apart in its rows.
    """
    found = linking.link(records, what, [linking.Name(one.name) for one in named if not one.authority], document.id)
    here = linking.cast_as(records, document.id, [one.authority for one in named if one.authority])
    return [here[one.authority] if one.authority else found[one.name] for one in named]


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


def _finding(row: Row[Any], leaders: Mapping[str, str]) -> KeptFinding:
    span = Span(row.first, row.start, row.last, row.end) if row.first is not None else None
    evidence = Evidence(row.rule, row.confidence, row.because, span, row.source)
    return KeptFinding(row.field, row.value, leaders.get(row.subject, row.subject), evidence, row.status)
