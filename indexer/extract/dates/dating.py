"""When the event was held and when the document was published, where the text says so."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from archive.findings import Evidence, FoundValue
from indexer.extract.dates.dates import printed_dates
from indexer.extract.dates.happening import Reading, happenings
from indexer.extract.dates.issuing import is_date_line, issues
from indexer.extract.dates.years import bare_years, completed, told_again
from indexer.extract.prose.front import bounds, front
from indexer.extract.prose.text import Text

# Kinds of document that are made while the event goes on: the day at their head is that of the event.
_MADE_THERE = frozenset({"transcript", "minutes", "speech"})


@dataclass(frozen=True, slots=True)
class Dates:
    """The two dates of a document, each with its evidence, or None."""

    published: FoundValue | None
    held: FoundValue | None


def dates(
    text: Text, title: str | None, quoted: Sequence[bool] = (), kind: str | None = None, genre: str | None = None
) -> Dates:
    """Decide which printed dates are those of the event and the publication; most dates of a text are neither.

    `quoted` says for each token whether somebody else's words hold it; `kind` and `genre` are those of the document.
    """
    years = bare_years(text)
    found = told_again(text, printed_dates(text), years)
    start = front(text)
    published = max(issues(text, found, start), key=_confidence, default=None)
    at_head = published if published and genre in _MADE_THERE and published.evidence.rule == "date.line" else None
    if at_head:
        published = None
    reading = Reading(text, found, start, title, quoted, kind, published, years)
    held = next(chain(happenings(reading), _of_the_head(reading, at_head)), None)
    return Dates(_full(reading), held)


def _confidence(value: FoundValue) -> float:
    return value.evidence.confidence


def _of_the_head(reading: Reading, at_head: FoundValue | None) -> Iterator[FoundValue]:
    """Take the day at the head of a transcript, or the day without a year under a title that names an event."""
    if at_head:
        because = "A transcript or minutes bear the day on which the words were said."
        yield FoundValue(at_head.value, Evidence("date.head", 0.75, because, at_head.evidence.span))
    text = reading.text
    _, last = bounds(text, 0)
    if reading.published or not any("event" in token.marks for token in text.tokens[:last]):
        return
    for date in reading.found:
        if text.tokens[date.first].passage < reading.start and date.has_day and is_date_line(text, date):
            because = "The title names an event, and the date stands under it."
            span = text.token_span(date.first, date.last)
            yield FoundValue(date.value, Evidence("date.under-title", 0.7, because, span))


def _full(reading: Reading) -> FoundValue | None:
    """Give a day of publication its year where the text leaves no doubt."""
    published, text = reading.published, reading.text
    if published is None or not published.value.startswith("XXXX") or published.evidence.span is None:
        return published
    date = next(one for one in reading.found if text.token_span(one.first, one.last) == published.evidence.span)
    return FoundValue(completed(text, date, None, reading.years).value, published.evidence)
