"""Charts of documents over years: where bars, labels, gridlines stand, in percent across, in pixels down."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from web.wording import count

_PLOT = 91.0  # percent of the width; the rest belongs to the undated
_WIDEST_SLOT = 11.5
_FILLED = 0.64
_WIDEST_BAR = 4.0
_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500)
_LABELS, _LABELS_NARROW = 14, 5
_ROOM_ABOVE, _ROOM_BELOW = 18, 20
_CROWDED = 60


@dataclass(frozen=True, slots=True)
class Year:
    """How many documents are certainly in a year, how many more only may be."""

    year: int
    certain: int
    possible: int = 0


@dataclass(frozen=True, slots=True)
class Bar:
    """One year's bar: certain part below, possible part above it with one pixel of paper between."""

    year: int
    certain: int
    possible: int
    x: float
    middle: float
    slot: float
    y: int
    height: int
    possible_y: int
    possible_height: int
    label: str
    label_narrow: bool
    title: str
    href: str


@dataclass(frozen=True, slots=True)
class Line:
    """A gridline with its value."""

    y: int
    value: int


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart ready to be drawn; x and widths are percent, y and heights pixels."""

    label: str
    height: int
    base: int
    width: float
    plot: float
    bars: tuple[Bar, ...]
    lines: tuple[Line, ...]
    peak: Bar | None
    undated: int
    undated_y: int
    undated_href: str
    chosen_x: float = 0.0
    chosen_width: float = 0.0

    @property
    def possible(self) -> bool:
        """Whether any bar has a part that is only possible."""
        return any(bar.possible for bar in self.bars)

    @property
    def linked(self) -> bool:
        """Whether bars lead somewhere."""
        return bool(self.undated_href) or any(bar.href for bar in self.bars)


def chart(
    label: str,
    years: Sequence[Year],
    undated: int = 0,
    plot_height: int = 66,
    href: Callable[[int], str] | None = None,
    undated_href: str = "",
    chosen: tuple[int, int] | None = None,
) -> Chart:
    """Lay out a chart of years, which are given in order; missing years become empty places."""
    filled = without_gaps(years)
    tallest = max([year.certain + year.possible for year in filled] + [undated, 1])
    slot = min(_PLOT / max(len(filled), 1), _WIDEST_SLOT)
    base = plot_height + _ROOM_ABOVE
    bars = tuple(
        _bar(year, place, slot, base, plot_height / tallest, filled, href) for place, year in enumerate(filled)
    )
    x, width = _range(bars, chosen)
    return Chart(
        label=label, height=base + _ROOM_BELOW, base=base, width=min(slot * _FILLED, _WIDEST_BAR),
        plot=max(slot * len(bars), _PLOT), bars=bars, lines=_lines(tallest, base, plot_height),
        peak=max(bars, key=lambda bar: bar.certain + bar.possible, default=None),
        undated=undated, undated_y=base - _pixels(undated, plot_height / tallest), undated_href=undated_href,
        chosen_x=x, chosen_width=width,
    )  # fmt: skip


def without_gaps(years: Sequence[Year]) -> tuple[Year, ...]:
    """Return the years from the first to the last; in sparse centuries only those that have documents."""
    ordered = sorted(years, key=lambda year: year.year)
    if not ordered or ordered[-1].year - ordered[0].year > _CROWDED:
        return tuple(ordered)
    between = [Year(gap, 0) for one, two in pairwise(ordered) for gap in range(one.year + 1, two.year)]
    return tuple(sorted([*ordered, *between], key=lambda year: year.year))


def _bar(
    year: Year,
    place: int,
    slot: float,
    base: int,
    scale: float,
    years: Sequence[Year],
    href: Callable[[int], str] | None,
) -> Bar:
    certain, possible = _pixels(year.certain, scale), _pixels(year.possible, scale)
    width = min(slot * _FILLED, _WIDEST_BAR)
    gap = 1 if certain and possible else 0
    fine = year.year % _step(len(years), _LABELS) == 0 or len(years) <= _LABELS
    return Bar(
        year=year.year, certain=year.certain, possible=year.possible, x=round(place * slot, 3),
        middle=round(place * slot + width / 2, 3), slot=round(slot, 3), y=base - certain, height=certain,
        possible_y=base - certain - gap - possible, possible_height=possible,
        label=str(year.year) if fine else "", label_narrow=year.year % _step(len(years), _LABELS_NARROW) == 0,
        title=_title(year), href=href(year.year) if href and (year.certain or year.possible) else "",
    )  # fmt: skip


def _title(year: Year) -> str:
    possible = f", {year.possible} more possible" if year.possible else ""
    return f"{year.year}: {count(year.certain, 'document')}{possible}"


def _pixels(value: int, scale: float) -> int:
    return max(round(value * scale), 1) if value else 0


def _step(years: int, labels: int) -> int:
    return next((step for step in _STEPS if years / step <= labels), _STEPS[-1])


def _lines(tallest: int, base: int, plot_height: int) -> tuple[Line, ...]:
    """At most two gridlines at round values, none in a chart too low for them."""
    if plot_height < 100 or tallest < 4:
        return ()
    magnitude = 10 ** (len(str(tallest)) - 1)
    unit = next(
        step for step in (magnitude * 5, magnitude * 2, magnitude, magnitude // 2 or 1) if step * 2 <= tallest * 1.01
    )
    return tuple(Line(base - round(value * plot_height / tallest), value) for value in (unit, unit * 2))


def _range(bars: Sequence[Bar], chosen: tuple[int, int] | None) -> tuple[float, float]:
    inside = [bar for bar in bars if chosen and chosen[0] <= bar.year <= chosen[1]]
    if not inside:
        return 0.0, 0.0
    width = inside[0].middle - inside[0].x
    margin = (inside[0].slot - width * 2) / 2
    start = max(inside[0].x - margin, 0.0)
    return round(start, 3), round(inside[-1].x + width * 2 + margin - start, 3)
