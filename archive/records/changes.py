"""The ledger in the record: read, followed, recomputed."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, Select, case, exists, func, select

from archive import changes, schema
from archive.changes import NAMING, Change
from archive.records.base import Records

_L = schema.ledger.c


@dataclass(frozen=True, slots=True)
class Touched:
    """The documents that ledger lines up to `position` touched."""

    documents: tuple[str, ...]
    position: int


def position(records: Records) -> int:
    """Return the position of the newest line; 0 in an empty ledger."""
    return records.connection.execute(select(func.max(_L.position))).scalar() or 0


def touched(records: Records, after: int, limit: int) -> Touched:
    """Return the documents named by at most `limit` lines after a position, and the position reached."""
    lines = select(_L.position, _L.subject).where(_L.position > after).order_by(_L.position).limit(limit)
    rows = records.connection.execute(lines).all()
    subjects = tuple(dict.fromkeys(row.subject for row in rows if row.subject))
    return Touched(subjects, rows[-1].position if rows else after)


def history(records: Records, subject: str) -> tuple[Change, ...]:
    """Return what happened to a document, the newest last."""
    return tuple(_change(row) for row in records.connection.execute(_lines().where(_L.subject == subject)))


def newest(records: Records, limit: int) -> tuple[Change, ...]:
    """Return the newest lines, the newest first; what happened to a name is told once, not for each document."""
    of_document = exists().where(schema.documents.c.id == _L.subject)
    query = _lines().where(~(_L.kind.in_(NAMING) & of_document)).order_by(None)
    query = query.order_by(_L.position.desc()).limit(limit)
    return tuple(_change(row) for row in records.connection.execute(query))


def hidden_since(records: Records, after: int) -> frozenset[str]:
    """Return the documents touched after a position that may not be shown: search leaves them out at once."""
    documents = schema.documents.c
    query = select(_L.subject).join(schema.documents, documents.id == _L.subject)
    query = query.where(_L.position > after, documents.standing != "published")
    return frozenset(records.connection.execute(query).scalars())


def problems(records: Records) -> Iterator[str]:
    """Recompute the whole ledger and yield a sentence for each line that is not what was written."""
    previous, expected = changes.GENESIS, 1
    for row in records.connection.execute(_lines()):
        if row.position != expected:
            yield f"ledger line {expected} is missing"
        line = changes.chain(previous, row.position, row.at, row.kind, row.subject, row.actor, row.digest)
        if line != row.hash:
            yield f"ledger line {row.position} ({row.kind}) was altered, or the one before it"
        if row.kept is not None and changes.digest_of_kept(row.salt, row.kept) != row.digest:
            yield f"the details of ledger line {row.position} ({row.kind}) were altered"
        previous, expected = row.hash, row.position + 1
    yield from _cut_off(records, expected)


def _cut_off(records: Records, expected: int) -> Iterator[str]:
    """A chain cannot prove its own end: the details and the documents bear witness to lines that were cut off."""
    details = schema.ledger_details.c.position
    for position in records.connection.execute(select(details).where(details >= expected)).scalars():
        yield f"ledger line {position} is missing"
    documents = schema.documents.c
    kind = case((documents.standing == "draft", "received"), else_=documents.standing)
    told = exists().where(_L.subject == documents.id, _L.kind == kind)
    for row in records.connection.execute(select(documents.id, documents.standing).where(~told)):
        yield f"document {row.id} stands as {row.standing}, and no ledger line says how it came to"


def _lines() -> Select[Any]:
    kept = schema.ledger_details
    query = select(
        _L.position, _L.at, _L.kind, _L.subject, _L.actor, _L.details.label("digest"), _L.hash,
        kept.c.salt, kept.c.details.label("kept"),
    )  # fmt: skip
    return query.join(kept, kept.c.position == _L.position, isouter=True).order_by(_L.position)


def _change(row: Row[Any]) -> Change:
    details = json.loads(row.kept) if row.kept is not None else None
    return Change(row.position, datetime.fromisoformat(row.at), row.kind, row.subject, row.actor, details)
