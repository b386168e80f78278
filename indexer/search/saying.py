"""How a query is said in one plain sentence."""

from collections.abc import Iterable

from indexer.search.query import FACETS, All, Chosen, Either, Named, Not, Phrase, Query, Term, Word


def say(query: Query, as_words: tuple[str, ...] = (), shortened: bool = False) -> str:
    """Say what is looked for, what was searched as words for want of a better reading, and whether there was more."""
    parts = [*_wanted(query), *_chosen(query.chosen), *_dates(query)]
    looked_for = f"Documents {', '.join(parts)}" if parts else "Every document"
    read = f"; {_listed(f'“{typed}”' for typed in as_words)} was read as words" if as_words else ""
    return f"{looked_for}{read}{'; the rest was left out, as there was too much of it' if shortened else ''}."


def _wanted(query: Query) -> list[str]:
    wanted = [_term(term) for term in query.terms if not isinstance(term, Not)]
    unwanted = [_term(term.term) for term in query.terms if isinstance(term, Not)]
    return ([f"with {_listed(wanted)}"] if wanted else []) + (
        [f"without {_listed(unwanted, 'or')}"] if unwanted else []
    )


def _term(term: Term) -> str:
    match term:
        case Word():
            return f"a word that begins with “{term.text}”" if term.prefix else f"“{term.text}”"
        case Phrase():
            return f"the phrase “{' '.join(term.words)}”"
        case Named():
            return f"“{' '.join(term.words)}” in the {'title' if term.field == 'title' else f'name of a {term.field}'}"
        case Not():
            return f"not {_term(term.term)}"
        case Either():
            return f"either {_listed(map(_term, term.terms), 'or')}"
        case All():
            return f"{'both' if len(term.terms) == 2 else 'all of'} {_listed(map(_term, term.terms))}"


def _chosen(chosen: tuple[Chosen, ...]) -> list[str]:
    said = []
    for facet in FACETS:
        kept = [choice.value for choice in chosen if choice.facet == facet and not choice.exclude]
        left = [choice.value for choice in chosen if choice.facet == facet and choice.exclude]
        said += [f"{facet} {_listed(kept, 'or')}"] if kept else []
        said += [f"{facet} not {_listed(left, 'or')}"] if left else []
    return said


def _dates(query: Query) -> list[str]:
    if query.since is None and query.until is None:
        return []
    since = f" from {query.since}" if query.since else ""
    until = f" up to {query.until}" if query.until else ""
    return [f"dated{since}{until}{' or undated' if query.undated else ''}"]


def _listed(parts: Iterable[str], word: str = "and") -> str:
    *first, last = tuple(parts) or ("nothing",)
    return f"{', '.join(first)} {word} {last}" if first else last
