"""Lines: characters at places on a page, gathered along their baselines."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from archive.passages import Box

# In ems: a gap from which words part, alone or with a printed blank in it, and one from which columns may.
_WORD_GAP = 0.17
_BLANK_GAP = 0.05
_COLUMN_GAP = 0.9


class Glyph(NamedTuple):
    """A printed character: left and right edge, baseline from the top of the page, size in points."""

    left: float
    right: float
    baseline: float
    size: float
    bold: bool
    text: str


@dataclass(frozen=True, slots=True)
class Line:
    """Words on one baseline with no gap as wide as between columns."""

    text: str
    page: int
    left: float
    right: float
    baseline: float
    size: float
    bold: bool

    @property
    def box(self) -> Box:
        """The place of the line, with usual room above and below the baseline."""
        places = (self.left, self.baseline - 0.78 * self.size, self.right, self.baseline + 0.22 * self.size)
        return (round(places[0], 1), round(places[1], 1), round(places[2], 1), round(places[3], 1))


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page: its size in points and its rows from top to bottom, each a tuple of lines from left to right."""

    number: int
    width: float
    height: float
    rows: tuple[tuple[Line, ...], ...]


def sheet(number: int, width: float, height: float, glyphs: Sequence[Glyph]) -> Sheet:
    """Gather the characters of a page into rows."""
    rows = (tuple(_lines(row, number)) for row in _rows(glyphs))
    return Sheet(number, width, height, tuple(row for row in rows if row))


def joined(lines: Sequence[Line]) -> Line:
    """Put lines of one row together to one."""
    first, size = lines[0], max(line.size for line in lines)
    text = " ".join(line.text for line in lines)
    bold = all(line.bold for line in lines)
    return Line(text, first.page, first.left, max(line.right for line in lines), first.baseline, size, bold)


def _rows(glyphs: Sequence[Glyph]) -> Iterator[list[Glyph]]:
    row: list[Glyph] = []
    for glyph in sorted(glyphs, key=lambda each: each.baseline):
        if row and not _is_beside(row, glyph):
            yield row
            row = []
        row.append(glyph)
    if row:
        yield row


def _is_beside(row: list[Glyph], glyph: Glyph) -> bool:
    """On the same baseline, or below raised letters, or lowered: within less than half of the larger letters."""
    before, height = row[-1], glyph.baseline - row[0].baseline
    near = glyph.baseline - before.baseline < 0.2 * glyph.size
    smaller = min(before.size, glyph.size) < 0.8 * max(before.size, glyph.size)
    return (near or smaller) and height < 0.45 * max(before.size, glyph.size)


def _lines(row: list[Glyph], page: int) -> Iterator[Line]:
    row.sort(key=lambda glyph: (glyph.left, glyph.right))
    size = max((glyph.size for glyph in row if glyph.text.strip()), default=0.0)
    piece: list[Glyph] = []
    reach = 0.0
    for glyph in _without_shadows(row, size):
        if piece and glyph.left - reach >= _COLUMN_GAP * max(size, 1.0):
            yield _line(piece, reach, page)
            piece = []
        if glyph.text.isspace():
            # A blank is a hint that words part here; it carries a line no further.
            piece += [glyph] if piece else []
            continue
        reach = max(reach, glyph.right) if piece else glyph.right
        piece.append(glyph)
    if piece:
        yield _line(piece, reach, page)


def _without_shadows(row: list[Glyph], size: float) -> Iterator[Glyph]:
    """Pass over letters printed twice to look bold, and marks of footnotes."""
    seen: list[Glyph] = []
    for glyph in row:
        if glyph.text.isspace():
            yield glyph
        if not glyph.text.strip() or (glyph.size < 0.75 * size and _is_mark(glyph, seen, size)):
            continue
        near = seen and glyph.left - seen[-1].left < 0.1 * size
        if not (near and any(glyph.text == one.text and glyph.left - one.left < 0.1 * size for one in seen[-3:])):
            seen.append(glyph)
            yield glyph


def _is_mark(glyph: Glyph, seen: list[Glyph], size: float) -> bool:
    raised = any(one.baseline - glyph.baseline > 0.2 * size for one in seen[-3:])
    return glyph.text.isdecimal() and raised and len(seen) > 3


def _line(piece: list[Glyph], reach: float, page: int) -> Line:
    letters = [glyph for glyph in piece if not glyph.text.isspace()]
    sizes = sorted(glyph.size for glyph in letters)
    baselines = sorted(glyph.baseline for glyph in letters)
    middle, bold = len(letters) // 2, sum(glyph.bold for glyph in letters) > 0.9 * len(letters)
    return Line(_words(piece), page, piece[0].left, reach, baselines[middle], sizes[middle], bold)


def _words(piece: list[Glyph]) -> str:
    words, before, blank = [piece[0].text], piece[0], False
    for glyph in piece[1:]:
        if glyph.text.isspace():
            blank = True
            continue
        if glyph.left - before.right > (_BLANK_GAP if blank else _WORD_GAP) * before.size:
            words.append(" ")
        words.append(glyph.text)
        before, blank = glyph, False
    return "".join(words)
