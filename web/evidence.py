"""The proving words of findings, marked in the text that an editor checks."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from archive.documents import KeptFinding, Statement
from archive.passages import Passage, Span
from web.folios import heading_levels, voice
from web.marking import flowing


@dataclass(frozen=True, slots=True)
class Piece:
    """Letters of a passage that bear the same marks; `field` is what they prove, where they prove something."""

    text: str
    mark: str = ""
    field: str = ""


@dataclass(frozen=True, slots=True)
class Marked:
    """A passage cut where marks begin and end; `level` is a heading's, else 0."""

    passage: Passage
    pieces: tuple[Piece, ...]
    level: int = 0
    voice: Statement | None = None


def mark(
    passages: Sequence[Passage], findings: Iterable[KeptFinding], statements: Sequence[Statement]
) -> tuple[Marked, ...]:
    """Mark the words of findings: confirmed, or proposed. Rejected ones mark nothing, statements have their line."""
    shown = [one for one in findings if one.evidence.span and one.status != "rejected" and one.field != "statement"]
    levels = heading_levels(passages)
    return tuple(
        Marked(passage, _pieces(passage, shown), level, voice(passage, statements))
        for passage, level in zip(passages, levels, strict=True)
    )


def _pieces(passage: Passage, findings: Sequence[KeptFinding]) -> tuple[Piece, ...]:
    here = [(one, *_within(passage, span)) for one in findings if (span := _touching(one, passage))]
    cuts = sorted({0, len(passage.text), *(start for _, start, _ in here), *(end for _, _, end in here)})
    pieces, words = [], flowing(passage.text)
    for start, end in pairwise(cuts):
        over = [one for one, first, last in here if first <= start and end <= last]
        pieces.append(Piece(words[start:end], _mark(over), over[0].field if over else ""))
    return tuple(pieces)


def _touching(finding: KeptFinding, passage: Passage) -> Span | None:
    span = finding.evidence.span
    return span if span and span.first <= passage.number <= span.last else None


def _within(passage: Passage, span: Span) -> tuple[int, int]:
    """Return where a span begins and ends in a passage, inside its text whatever an older reading may have said."""
    start = min(span.start, len(passage.text)) if passage.number == span.first else 0
    end = min(span.end, len(passage.text)) if passage.number == span.last else len(passage.text)
    return start, max(start, end)


def _mark(over: Sequence[KeptFinding]) -> str:
    if not over:
        return ""
    return "confirmed" if all(one.status == "confirmed" for one in over) else "proposed"
