"""What is asked of the search, as it stands in the address of a page of results."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from archive import dates
from indexer.search.query import FACETS, Chosen, Facet, Query, Sort
from web import links

PAGE_LENGTH = 10
MOST_PAGES = 1000
SORTS: tuple[Sort, ...] = ("relevance", "newest", "oldest")
Parameters = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Asked:
    """Words as typed, values chosen, dates as EDTF or empty, sorting (empty: whatever suits), page from 1."""

    text: str = ""
    chosen: tuple[Chosen, ...] = ()
    since: str = ""
    until: str = ""
    undated: bool = False
    sort: Sort | None = None
    page: int = 1

    def with_page(self, page: int) -> "Asked":
        """Ask for another page of the same."""
        return replace(self, page=page)

    def with_text(self, text: str) -> "Asked":
        """Ask with other words; it is another search, so it begins at the first page."""
        return replace(self, text=text, page=1)

    def with_sort(self, sort: Sort) -> "Asked":
        """Ask for the same in another order."""
        return replace(self, sort=sort, page=1)

    def with_undated(self, undated: bool) -> "Asked":
        """Ask with or without the documents that bear no date."""
        return replace(self, undated=undated, page=1)

    def without_range(self) -> "Asked":
        """Ask for any time."""
        return replace(self, since="", until="", undated=False, page=1)

    def without(self, choice: Chosen) -> "Asked":
        """Take a choice back, and nothing else."""
        return replace(self, chosen=tuple(one for one in self.chosen if one != choice), page=1)

    def toggled(self, choice: Chosen) -> "Asked":
        """Choose a value, or take it back when it was chosen; choosing ends its exclusion and the other way round."""
        opposite = replace(choice, exclude=not choice.exclude)
        kept = tuple(one for one in self.chosen if one not in (choice, opposite))
        return replace(self, chosen=kept if choice in self.chosen else (*kept, choice), page=1)

    @property
    def address(self) -> str:
        """Return the address of the page of results that answers this."""
        return links.search(parameters(self))


def read_asked(given: Iterable[tuple[str, str]]) -> Asked:
    """Read the parameters of an address; what makes no sense is left out, nothing is an error."""
    pairs = [(name, value.strip()) for name, value in given if value.strip()]
    named = dict(reversed(pairs))
    chosen = [choice for pair in pairs if (choice := _choice(*pair))]
    return Asked(
        text=named.get("q", ""),
        chosen=tuple(dict.fromkeys(chosen)),
        since=_date(named.get("from", "")),
        until=_date(named.get("to", "")),
        undated=named.get("undated") == "1",
        sort=next((sort for sort in SORTS if sort == named.get("sort")), None),
        page=_page(named.get("page", "")),
    )


def parameters(asked: Asked) -> tuple[tuple[str, str], ...]:
    """Return the parameters of an address; `read_asked` reads the same back."""
    chosen = [(("not-" if one.exclude else "") + one.facet, one.value) for one in asked.chosen]
    rest = (
        ("from", asked.since), ("to", asked.until), ("undated", "1" if asked.undated else ""),
        ("sort", asked.sort or ""), ("page", str(asked.page) if asked.page > 1 else ""),
    )  # fmt: skip
    return tuple(pair for pair in (("q", asked.text), *chosen, *rest) if pair[1])


def narrowed(query: Query, asked: Asked) -> Query:
    """Return the query that was typed, narrowed by everything else that the address says."""
    since = max(filter(None, (query.since, _earliest(asked.since))), default=None)
    until = min(filter(None, (query.until, _latest(asked.until))), default=None)
    return replace(
        query,
        chosen=tuple(dict.fromkeys((*query.chosen, *asked.chosen))),
        since=since,
        until=until,
        undated=query.undated or asked.undated,
        sort=asked.sort or ("relevance" if query.terms else "newest"),
        offset=(asked.page - 1) * PAGE_LENGTH,
        limit=PAGE_LENGTH,
    )


def _choice(name: str, value: str) -> Chosen | None:
    exclude = name.startswith("not-")
    facet: Facet | None = next((facet for facet in FACETS if facet == name.removeprefix("not-")), None)
    return Chosen(facet, value, exclude) if facet else None


def _date(text: str) -> str:
    return text if text and dates.is_date(text) and dates.parse(text).earliest else ""


def _page(text: str) -> int:
    return min(max(int(text), 1), MOST_PAGES) if text.isascii() and text.isdigit() and len(text) < 6 else 1


def _earliest(text: str) -> date | None:
    return dates.parse(text).earliest if text else None


def _latest(text: str) -> date | None:
    return dates.parse(text).latest if text else None
