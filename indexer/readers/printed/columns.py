"""Columns: the order in which the lines of a page are read."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from indexer.readers.printed.lines import Line, Sheet, joined

# A gutter must part this many rows side by side; fewer may be a table, a letterhead or signatures.
_ROWS = 4


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
    gutter = _gutter(lines) if depth < 4 else None
    if gutter is None:
        if lines:
            yield _flow(lines)
        return
    for spans, group in groupby(_in_bands(lines, gutter), key=lambda line: _side(line, gutter) == 0):
        band = list(group)
        if spans:
            yield _flow(band)
            continue
        for side in (-1, 1):
            yield from _parted([line for line in band if _side(line, gutter) == side], depth + 1)


def _in_bands(lines: list[Line], gutter: float) -> list[Line]:
    """Order by height; a row that spans the gutter in one of its lines spans it as a whole."""
    return sorted(lines, key=lambda line: (line.baseline, line.left))


def _side(line: Line, gutter: float) -> int:
    return -1 if line.right <= gutter else 1 if line.left >= gutter else 0


def _flow(lines: Sequence[Line]) -> Flow:
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda each: (each.baseline, each.left)):
        if rows and abs(line.baseline - rows[-1][0].baseline) < 0.3 * line.size:
            rows[-1].append(line)
        else:
            rows.append([line])
    whole = tuple(joined(sorted(row, key=lambda each: each.left)) for row in rows)
    return Flow(whole, min(line.left for line in whole), max(line.right for line in whole))


def _gutter(lines: list[Line]) -> float | None:
    """Find a vertical strip with enough full lines side by side left and right of it."""
    # Edges where lines of the right column begin: the gutter ends there.
    edges = sorted({round(line.left, 0) for line in lines})
    scored = [(_rows_parted(lines, edge - 1.0), -edge) for edge in edges]
    rows, edge = max(scored, default=(0, 0.0))
    return -edge - 1.0 if rows >= _ROWS else None


def _rows_parted(lines: list[Line], gutter: float) -> int:
    """Count the lines right of a gutter that stand beside lines left of it, when both sides look like columns."""
    left = [line for line in lines if line.right <= gutter]
    right = [line for line in lines if line.left >= gutter]
    crossing = [line for line in lines if line.left < gutter < line.right]
    if len(left) < _ROWS or len(right) < _ROWS or not (_is_text(left) and _is_text(right)):
        return 0
    first, last = max(_top(left), _top(right)), min(_bottom(left), _bottom(right))
    beside = [line for line in right if first <= line.baseline <= last]
    between = [line for line in crossing if first < line.baseline < last]
    return len(beside) - 2 * len(between) if len(beside) >= _ROWS else 0


def _is_text(lines: list[Line]) -> bool:
    """Running text fills its column; the cells of a table seldom do."""
    left, right = min(line.left for line in lines), max(line.right for line in lines)
    full = sum(line.right - line.left > 0.7 * (right - left) for line in lines)
    words = sum(len(line.text.split()) for line in lines) / len(lines)
    return full >= 0.5 * len(lines) and words >= 3


def _top(lines: list[Line]) -> float:
    return min(line.baseline for line in lines)


def _bottom(lines: list[Line]) -> float:
    return max(line.baseline for line in lines)
