"""When the event was held and when the document was published, where the text says so."""

import calendar
import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from archive.findings import Evidence, FoundValue
from indexer.extract.dates import PrintedDate, printed_dates
from indexer.extract.scene import phrases
from indexer.extract.text import Sentence, Text

_HEAD, _FOOT = 6, 3
_HEADINGS, _LONGEST_LINE = 3, 45
_BODY = 7
_DATELINE_TOKENS = 16
_LATEST, _SHORT = 60, 16
# So begin the recitals of a statement, which look back to what was held before.
_RECITALS = frozenset(
    {"recalling", "noting", "recognizing", "recognising", "welcoming", "reaffirming", "following", "recall"}
)
_INTRODUCES = frozenset(["on", "from", "in", "between", "во", "в", "с", "от", "of", "the", "until"])
_WEEKDAYS = tuple(day.lower() for day in calendar.day_name)


@dataclass(frozen=True, slots=True)
class Dates:
    """The two dates of a document, each with its evidence, or None."""

    published: FoundValue | None
    held: FoundValue | None


def dates(text: Text, title: str | None) -> Dates:
    """Decide which printed dates are those of the event and the publication; most dates of a text are neither."""
    found = printed_dates(text)
    published = next(_published(text, found), None)
    held = next(_held(text, found, title), None)
    if held is None and published:
        held = _held_today(text, published)
    return Dates(published, held)


def _published(text: Text, found: Sequence[PrintedDate]) -> Iterator[FoundValue]:
    count = len(text.passages)
    for date in found:
        index = text.tokens[date.first].passage
        if not date.has_day or "/" in date.value or _is_update(text, date):
            continue
        if index < _HEAD and _is_label(text, date):
            yield _value(text, date, "date.label", 0.95, "A label beside the date says that it is the date of issue.")
        elif (index < _HEAD or index >= count - _FOOT) and _is_line(text, date):
            yield _value(text, date, "date.line", 0.9, "The date stands in a line of its own at the head or foot.")
        elif index < _HEAD and _is_dateline(text, date):
            yield _value(
                text, date, "date.dateline", 0.95, "The text begins with place and date, as press releases do."
            )


def _bounds(text: Text, passage: int) -> tuple[int, int]:
    first = text.token_at(text.starts[passage])
    return first, text.token_at(text.starts[passage] + len(text.passages[passage].text))


def _is_update(text: Text, date: PrintedDate) -> bool:
    first, _ = _bounds(text, text.tokens[date.first].passage)
    return bool(phrases(text, "updated", max(first, date.first - 4), date.first))


def _is_line(text: Text, date: PrintedDate) -> bool:
    """Whether the passage is the date alone, with its weekday or place, or followed by a section as in `Posted in`."""
    first, last = _bounds(text, text.tokens[date.first].passage)
    if last - first > _LONGEST_LINE:
        return False
    before = [token for token in text.tokens[first : date.first] if token.is_word]
    after = [token for token in text.tokens[date.last : last] if token.is_word]
    if any(token.lower not in _WEEKDAYS for token in before) and not _is_place(text, first, date.first):
        return False
    return (
        not after
        or after[0].lower in ("posted", "year", "года", "г", "il", "ildə")
        or (len(after) <= 5 and text.tokens[date.last].text == "|")
    )


def _is_place(text: Text, first: int, last: int) -> bool:
    """Whether the words before a date are a place with its comma: `The Old Mill, 14 June 2021`."""
    words = text.tokens[first:last]
    if len(words) > 6 or words[-1].text not in (",", "г"):
        return False
    return all(token.is_capital or not token.is_word for token in words)


def _is_label(text: Text, date: PrintedDate) -> bool:
    first, _ = _bounds(text, text.tokens[date.first].passage)
    labels = phrases(text, "published", first, min(first + 8, date.first))
    return any(date.first - end <= 3 and begin - first < 4 for begin, end in labels)


def _is_dateline(text: Text, date: PrintedDate) -> bool:
    """Read `Singapore, 3 May 2022 –`, `07-11-2016 -`, `BAKU, May 3, 2022 (…) –`."""
    first, last = _bounds(text, text.tokens[date.first].passage)
    if date.first - first > _DATELINE_TOKENS or date.last >= last or not date.has_year:
        return False
    before = text.tokens[first : date.first]
    if any(token.is_word and not token.is_capital and token.lower not in ("the", "of", "г") for token in before):
        return False
    following = text.tokens[date.last : min(date.last + 8, last)]
    if following[0].text in (")", "(", ".", "г", "года"):
        following = following[1:]
    dash = next((at for at, token in enumerate(following) if token.is_dash or token.text == ":"), None)
    return dash is not None and (dash < 2 or any(token.text == ")" for token in following[:dash]))


def _held(text: Text, found: Sequence[PrintedDate], title: str | None) -> Iterator[FoundValue]:
    for date in sorted(found, key=lambda date: not date.has_day):
        index = text.tokens[date.first].passage
        if index >= _BODY or _is_update(text, date):
            continue
        sentence = text.sentences[text.sentence_at(date.first)]
        if index == 0 and title and date.has_day and _in_title(text, date, title):
            yield _value(text, date, "date.title", 0.85, "The title names the day.")
        elif _tells_of_event(text, sentence, date):
            yield _value(text, _dated(text, date), "date.held", 0.85, "The sentence says that the event was held then.")
        elif index < _HEADINGS and _is_headed(text, date, index):
            yield _value(text, date, "date.heading", 0.8, "The head of the document names the event and its date.")
        elif _stands_alone(text, sentence, date) and _tells_of_event(text, _before(text, sentence), None):
            yield _value(
                text, date, "date.held-alone", 0.75, "The date stands by itself right after the event is named."
            )


