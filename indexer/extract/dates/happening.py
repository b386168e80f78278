"""On which day the event of a document took place."""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from archive.findings import Evidence, FoundValue
from indexer.extract.dates.dates import PrintedDate
from indexer.extract.dates.issuing import is_date_line, is_update
from indexer.extract.dates.placing import is_bracketed, is_elsewhen, is_past
from indexer.extract.dates.relative import relative_days, weekday_beside
from indexer.extract.dates.telling import happens, is_all_day, is_attribute, sentence_before, tells_of_event
from indexer.extract.dates.years import completed
from indexer.extract.prose.front import bounds
from indexer.extract.prose.text import Sentence, Text
from indexer.extract.scene import phrases

_BODY, _BODY_SENTENCES, _NEWS_SENTENCES, _LEAD_SENTENCES = 6, 40, 4, 2
_FARTHEST, _BESIDE = 120, 6
_LONGEST_LINE, _DATELINE = 45, 16
_INITIAL = 3
# What was held so few days before the publication is what the document tells of.
_FRESH, _STALE = 14, 120
_INTRODUCES = frozenset(["on", "from", "in", "between", "во", "в", "с", "of"])
_LABEL_TOKENS = 14


@dataclass(frozen=True, slots=True)
class Reading:
    """A text with all that is known when its event is looked for; its running text begins at passage `start`."""

    text: Text
    found: Sequence[PrintedDate]
    start: int
    title: str | None
    quoted: Sequence[bool]
    kind: str | None
    published: FoundValue | None
    years: frozenset[int]

    @property
    def issued(self) -> str | None:
        """The day of publication."""
        return self.published.value if self.published else None

    def is_quoted(self, at: int) -> bool:
        """Whether a token stands in somebody else's words."""
        return at < len(self.quoted) and self.quoted[at]


def happenings(reading: Reading) -> Iterator[FoundValue]:
    """Yield the days that can be the event's, the surest first."""
    dates = [date for date in reading.found if not is_update(reading.text, date) and not _is_of_issue(reading, date)]
    for part in ([date for date in dates if date.has_day], [date for date in dates if not date.has_day]):
        yield from _at_head(reading, part)
        yield from _in_body(reading, part)


def _is_of_issue(reading: Reading, date: PrintedDate) -> bool:
    """Whether it is the very date that says when the document was published, and not the same day told of again."""
    published = reading.published
    return published is not None and published.evidence.span == reading.text.token_span(date.first, date.last)


def _at_head(reading: Reading, dates: Sequence[PrintedDate]) -> Iterator[FoundValue]:
    for date in dates:
        index = reading.text.tokens[date.first].passage
        if index == 0 and reading.title and date.has_day and _in_title(reading, date):
            yield _value(reading, date, "date.title", 0.85, "The title names the day.")
        elif _is_when(reading.text, date):
            yield _value(reading, date, "date.when", 0.9, "A label says that it is the day of the event.")
        elif index < reading.start and _is_headed(reading.text, date, index):
            yield _value(reading, date, "date.heading", 0.8, "The head of the document names the event and its date.")
        elif _is_adopted(reading, date):
            yield _value(reading, date, "date.adopted", 0.8, "The text says that it was adopted there and then.")


def _in_title(reading: Reading, date: PrintedDate) -> bool:
    printed = reading.text.covering(date.first, date.last)
    before = reading.text.tokens[date.first - 1].lower if date.first else ""
    if printed not in (reading.title or "") or not (
        date.value[:4] in printed or (reading.title or "").endswith(printed)
    ):
        return False
    if date.first > 1 and "document" in reading.text.tokens[date.first - 2].marks:
        return False
    return before in _INTRODUCES or before in (",", "-", "–", "(") or before[-3:] == "day"


def _is_when(text: Text, date: PrintedDate) -> bool:
    """Read `WHEN: Thursday, October 3`."""
    first, _ = bounds(text, text.tokens[date.first].passage)
    if not 0 < date.first - first < _LABEL_TOKENS:
        return False
    return any(
        begin == first and text.tokens[end].text == ":" for begin, end in phrases(text, "when", first, date.first)
    )


def _is_headed(text: Text, date: PrintedDate, index: int) -> bool:
    """Whether a line of the head, which is no sentence, names an event or a speech before its date."""
    first, last = bounds(text, index)
    line = text.tokens[first:last]
    if last - first > _LONGEST_LINE or line[-1].text in (".", ":") or is_past(text, first, date):
        return False
    if date.last < last and not (date.has_day and (index or date.has_year)):
        return False
    named = {"event", "occasion", "delivered"}
    if not any(token.marks & named for token in text.tokens[first : date.first]):
        return False
    return not any(token.marks & {"said", "copula"} for token in line)


