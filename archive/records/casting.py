"""Who is what in a document: roles and mentions of people and organisations, linked to authorities."""

from collections.abc import Iterator, Sequence

from sqlalchemy import Column, ColumnElement, delete, exists

from archive import schema
from archive.authorities import What
from archive.findings import OFFICES, ORGANISATION_ROLES, PERSON_ROLES, FoundOrganisation, FoundPerson
from archive.records import linking, proposals
from archive.records.base import Records
from archive.records.proposals import Place, Proposal

Row = dict[str, str | int | None]


def people(records: Records, place: Place, found: Sequence[FoundPerson], decided: bool) -> dict[str, str]:
    """Link the people found, keep them as proposals, and cast them unless a person decided; name to authority."""
    names = [linking.Name(one.name, tuple(mention.printed for mention in one.mentions)) for one in found]
    linked = linking.link(records, "person", names, place.known)
    ranked = sorted(found, key=lambda one: PERSON_ROLES.index(one.role))
    rows: list[Row] = [
        {
            "document": place.document,
            "authority": linked[one.name],
            "role": one.role,
            "rank": rank,
            "position": one.position,
            "affiliation": one.organisation,
        }
        for rank, one in enumerate(ranked)
    ]
    _cast(records, place.document, "person", rows, decided)
    _mention(records, place, "person", found, linked)
    proposals.keep(records, place, [Proposal(one.role, one.name, one.evidence, linked[one.name]) for one in found])
    proposals.keep(records, place, [office for one in found for office in _offices(one, linked[one.name])])
    return linked


def _offices(one: FoundPerson, authority: str) -> Iterator[Proposal]:
    """Yield the position and the affiliation of a speaker, each with its own evidence."""
    stated = (one.position, one.position_evidence), (one.organisation, one.organisation_evidence)
    for field, (value, evidence) in zip(OFFICES, stated, strict=True):
        if one.role == "speaker" and value and evidence:
            yield Proposal(field, value, evidence, authority)


def organisations(records: Records, place: Place, found: Sequence[FoundOrganisation], decided: bool) -> dict[str, str]:
    """Do the same for organisations."""
    names = [linking.Name(one.name, tuple(mention.printed for mention in one.mentions), one.acronym) for one in found]
    linked = linking.link(records, "organisation", names, place.known)
    ranked = sorted(found, key=lambda one: ORGANISATION_ROLES.index(one.role))
    rows: list[Row] = [
        {"document": place.document, "authority": linked[one.name], "role": one.role, "rank": rank}
        for rank, one in enumerate(ranked)
    ]
    _cast(records, place.document, "organisation", rows, decided)
    _mention(records, place, "organisation", found, linked)
    kept = [Proposal(proposals.organisation_field(one.role), one.name, one.evidence, linked[one.name]) for one in found]
    proposals.keep(records, place, kept)
    return linked


def _cast(records: Records, document: str, what: What, rows: Sequence[Row], decided: bool) -> None:
    if decided:
        return
    roles = schema.roles
    records.connection.execute(delete(roles).where(roles.c.document == document, _is(what, roles.c.authority)))
    if rows:
        records.connection.execute(roles.insert().prefix_with("OR IGNORE"), list(rows))


def _mention(
    records: Records,
    place: Place,
    what: What,
    named: Sequence[FoundPerson | FoundOrganisation],
    linked: dict[str, str],
) -> None:
    table = schema.mentions
    earlier = delete(table).where(table.c.document == place.document, table.c.revision == place.revision)
    records.connection.execute(earlier.where(_is(what, table.c.authority)))
    rows = [
        {
            "document": place.document,
            "revision": place.revision,
            "authority": linked[one.name],
            "printed": mention.printed,
            **proposals.span_columns(mention.span),
        }
        for one in named
        for mention in one.mentions
    ]
    if rows:
        records.connection.execute(table.insert(), rows)


def _is(what: What, authority: Column[str]) -> ColumnElement[bool]:
    names = schema.authorities.c
    return exists().where(names.id == authority, names.what == what)
