"""From the record to a search engine's entry: pure, and the same for a new document, a correction and a rebuild."""

from archive.dates import parse
from archive.records.following import Followed
from indexer.search.engine import Entry

_MOST_YEARS = 100


def entry(document: Followed) -> Entry:
    """Return what an engine keeps of a published document."""
    when = parse(document.date) if document.date else None
    earliest, latest = (when.earliest, when.latest) if when else (None, None)
    return Entry(
        document=document.id,
        title=document.title,
        text="\n\n".join(document.texts),
        kind=document.kind,
        language=document.language,
        speakers=document.speakers,
        organisations=document.organisations,
        topics=document.topics,
        speaker_names=document.speaker_names,
        organisation_names=document.organisation_names,
        topic_names=document.topic_names,
        earliest=earliest,
        latest=latest,
        years=years(earliest.year if earliest else None, latest.year if latest else None),
    )


def years(first: int | None, last: int | None) -> tuple[str, ...]:
    """Return the years that a date may fall in, at most a hundred of them; an open end counts as its other end."""
    start, end = first or last, last or first
    if start is None or end is None:
        return ()
    return tuple(f"{year:04}" for year in range(start, min(end, start + _MOST_YEARS - 1) + 1))
