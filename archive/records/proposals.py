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
    """Where proposals belong: a revision of a document, read by an extractor; what a person has decided there.

    `known` is the document if it was read before: who is named there goes on to be whom it named then.
    """

    document: str
    revision: int
    extractor: str
    decisions: frozenset[tuple[str, str]] = frozenset()
    known: str | None = None


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
        if (one.field, one.value) not in place.decisions
    ]
    if rows:
        records.connection.execute(schema.findings.insert(), rows)


def decisions(records: Records, document: str) -> frozenset[tuple[str, str]]:
    """Return the fields and values that a person has confirmed or rejected."""
    table = schema.findings.c
    query = select(table.field, table.value).where(table.document == document, table.status != "proposed")
    return frozenset((row.field, row.value) for row in records.connection.execute(query))


def decided(decisions: Iterable[tuple[str, str]]) -> set[str]:
    """Return the groups of fields that a person has decided about."""
    fields = {field for field, _ in decisions}
    groups = {"speaker": PEOPLE, "organisation": ORGANISATIONS}
    return fields | {group for group, members in groups.items() if fields & set(members)}


def forget(records: Records, document: str) -> None:
    """Drop the proposals of earlier readings that nobody has decided about."""
    table = schema.findings
    records.connection.execute(delete(table).where(table.c.document == document, table.c.status == "proposed"))


def span_columns(span: Span | None) -> dict[str, int | None]:
    """Return the columns of a span."""
    names = ("first", "start", "last", "end")
    return {name: getattr(span, name) if span else None for name in names}
