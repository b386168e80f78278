"""From found documents to one page of results: choosing, counting and sorting on the cards."""

from collections import Counter
from collections.abc import Iterable
from heapq import nsmallest
from itertools import chain

from indexer.search.engine import Count, Hit, Results
from indexer.search.query import FACETS, All, Facet, Query
from indexer.search.whoosh.cards import NO_DAY
from indexer.search.whoosh.finding import Finder, Found
from indexer.search.whoosh.reading import Generation

# Later than every day of the calendar, for a date whose end is open.
_FOREVER = 1 << 24
Numbers = frozenset[int]


def answer(generation: Generation, query: Query, hidden: frozenset[str]) -> Results:
    """Answer a query on one generation."""
    finder = Finder(generation, query.terms)
    scores = finder.find(All(query.terms))
    matching = _not_excluded(generation, query, _not_hidden(generation, hidden, frozenset(scores)))
    chosen = {facet: wanted for facet in FACETS if (wanted := _wanted(query, facet))}
    found = _within(generation, query, matching)
    hits = _choose(generation, chosen, found)
    return Results(
        total=len(hits),
        hits=_page(generation, query, hits, scores),
        facets={
            facet: _counts(generation, query, facet, _but(generation, chosen, facet, found, hits)) for facet in FACETS
        },
        undated=len(_choose(generation, chosen, matching & generation.undated)),
        position=generation.position,
        cut=finder.cut,
    )


def _not_hidden(generation: Generation, hidden: frozenset[str], found: Numbers) -> Numbers:
    if not hidden:
        return found
    documents = generation.cards.documents
    return frozenset(number for number in found if documents[number] not in hidden)


def _not_excluded(generation: Generation, query: Query, found: Numbers) -> Numbers:
    for choice in query.chosen:
        if choice.exclude:
            values = generation.cards.values[choice.facet]
            found = frozenset(number for number in found if choice.value not in values[number])
    return found


def _wanted(query: Query, facet: Facet) -> frozenset[str]:
    return frozenset(choice.value for choice in query.chosen if choice.facet == facet and not choice.exclude)


def _choose(generation: Generation, chosen: dict[Facet, frozenset[str]], found: Numbers) -> Numbers:
    for facet, wanted in chosen.items():
        values = generation.cards.values[facet]
        found = frozenset(number for number in found if not wanted.isdisjoint(values[number]))
    return found


def _but(
    generation: Generation, chosen: dict[Facet, frozenset[str]], facet: Facet, found: Numbers, hits: Numbers
) -> Numbers:
    """Return the hits as they were if nothing had been chosen in one facet."""
    if facet not in chosen:
        return hits
    return _choose(generation, {other: wanted for other, wanted in chosen.items() if other != facet}, found)


def _within(generation: Generation, query: Query, found: Numbers) -> Numbers:
    if query.since is None and query.until is None:
        return found
    since = query.since.toordinal() if query.since else NO_DAY
    until = query.until.toordinal() if query.until else _FOREVER
    earliest, latest = generation.cards.earliest, generation.cards.latest
    begun = (number for number in found - generation.undated if earliest[number] <= until)
    within = frozenset(number for number in begun if (latest[number] or _FOREVER) >= since)
    return within | (found & generation.undated) if query.undated else within


def _counts(generation: Generation, query: Query, facet: Facet, found: Numbers) -> tuple[Count, ...]:
    values = map(generation.cards.values[facet].__getitem__, found)
    if facet == "year":
        return _years(list(values), query.facet_limit)
    certain = Counter(chain.from_iterable(values))
    return _most_frequent((Count(value, count) for value, count in certain.items()), query.facet_limit)


def _years(listed: list[tuple[str, ...]], most: int) -> tuple[Count, ...]:
    certain = Counter(years[0] for years in listed if len(years) == 1)
    possible = Counter(chain.from_iterable(years for years in listed if len(years) > 1))
    counts = (Count(year, certain[year], possible[year]) for year in certain.keys() | possible.keys())
    return _most_frequent(counts, most)


def _most_frequent(counts: Iterable[Count], most: int) -> tuple[Count, ...]:
    return tuple(nsmallest(most, counts, key=lambda one: (-one.count - one.possible, one.value)))


def _page(generation: Generation, query: Query, hits: Numbers, scores: Found) -> tuple[Hit, ...]:
    documents = generation.cards.documents
    if query.sort == "relevance":
        keyed = ((-scores[number], documents[number], number) for number in hits)
    else:
        keyed = ((_rank(generation, query, number), documents[number], number) for number in hits)
    page = nsmallest(query.offset + query.limit, keyed)[query.offset :]
    return tuple(Hit(document, scores[number]) for _, document, number in page)


def _rank(generation: Generation, query: Query, number: int) -> float:
    day = generation.cards.earliest[number] or generation.cards.latest[number]
    if not day:
        return _FOREVER
    return -day if query.sort == "newest" else day