def _is_adopted(reading: Reading, date: PrintedDate) -> bool:
    """Read `Adopted at the meeting of the Board, 28 November 2019` in a line of a statement."""
    text = reading.text
    first, last = bounds(text, text.tokens[date.first].passage)
    if reading.kind != "statement" or last - first > _LONGEST_LINE:
        return False
    return any("event" in token.marks for token in text.tokens[first:last]) and bool(
        phrases(text, "adopted-at", first, last)
    )


def _in_body(reading: Reading, dates: Sequence[PrintedDate]) -> Iterator[FoundValue]:
    """Go through the sentences of the lead, each with its printed days and those told by their distance."""
    text = reading.text
    by_sentence: dict[int, list[PrintedDate]] = {}
    for date in dates:
        number = text.sentence_at(date.first)
        if date.first - text.sentences[number].first < _FARTHEST:
            by_sentence.setdefault(number, []).append(date)
    place = 0
    for number, sentence in enumerate(text.sentences):
        if sentence.passage > reading.start + _BODY or place > _BODY_SENTENCES:
            return
        if sentence.passage < reading.start:
            continue
        told = _after_agency(text, sentence)
        for date in by_sentence.get(number, ()):
            yield from _printed(reading, told, completed(text, date, reading.issued, reading.years), place)
        if place < 1:
            yield from _relative(reading, told)
        place += not _is_dateline(reading, sentence)


def _after_agency(text: Text, sentence: Sentence) -> Sentence:
    """Return what an agency reports, where a sentence begins by saying that it does: `KURATAC xəbər verir ki, …`."""
    end = next((last for _, last in phrases(text, "wired", sentence.first, sentence.first + _BESIDE)), None)
    if end is None or end + 1 >= sentence.last:
        return sentence
    return Sentence(end + (text.tokens[end].text == ","), sentence.last, sentence.passage, sentence.lexicon)


def _is_dateline(reading: Reading, sentence: Sentence) -> bool:
    """Whether a sentence is no more than place and day of issue."""
    proof = reading.published.evidence.span if reading.published else None
    at = reading.text.token_span(sentence.first, sentence.last)
    holds = proof is not None and at.first == proof.first and at.start <= proof.start and proof.end <= at.end
    return holds and sentence.last - sentence.first <= _DATELINE


def _printed(reading: Reading, sentence: Sentence, date: PrintedDate, place: int) -> Iterator[FoundValue]:
    text = reading.text
    if reading.is_quoted(date.first) or _is_stale(reading, date) or is_elsewhen(text, sentence, date):
        return
    if is_attribute(text, date):
        return
    told = place < (_BODY_SENTENCES if date.has_day and reading.kind != "statement" else _LEAD_SENTENCES)
    if told and tells_of_event(text, sentence, date):
        yield _value(reading, date, "date.held", 0.85, "The sentence says that the event was held then.")
    elif place < _NEWS_SENTENCES and not _is_long_past(reading, date) and _happens(reading, sentence, date, place):
        yield _value(reading, date, "date.happens", 0.75, "The sentence says what happened on that day.")
    elif not _is_main(reading, sentence, date.first) or _is_somebodys(reading, sentence) or is_date_line(text, date):
        return
    elif place < _NEWS_SENTENCES and _is_fresh(reading, date):
        yield _value(reading, date, "date.fresh", 0.8, "It is the day of publication, or a few days before.")
    elif _is_long_past(reading, date):
        return
    elif place < _NEWS_SENTENCES and weekday_beside(text, sentence, date.first, date.last) is not None:
        yield _value(reading, date, "date.weekday", 0.75, "News name the day of the week on which something happened.")
    elif place == 0 and _is_lead(reading, sentence, date):
        yield _value(reading, date, "date.lead", 0.75, "The text begins by saying what happened on that day.")
    elif is_all_day(text, sentence, date) and tells_of_event(text, sentence_before(text, sentence), None):
        yield _value(
            reading, date, "date.held-alone", 0.75, "The date stands by itself right after the event is named."
        )


def _happens(reading: Reading, sentence: Sentence, date: PrintedDate, place: int) -> bool:
    tokens = reading.text.tokens[sentence.first : sentence.last]
    news = reading.kind != "statement" or not (date.has_year or any("first_person" in token.marks for token in tokens))
    return happens(reading.text, sentence, date, place == 0, news)


