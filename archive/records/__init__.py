"""Everything that a transaction can read and write, by subject; each function takes the open `Records`."""

from archive.records.base import Records

__all__ = ["Records"]
