"""Words of somebody, as the finders of speech hand them on."""

from dataclasses import dataclass

from archive.findings import Form
from indexer.extract.clauses.subjects import Subject
from indexer.extract.scene import Scene, Verb

_SUREST = 0.85


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


def clause(scene: Scene, first: int, last: int, subject: Subject, rule: str, cue: tuple[int, int]) -> Words:
    """Return reported words between two tokens without the signs around them; `end` is `start` where none are left."""
    tokens = scene.text.tokens
    while last > first and tokens[last - 1].text in (".", ",", "!", "…", ";"):
        last -= 1
    while first < last and tokens[first].text in (",", "-", "–", "—", ":"):
        first += 1
    start = tokens[min(first, len(tokens) - 1)].start
    end = tokens[last - 1].end if last - first > 1 else start
    return Words(start, end, "indirect", subject, rule, round(min(subject.confidence, _SUREST), 2), cue)


def clause_if_any(scene: Scene, first: int, last: int, subject: Subject, rule: str, verb: Verb) -> Words | None:
    """Return reported words between two tokens; None where the signs around them leave nothing."""
    found = clause(scene, first, last, subject, rule, (verb.first, verb.last))
    return found if found.end > found.start else None
