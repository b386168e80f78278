"""A page of results put together: the engine says which documents, the record says what they are."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from archive.database import Archive
from archive.documents import Summary
from archive.passages import Passage
from archive.records import Records, authorities, changes, listings, standing, texts
from indexer.search.engine import Engine, Results
from indexer.search.query import Facet, Query
from web.site import Site

_WITH_LABELS: tuple[Facet, ...] = ("speaker", "organisation", "topic")


@dataclass(frozen=True, slots=True)
class Found:
    """What the engine answered, with everything that the record knows about it."""

    results: Results
    documents: tuple[Summary, ...]
    passages: Mapping[str, tuple[Passage, ...]]
    labels: Mapping[str, str]


def find(site: Site, query: Query) -> Found:
    """Answer a query with a fixed number of questions to the record, however many are found. Raises EngineDown."""
    results = ask(site.archive, site.engine, query)
    ids = [hit.document for hit in results.hits]
    named = [one.value for facet in _WITH_LABELS for one in results.facets.get(facet, ())]
    with site.archive.read() as records:
        documents = listings.summaries(records, ids)
        passages = texts.current_passages(records, ids)
        labels = authorities.labels(records, [*named, *(choice.value for choice in query.chosen)])
    shown = tuple(one for one in documents if one.standing == "published")
    return Found(results, shown, passages, labels)


def ask(archive: Archive, engine: Engine, query: Query) -> Results:
    """Answer a query, leaving out what was hidden since the engine last looked. Raises EngineDown."""
    position = engine.position()
    with archive.read() as records:
        hidden, newest = changes.hidden_since(records, position), changes.position(records)
        query = _today(records, query)
    # An engine that follows an empty ledger has nothing to catch up with.
    return engine.search(query, hidden) if newest else Results(0, ())


def _today(records: Records, query: Query) -> Query:
    """Ask for who stands today for each one chosen: an address with a name that was merged goes on to find."""
    leaders = standing.standing(records, [one.value for one in query.chosen])
    return replace(query, chosen=tuple(replace(one, value=leaders.get(one.value, one.value)) for one in query.chosen))
