"""The record held against itself: what must be true of every row, asked of all of them."""

from collections.abc import Iterator

from sqlalchemy import Select, and_, exists, func, select, text

from archive import schema
from archive.records.base import Records

_D, _S, _P = schema.documents.c, schema.statements.c, schema.passages.c


def problems(records: Records) -> Iterator[str]:
    """Yield a sentence for every row that contradicts another one."""
    for row in records.connection.execute(text("PRAGMA integrity_check")):
        if row[0] != "ok":
            yield f"the database is damaged: {row[0]}"
    for row in records.connection.execute(text("PRAGMA foreign_key_check")):
        yield f"a row of {row[0]} refers to a row of {row[2]} that is not there"
    for document in records.connection.execute(_without_text()).scalars():
        yield f"document {document} is published, and its newest revision has no passage"
    for statement in records.connection.execute(_beyond_text()).scalars():
        yield f"statement {statement} ends beyond its passage"
    for document in records.connection.execute(_unnamed()).scalars():
        yield f"document {document} is published, and a statement in it has no id"
    for authority in records.connection.execute(_led_astray()).scalars():
        yield f"authority {authority} was merged into one that does not stand for itself"


def originals(records: Records) -> tuple[str, ...]:
    """Return the checksum of every original."""
    return tuple(records.connection.execute(select(schema.originals.c.sha256)).scalars())


def published(records: Records) -> frozenset[str]:
    """Return the ids of all published documents."""
    return frozenset(records.connection.execute(select(_D.id).where(_D.standing == "published")).scalars())


def minted(records: Records) -> tuple[str, ...]:
    """Return every id that was ever given out."""
    return tuple(records.connection.execute(select(schema.minted.c.id)).scalars())


def _without_text() -> Select[str]:
    present = exists().where(_P.document == _D.id, _P.revision == _D.revision)
    # A message may hold nothing but attachments.
    only_carries = exists().where(schema.relations.c.other == _D.id)
    return select(_D.id).where(_D.standing == "published", ~present, ~only_carries)


def _beyond_text() -> Select[int]:
    last = and_(_P.document == _S.document, _P.revision == _S.revision, _P.number == _S.last)
    query = select(_S.number).join(schema.passages, last, isouter=True)
    return query.where(func.coalesce(func.length(_P.text), -1) < _S.end)


def _led_astray() -> Select[str]:
    names, leader = schema.authorities.c, schema.authorities.alias("leader")
    query = select(names.id).join(leader, leader.c.id == names.merged_into)
    return query.where(leader.c.merged_into.is_not(None) | (leader.c.what != names.what))


def _unnamed() -> Select[str]:
    query = select(_D.id).distinct().join(schema.statements, _S.document == _D.id)
    return query.where(_D.standing == "published", _S.stands, _S.id.is_(None))
