"""Columns: the order in which the lines of a page are read."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from indexer.readers.printed.lines import Line, Sheet, joined

# A gutter must part this many rows side by side; fewer may be a table, a letterhead or signatures.
_ROWS = 3
_DEPTH = 4
# No page that people read has more lines; looking for columns in them would take long.
_LINES = 4000


@dataclass(frozen=True, slots=True)
class Flow:
    """Lines read one below the other, with the margins they are set between."""

    lines: tuple[Line, ...]
    left: float
    right: float


def flows(sheet: Sheet) -> list[Flow]:
    """Return the flows of a page in reading order: each column to its end, and what spans columns in its place."""
    return list(_parted([line for row in sheet.rows for line in row], depth=0))


def _parted(lines: list[Line], depth: int) -> Iterator[Flow]:
    gutter = _gutter(lines) if depth < _DEPTH and len(lines) < _LINES else None
    if gutter is None:
        if lines:
            yield _flow(lines)
        return
    for spans, group in groupby(_banded(lines, gutter), key=lambda pair: pair[1]):
        band = [line for line, _ in group]
        if spans:
            yield _flow(band)
            continue
        for side in (-1, 1):
            yield from _parted([line for line in band if _side(line, gutter) == side], depth + 1)


def _banded(lines: list[Line], gutter: float) -> Iterator[tuple[Line, bool]]:
    """Yield lines from top to bottom, each with whether it belongs to what spans the columns."""
    above: Line | None = None
    ordered = sorted(lines, key=lambda line: (line.baseline, line.left))
    for line in ordered:
        spans = _side(line, gutter) == 0 or (above is not None and _ends(above, line, ordered))
        above = line if spans else None
        yield line, spans


def _ends(above: Line, line: Line, lines: Sequence[Line]) -> bool:
    """Whether a short line is the last one of what spans the columns above it: set alike, with nothing beside it."""
    alike = abs(above.size - line.size) < 0.05 * line.size and line.baseline - above.baseline < 1.6 * line.size
    beside = any(abs(other.baseline - line.baseline) < line.size and other not in (line, above) for other in lines)
    return alike and not beside


def _side(line: Line, gutter: float) -> int:
    return -1 if line.right <= gutter else 1 if line.left >= gutter else 0


def _flow(lines: Sequence[Line]) -> Flow:
    whole = _whole(lines)
    return Flow(whole, min(line.left for line in whole), max(line.right for line in whole))


def _whole(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Put together what stands on one baseline: wide blanks of justified lines part no columns here."""
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda each: (each.baseline, each.left)):
        if rows and abs(line.baseline - rows[-1][0].baseline) < 0.3 * line.size:
            rows[-1].append(line)
        else:
            rows.append([line])
    return tuple(joined(sorted(row, key=lambda each: each.left)) for row in rows)


def _gutter(lines: list[Line]) -> float | None:
    """Find a vertical strip with enough full lines side by side left and right of it."""
    # The gutter ends where lines of the right column begin.
    begun = Counter(round(line.left) for line in lines)
    edges = [edge for edge, count in begun.items() if count + begun[edge + 1] + begun[edge - 1] >= _ROWS]
    rows, edge = max(((_rows_parted(lines, edge - 1.5), -edge) for edge in edges), default=(0, 0))
    return -edge - 1.5 if rows >= _ROWS else None


def _rows_parted(lines: list[Line], gutter: float) -> int:
    """Count the lines right of a gutter that stand beside lines left of it, when both sides look like columns."""
    left = _whole([line for line in lines if line.right <= gutter])
    right = _whole([line for line in lines if line.left >= gutter])
    if len(left) < _ROWS or len(right) < _ROWS or not (_is_text(left) and _is_text(right)):
        return 0
    first, last = max(left[0].baseline, right[0].baseline), min(left[-1].baseline, right[-1].baseline)
    beside = sum(first - line.size < line.baseline < last + line.size for line in right)
    between = sum(first < line.baseline < last for line in lines if line.left < gutter < line.right)
    return beside - 2 * between if beside >= _ROWS else 0


def _is_text(lines: Sequence[Line]) -> bool:
    """Running text fills its column; the cells of a table seldom do."""
    left, right = min(line.left for line in lines), max(line.right for line in lines)
    full = sum(line.right - line.left > 0.7 * (right - left) for line in lines)
    words = sum(len(line.text.split()) for line in lines) / len(lines)
    return full >= 0.5 * len(lines) and words >= 3