def _is_somebodys(reading: Reading, sentence: Sentence) -> bool:
    """Whether a day stands in a statement, and not in one that tells of a visit or a meeting, as its title says."""
    if reading.kind != "statement":
        return False
    tokens = reading.text.tokens
    own = any("first_person" in token.marks for token in tokens[sentence.first : sentence.last])
    _, last = bounds(reading.text, 0)
    return own or not any(token.marks & {"event", "occasion"} for token in tokens[:last])


def _relative(reading: Reading, sentence: Sentence) -> Iterator[FoundValue]:
    if reading.issued is None or reading.kind == "statement":
        return
    printed = {date.first for date in reading.found if not _is_of_issue(reading, date)}
    for day in relative_days(reading.text, sentence, reading.issued):
        before = reading.text.tokens[max(sentence.first, day.first - 1) : day.first]
        if any("bounding" in token.marks for token in before) or printed.intersection(range(day.last, day.last + 3)):
            continue
        if _is_issued(reading.text, sentence, day.first):
            continue
        if day.first - sentence.first < _FARTHEST and _is_main(
            reading, _clause(reading.text, sentence, day.first), day.first
        ):
            because = "The text names the day by its distance from the day of publication."
            span = reading.text.token_span(day.first, day.last)
            yield FoundValue(day.value, Evidence("date.relative", 0.75, because, span))


def _is_issued(text: Text, sentence: Sentence, at: int) -> bool:
    """Whether a day is that on which words were issued, `published today`: that is no event."""
    near = text.tokens[max(sentence.first, at - _BESIDE) : min(sentence.last, at + _BESIDE)]
    return any("released" in token.marks for token in near)


def _is_lead(reading: Reading, sentence: Sentence, date: PrintedDate) -> bool:
    """Whether a sentence begins with its date; in Russian and Azerbaijani the date may stand further on."""
    text = reading.text
    if not date.has_day and reading.issued and not reading.issued.startswith(date.value):
        return False
    begin = sentence.first
    dash = next((at for at in range(begin, min(begin + 12, date.first)) if text.tokens[at].is_dash), None)
    begin = begin if dash is None else dash + 1
    words = [token for token in text.tokens[begin : date.first] if token.is_word]
    if len(words) <= _INITIAL and (words or sentence.lexicon.tag != "en"):
        return True
    return sentence.lexicon.tag != "en" and date.has_day


def _clause(text: Text, sentence: Sentence, at: int) -> Sentence:
    """Return the sentence from the last comma before a word on."""
    comma = next((step for step in range(at - 1, sentence.first, -1) if text.tokens[step].text == ","), None)
    return sentence if comma is None else Sentence(comma, sentence.last, sentence.passage, sentence.lexicon)


def _is_main(reading: Reading, sentence: Sentence, at: int) -> bool:
    """Whether a word stands in the main clause, and in nobody's quotation."""
    if reading.is_quoted(at) or is_bracketed(reading.text, sentence, at):
        return False
    before = range(sentence.first, at)
    return not any("subordinate" in reading.text.tokens[step].marks and not reading.is_quoted(step) for step in before)


def _is_stale(reading: Reading, date: PrintedDate) -> bool:
    """Whether the document came out long after that day, and so looks back to it."""
    distance = _days_before(reading.issued, date)
    return distance is not None and distance > _STALE


def _is_long_past(reading: Reading, date: PrintedDate) -> bool:
    """Whether a text without a day of publication prints days of later years: then it looks back to this one."""
    year = date.value[:4]
    if reading.issued or not year.isdigit():
        return False
    others = (one.value[:4] for one in reading.found if one.has_day and one.value[:4].isdigit())
    return any(int(other) > int(year) + 1 for other in others)


def _is_fresh(reading: Reading, date: PrintedDate) -> bool:
    distance = _days_before(reading.issued, date)
    if distance is None or not 0 <= distance <= _FRESH or not date.has_day:
        return False
    lasted = _days_before(date.value.split("/")[-1], PrintedDate(date.value.split("/")[0], date.first, date.last))
    return lasted is not None and lasted <= _FRESH


def _days_before(issued: str | None, date: PrintedDate) -> int | None:
    """Return how many days before its publication a document says that something happened."""
    try:
        last = datetime.date.fromisoformat((date.value.split("/")[-1] + "-28")[:10])
        return (datetime.date.fromisoformat(issued or "") - last).days
    except ValueError:
        return None


def _value(reading: Reading, date: PrintedDate, rule: str, confidence: float, because: str) -> FoundValue:
    full = completed(reading.text, date, reading.issued, reading.years)
    return FoundValue(full.value, Evidence(rule, confidence, because, reading.text.token_span(date.first, date.last)))
