"""An open transaction: the connection, who acts, and the two things every write needs, ids and ledger lines."""

import secrets
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TypeVar

from sqlalchemy import Connection, select

from archive import changes, identifiers, schema
from archive.writing import writable

# SQLite takes 32,766 variables in one statement.
MOST_AT_ONCE = 10_000
_Value = TypeVar("_Value")


@dataclass(slots=True)
class Records:
    """The record inside one transaction. All that is written through it holds together or not at all."""

    connection: Connection
    actor: str
    clock: Callable[[], datetime]
    _last: tuple[int, str] | None = field(default=None)

    def now(self) -> datetime:
        """Return the moment of this change, in UTC."""
        return self.clock().astimezone(UTC)

    def mint(self, what: str) -> str:
        """Return a new id that was never given out before; `what` is what it names."""
        return self.mint_several(what, 1)[0]

    def mint_several(self, what: str, number: int) -> list[str]:
        """Return as many new ids; the write lock keeps others from taking them between the look and the insert."""
        taken = schema.minted.c.id
        fresh: set[str] = set()
        while len(fresh) < number:
            drawn = {identifiers.mint() for _ in range(min(number - len(fresh), MOST_AT_ONCE))}
            given = self.connection.execute(select(taken).where(taken.in_(drawn))).scalars()
            fresh |= drawn.difference(given)
        if fresh:
            self.connection.execute(schema.minted.insert(), [{"id": one, "what": what} for one in fresh])
        return list(fresh)

    def note(self, kind: changes.ChangeKind, subject: str, **details: str) -> int:
        """Add a line to the ledger in this transaction and return its position."""
        before, previous = self._end()
        details = {name: writable(text) for name, text in details.items()}
        position, salt, at = before + 1, secrets.token_hex(16), self.now().isoformat(timespec="microseconds")
        digest = changes.digest(salt, details)
        line = changes.chain(previous, position, at, kind, subject, self.actor, digest)
        self.connection.execute(
            schema.ledger.insert().values(
                position=position, at=at, kind=kind, subject=subject, actor=self.actor, details=digest, hash=line
            )
        )
        kept = {"position": position, "salt": salt, "details": changes.canonical(dict(details)).decode()}
        self.connection.execute(schema.ledger_details.insert().values(kept))
        self._last = (position, line)
        return position

    def _end(self) -> tuple[int, str]:
        if self._last is None:
            newest = select(schema.ledger.c.position, schema.ledger.c.hash).order_by(schema.ledger.c.position.desc())
            row = self.connection.execute(newest.limit(1)).first()
            self._last = (row.position, row.hash) if row else (0, changes.GENESIS)
        return self._last


def portions(values: Sequence[_Value]) -> Iterator[Sequence[_Value]]:
    """Yield values in portions that one statement can take."""
    return (values[start : start + MOST_AT_ONCE] for start in range(0, len(values), MOST_AT_ONCE))
