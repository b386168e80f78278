"""A person’s name as printed, with what proves it to be one."""

from dataclasses import dataclass

from indexer.extract.names.office import Office


@dataclass(frozen=True, slots=True)
class Name:
    """A person's name as printed: tokens `first` to `last`, characters `start` to `end`, and what proves it."""

    first: int
    last: int
    start: int
    end: int
    words: tuple[str, ...]
    rule: str
    confidence: float
    office: Office | None = None
