"""People, organisations and events in the record: got by id, found by name, listed, linked across documents."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, Select, func, select

from archive import schema
from archive.authorities import Attested, Authority, Event, Listed, What
from archive.documents import Named
from archive.errors import NotFound
from archive.folding import fold, key
from archive.records import topics
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
    return _authority(row, _forms(records, [authority]).get(authority, ()))


def find(records: Records, what: What, name: str) -> tuple[Authority, ...]:
    """Return the authorities that have this name in any printed form and any script, the authorised ones first."""
    wanted = key(name)
    named = select(_A.id).where(_A.what == what, _A.key == wanted).union(select(_F.authority).where(_F.key == wanted))
    named_so = named.subquery()
    query = select(schema.authorities).join_from(named_so, schema.authorities, _A.id == named_so.c.id)
    query = query.where(_A.what == what, _A.merged_into.is_(None)).order_by(_A.key != wanted, _A.name, _A.id)
    rows = records.connection.execute(query).all()
    forms = _forms(records, [row.id for row in rows])
    return tuple(_authority(row, forms.get(row.id, ())) for row in rows)


def labels(records: Records, ids: Iterable[str]) -> dict[str, str]:
    """Return the label of each authority, topic or event; unknown ids are left out."""
    wanted = list(ids)
    names = select(_A.id, _A.name).where(_A.id.in_(wanted))
    events = select(schema.events.c.id, schema.events.c.name).where(schema.events.c.id.in_(wanted))
    found = {row.id: row.name for query in (names, events) for row in records.connection.execute(query)}
    return found | topics.labels(records, wanted)


def attested(records: Records, authority: str) -> tuple[Attested, ...]:
    """Return the positions and affiliations printed for a person in published documents, the most frequent first."""
    roles = schema.roles.c
    query = select(roles.position, roles.affiliation, func.count().label("number"))
    query = _in_published(query.select_from(schema.roles)).where(roles.authority == authority)
    query = query.where(roles.position.is_not(None) | roles.affiliation.is_not(None))
    query = query.group_by(roles.position, roles.affiliation).order_by(func.count().desc(), roles.position)
    return tuple(Attested(row.position, row.affiliation, row.number) for row in records.connection.execute(query))


def listed(records: Records, what: What, offset: int, limit: int, starts: str = "") -> AuthorityPage:
    """List the authorities of published documents by name; `starts` narrows to names that begin so, folded."""
    number = func.count(schema.roles.c.document.distinct()).label("number")
    query = _in_published(select(_A.id, _A.name, number).join(schema.roles, schema.roles.c.authority == _A.id))
    query = query.where(_A.what == what).group_by(_A.id, _A.name)
    query = query.where(_A.key.startswith(fold(starts), autoescape=True)) if starts else query
    return _page(records, query, query.order_by(_A.key, _A.id), offset, limit)


def initials(records: Records, what: What) -> tuple[str, ...]:
    """Return the folded letters with which names of published documents begin."""
    letter = func.substr(_A.key, 1, 1)
    query = _in_published(select(letter).distinct().join(schema.roles, schema.roles.c.authority == _A.id))
    found = records.connection.execute(query.where(_A.what == what).order_by(letter)).scalars()
    return tuple(initial for initial in found if initial)


def event(records: Records, identifier: str) -> Event:
    """Return an event with its organisers; raises NotFound."""
    row = records.connection.execute(select(schema.events).where(schema.events.c.id == identifier)).first()
    if row is None:
        raise NotFound(f"there is no event {identifier}")
    organisers = schema.event_organisers.c
    query = select(_A.id, _A.name).join(schema.event_organisers, organisers.organisation == _A.id)
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
    """Return the forms in which each authority is printed in a document's current revision."""
    mentions, documents = schema.mentions.c, schema.documents.c
    query = select(mentions.authority, mentions.printed).join(schema.documents, documents.id == mentions.document)
    query = query.where(mentions.document == document, mentions.revision == documents.revision)
    found: dict[str, dict[str, None]] = {}
    for row in records.connection.execute(query.order_by(mentions.number)):
        found.setdefault(row.authority, {})[row.printed] = None
    return {authority: tuple(printed) for authority, printed in found.items()}


def _in_published(query: Select[Any]) -> Select[Any]:
    documents = schema.documents.c
    joined = query.join(schema.documents, documents.id == schema.roles.c.document)
    return joined.where(documents.standing == "published")


def _page(records: Records, query: Select[Any], ordered: Select[Any], offset: int, limit: int) -> AuthorityPage:
    total = records.connection.execute(select(func.count()).select_from(query.subquery())).scalar_one()
    rows = records.connection.execute(ordered.offset(offset).limit(limit)).all()
    return AuthorityPage(total, tuple(Listed(row.id, row.name, row.number) for row in rows))


def _forms(records: Records, authorities: Sequence[str]) -> dict[str, tuple[str, ...]]:
    query = select(_F.authority, _F.form).where(_F.authority.in_(authorities)).order_by(_F.authority, _F.form)
    found: dict[str, tuple[str, ...]] = {}
    for row in records.connection.execute(query):
        found[row.authority] = (*found.get(row.authority, ()), row.form)
    return found


def _authority(row: Row[Any], forms: tuple[str, ...]) -> Authority:
    return Authority(row.id, row.what, row.name, row.acronym, row.merged_into, forms)
