"""Passages: the numbered paragraphs, headings and items of a revision, and spans of characters in them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

PassageKind = Literal["paragraph", "heading", "item"]

# Left, top, right, bottom in points from the upper left corner of the page.
Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Passage:
    """One paragraph, heading or list item of a revision; numbers begin at 1 and have no gaps."""

    number: int
    text: str
    kind: PassageKind = "paragraph"
    level: int = 0
    language: str | None = None
    page: int | None = None
    box: Box | None = None


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """From character `start` of passage `first` up to, not including, character `end` of passage `last`."""

    first: int
    start: int
    last: int
    end: int


def quote(passages: Sequence[Passage], span: Span) -> str:
    """Return the words of a span; passages are joined by a blank line."""
    inside = [passage for passage in passages if span.first <= passage.number <= span.last]
    return "\n\n".join(_part(passage, span) for passage in inside)


def _part(passage: Passage, span: Span) -> str:
    start = span.start if passage.number == span.first else 0
    end = span.end if passage.number == span.last else len(passage.text)
    return passage.text[start:end]
