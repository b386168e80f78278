"""Dates as they are known: EDTF (ISO 8601-2) levels 0 and 1, with the earliest and latest day that each can mean."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from archive.errors import Refused

_DATE = re.compile(
    r"(?P<year>-?\d{4}|\d{3}X|\d{2}XX|XXXX)(?:-(?P<month>\d{2}|XX))?(?:-(?P<day>\d{2}|XX))?(?P<mark>[?~%]?)",
    re.ASCII,
)
_LONGEST_SHOWN = 40
_SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 12)}


@dataclass(frozen=True, slots=True)
class Edtf:
    """A date with its bounds; None as a bound means open or unknown (a day without a year has neither)."""

    text: str
    earliest: date | None
    latest: date | None

    @property
    def certain(self) -> bool:
        """Whether it is one known day."""
        return self.earliest is not None and self.earliest == self.latest and not set(self.text) & set("?~%")

    def __str__(self) -> str:
        return self.text


def parse(text: str) -> Edtf:
    """Parse EDTF level 0 or 1, intervals with open ends, and `XXXX-06-19` for a day without a year.

    Raises Refused, naming the text, for anything else; years are 0001 to 9999.
    """
    ends = text.split("/")
    if len(ends) > 2 or text in ("/", "../..", "../", "/..", "..", ""):
        raise Refused(f"“{_short(text)}” is not a date: write 2019, 2019-07, 2019-07-14 or 2019-07-14/2019-07-16")
    if len(ends) == 1:
        return Edtf(text, *_bounds(text))
    return _interval(text, ends[0], ends[1])


def is_date(text: str) -> bool:
    """Say whether `parse` would take the text."""
    try:
        parse(text)
    except Refused:
        return False
    return True


def _interval(text: str, start: str, end: str) -> Edtf:
    earliest = None if start in ("", "..") else _bounds(start)[0]
    latest = None if end in ("", "..") else _bounds(end)[1]
    if earliest and latest and earliest > latest:
        raise Refused(f"“{text}” ends before it begins")
    return Edtf(text, earliest, latest)


def _bounds(text: str) -> tuple[date | None, date | None]:
    match = _DATE.fullmatch(text)
    if not match:
        raise Refused(f"“{_short(text)}” is not a date: write 2019, 2019-07, 2019-07-14 or XXXX-07-14")
    try:
        return _days(match["year"], match["month"], match["day"])
    except ValueError as error:
        raise Refused(f"“{_short(text)}” is not a day of the calendar") from error


def _days(year: str, month: str | None, day: str | None) -> tuple[date | None, date | None]:
    if year == "XXXX":
        _check_yearless(month, day)
        return None, None
    first, last = int(year.replace("X", "0")), int(year.replace("X", "9"))
    if "X" in year and (month or day):
        raise ValueError(year)
    if month in (None, "XX"):
        if day not in (None, "XX"):
            raise ValueError(day)
        return date(max(first, 1), 1, 1), date(last, 12, 31)
    return _months(first, int(month), day)


def _months(year: int, month: int, day: str | None) -> tuple[date, date]:
    if month in _SEASONS and day is None:
        start, end = _SEASONS[month]
        return date(year, start, 1), date(year, end, monthrange(year, end)[1])
    if day in (None, "XX"):
        return date(year, month, 1), date(year, month, monthrange(year, month)[1])
    return date(year, month, int(day)), date(year, month, int(day))


def _check_yearless(month: str | None, day: str | None) -> None:
    if month in (None, "XX"):
        raise ValueError(month)
    date(2024, int(month), 1 if day in (None, "XX") else int(day))


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST_SHOWN else text[:_LONGEST_SHOWN] + "…"
