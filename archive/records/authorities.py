"""People, organisations and events in the record: got by id, found by name, listed, linked across documents."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, Select, exists, false, func, select

from archive import schema
from archive.authorities import Attested, Authority, Event, Listed, What
from archive.documents import Named
from archive.errors import NotFound
from archive.folding import fold, key
from archive.records import standing, topics
from archive.records.base import Records

_A, _F = schema.authorities.c, schema.forms.c


@dataclass(frozen=True, slots=True)
class AuthorityPage:
    """One page of a browsing list, with the number of all."""

    total: int
    items: tuple[Listed, ...]


def get(records: Records, authority: str) -> Authority:
    """Return a person or organisation; raises NotFound."""
    row = records.connection.execute(select(schema.authorities).where(_A.id == authority)).first()
    if row is None:
        raise NotFound(f"there is nobody under {authority}")
    return _authorities(records, [row])[0]


def find(records: Records, what: What, name: str) -> tuple[Authority, ...]:
    """Return the authorities that have this name in any printed form and any script, the authorised ones first."""
    wanted = key(name)
    query = select(schema.authorities).where(_A.what == what, _A.id.in_(_named(records, name)))
    rows = records.connection.execute(query.order_by(_A.key != wanted, _A.name, _A.id)).all()
    return _authorities(records, rows)


def namesakes(records: Records, name: str) -> tuple[tuple[What, Listed], ...]:
    """Return who has this name in published documents, in any form and any script, the most frequent first."""
    query = select(_A.id, _A.what, _A.name).where(_A.id.in_(_named(records, name)))
    rows = {row.id: row for row in records.connection.execute(query)}
    numbers = _documents(records, list(rows))
    found = sorted(numbers, key=lambda one: (-numbers[one], one))
    return tuple((rows[one].what, Listed(one, rows[one].name, numbers[one])) for one in found)


def like(records: Records, what: What, text: str, limit: int) -> tuple[Authority, ...]:
    """Return authorities with a form in which these words stand, in any script, whatever their documents' standing."""
    wanted = select(_F.authority).where(_F.key.contains(key(text), autoescape=True))
    found = standing.joined(select(_A.id).distinct().where(_A.what == what), _F.authority)
    found = found.where(_F.authority.in_(wanted)) if key(text) else found.where(false())
    query = select(schema.authorities).where(_A.id.in_(found)).order_by(func.length(_A.key), _A.name, _A.id)
    return _authorities(records, records.connection.execute(query.limit(limit)).all())


def several(records: Records, ids: Iterable[str]) -> dict[str, Authority]:
    """Return authorities by id; unknown ids are left out."""
    rows = records.connection.execute(select(schema.authorities).where(_A.id.in_(list(ids)))).all()
    return {one.id: one for one in _authorities(records, rows)}


def labels(records: Records, ids: Iterable[str]) -> dict[str, str]:
    """Return the label of each authority, topic or event; unknown ids are left out, merged ones bear today's name."""
    wanted = list(ids)
    merged = schema.authorities.alias("merged")
    names = select(merged.c.id, _A.name).join(merged, _A.id == func.coalesce(merged.c.merged_into, merged.c.id))
    events = select(schema.events.c.id, schema.events.c.name).where(schema.events.c.id.in_(wanted))
    found = {
        row.id: row.name
        for query in (names.where(merged.c.id.in_(wanted)), events)
        for row in records.connection.execute(query)
    }
    return found | topics.labels(records, wanted)


def attested(records: Records, authority: str) -> tuple[Attested, ...]:
    """Return the positions and affiliations printed for a person in published documents, the most frequent first.

    Each with the first and the last date of those documents, as they are known.
    """
    roles, documents = schema.roles.c, schema.documents.c
    dated = func.coalesce(documents.held, documents.published).label("dated")
    query = select(
        roles.position, roles.affiliation, dated, documents.earliest, documents.latest,
        func.count(roles.document.distinct()).label("number"),
    )  # fmt: skip
    query = _in_published(query.select_from(schema.roles)).where(roles.authority.in_(standing.members_of(authority)))
    query = query.where(roles.position.is_not(None) | roles.affiliation.is_not(None))
    query = query.group_by(roles.position, roles.affiliation, dated, documents.earliest, documents.latest)
    printed: dict[tuple[str | None, str | None], list[Row[Any]]] = {}
    for row in records.connection.execute(query.order_by(roles.position, roles.affiliation)):
        printed.setdefault((row.position, row.affiliation), []).append(row)
    found = (_attested(*printed_so, rows) for printed_so, rows in printed.items())
    return tuple(sorted(found, key=lambda one: (-one.documents, one.position or "", one.affiliation or "")))


def _attested(position: str | None, affiliation: str | None, rows: Sequence[Row[Any]]) -> Attested:
    """A date without a year says nothing of when."""
    dated = [row for row in rows if row.earliest or row.latest]
    first = min(dated, key=lambda row: row.earliest or row.latest, default=None)
    last = max(dated, key=lambda row: row.latest or row.earliest, default=None)
    number = sum(row.number for row in rows)
    return Attested(position, affiliation, number, first and first.dated, last and last.dated)


