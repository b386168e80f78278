"""Words of somebody, as the finders of speech hand them on."""

from dataclasses import dataclass

from archive.findings import Form
from indexer.extract.subjects import Subject


@dataclass(frozen=True, slots=True)
class Words:
    """Words of somebody: characters `start` to `end` of the joined text; `cue` are the proving tokens."""

    start: int
    end: int
    form: Form
    subject: Subject
    rule: str
    confidence: float
    cue: tuple[int, int]
