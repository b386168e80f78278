"""What several pages show of the whole record: counted anew only when the ledger has grown."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from archive.records import Records, changes

_Value = TypeVar("_Value")


@dataclass(slots=True)
class Remembered(Generic[_Value]):
    """A value made from the record, and the ledger's position when it was made.

    Every change of what is public adds a line to the ledger, in the same transaction. Threads that ask at once may
    both count; each gets what is true in its own transaction.
    """

    count: Callable[[Records], _Value]
    _kept: tuple[int, _Value] | None = field(default=None)

    def of(self, records: Records) -> _Value:
        """Return the value as it is in this transaction."""
        position, kept = changes.position(records), self._kept
        if kept is None or kept[0] != position:
            self._kept = kept = (position, self.count(records))
        return kept[1]
