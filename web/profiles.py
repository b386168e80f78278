"""What the engine can tell about one person, organisation or topic: years, topics, neighbours, if it answers."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from archive.records import authorities
from indexer.errors import EngineDown
from indexer.search.engine import Count, Results
from indexer.search.query import Chosen, Facet, Query
from web import links
from web.asking import Asked
from web.charts import Chart, Year, chart
from web.finding import ask
from web.site import Site

_SHOWN = 8
_ROOMS: tuple[tuple[Facet, Callable[[str], str]], ...] = (
    ("topic", links.topic),
    ("speaker", links.person),
    ("organisation", links.organisation),
)


@dataclass(frozen=True, slots=True)
class Neighbour:
    """Another authority or topic that documents share with this one."""

    label: str
    href: str
    documents: int


@dataclass(frozen=True, slots=True)
class Profile:
    """A chart of years, with the topics, people, organisations that stand in the same documents.

    The own kind is left out: its counts would be those of other choices, not of neighbours.
    """

    years: Chart
    topic: tuple[Neighbour, ...]
    speaker: tuple[Neighbour, ...]
    organisation: tuple[Neighbour, ...]


def profile(site: Site, facet: Facet, identifier: str, label: str) -> Profile | None:
    """Ask the engine about everything under one facet value; None when it cannot answer, as reading goes on."""
    query = Query(chosen=(Chosen(facet, identifier),), limit=1, facet_limit=100, sort="newest")
    try:
        found = ask(site.archive, site.engine, query)
    except EngineDown:
        return None
    near = {name: found.facets.get(name, ())[:_SHOWN] if name != facet else () for name, _ in _ROOMS}
    with site.archive.read() as records:
        labels = authorities.labels(records, [one.value for ones in near.values() for one in ones])
    shown = {name: _neighbours(near[name], room, labels) for name, room in _ROOMS}
    return Profile(_drawn(found, facet, identifier, label), **shown)


def counted_years(counts: Iterable[Count]) -> list[Year]:
    """Return a year facet as years of a chart."""
    years = [Year(int(one.value), one.count, one.possible) for one in counts if one.value.isdigit()]
    return sorted(years, key=lambda year: year.year)


def _neighbours(
    counts: Iterable[Count], room: Callable[[str], str], labels: Mapping[str, str]
) -> tuple[Neighbour, ...]:
    return tuple(Neighbour(labels[one.value], room(one.value), one.count) for one in counts if one.value in labels)


def _drawn(found: Results, facet: Facet, identifier: str, label: str) -> Chart:
    asked = Asked(chosen=(Chosen(facet, identifier),))
    return chart(
        f"Documents of {label} by year",
        counted_years(found.facets.get("year", ())),
        found.undated,
        80,
        href=lambda year: asked.toggled(Chosen("year", str(year))).address,
    )
