"""The page of results: what was asked in a sentence, what was found, what it can be narrowed to."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from archive.documents import Summary
from archive.passages import Passage
from indexer.search.engine import Count, Results
from indexer.search.query import Chosen, Facet, Query
from indexer.search.snippets import Snippet, marks, snippets
from indexer.search.syntax import parse
from web import links
from web.answers import page
from web.asking import PAGE_LENGTH, SORTS, Asked, narrowed, read_asked
from web.charts import Chart, chart
from web.finding import Found, ask, find
from web.marking import marked
from web.namesakes import Namesake, namesakes
from web.paging import pager
from web.profiles import counted_years
from web.sentences import Chip, chips, choice_label
from web.site import Site, site

_SHOWN_AT_ONCE = 6
_CHIPS_COUNTED = 6
_FACETS: tuple[tuple[Facet, str], ...] = (
    ("speaker", "Speaker"),
    ("organisation", "Organisation"),
    ("topic", "Topic"),
    ("kind", "Kind"),
    ("language", "Language"),
)


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a facet, with the searches that choose it and that leave it out."""

    label: str
    count: int
    href: str
    href_without: str
    chosen: bool
    excluded: bool


@dataclass(frozen=True, slots=True)
class FacetShown:
    """One facet in the margin: the values shown at once and those behind a fold."""

    name: str
    title: str
    first: tuple[Choice, ...]
    more: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Words:
    """A piece of a passage with the words that were looked for, and where it is read."""

    passage: int
    marked: Markup
    language: str
    href: str


@dataclass(frozen=True, slots=True)
class Line:
    """One document that was found, with the words that were found in it."""

    document: Summary
    title: Markup
    href: str
    words: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Offer:
    """The same search without one of its parts."""

    count: int
    chip: Chip


def results(request: Request) -> Response:
    """Answer what is asked; the engine may be down, which raises EngineDown."""
    asked = read_asked(request.query_params.multi_items())
    parsed = parse(asked.text)
    query = narrowed(parsed.query, asked)
    found = find(site(request), query)
    said = chips(asked, parsed.query, found.labels)
    return page(
        request,
        "results.html",
        asked=asked,
        parsed=parsed,
        chips=said,
        namesakes=_namesakes(site(request), parsed.query, asked),
        total=found.results.total,
        undated=found.results.undated,
        ranged=bool(query.since or query.until),
        with_undated=query.undated,
        lines=[_line(one, found.passages[one.id], query, asked) for one in found.documents],
        chart=_chart(found.results, query, asked),
        facets=_facets(found, asked),
        sorts=[(sort, asked.with_sort(sort).address, sort == query.sort) for sort in SORTS],
        offers=_offers(site(request), said) if not found.results.total else (),
        pager=pager(found.results.total, asked.page, lambda to: asked.with_page(to).address, PAGE_LENGTH),
    )


def _line(document: Summary, passages: Sequence[Passage], query: Query, asked: Asked) -> Line:
    languages = {passage.number: passage.language or document.language for passage in passages}
    address = links.with_parameters(links.document(document.id), _carried(asked))
    below = [passage for passage in passages if passage.text != document.title] or passages
    found = (_words(piece, languages[piece.passage], address) for piece in snippets(below, query, document.language))
    return Line(
        document, marked(document.title, marks(document.title, query, document.language)), address, tuple(found)
    )


def _words(piece: Snippet, language: str, address: str) -> Words:
    before, after = "… " if piece.cut_before else "", " …" if piece.cut_after else ""
    shown = Markup("{}{}{}").format(before, marked(piece.text, piece.ranges), after)
    return Words(piece.passage, shown, language, f"{address}#p{piece.passage}")


def _carried(asked: Asked) -> tuple[tuple[str, str], ...]:
    """The words go along to the document, where they are marked."""
    return (("q", asked.text),) if asked.text else ()


def _chart(results: Results, query: Query, asked: Asked) -> Chart:
    years = counted_years(results.facets.get("year", ()))
    chosen = sorted(int(one.value) for one in query.chosen if one.facet == "year" and one.value.isdigit())
    stretch = (chosen[0], chosen[-1]) if chosen else None
    if query.since or query.until:
        stretch = (query.since.year if query.since else 1, query.until.year if query.until else 9999)
    return chart(
        "What was found, by year",
        years,
        results.undated,
        href=lambda year: asked.toggled(Chosen("year", str(year))).address,
        undated_href=links.browse("documents", (("undated", "1"),)),
        chosen=stretch,
    )


def _facets(found: Found, asked: Asked) -> list[FacetShown]:
    shown = (_facet(facet, title, found.results.facets.get(facet, ()), found.labels, asked) for facet, title in _FACETS)
    return [facet for facet in shown if facet.first]


def _facet(facet: Facet, title: str, counts: tuple[Count, ...], labels: Mapping[str, str], asked: Asked) -> FacetShown:
    counted = {one.value: one.count + one.possible for one in counts if one.value}
    missing = [one.value for one in asked.chosen if one.facet == facet and one.value not in counted]
    choices = [_choice(Chosen(facet, value), counted.get(value, 0), labels, asked) for value in [*missing, *counted]]
    known = [choice for choice in choices if choice.label]
    ordered = sorted(known, key=lambda choice: not (choice.chosen or choice.excluded))
    return FacetShown(facet, title, tuple(ordered[:_SHOWN_AT_ONCE]), tuple(ordered[_SHOWN_AT_ONCE:]))


def _choice(choice: Chosen, number: int, labels: Mapping[str, str], asked: Asked) -> Choice:
    without = replace(choice, exclude=True)
    return Choice(
        label=choice_label(choice.facet, choice.value, labels),
        count=number,
        href=asked.toggled(choice).address,
        href_without=asked.toggled(without).address,
        chosen=choice in asked.chosen,
        excluded=without in asked.chosen,
    )


def _namesakes(site: Site, typed: Query, asked: Asked) -> tuple[Namesake, ...]:
    if asked.page > 1 or not typed.terms:
        return ()
    with site.archive.read() as records:
        return namesakes(records, typed)


def _offers(site: Site, said: tuple[Chip, ...]) -> list[Offer]:
    """Try the search without each of its parts, so that nobody has to guess which one was too many."""
    tried = [
        Offer(ask(site.archive, site.engine, _without(chip)).total, chip)
        for chip in said[:_CHIPS_COUNTED]
        if len(said) > 1
    ]
    return sorted((offer for offer in tried if offer.count), key=lambda offer: -offer.count)


def _without(chip: Chip) -> Query:
    return narrowed(parse(chip.without.text).query, chip.without)


ROUTES = (Route("/search", results),)
