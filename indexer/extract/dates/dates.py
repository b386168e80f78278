"""Which dates are printed in a text: our own grammar, giving EDTF."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from archive.dates import is_date
from indexer.extract.dates.numeric import numeric_dates
from indexer.extract.dates.spelled import spelled_day, spelled_year
from indexer.extract.prose.lexicon import Lexicon
from indexer.extract.prose.text import Text, Token

_ENDING = r"(?:st|nd|rd|th|-?[^\W\d_]{1,6})?"
_DAY = re.compile(rf"(\d{{1,2}}){_ENDING}")
_DAYS = re.compile(rf"(\d{{1,2}})(?:st|nd|rd|th)?[-–](\d{{1,2}}){_ENDING}")
_YEAR = re.compile(r"([12]\d{3})(?:-?[^\W\d_]{1,5})?")
_HYPHENED = re.compile(r"(\d{1,2})-([^\W\d_]{3,9})-([12]\d{3})")
_SHORT_YEAR = re.compile(r"\d\d")
_JOINERS = frozenset({"-", "–", "—", "to", "до", "по", "until", "till", "through", "thru"})
_ADJOINERS = frozenset({"and", "и", "və", "&"})
_PAUSES = frozenset({",", ".", ")", "]", "|", ":", ";", "-", "–", "—"})
_EARLIEST_YEAR, _LATEST_YEAR = 1700, 2100
_BEGINNING = 400
_OPEN, _CLOSE = frozenset('«“„"'), frozenset('»”“"')


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


def printed_dates(text: Text, end: int | None = None) -> tuple[PrintedDate, ...]:
    """Return every date of a text in reading order, or of its tokens before `end`; a bare year or month is none."""
    worded = tuple(_worded(text, len(text.tokens) if end is None else end))
    found: list[PrintedDate] = []
    for date in sorted((*worded, *_numeric(text, worded, end)), key=lambda date: (date.first, -date.last)):
        joined = _joined(text.tokens, found[-1], date) if found else None
        if joined:
            found[-1] = joined
        elif not found or date.first >= found[-1].last:
            found.append(date)
    return tuple(found)


def _joined(tokens: Sequence[Token], start: PrintedDate, end: PrintedDate) -> PrintedDate | None:
    """Read two dates with `to` or a dash between them as a range; the first takes the year of the last."""
    if end.first != start.last + 1 or not _ranges(tokens, start) or not _near(tokens, start.first, end.first):
        return None
    if "/" in start.value or "/" in end.value or start.has_day != end.has_day:
        return None
    first = start.value if start.has_year else f"{end.value[:4]}{start.value[4:]}"
    value = f"{first}/{end.value}"
    return PrintedDate(value, start.first, end.last) if first < end.value and is_date(value) else None


def _ranges(tokens: Sequence[Token], start: PrintedDate) -> bool:
    """Whether the word after a date leads to the end of a range: `to`, or `and` after `between`."""
    word = tokens[start.last].lower
    between = start.first > 0 and tokens[start.first - 1].lower == "between"
    return word in _JOINERS or (word in _ADJOINERS and between)


def month_of(token: Token) -> int | None:
    """Return the month that a word names, 1 to 12."""
    number = next((mark[6:] for mark in token.marks if mark.startswith("month-")), None)
    return int(number) if number else None


def _worded(text: Text, end: int) -> Iterator[PrintedDate]:
    for at, token in enumerate(text.tokens[:end]):
        printed = _hyphened(token, text.lexicon) if "-" in token.text else None
        if printed and is_date(printed):
            yield PrintedDate(printed, at, at + 1)
        month = month_of(token)
        if month is None or (token.lower in ("may", "mar") and not token.is_capital and _is_english(text, at)):
            continue
        date = _around(text.tokens, at, month, text.lexicon.numbers)
        if date and is_date(date.value):
            yield date


def _hyphened(token: Token, lexicon: Lexicon) -> str | None:
    """Read `5-May-2020`, which is one word."""
    match = _HYPHENED.fullmatch(token.text)
    month = (
        next((mark[6:] for mark in lexicon.marks(match[2].lower()) if mark[:6] == "month-"), None) if match else None
    )
    return f"{match[3]}-{int(month):02}-{int(match[1]):02}" if match and month else None


def _is_english(text: Text, at: int) -> bool:
    return text.sentences[text.sentence_at(at)].lexicon.tag == "en"


def _around(tokens: Sequence[Token], at: int, month: int, numbers: Mapping[str, int]) -> PrintedDate | None:
    days = _days_before(tokens, at) or _days_spelled(tokens, at, numbers) or _days_after(tokens, at)
    first, last = min(at, days.first if days else at), max(at + 1, days.last if days else at + 1)
    year_at, last = _year_after(tokens, last)
    if year_at is None:
        year_at, first = _year_before(tokens, first)
    if year_at is None and days:
        year_at, last = spelled_year(tokens, last, numbers) or (None, last)
    if days is None:
        return PrintedDate(f"{year_at}-{month:02}", first, last) if year_at else None
    return PrintedDate(_edtf(str(year_at or "XXXX"), month, days), first, last)


def _edtf(year: str, month: int, days: _Days) -> str:
    end = f"{year}-{month:02}-{days.end:02}"
    if days.start == days.end and days.other is None:
        return end
    return f"{year}-{days.other or month:02}-{days.start:02}/{end}"


def _days_before(tokens: Sequence[Token], at: int) -> _Days | None:
    """Read `19`, `19th of`, `19th day of`, `19-21`, `19 to 21` or `28 May to 2` before a month."""
    last = at - 1 if at and tokens[at - 1].lower == "of" else at
    last = last - 1 if last < at and last > 1 and tokens[last - 1].lower == "day" else last
    if last > 2 and tokens[last - 1].text in _CLOSE and tokens[last - 3].text in _OPEN and _near(tokens, last - 3, at):
        # Russian papers leave a gap in quotation marks for the day: «5» мая.
        day = _day(tokens[last - 2])
        return None if day is None else _Days(day, day, last - 3, at + 1)
    if last < 1 or not _near(tokens, last - 1, at):
        return None
    pair = _DAYS.fullmatch(tokens[last - 1].text)
    if pair:
        return _Days(int(pair[1]), int(pair[2]), last - 1, at + 1)
    day = _day(tokens[last - 1])
    if day is None:
        return None
    start = _range_start(tokens, last - 1, day)
    if start is None:
        return _Days(day, day, last - 1, at + 1)
    return _Days(start.start, day, start.first, at + 1, start.other)


def _days_spelled(tokens: Sequence[Token], at: int, numbers: Mapping[str, int]) -> _Days | None:
    day = spelled_day(tokens, at, numbers)
    return _Days(day, day, at - 3, at + 1) if day else None


def _range_start(tokens: Sequence[Token], at: int, end: int) -> _Days | None:
    """Read `19 to`, `19 and` or `28 May –` before the last day of a range."""
    if at < 2 or not _near(tokens, at - 2, at):
        return None
    day = _day(tokens[at - 2])
    if day is not None:
        return _Days(day, day, at - 2, at) if _joins(tokens[at - 1], day, end) else None
    month = month_of(tokens[at - 2])
    day = _day(tokens[at - 3]) if at > 2 and tokens[at - 1].lower in _JOINERS else None
    return _Days(day, day, at - 3, at, month) if month and day is not None else None


def _joins(token: Token, start: int, end: int) -> bool:
    """Whether a word makes two days of a month a range; `and` joins only days that follow each other."""
    return start < end and (token.lower in _JOINERS or (token.lower in _ADJOINERS and end == start + 1))


def _days_after(tokens: Sequence[Token], at: int) -> _Days | None:
    """Read `6`, `6-8` or `6 to 8` after a month, and the Azerbaijani `ayının 6-da`."""
    begin = at + 1 + _is_part_of_month(tokens, at)
    if begin >= len(tokens) or not _near(tokens, at, begin):
        return None
    pair = _DAYS.fullmatch(tokens[begin].text)
    if pair:
        return _Days(int(pair[1]), int(pair[2]), at, begin + 1)
    day = _day(tokens[begin])
    if day is None:
        return None
    if begin + 1 < len(tokens) and "-" in tokens[begin].text and "-" in tokens[begin + 1].text:
        # Azerbaijani `17-dən 19-dək` has no word between the days.
        end = _day(tokens[begin + 1])
        if end is not None and end > day:
            return _Days(day, end, at, begin + 2)
    if begin + 2 < len(tokens):
        end = _day(tokens[begin + 2])
        follows = begin + 3 < len(tokens) and month_of(tokens[begin + 3])
        if end is not None and _joins(tokens[begin + 1], day, end) and not follows:
            return _Days(day, end, at, begin + 3)
    return _Days(day, day, at, begin + 1)


def _is_part_of_month(tokens: Sequence[Token], at: int) -> bool:
    """Whether the full stop of an abbreviated month, or the word for month, follows it."""
    if at + 1 >= len(tokens):
        return False
    return tokens[at + 1].lower == "ayının" or (tokens[at + 1].text == "." and tokens[at + 1].start == tokens[at].end)


def _day(token: Token) -> int | None:
    match = _DAY.fullmatch(token.text)
    return int(match[1]) if match and 1 <= int(match[1]) <= 31 else None


def _year_after(tokens: Sequence[Token], last: int) -> tuple[int | None, int]:
    at = last + 1 if last < len(tokens) and tokens[last].text in (",", "of", ".") else last
    if at >= len(tokens) or not _near(tokens, last - 1, at):
        return None, last
    year = _year(tokens[at]) or (_short_year(tokens, at) if at == last else None)
    return (year, at + 1) if year else (None, last)


def _short_year(tokens: Sequence[Token], at: int) -> int | None:
    """Read `04` after `27th May`, where nothing follows that could be counted."""
    ends = at + 1 == len(tokens) or not _near(tokens, at, at + 1) or tokens[at + 1].text in _PAUSES
    if not ends or not _SHORT_YEAR.fullmatch(tokens[at].text) or month_of(tokens[at - 1]) is None:
        return None
    return int(tokens[at].text) + (2000 if int(tokens[at].text) < 50 else 1900)


def _year_before(tokens: Sequence[Token], first: int) -> tuple[int | None, int]:
    """Read `2019-cu il(in)` before an Azerbaijani date."""
    if first >= 2 and tokens[first - 1].lower in ("il", "ilin", "ildə") and _near(tokens, first - 2, first):
        year = _year(tokens[first - 2])
        return (year, first - 2) if year else (None, first)
    return None, first


def _year(token: Token) -> int | None:
    match = _YEAR.fullmatch(token.text)
    return int(match[1]) if match and _EARLIEST_YEAR <= int(match[1]) <= _LATEST_YEAR else None


def _near(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether tokens stand in one passage."""
    return tokens[first].passage == tokens[last].passage


def _numeric(text: Text, worded: Sequence[PrintedDate], last: int | None) -> Iterator[PrintedDate]:
    months = sum(month_of(text.tokens[date.first]) is not None for date in worded if date.has_day)
    american = any(first < _BEGINNING for first, _ in text.phrases.get("months_first", ())) or any(
        "months_first" in token.marks for token in text.tokens[:_BEGINNING]
    )
    days = sum(date.has_day for date in worded)
    month_first = (2 * months > days or (american and not days)) if text.lexicon.tag == "en" else None
    for begin, end, value in numeric_dates(text.joined[: _cut(text, last)], month_first=month_first):
        if is_date(value):
            first = text.token_at(begin)
            yield PrintedDate(value, first, max(first + 1, text.token_at(end)))


def _cut(text: Text, last: int | None) -> int | None:
    """Return where the characters before a token end."""
    return None if last is None or last >= len(text.tokens) else text.tokens[last].start
