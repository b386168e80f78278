"""Lists of documents: published ones by what they belong to, drafts for the desk, the whole in figures."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, and_, func, or_, select

from archive import schema
from archive.documents import SPEAKERS_IN_A_LINE, Named, Summary
from archive.records import lineages, standing, texts
from archive.records.base import Records, portions

_D = schema.documents.c


@dataclass(frozen=True, slots=True)
class Listing:
    """One page of a list, with the exact number of all."""

    total: int
    documents: tuple[Summary, ...]


def summaries(records: Records, documents: Sequence[str]) -> tuple[Summary, ...]:
    """Return documents as lines, in the order given; unknown ones are left out. Four queries for ten thousand."""
    return tuple(summary for some in portions(documents) for summary in _summaries(records, some))


def _summaries(records: Records, documents: Sequence[str]) -> tuple[Summary, ...]:
    rows = {row.id: row for row in records.connection.execute(select(schema.documents).where(_D.id.in_(documents)))}
    speakers, issuers = _named(records, rows, "speaker"), _named(records, rows, "issuer")
    checked = _checked(records, rows)
    return tuple(
        _summary(rows[document], speakers.get(document, []), issuers.get(document, []), document in checked)
        for document in documents
        if document in rows
    )


def newest(records: Records, limit: int) -> tuple[Summary, ...]:
    """Return the documents that were published last."""
    order = _published().order_by(_D.published_at.desc(), _D.id).limit(limit)
    return summaries(records, list(records.connection.execute(order).scalars()))


def all_published(records: Records, offset: int, limit: int) -> Listing:
    """List every published document, the newest date first, undated last."""
    return _listing(records, _published(), offset, limit)


def of_authority(records: Records, authority: str, role: str | None, offset: int, limit: int) -> Listing:
    """List the published documents in which an authority has a role, or any role."""
    roles = schema.roles.c
    named = select(roles.document).where(roles.authority.in_(standing.members_of(authority)))
    named = named.where(roles.role == role) if role else named
    return _listing(records, _published().where(_D.id.in_(named)), offset, limit)


def of_topic(records: Records, topic: str, offset: int, limit: int) -> Listing:
    """List the published documents about a topic or a narrower one."""
    return _listing(records, _published().where(_D.id.in_(lineages.about(topic))), offset, limit)


def of_event(records: Records, event: str, offset: int, limit: int) -> Listing:
    """List the published documents that report on an event."""
    return _listing(records, _published().where(_D.event == event), offset, limit)


def of_year(records: Records, year: int, offset: int, limit: int) -> Listing:
    """List the published documents whose date certainly or possibly falls in a year; an open end is left aside."""
    first, last = func.coalesce(_D.earliest, _D.latest), func.coalesce(_D.latest, _D.earliest)
    inside = and_(first <= f"{year:04}-12-31", last >= f"{year:04}-01-01")
    return _listing(records, _published().where(inside), offset, limit)


def undated(records: Records, offset: int, limit: int) -> Listing:
    """List the published documents that bear no date, or one without a year."""
    return _listing(records, _published().where(_is_undated()), offset, limit)


def waiting(records: Records) -> tuple[Summary, ...]:
    """Return every draft, whatever its state, the one received last first."""
    order = select(_D.id).where(_D.standing == "draft").order_by(_D.received_at.desc(), _D.id)
    return summaries(records, list(records.connection.execute(order).scalars()))


def _published() -> Select[str]:
    return select(_D.id).where(_D.standing == "published")


def _is_undated() -> ColumnElement[bool]:
    return and_(_D.earliest.is_(None), _D.latest.is_(None))


def _listing(records: Records, query: Select[str], offset: int, limit: int) -> Listing:
    total = records.connection.execute(select(func.count()).select_from(query.subquery())).scalar_one()
    day = func.coalesce(_D.earliest, _D.latest)
    page = query.order_by(day.is_(None), day.desc(), _D.title, _D.id).offset(offset).limit(limit)
    return Listing(total, summaries(records, list(records.connection.execute(page).scalars())))


def _named(records: Records, documents: Iterable[str], role: str) -> dict[str, list[Named]]:
    roles, names = schema.roles, schema.authorities
    query = standing.joined(select(roles.c.document, names.c.id, names.c.name), roles.c.authority)
    query = query.where(roles.c.document.in_(list(documents)), roles.c.role == role)
    found: dict[str, dict[Named, None]] = {}
    for row in records.connection.execute(query.order_by(roles.c.document, roles.c.rank)):
        found.setdefault(row.document, {})[Named(row.id, row.name)] = None
    return {document: list(named) for document, named in found.items()}


def _checked(records: Records, documents: Iterable[str]) -> set[str]:
    findings = schema.findings.c
    query = select(findings.document).distinct()
    query = query.where(findings.document.in_(list(documents)), findings.status == "confirmed")
    return set(records.connection.execute(query).scalars())


def _summary(row: Row[Any], speakers: list[Named], issuers: list[Named], checked: bool) -> Summary:
    return Summary(
        id=row.id,
        title=row.title,
        kind=row.kind,
        genre=row.genre,
        language=row.language,
        date=row.held or row.published,
        standing=row.standing,
        state=row.state,
        speakers=tuple(speakers[:SPEAKERS_IN_A_LINE]),
        speaker_count=len(speakers),
        issuers=tuple(issuers),
        checked=checked,
    )


@dataclass(frozen=True, slots=True)
class YearCount:
    """How many documents fall certainly, and how many only possibly, in a year."""

    year: int
    certain: int
    possible: int


@dataclass(frozen=True, slots=True)
class _Years:
    first: int
    last: int
    certain: bool
    documents: int


@dataclass(frozen=True, slots=True)
class Holdings:
    """What is published, in figures; `years` has no gaps."""

    documents: int
    statements: int
    people: int
    organisations: int
    topics: int
    languages: int
    checked: int
    undated: int
    years: tuple[YearCount, ...]


def holdings(records: Records) -> Holdings:
    """Count what is published."""
    return Holdings(
        documents=_count(records, _published()),
        statements=_count(records, texts.public_statements(schema.statements.c.id)),
        people=_count(records, _authorities("person")),
        organisations=_count(records, _authorities("organisation")),
        topics=_count(records, _of_published(schema.document_topics.c.topic, schema.document_topics.c.document)),
        languages=_count(records, select(_D.language).distinct().where(_D.standing == "published", _D.language != "")),
        checked=_count(records, _of_published(schema.findings.c.document, schema.findings.c.document, confirmed=True)),
        undated=_count(records, _published().where(_is_undated())),
        years=_years(records),
    )


def _count(records: Records, query: Select[str]) -> int:
    return records.connection.execute(select(func.count()).select_from(query.subquery())).scalar_one()


def _of_published(column: ColumnElement[str], document: ColumnElement[str], confirmed: bool = False) -> Select[str]:
    query = select(column).distinct().join(schema.documents, _D.id == document).where(_D.standing == "published")
    return query.where(schema.findings.c.status == "confirmed") if confirmed else query


def _authorities(what: str) -> Select[str]:
    return select(schema.authorities.c.id).where(schema.authorities.c.what == what, standing.in_published())


def _years(records: Records) -> tuple[YearCount, ...]:
    first, last = func.substr(_D.earliest, 1, 4), func.substr(_D.latest, 1, 4)
    query = select(first, last, func.count()).where(
        _D.standing == "published", or_(first.is_not(None), last.is_not(None))
    )
    rows = records.connection.execute(query.group_by(first, last)).all()
    spans = [_Years(int(a or b), int(b or a), bool(a and a == b), number) for a, b, number in rows]
    if not spans:
        return ()
    years = range(min(span.first for span in spans), max(span.last for span in spans) + 1)
    return tuple(_year(year, spans) for year in years)


def _year(year: int, spans: Sequence[_Years]) -> YearCount:
    inside = [span for span in spans if span.first <= year <= span.last]
    certain = sum(span.documents for span in inside if span.certain)
    return YearCount(year, certain, sum(span.documents for span in inside) - certain)
