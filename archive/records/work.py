"""Work to do, which is a query: documents received and not read, claimed with a lease."""

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import func, or_, select, update

from archive import schema
from archive.intake import Intake
from archive.records import readings
from archive.records.base import Records

_D = schema.documents.c
MOST_ATTEMPTS = 10


@dataclass(frozen=True, slots=True)
class Claim:
    """A document that one worker may read until the lease ends."""

    document: str
    sha256: str
    name: str
    intake: Intake


def claim(records: Records, holder: str, limit: int, lease: timedelta) -> tuple[Claim, ...]:
    """Claim documents to read, the oldest first. A claim that ended unread is free again, ten times at most."""
    free = or_(_D.lease_until.is_(None), _D.lease_until < records.now())
    query = select(_D.id, _D.original, _D.name, _D.intake, _D.attempts).where(_D.state == "received", free)
    rows = records.connection.execute(query.order_by(_D.received_at, _D.id).limit(limit)).all()
    for row in rows:
        if row.attempts >= MOST_ATTEMPTS:
            readings.fail(records, row.id, f"reading it ended the worker {MOST_ATTEMPTS} times")
    taken = [row for row in rows if row.attempts < MOST_ATTEMPTS]
    values = {"lease_holder": holder, "lease_until": records.now() + lease, "attempts": _D.attempts + 1}
    chosen = update(schema.documents).where(_D.id.in_([row.id for row in taken]))
    records.connection.execute(chosen.values(values))
    return tuple(Claim(row.id, row.original, row.name, Intake.from_json(row.intake)) for row in taken)


def release(records: Records, holder: str) -> None:
    """Give back every claim of a worker that stops in good order; these tries do not count."""
    mine = update(schema.documents).where(_D.lease_holder == holder, _D.state == "received")
    records.connection.execute(mine.values(lease_holder=None, lease_until=None, attempts=_D.attempts - 1))


def abandon(records: Records, holder: str) -> None:
    """Free every claim of a worker that has died; these tries count, because the document may be to blame."""
    theirs = update(schema.documents).where(_D.lease_holder == holder, _D.state == "received")
    records.connection.execute(theirs.values(lease_holder=None, lease_until=None))


def read_again(records: Records) -> int:
    """Queue every document that was dealt with to be read anew; what is public stays so. Returns how many wait."""
    settled = update(schema.documents).where(_D.state != "received")
    records.connection.execute(settled.values(state="received", attempts=0))
    return left(records)


def left(records: Records) -> int:
    """Return how many documents wait to be read, claimed or not."""
    return records.connection.execute(select(func.count()).where(_D.state == "received")).scalar_one()


def attached(records: Records, document: str) -> tuple[tuple[str, str], ...]:
    """Return the ids and names of the documents that came as files inside another one."""
    relations = schema.relations.c
    query = select(_D.id, _D.name).join(schema.relations, relations.document == _D.id)
    query = query.where(relations.other == document, _D.origin == "attachment").order_by(_D.id)
    return tuple((row.id, row.name) for row in records.connection.execute(query))