def _is_headed(text: Text, date: PrintedDate, index: int) -> bool:
    """Whether a line of the head, which is no sentence, names an event before its date."""
    first, last = _bounds(text, index)
    if last - first > _LONGEST_LINE:
        return False
    line = text.tokens[first:last]
    if line[-1].text == "." or text.tokens[last - 1].text == ":":
        return False
    if not any("event" in token.marks or token.lower == "sitting" for token in text.tokens[first : date.first]):
        return False
    return not any(token.marks & {"said", "copula"} for token in line)


def _in_title(text: Text, date: PrintedDate, title: str) -> bool:
    printed = text.covering(date.first, date.last)
    before = text.tokens[date.first - 1].lower if date.first else ""
    return printed in title and (before in _INTRODUCES or before in (",", "-", "–", "("))


def _tells_of_event(text: Text, sentence: Sentence, date: PrintedDate | None) -> bool:
    """Whether a sentence says that an event was or will be held, and the date is its first one."""
    if date and date.first - sentence.first > _LATEST:
        return False
    tokens = text.tokens[sentence.first : min(sentence.last, sentence.first + 3 * _LATEST)]
    end = date.first if date else sentence.last
    if tokens and tokens[0].lower in _RECITALS:
        return False
    if not any("event" in token.marks for token in tokens) or not any("held" in token.marks for token in tokens):
        return False
    if date is None:
        return True
    if any("that" in token.marks for token in text.tokens[sentence.first : date.first]):
        return False
    if any(token.text in ("“", '"', "«") for token in text.tokens[end - 3 : end]):
        return False
    return _is_introduced(text, sentence, date)


def _is_introduced(text: Text, sentence: Sentence, date: PrintedDate) -> bool:
    """Whether a preposition leads to the date; Azerbaijani and Russian set it without one."""
    if date.first == sentence.first or sentence.lexicon.tag != "en":
        return True
    before = [
        token.lower for token in text.tokens[max(sentence.first, date.first - 3) : date.first] if token.text != ","
    ]
    before = [word for word in before if word not in _WEEKDAYS and word != "the"]
    return bool(before) and before[-1] in _INTRODUCES and not _is_past(text, sentence, date)


def _is_past(text: Text, sentence: Sentence, date: PrintedDate) -> bool:
    """Whether the date belongs to something older: `since 2 October 2018`, `announced on`, `signed on`."""
    near = text.tokens[max(sentence.first, date.first - 4) : date.first]
    return any(
        token.lower
        in ("since", "until", "announced", "signed", "adopted", "effect", "by", "published", "born", "before")
        for token in near
    )


def _stands_alone(text: Text, sentence: Sentence, date: PrintedDate) -> bool:
    if sentence.last - sentence.first > _SHORT:
        return False
    words = [at for at in range(sentence.first, sentence.last) if text.tokens[at].is_word]
    return all(date.first <= at < date.last for at in words)


def _before(text: Text, sentence: Sentence) -> Sentence:
    return text.sentences[max(0, text.sentence_at(sentence.first) - 1)]


def _dated(text: Text, date: PrintedDate) -> PrintedDate:
    """Give `Thursday, January 6` its year where just one year that the text prints makes that day a Thursday."""
    if date.has_year or "/" in date.value:
        return date
    weekday = next(
        (token.lower for token in text.tokens[max(0, date.first - 2) : date.first] if token.lower in _WEEKDAYS), None
    )
    if weekday is None:
        return date
    month, day = int(date.value[5:7]), int(date.value[8:10])
    years = {
        int(token.text)
        for token in text.tokens
        if token.text.isdecimal() and len(token.text) == 4 and 1900 < int(token.text) < 2100
    }
    fitting = [year for year in years if _falls_on(year, month, day, weekday)]
    return PrintedDate(f"{fitting[0]}{date.value[4:]}", date.first, date.last) if len(fitting) == 1 else date


def _falls_on(year: int, month: int, day: int, weekday: str) -> bool:
    if month == 2 and day == 29 and not calendar.isleap(year):
        return False
    return _WEEKDAYS[datetime.date(year, month, day).weekday()] == weekday


def _held_today(text: Text, published: FoundValue) -> FoundValue | None:
    """An event held `today` was held on the day of publication."""
    for sentence in text.sentences:
        if sentence.passage >= _HEAD:
            break
        found = phrases(text, "today", sentence.first, sentence.last)
        if found and _tells_of_event(text, sentence, None):
            because = "The text says that it was held today, and the day of publication is known."
            return FoundValue(published.value, Evidence("date.today", 0.8, because, text.token_span(*found[0])))
    return None


def _value(text: Text, date: PrintedDate, rule: str, confidence: float, because: str) -> FoundValue:
    return FoundValue(date.value, Evidence(rule, confidence, because, text.token_span(date.first, date.last)))
