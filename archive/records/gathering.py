"""Documents that may report on one event: proposed with the reason, brought together or parted by staff."""

from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import ColumnElement, Select, func, or_, select, update

from archive import schema
from archive.documents import Document, Summary
from archive.errors import Refused
from archive.records import authorities, documents, listings, review, standing
from archive.records.base import Records

_A, _D, _R = schema.authorities.c, schema.documents.c, schema.roles.c
_MOST = 6
_SPEAKERS = 2
_LONGEST = timedelta(days=31)
# A report may come some days after the event, and give only the day on which it was written.
_LATER = timedelta(days=3)


@dataclass(frozen=True, slots=True)
class Kindred:
    """Another document that may report on the same event, and why."""

    document: Summary
    because: str


@dataclass(slots=True)
class _Shared:
    hosts: list[str]
    speakers: list[str]


def kindred(records: Records, identifier: str) -> tuple[Kindred, ...]:
    """Return documents of the same days with the same host or two of the same speakers, those who share most first.

    One of the two has an event to which the other could belong; dates without a month propose nothing.
    """
    document = documents.get(records, identifier)
    shared = _shared(records, document)
    likely = sorted(shared, key=lambda one: (-len(shared[one].hosts), -len(shared[one].speakers), one))[:_MOST]
    found = {one.id: one for one in listings.summaries(records, likely)}
    return tuple(Kindred(found[one], _because(shared[one])) for one in likely)


def bring_together(records: Records, identifier: str, other: str) -> None:
    """Say that two documents report on one event: the other's, else this one's. Raises Refused or NotFound."""
    here, there = documents.get(records, identifier), documents.get(records, other)
    event = there.event or here.event
    if event is None or identifier == other:
        raise Refused("neither of the two has an event to which the other could belong")
    for document in (here, there):
        if document.event != event:
            _place(records, document, event)


def part(records: Records, identifier: str) -> None:
    """Say that a document does not report on its event. Raises Refused where it has none, or NotFound."""
    document = documents.get(records, identifier)
    if document.event is None:
        raise Refused("this document has no event")
    _place(records, document, None)


def _place(records: Records, document: Document, event: str | None) -> None:
    named = authorities.event(records, event or document.event or "")
    records.connection.execute(update(schema.documents).where(_D.id == document.id).values(event=event))
    review.decide(records, document, ["event"], [(named.name, event)] if event else [])
    records.note("gathered" if event else "parted", document.id, event=named.name)


def _shared(records: Records, document: Document) -> dict[str, _Shared]:
    """Return the documents of the same days, each with enough names of hosts or speakers that it shares."""
    bounds = records.connection.execute(select(_D.earliest, _D.latest).where(_D.id == document.id)).one()
    if not all(bounds):
        return {}
    first, last = map(date.fromisoformat, bounds)
    if last - first > _LONGEST:
        return {}
    query = _naming(records, document.id).join(schema.documents, _D.id == _R.document)
    query = query.where(
        _D.earliest.between((first - _LONGEST).isoformat(), (last + _LATER).isoformat()),
        _D.latest.between((first - _LATER).isoformat(), (last + _LONGEST).isoformat()),
        _D.standing != "withdrawn",
        or_(_D.event.is_(None), _D.event != document.event) if document.event else _D.event.is_not(None),
    )
    found: dict[str, _Shared] = {}
    for row in records.connection.execute(query):
        shared = found.setdefault(row.document, _Shared([], []))
        (shared.hosts if row.role == "host" else shared.speakers).append(row.name)
    return {one: shared for one, shared in found.items() if shared.hosts or len(shared.speakers) >= _SPEAKERS}


def _naming(records: Records, document: str) -> Select[tuple[str, str, str]]:
    """Select the other documents with each host and speaker of one whom they have in the same role."""
    mine = standing.joined(select(_A.id), _R.authority).where(_R.document == document, _tells())
    leaders = list(records.connection.execute(mine).scalars())
    query = standing.joined(select(_R.document, _R.role, func.min(_A.name).label("name")), _R.authority)
    query = query.where(_R.authority.in_(standing.members_of(*leaders)), _tells(), _R.document != document)
    return query.group_by(_R.document, _R.role, _A.id).order_by(_R.document, _A.name, _A.id)


def _tells() -> ColumnElement[bool]:
    return _R.role.in_(("host", "speaker"))


def _because(shared: _Shared) -> str:
    if shared.hosts:
        return f"Both are of these days, and {shared.hosts[0]} is the host in both."
    others = len(shared.speakers) - _SPEAKERS
    names = " and ".join(shared.speakers[:_SPEAKERS])
    return f"Both are of these days, and {names} speak in both{f', with {others} others' if others else ''}."
