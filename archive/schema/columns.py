"""How values stand in columns: moments, texts from outside, spans."""

from datetime import UTC, datetime

from sqlalchemy import Column, Dialect, Integer, MetaData, String, Text
from sqlalchemy.types import TypeDecorator

from archive.writing import writable


class Moment(TypeDecorator[datetime]):
    """A moment in UTC, kept as ISO 8601 text so that it sorts and reads the same in every database."""

    impl = String(32)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        """Write a moment as text."""
        return value.astimezone(UTC).isoformat(timespec="microseconds") if value else None

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:
        """Read it back."""
        return datetime.fromisoformat(value) if value else None


class Words(TypeDecorator[str]):
    """Text of any length from outside, written as far as it can be."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """Write a text."""
        return None if value is None else writable(value)


metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def span_columns() -> tuple[Column[int], ...]:
    """Return new columns for a span of characters in passages."""
    return tuple(Column(name, Integer) for name in ("first", "start", "last", "end"))
