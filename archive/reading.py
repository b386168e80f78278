"""What one reading of an original gives the record: passages, findings, and what the file says of itself."""

from collections.abc import Sequence
from dataclasses import dataclass

from archive.findings import Findings
from archive.passages import Passage


@dataclass(frozen=True, slots=True)
class Read:
    """A finished reading, ready to be stored in one transaction."""

    media_type: str
    passages: Sequence[Passage]
    findings: Findings
    pages: int | None = None
    notes: tuple[str, ...] = ()
    source_url: str | None = None
    rights: str | None = None
    licence: str | None = None
