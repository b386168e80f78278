"""Proposals in the record: what extraction found, kept with its evidence, never over what a person decided."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import delete, select

from archive import schema
from archive.findings import Evidence, OrganisationRole, PersonRole
from archive.passages import Span
from archive.records.base import Records

SINGLE = ("title", "kind", "genre", "language", "published", "held")
PEOPLE: tuple[PersonRole, ...] = ("speaker", "participant", "mentioned")
ORGANISATIONS = ("issuer", "host", "participant organisation", "mentioned organisation")


@dataclass(frozen=True, slots=True)
class Place:
    """Where proposals belong: a revision of a document, read by an extractor."""

    document: str
    revision: int
    extractor: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """A value of a field with its evidence; `subject` is the authority, event or topic that it stands for."""

    field: str
    value: str
    evidence: Evidence
    subject: str | None = None


def organisation_field(role: OrganisationRole) -> str:
    """Return the field under which an organisation's role is proposed, apart from people's roles."""
    return role if role in ("issuer", "host") else f"{role} organisation"


def keep(records: Records, place: Place, found: Iterable[Proposal]) -> None:
    """Add proposals, except those that a person has decided about already."""
    table = schema.findings
    query = select(table.c.field, table.c.value).where(table.c.document == place.document, table.c.status != "proposed")
    decided = {(row.field, row.value) for row in records.connection.execute(query)}
    rows = [
        {
            "document": place.document,
            "revision": place.revision,
            "field": one.field,
            "value": one.value,
            "subject": one.subject,
            "rule": one.evidence.rule,
            "confidence": one.evidence.confidence,
            "because": one.evidence.because,
            "source": one.evidence.source,
            "status": "proposed",
            "extractor": place.extractor,
            **span_columns(one.evidence.span),
        }
        for one in found
        if (one.field, one.value) not in decided
    ]
    if rows:
        records.connection.execute(table.insert(), rows)


def decided(records: Records, document: str) -> set[str]:
    """Return the groups of fields that a person has decided about."""
    table = schema.findings
    query = select(table.c.field).distinct().where(table.c.document == document, table.c.status != "proposed")
    fields = set(records.connection.execute(query).scalars())
    groups = {"speaker": PEOPLE, "organisation": ORGANISATIONS}
    return fields | {group for group, members in groups.items() if fields & set(members)}


def forget(records: Records, document: str) -> None:
    table = schema.findings
    records.connection.execute(delete(table).where(table.c.document == document, table.c.status == "proposed"))


def span_columns(span: Span | None) -> dict[str, int | None]:
    """Return the columns of a span."""
    names = ("first", "start", "last", "end")
    return {name: getattr(span, name) if span else None for name in names}
