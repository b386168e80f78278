"""`onrecord search`: a search from the terminal."""

import argparse
import json
from collections.abc import Mapping, Sequence
from dataclasses import replace

from archive.authorities import What
from archive.documents import Summary
from archive.errors import NotFound
from archive.records import Records, authorities, listings, texts, topics
from archive.settings import Settings
from indexer.errors import EngineDown
from indexer.search.engine import Results
from indexer.search.query import Chosen, Facet, Query
from indexer.search.snippets import snippets
from indexer.search.syntax import Parsed, parse
from web import links
from web.command.opening import Opened, opened
from web.finding import ask


def search_words(settings: Settings, arguments: argparse.Namespace) -> int:
    """Search and print; an empty answer is an answer too."""
    parsed = parse(" ".join(arguments.words))
    with opened(settings) as here:
        with here.archive.read() as records:
            query = _query(records, parsed, arguments)
        answer = _answer(here, parsed, query, _search(here, query))
    print(json.dumps(answer, ensure_ascii=False) if arguments.json else _as_text(answer))
    return 0


def _search(here: Opened, query: Query) -> Results:
    try:
        return ask(here.archive, here.engine, query)
    except EngineDown as error:
        raise EngineDown(f"{error}; make it with: onrecord rebuild") from error


def _query(records: Records, parsed: Parsed, arguments: argparse.Namespace) -> Query:
    chosen = [Chosen("kind", kind) for kind in arguments.kind]
    chosen += [Chosen("language", language) for language in arguments.language]
    chosen += [one for name in arguments.speaker for one in _named(records, "speaker", "person", name)]
    chosen += [one for name in arguments.organisation for one in _named(records, "organisation", "organisation", name)]
    chosen += [_topic(records, label) for label in arguments.topic]
    return replace(
        parsed.query,
        chosen=(*parsed.query.chosen, *chosen),
        since=arguments.since.earliest if arguments.since else parsed.query.since,
        until=arguments.until.latest if arguments.until else parsed.query.until,
        sort=arguments.sort,
        limit=arguments.limit,
    )


def _named(records: Records, facet: Facet, what: What, name: str) -> list[Chosen]:
    """Choose everybody who bears a name, in any printed form; a name of nobody finds nothing."""
    if name in authorities.labels(records, [name]):
        return [Chosen(facet, name)]
    found = authorities.find(records, what, name)
    return [Chosen(facet, one.id) for one in found] or [Chosen(facet, name)]


def _topic(records: Records, label: str) -> Chosen:
    found = topics.find(records, label)
    if found is None:
        raise NotFound(f"the vocabulary has no topic “{label}”")
    return Chosen("topic", found)


def _answer(here: Opened, parsed: Parsed, query: Query, results: Results) -> dict[str, object]:
    ids = [hit.document for hit in results.hits]
    values = {count.value for counts in results.facets.values() for count in counts}
    with here.archive.read() as records:
        found = {summary.id: summary for summary in listings.summaries(records, ids)}
        words = texts.current_passages(records, ids)
        labels = authorities.labels(records, values)
    hits = [
        _hit(
            here.settings,
            found[hit.document],
            hit.score,
            _snippet(words[hit.document], query, found[hit.document].language),
        )
        for hit in results.hits
        if hit.document in found
    ]
    return {"total": results.total, "read_as": parsed.read_as, "hits": hits, "facets": _facets(results, labels)}


def _snippet(passages: Sequence[object], query: Query, language: str) -> str:
    return " … ".join(snippet.text for snippet in snippets(passages, query, language))  # type: ignore[arg-type]


def _hit(settings: Settings, summary: Summary, score: float, snippet: str) -> dict[str, object]:
    return {
        "id": summary.id,
        "title": summary.title,
        "kind": summary.kind,
        "date": summary.date,
        "url": settings.address + links.document(summary.id),
        "score": round(score, 4),
        "snippet": snippet,
    }


def _facets(results: Results, labels: Mapping[str, str]) -> dict[str, list[dict[str, object]]]:
    return {
        facet: [{"id": one.value, "label": labels.get(one.value, one.value), "count": one.count} for one in counts]
        for facet, counts in results.facets.items()
    }


def _as_text(answer: Mapping[str, object]) -> str:
    hits = answer["hits"]
    assert isinstance(hits, list)
    total = answer["total"]
    lines = [f"{total} {'document' if total == 1 else 'documents'}. {answer['read_as']}"]
    for hit in hits:
        lines += [
            "",
            f"{hit['title']}",
            f"  {hit['date'] or 'undated'} · {hit['kind']} · {hit['url']}",
            f"  {hit['snippet']}",
        ]
    return "\n".join(lines)
