"""Which year a printed day without one belongs to, where the text leaves no doubt."""

import datetime
import re
from collections.abc import Sequence, Set

from indexer.extract.dates.dates import PrintedDate, month_of
from indexer.extract.dates.relative import falls_on, weekday_beside
from indexer.extract.prose.text import Text

# So many days before or after its publication a document still names days without their year.
_NEAR = 150
_DAY_LENGTH = len("XXXX-06-19")
_YEAR = re.compile(r"((?:19|20)[0-9]{2})(?:\D.*)?")


def completed(text: Text, date: PrintedDate, published: str | None, years: Set[int]) -> PrintedDate:
    """Return the date with its year, or as it is where the year could be another.

    The day of publication gives it, or a day of the week that only one of the printed `years` fits.
    """
    if date.has_year:
        return date
    year = _beside(date, published) if published else _by_weekday(text, date, years)
    if year is None:
        return date
    return PrintedDate(date.value.replace("XXXX", str(year)), date.first, date.last)


def told_again(text: Text, found: Sequence[PrintedDate], years: Set[int]) -> tuple[PrintedDate, ...]:
    """Return the dates with the year of the same day where it is printed again with its year, the last of the text."""
    whole = {date.value[5:]: int(date.value[:4]) for date in found if date.has_year and len(date.value) == _DAY_LENGTH}
    last = max((*years, *whole.values()), default=None)
    return tuple(_with_year(text, date, last) if whole.get(date.value[5:]) == last else date for date in found)


def _with_year(text: Text, date: PrintedDate, year: int | None) -> PrintedDate:
    if date.has_year or year is None or len(date.value) != _DAY_LENGTH:
        return date
    weekday = weekday_beside(text, text.sentences[text.sentence_at(date.first)], date.first, date.last)
    fits = weekday is None or falls_on(year, int(date.value[5:7]), int(date.value[8:10]), weekday)
    return PrintedDate(date.value.replace("XXXX", str(year)), date.first, date.last) if fits else date


def _beside(date: PrintedDate, published: str) -> int | None:
    """Return the year in which the day is nearest to that of publication."""
    try:
        issued = datetime.date.fromisoformat(published)
    except ValueError:
        return None
    month, day = int(date.value[5:7]), int(date.value[8:10])
    years = (issued.year - 1, issued.year, issued.year + 1)
    distances = [(distance, year) for year in years if (distance := _distance(issued, year, month, day)) is not None]
    nearest = min(distances, default=None)
    return nearest[1] if nearest and nearest[0] <= _NEAR else None


def _distance(issued: datetime.date, year: int, month: int, day: int) -> int | None:
    try:
        return abs((datetime.date(year, month, day) - issued).days)
    except ValueError:
        return None


def _by_weekday(text: Text, date: PrintedDate, years: Set[int]) -> int | None:
    """Give `Thursday, January 6` its year where just one year that the text prints makes that day a Thursday."""
    sentence = text.sentences[text.sentence_at(date.first)]
    weekday = weekday_beside(text, sentence, date.first, date.last)
    if weekday is None or "/" in date.value:
        return None
    month, day = int(date.value[5:7]), int(date.value[8:10])
    fitting = [year for year in years if falls_on(year, month, day, weekday)]
    return fitting[0] if len(fitting) == 1 else None


def bare_years(text: Text) -> frozenset[int]:
    """Return the years that stand by themselves: those of whole dates belong to other days."""
    years: set[int] = set()
    for at, token in enumerate(text.tokens):
        match = _YEAR.fullmatch(token.text)
        if match and not any(month_of(near) for near in text.tokens[max(0, at - 3) : at]):
            years.add(int(match[1]))
    return frozenset(years)
