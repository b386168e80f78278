"""Which days a text names by their distance from the day of publication: today, yesterday, on Tuesday."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from indexer.extract.prose.text import Sentence, Text
from indexer.extract.scene import phrases

_DAYS_OF_A_WEEK = 7
# Words like this beside a day turn it to another week.
_OTHER_WEEK = frozenset({"next", "every", "each", "following", "coming", "следующий", "следующую", "каждый", "каждую"})


@dataclass(frozen=True, slots=True)
class RelativeDay:
    """Tokens `first` up to `last` that name a day; `value` is that day in EDTF."""

    value: str
    first: int
    last: int


def relative_days(text: Text, sentence: Sentence, published: str) -> Iterator[RelativeDay]:
    """Yield the days of a sentence that the day of publication explains, in reading order of each sort.

    A day of the week is the last one up to that of publication.
    """
    try:
        issued = datetime.date.fromisoformat(published)
    except ValueError:
        return
    for mark, back in (("today", 0), ("yesterday", 1)):
        for first, last in phrases(text, mark, sentence.first, sentence.last):
            yield RelativeDay(_before(issued, back), first, last)
    for number in range(_DAYS_OF_A_WEEK):
        for first, last in phrases(text, f"weekday-{number}", sentence.first, sentence.last):
            if first == 0 or text.tokens[first - 1].lower not in _OTHER_WEEK:
                yield RelativeDay(_before(issued, (issued.weekday() - number) % _DAYS_OF_A_WEEK), first, last)


def weekday_beside(text: Text, sentence: Sentence, first: int, last: int) -> int | None:
    """Return the day of the week, 0 to 6, that stands right before a date, or right after it."""
    begin, end = max(sentence.first, first - 3), min(sentence.last, last + 3)
    return next((day for day in range(_DAYS_OF_A_WEEK) if phrases(text, f"weekday-{day}", begin, end)), None)


def falls_on(year: int, month: int, day: int, weekday: int) -> bool:
    """Whether a day of a year exists and is that day of the week."""
    try:
        return datetime.date(year, month, day).weekday() == weekday
    except ValueError:
        return False


def _before(day: datetime.date, back: int) -> str:
    return (day - datetime.timedelta(days=min(back, day.toordinal() - 1))).isoformat()
