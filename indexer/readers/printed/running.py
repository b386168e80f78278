"""Running heads, feet and page numbers, which are no part of what a document says."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from indexer.readers.printed.lines import Line, Sheet, joined

_BAND = 0.15
_DEPTH = 4
_NUMBER = re.compile(
    r"[\s–—|·-]*(?:(?:page|p\.|стр(?:аница|\.)?|с\.|səhifə|səh\.)\s*)?(?:\d{1,4}|[ivxl]{1,6})"
    r"(?:\s*(?:of|/|из|-dən|-dan)\s*\d{1,4})?[\s–—|·-]*",
    re.I,
)


class _Place(NamedTuple):
    top: bool
    baseline: int
    words: str


def without_running(sheets: Sequence[Sheet]) -> list[Sheet]:
    """Leave out rows that stand at the same place of several pages, and lone page numbers at the edge."""
    counted = Counter(place for sheet in sheets for place in set(_places(sheet)))
    return [_bare(sheet, counted) for sheet in sheets]


def _places(sheet: Sheet) -> Iterator[_Place]:
    for top in (True, False):
        for row in _edge(sheet, top):
            yield from _near(_place(row, top))


def _near(place: _Place) -> tuple[_Place, _Place]:
    # Two neighbouring steps, so that a baseline on the border of a step is still the same place.
    return place, place._replace(baseline=place.baseline + 1)


def _place(row: tuple[Line, ...], top: bool) -> _Place:
    line = joined(row)
    return _Place(top, round(line.baseline / 4), re.sub(r"\d+", "#", line.text.lower()))


def _edge(sheet: Sheet, top: bool) -> list[tuple[Line, ...]]:
    rows = sheet.rows[:_DEPTH] if top else sheet.rows[: -_DEPTH - 1 : -1]
    return [row for row in rows if _is_in_band(sheet, row, top)]


def _is_in_band(sheet: Sheet, row: tuple[Line, ...], top: bool) -> bool:
    height = row[0].baseline / (sheet.height or 1.0)
    return height < _BAND if top else height > 1 - _BAND


def _bare(sheet: Sheet, counted: Counter[_Place]) -> Sheet:
    left_out: set[int] = set()
    for top in (True, False):
        for row in _edge(sheet, top):
            repeated = max(counted[place] for place in _near(_place(row, top))) > 1
            if not repeated and not _NUMBER.fullmatch(joined(row).text):
                break
            left_out.add(id(row))
    rows = tuple(row for row in sheet.rows if id(row) not in left_out)
    return replace(sheet, rows=rows)
