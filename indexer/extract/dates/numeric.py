"""Which dates a text prints in numbers only: 13/6/2004, 07-11-2016, 1.29.13."""

import re
from collections.abc import Iterator

_NUMERIC = re.compile(r"(?<![\w./-])(\d{1,4})([./-])(\d{1,2})\2(\d{4}|\d{2})(?!\d|[./-]\d)")
# Years of two digits are read within the century that ends with this one.
_LAST_SHORT_YEAR = 49
# So long is the beginning that shows the habit of a text: who writes 1/29/13 there writes months first throughout.
_READ_AT_MOST = 100_000


def numeric_dates(text: str, *, month_first: bool | None) -> Iterator[tuple[int, int, str]]:
    """Yield begin, end and EDTF value; `month_first` says how the text writes its other dates, None for never so.

    A date with slashes whose order neither its numbers nor the rest of the text shows is left out.
    """
    habit = month_first is not None and (month_first or _shows_months_first(text[:_READ_AT_MOST]))
    sure = habit or month_first is None or _shows_days_first(text[:_READ_AT_MOST])
    for match in _NUMERIC.finditer(text):
        value = _read(match[1], match[2], match[3], match[4], habit=habit, sure=sure)
        if value:
            yield match.start(), match.end(), value


def _shows_months_first(text: str) -> bool:
    return any(_order(match) == "month" for match in _NUMERIC.finditer(text))


def _shows_days_first(text: str) -> bool:
    return any(_order(match) == "day" for match in _NUMERIC.finditer(text))


def _order(match: re.Match[str]) -> str | None:
    """Return which number stands first, where only one of the two can be a month."""
    if len(match[1]) > 2 or (match[2] == "-" and len(match[4]) == 2):
        return None
    first, middle = int(match[1]), int(match[3])
    if first <= 12 < middle <= 31:
        return "month"
    return "day" if middle <= 12 < first <= 31 else None


def _read(first: str, sign: str, middle: str, last: str, *, habit: bool, sure: bool) -> str | None:
    if len(first) == 4:
        return f"{first}-{int(middle):02}-{int(last):02}" if len(last) == 2 else None
    if len(first) > 2 or (sign == "-" and len(last) == 2):
        return None
    day, month = int(first), int(middle)
    if month > 12 or (habit and day <= 12):
        day, month = month, day
    elif sign == "/" and not sure and day <= 12 and day != month:
        return None
    return f"{_year(last)}-{month:02}-{day:02}"


def _year(printed: str) -> int:
    if len(printed) == 4:
        return int(printed)
    return int(printed) + (2000 if int(printed) <= _LAST_SHORT_YEAR else 1900)
