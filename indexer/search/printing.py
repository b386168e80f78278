"""How a query is printed, so that reading the print gives the query again."""

from indexer.search.query import All, Chosen, Either, Named, Not, Phrase, Query, Term, Word

_SIGNS = ("AND", "OR", "NOT")


def print_query(query: Query) -> str:
    """Print terms, chosen values and dates; sorting and paging are not part of what was typed.

    For every query that `parse` can return, `parse(print_query(query)).query == query`.
    """
    terms = " ".join(_term(term) for term in query.terms)
    chosen = " ".join(_chosen(choice) for choice in query.chosen)
    parts = (terms, chosen, _dates(query), "date:undated" if query.undated else "")
    return " ".join(part for part in parts if part)


def _term(term: Term) -> str:
    match term:
        case Word():
            return _word(term.text) + ("*" if term.prefix else "")
        case Phrase():
            return _quoted(term.words)
        case Named():
            return f"{term.field}:{_quoted(term.words)}"
        case Not():
            return f"-({_term(term.term)})" if isinstance(term.term, All | Either) else f"-{_term(term.term)}"
        case Either():
            return " OR ".join(f"({_term(one)})" if isinstance(one, All) else _term(one) for one in term.terms)
        case All():
            return " ".join(_term(one) for one in term.terms)


def _word(text: str) -> str:
    return f'"{text}"' if text in _SIGNS else text


def _quoted(words: tuple[str, ...]) -> str:
    return f'"{" ".join(words)}"'


def _chosen(choice: Chosen) -> str:
    value = choice.value.replace('"', "")
    return f'{"-" if choice.exclude else ""}{choice.facet}:#"{value}"'


def _dates(query: Query) -> str:
    if not query.since and not query.until:
        return ""
    return f"date:{query.since or ''}..{query.until or ''}"