def listed(records: Records, what: What, offset: int, limit: int, starts: str = "") -> AuthorityPage:
    """List the authorities of published documents by name; `starts` narrows to names that begin so, folded."""
    query = select(_A.id, _A.name).where(_A.what == what, standing.in_published())
    query = query.where(_A.key.startswith(fold(starts), autoescape=True)) if starts else query
    total = records.connection.execute(select(func.count()).select_from(query.subquery())).scalar_one()
    rows = records.connection.execute(query.order_by(_A.key, _A.id).offset(offset).limit(limit)).all()
    numbers = _documents(records, [row.id for row in rows])
    return AuthorityPage(total, tuple(Listed(row.id, row.name, numbers[row.id]) for row in rows))


def initials(records: Records, what: What) -> tuple[str, ...]:
    """Return the folded letters with which names of published documents begin."""
    letter = func.substr(_A.key, 1, 1)
    query = select(letter).distinct().where(_A.what == what, standing.in_published())
    found = records.connection.execute(query.order_by(letter)).scalars()
    return tuple(initial for initial in found if initial)


def event(records: Records, identifier: str) -> Event:
    """Return an event with its organisers; raises NotFound."""
    row = records.connection.execute(select(schema.events).where(schema.events.c.id == identifier)).first()
    if row is None:
        raise NotFound(f"there is no event {identifier}")
    organisers = schema.event_organisers.c
    query = standing.joined(select(_A.id, _A.name).distinct(), organisers.organisation)
    named = records.connection.execute(query.where(organisers.event == identifier).order_by(_A.name)).all()
    return Event(row.id, row.name, row.place, row.held, tuple(Named(one.id, one.name) for one in named))


def events(records: Records, offset: int, limit: int) -> AuthorityPage:
    """List the events of published documents, the newest first, undated last."""
    table, documents = schema.events.c, schema.documents.c
    query = select(table.id, table.name, func.count().label("number"))
    query = query.join(schema.documents, documents.event == table.id).where(documents.standing == "published")
    query = query.group_by(table.id, table.name)
    ordered = query.order_by(table.held.is_(None), table.held.desc(), table.name, table.id)
    return _page(records, query, ordered, offset, limit)


def printed_in(records: Records, document: str) -> dict[str, tuple[str, ...]]:
    """Return the forms in which each authority that was linked is printed in a document's current revision."""
    mentions, documents = schema.mentions.c, schema.documents.c
    query = select(mentions.authority, mentions.printed).join(schema.documents, documents.id == mentions.document)
    query = query.where(mentions.document == document, mentions.revision == documents.revision)
    found: dict[str, dict[str, None]] = {}
    for row in records.connection.execute(query.order_by(mentions.number)):
        found.setdefault(row.authority, {})[row.printed] = None
    return {authority: tuple(printed) for authority, printed in found.items()}


def printed_by_document(records: Records, authority: str, documents: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """Return the forms in which each of these documents prints an authority, in the order in which they stand."""
    mentions = schema.mentions.c
    query = select(mentions.document, mentions.printed).where(mentions.authority.in_(standing.members_of(authority)))
    found: dict[str, dict[str, None]] = {}
    for row in records.connection.execute(query.where(mentions.document.in_(documents)).order_by(mentions.number)):
        found.setdefault(row.document, {})[row.printed] = None
    return {document: tuple(printed) for document, printed in found.items()}


def _named(records: Records, name: str) -> set[str]:
    """Return who stands today for those with a name."""
    wanted = key(name)
    named = select(_A.id).where(_A.key == wanted).union(select(_F.authority).where(_F.key == wanted))
    return set(standing.standing(records, records.connection.execute(named).scalars()).values()) if wanted else set()


def _in_published(query: Select[Any]) -> Select[Any]:
    documents = schema.documents.c
    joined = query.join(schema.documents, documents.id == schema.roles.c.document)
    return joined.where(documents.standing == "published")


def _documents(records: Records, ids: Sequence[str]) -> dict[str, int]:
    """Count the published documents that name each of those who stand today."""
    roles = schema.roles.c
    query = standing.joined(select(_A.id, func.count(roles.document.distinct()).label("number")), roles.authority)
    public = exists().where(schema.documents.c.id == roles.document, schema.documents.c.standing == "published")
    query = query.where(roles.authority.in_(standing.members_of(*ids)), public).group_by(_A.id)
    return {row.id: row.number for row in records.connection.execute(query)}


def _page(records: Records, query: Select[Any], ordered: Select[Any], offset: int, limit: int) -> AuthorityPage:
    total = records.connection.execute(select(func.count()).select_from(query.subquery())).scalar_one()
    rows = records.connection.execute(ordered.offset(offset).limit(limit)).all()
    return AuthorityPage(total, tuple(Listed(row.id, row.name, row.number) for row in rows))


def _authorities(records: Records, rows: Sequence[Row[Any]]) -> tuple[Authority, ...]:
    """Make the values of rows; each bears the forms of all whom it stands for."""
    ids = [row.id for row in rows]
    merged = select(_A.id, _A.merged_into, _A.acronym).where(_A.merged_into.in_(ids)).order_by(_A.id)
    members = records.connection.execute(merged).all()
    leaders = {one: one for one in ids} | {member.id: member.merged_into for member in members}
    acronyms = {member.merged_into: member.acronym for member in members if member.acronym}
    forms: dict[str, set[str]] = {}
    for row in records.connection.execute(select(_F.authority, _F.form).where(_F.authority.in_(list(leaders)))):
        forms.setdefault(leaders[row.authority], set()).add(row.form)
    return tuple(
        Authority(
            row.id, row.what, row.name, row.acronym or acronyms.get(row.id), row.merged_into,
            tuple(sorted(forms.get(row.id, ()))),
        )
        for row in rows
    )  # fmt: skip
