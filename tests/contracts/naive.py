"""An engine in memory that does what the port says in the most obvious way, as an oracle for the others."""

from collections.abc import Iterable
from datetime import date

from indexer.errors import EngineDown
from indexer.search.engine import Count, Entry, Hit, Results
from indexer.search.query import FACETS, All, Chosen, Either, Facet, Named, Not, Phrase, Query, Term, Word
from indexer.search.spelling import sought, spelled, spellings

Forms = tuple[str, ...]


class NaiveEngine:
    """Looks at every entry for every question."""

    def __init__(self) -> None:
        self._entries: dict[str, Entry] = {}
        self._position = 0

    def position(self) -> int:
        return self._position

    def replace(self, entries: Iterable[Entry], gone: Iterable[str], position: int) -> None:
        after = dict(self._entries)
        after.update({entry.document: entry for entry in entries})
        for document in gone:
            after.pop(document, None)
        self._entries, self._position = after, position

    def search(self, query: Query, hidden: frozenset[str] = frozenset()) -> Results:
        if not self._position:
            raise EngineDown("nothing has been given to the engine")
        seen = [entry for entry in self._entries.values() if entry.document not in hidden]
        matching = [entry for entry in seen if _matches(entry, All(query.terms)) and not _excluded(entry, query)]
        found = [entry for entry in matching if _within(entry, query)]
        hits = _sorted([entry for entry in found if _chosen(entry, query.chosen)], query)
        return Results(
            total=len(hits),
            hits=tuple(Hit(entry.document, 0.0) for entry in hits[query.offset : query.offset + query.limit]),
            facets={facet: _counts(facet, found, query) for facet in FACETS},
            undated=sum(1 for entry in matching if _undated(entry) and _chosen(entry, query.chosen)),
            position=self._position,
        )

    def documents(self) -> frozenset[str]:
        return frozenset(self._entries)

    def close(self) -> None:
        pass


def _matches(entry: Entry, term: Term) -> bool:
    match term:
        case Word():
            return any(_has_word(spelled(text, entry.language), term) for text in (entry.title, entry.text))
        case Phrase():
            return any(_has_phrase(spelled(text), map(spellings, term.words)) for text in (entry.title, entry.text))
        case Named():
            names = (spelled(name, entry.language) for name in _names(entry, term))
            return any(_has_phrase(name, map(sought, term.words)) for name in names)
        case Not():
            return not _matches(entry, term.term)
        case Either():
            return any(_matches(entry, one) for one in term.terms)
        case All():
            return all(_matches(entry, one) for one in term.terms)


def _names(entry: Entry, term: Named) -> tuple[str, ...]:
    return {
        "speaker": entry.speaker_names,
        "organisation": entry.organisation_names,
        "topic": entry.topic_names,
        "title": (entry.title,),
    }[term.field]


def _has_word(printed: list[Forms], word: Word) -> bool:
    if word.prefix:
        return any(form.startswith(spellings(word.text)) for forms in printed for form in forms)
    return any(form in sought(word.text) for forms in printed for form in forms)


def _has_phrase(printed: list[Forms], phrase: Iterable[Forms]) -> bool:
    wanted = [forms for forms in phrase if forms]
    return bool(wanted) and any(
        all(set(one) & set(other) for one, other in zip(printed[start:], wanted, strict=False))
        for start in range(len(printed) - len(wanted) + 1)
    )


def _values(entry: Entry, facet: Facet) -> frozenset[str]:
    values: dict[Facet, tuple[str, ...]] = {
        "speaker": entry.speakers,
        "organisation": entry.organisations,
        "topic": entry.topics,
        "kind": (entry.kind,),
        "language": (entry.language,),
        "year": entry.years,
    }
    return frozenset(values[facet])


def _excluded(entry: Entry, query: Query) -> bool:
    return any(choice.value in _values(entry, choice.facet) for choice in query.chosen if choice.exclude)


def _chosen(entry: Entry, chosen: tuple[Chosen, ...], but: Facet | None = None) -> bool:
    for facet in FACETS:
        wanted = {choice.value for choice in chosen if choice.facet == facet and not choice.exclude}
        if wanted and facet != but and not wanted & _values(entry, facet):
            return False
    return True


def _undated(entry: Entry) -> bool:
    return entry.earliest is None and entry.latest is None


def _within(entry: Entry, query: Query) -> bool:
    if query.since is None and query.until is None:
        return True
    if _undated(entry):
        return query.undated
    begins_in_time = query.until is None or (entry.earliest or date.min) <= query.until
    ends_in_time = query.since is None or (entry.latest or date.max) >= query.since
    return begins_in_time and ends_in_time


def _sorted(entries: list[Entry], query: Query) -> list[Entry]:
    by_id = sorted(entries, key=lambda entry: entry.document)
    if query.sort == "relevance":
        return by_id
    dated = [entry for entry in by_id if not _undated(entry)]
    undated = [entry for entry in by_id if _undated(entry)]
    return sorted(dated, key=_day, reverse=query.sort == "newest") + undated


def _day(entry: Entry) -> date:
    return entry.earliest or entry.latest or date.max


def _counts(facet: Facet, found: list[Entry], query: Query) -> tuple[Count, ...]:
    certain: dict[str, int] = {}
    possible: dict[str, int] = {}
    for entry in (entry for entry in found if _chosen(entry, query.chosen, but=facet)):
        values = _values(entry, facet)
        counted = possible if facet == "year" and len(values) > 1 else certain
        for value in values:
            counted[value] = counted.get(value, 0) + 1
    counts = [Count(value, certain.get(value, 0), possible.get(value, 0)) for value in {**certain, **possible}]
    return tuple(sorted(counts, key=lambda one: (-one.count - one.possible, one.value)))[: query.facet_limit]
