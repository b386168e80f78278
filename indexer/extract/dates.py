"""Which dates are printed in a text: our own grammar, giving EDTF."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from archive.dates import is_date
from indexer.extract.text import Text, Token

_DAY = re.compile(r"(\d{1,2})(?:st|nd|rd|th|-?[^\W\d_]{1,6})?")
_DAYS = re.compile(r"(\d{1,2})[-–](\d{1,2})(?:st|nd|rd|th|-[^\W\d_]{1,6})?")
_YEAR = re.compile(r"([12]\d{3})(?:-[^\W\d_]{1,3})?")
_NUMERIC = re.compile(r"(?<![\w./-])(\d{1,4})([./-])(\d{1,2})\2(\d{4}|\d{1,2})(?![\w/-])")
_JOINERS = frozenset({"-", "–", "—", "to", "and", "до", "по", "и", "və", "until", "till", "through"})
_EARLIEST_YEAR, _LATEST_YEAR = 1800, 2100


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """A date as printed: `value` is EDTF; `first` and `last` are the tokens it stands in."""

    value: str
    first: int
    last: int

    @property
    def has_year(self) -> bool:
        return not self.value.startswith("XXXX")

    @property
    def has_day(self) -> bool:
        return self.value.count("-") >= 2


@dataclass(frozen=True, slots=True)
class _Days:
    """The days that stand beside a month; `other` is the month of the first day where two months are named."""

    start: int
    end: int
    first: int
    last: int
    other: int | None = None


def printed_dates(text: Text) -> tuple[PrintedDate, ...]:
    """Return every date of a text in reading order; a bare year or a bare month is none."""
    found: list[PrintedDate] = []
    for date in sorted((*_worded(text), *_numeric(text)), key=lambda date: (date.first, -date.last)):
        if not found or date.first >= found[-1].last:
            found.append(date)
    return tuple(found)


def month_of(token: Token) -> int | None:
    """Return the month that a word names, 1 to 12."""
    number = next((mark[6:] for mark in token.marks if mark.startswith("month-")), None)
    return int(number) if number else None


def _worded(text: Text) -> Iterator[PrintedDate]:
    for at, token in enumerate(text.tokens):
        month = month_of(token)
        if month is None or (token.lower in ("may", "mar") and not token.is_capital):
            continue
        date = _around(text.tokens, at, month)
        if date and is_date(date.value):
            yield date


def _around(tokens: Sequence[Token], at: int, month: int) -> PrintedDate | None:
    days = _days_before(tokens, at) or _days_after(tokens, at)
    first, last = min(at, days.first if days else at), max(at + 1, days.last if days else at + 1)
    year_at, last = _year_after(tokens, last)
    if year_at is None:
        year_at, first = _year_before(tokens, first)
    if days is None:
        return PrintedDate(f"{year_at}-{month:02}", first, last) if year_at else None
    return PrintedDate(_edtf(str(year_at or "XXXX"), month, days), first, last)


def _edtf(year: str, month: int, days: _Days) -> str:
    end = f"{year}-{month:02}-{days.end:02}"
    if days.start == days.end and days.other is None:
        return end
    return f"{year}-{days.other or month:02}-{days.start:02}/{end}"


def _days_before(tokens: Sequence[Token], at: int) -> _Days | None:
    """Read `19`, `19th of`, `19-21`, `19 to 21` or `28 May to 2` before a month."""
    last = at - 1 if at and tokens[at - 1].lower == "of" else at
    if last < 1 or not _near(tokens, last - 1, at):
        return None
    pair = _DAYS.fullmatch(tokens[last - 1].text)
    if pair:
        return _Days(int(pair[1]), int(pair[2]), last - 1, at + 1)
    day = _day(tokens[last - 1])
    if day is None:
        return None
    start = _range_start(tokens, last - 1)
    if start is None:
        return _Days(day, day, last - 1, at + 1)
    return _Days(start.start, day, start.first, at + 1, start.other)


def _range_start(tokens: Sequence[Token], at: int) -> _Days | None:
    """Read `19 to` or `28 May –` before the last day of a range."""
    if at < 2 or tokens[at - 1].lower not in _JOINERS or not _near(tokens, at - 2, at):
        return None
    day = _day(tokens[at - 2])
    if day is not None:
        return _Days(day, day, at - 2, at)
    month = month_of(tokens[at - 2])
    day = _day(tokens[at - 3]) if at > 2 else None
    return _Days(day, day, at - 3, at, month) if month and day is not None else None


def _days_after(tokens: Sequence[Token], at: int) -> _Days | None:
    """Read `6`, `6-8` or `6 to 8` after a month."""
    if at + 1 >= len(tokens) or not _near(tokens, at, at + 1):
        return None
    pair = _DAYS.fullmatch(tokens[at + 1].text)
    if pair:
        return _Days(int(pair[1]), int(pair[2]), at, at + 2)
    day = _day(tokens[at + 1])
    if day is None:
        return None
    if at + 3 < len(tokens) and tokens[at + 2].lower in _JOINERS:
        end = _day(tokens[at + 3])
        if end is not None and end > day and not (at + 4 < len(tokens) and month_of(tokens[at + 4])):
            return _Days(day, end, at, at + 4)
    return _Days(day, day, at, at + 2)


def _day(token: Token) -> int | None:
    match = _DAY.fullmatch(token.text)
    return int(match[1]) if match and 1 <= int(match[1]) <= 31 else None


def _year_after(tokens: Sequence[Token], last: int) -> tuple[int | None, int]:
    at = last + 1 if last < len(tokens) and tokens[last].text in (",", "of") else last
    year = _year(tokens[at]) if at < len(tokens) and _near(tokens, last - 1, at) else None
    return (year, at + 1) if year else (None, last)


def _year_before(tokens: Sequence[Token], first: int) -> tuple[int | None, int]:
    """Read `2019-cu il(in)` before an Azerbaijani date."""
    if first >= 2 and tokens[first - 1].lower in ("il", "ilin", "ildə", "ilin") and _near(tokens, first - 2, first):
        year = _year(tokens[first - 2])
        return (year, first - 2) if year else (None, first)
    return None, first


def _year(token: Token) -> int | None:
    match = _YEAR.fullmatch(token.text)
    return int(match[1]) if match and _EARLIEST_YEAR <= int(match[1]) <= _LATEST_YEAR else None


def _near(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether tokens stand in one passage."""
    return tokens[first].passage == tokens[last].passage


def _numeric(text: Text) -> Iterator[PrintedDate]:
    for match in _NUMERIC.finditer(text.joined):
        value = _read_numbers(match[1], match[2], match[3], match[4])
        if value and is_date(value):
            first = text.token_at(match.start())
            yield PrintedDate(value, first, max(first + 1, text.token_at(match.end())))


def _read_numbers(first: str, sign: str, middle: str, last: str) -> str | None:
    """Read year-month-day or day-month-year; with slashes the order must be plain from the numbers."""
    if len(first) == 4:
        return f"{first}-{int(middle):02}-{int(last):02}" if len(last) < 3 else None
    if len(last) != 4 or len(first) > 2:
        return None
    day, month = int(first), int(middle)
    if month > 12:
        day, month = month, day
    elif sign == "/" and day <= 12 and day != month:
        return None
    return f"{last}-{month:02}-{day:02}"
