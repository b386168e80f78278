"""Judgements in the record: noted with what is needed to undo them, read as a history."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Row, Select, func, select, update

from archive import schema
from archive.changes import ChangeKind
from archive.errors import NotFound
from archive.judgements import Judgement, Verdict
from archive.records import standing
from archive.records.base import Records

_J, _W = schema.judgements.c, schema.judged.c


def keep(
    records: Records, verdict: Verdict, authority: str, other: str | None, changed: Iterable[str], details: str
) -> int:
    """Note a judgement with all that it changed, and return its number."""
    values = {
        "verdict": verdict, "authority": authority, "other": other, "details": details,
        "at": records.now(), "actor": records.actor,
    }  # fmt: skip
    number: int = records.connection.execute(schema.judgements.insert().returning(_J.number), values).scalar_one()
    rows = [{"judgement": number, "what": what} for what in sorted(set(changed))]
    records.connection.execute(schema.judged.insert(), rows)
    return number


def tell(records: Records, kind: ChangeKind, authority: str, documents: Iterable[str], **details: str) -> None:
    """Note in the ledger every document that a judgement touches, so that search follows, then the authority."""
    for document in documents:
        records.note(kind, document, **details)
    records.note(kind, authority, **details)


def get(records: Records, number: int) -> Judgement:
    """Return a judgement; raises NotFound."""
    row = records.connection.execute(_judgements().where(_J.number == number)).first()
    if row is None:
        raise NotFound(f"there is no judgement {number}")
    return _judgement(row)


def history(records: Records, authority: str) -> tuple[Judgement, ...]:
    """Return what was decided about an authority and those whom it stands for, the newest first."""
    mine = standing.members_of(authority)
    query = _judgements().where(_J.authority.in_(mine) | _J.other.in_(mine)).order_by(_J.number.desc())
    return tuple(_judgement(row) for row in records.connection.execute(query))


def end(records: Records, number: int) -> None:
    """Say that a judgement was undone."""
    undone = update(schema.judgements).where(_J.number == number)
    records.connection.execute(undone.values(undone_at=records.now()))


def _judgements() -> Select[Any]:
    """Select judgements, each with the newest later one that changed the same and still holds."""
    theirs, others = schema.judged.alias("theirs"), schema.judgements.alias("others")
    later = select(func.max(others.c.number)).join(theirs, theirs.c.judgement == others.c.number)
    later = later.join(schema.judged, _W.what == theirs.c.what).where(_W.judgement == _J.number)
    later = later.where(others.c.number > _J.number, others.c.undone_at.is_(None))
    return select(schema.judgements, later.correlate(schema.judgements).scalar_subquery().label("later"))


def _judgement(row: Row[Any]) -> Judgement:
    return Judgement(
        row.number, row.verdict, row.authority, row.other, row.at, row.actor, row.undone_at, row.details, row.later
    )
