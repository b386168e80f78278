"""The sentence of chips over results: what is looked for, each part with a way to take it back."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from archive.dates import parse as parse_date
from indexer.search.query import Chosen, Facet, Named, Not, Query, Term
from indexer.search.syntax import print_query
from web.asking import Asked
from web.rendering import plain
from web.wording import language

_LEADS: dict[Facet, str] = {
    "speaker": "by", "organisation": "naming", "topic": "about", "kind": "of the kind", "language": "in", "year": "in",
}  # fmt: skip
_NAMED = {"speaker": "by a speaker named", "organisation": "naming", "topic": "about", "title": "titled"}


@dataclass(frozen=True, slots=True)
class Chip:
    """One part of what is asked: the words before it, what it says, the search without it."""

    lead: str
    label: str
    without: Asked
    exclude: bool = False
    comma: bool = False


def chips(asked: Asked, typed: Query, labels: Mapping[str, str]) -> tuple[Chip, ...]:
    """Return the parts of what is asked, words first, then what was chosen, then time."""
    typed_parts = [_of_term(term, asked, typed) for term in typed.terms]
    typed_chosen = [_of_choice(one, _retyped(asked, _without(typed, one)), labels) for one in typed.chosen]
    chosen = [_of_choice(one, asked.without(one), labels) for one in asked.chosen]
    return _joined((*typed_parts, *typed_chosen, *chosen, *_of_time(asked, typed)))


def choice_label(facet: Facet, value: str, labels: Mapping[str, str]) -> str:
    """Return what a facet's value is called."""
    return language(value) if facet == "language" else labels.get(value, value)


def _joined(parts: tuple[Chip, ...]) -> tuple[Chip, ...]:
    """Make one sentence of the parts: what repeats the words before it says *and*, or *or* between alternatives."""
    joined: list[Chip] = []
    for before, part in zip((None, *parts), parts, strict=False):
        if before is None or part.lead == "or":
            joined.append(part)
        elif part.exclude:
            joined.append(replace(part, lead="and" if before.exclude else "but"))
        elif part.lead == before.lead:
            joined.append(replace(part, lead="and" if part.lead == "with" else "or"))
        else:
            joined.append(replace(part, comma=True))
    return tuple(joined)


def _of_term(term: Term, asked: Asked, typed: Query) -> Chip:
    kept = replace(typed, terms=tuple(other for other in typed.terms if other is not term))
    exclude = isinstance(term, Not)
    bare = term.term if isinstance(term, Not) else term
    lead = _NAMED[bare.field] if isinstance(bare, Named) else "with"
    said = " ".join(bare.words) if isinstance(bare, Named) else print_query(Query(terms=(bare,)))
    return Chip("" if exclude else lead, said, _retyped(asked, kept), exclude)


def _of_choice(choice: Chosen, without: Asked, labels: Mapping[str, str]) -> Chip:
    lead = "" if choice.exclude else _LEADS[choice.facet]
    return Chip(lead, choice_label(choice.facet, choice.value, labels), without, choice.exclude)


def _of_time(asked: Asked, typed: Query) -> tuple[Chip, ...]:
    typed_undated = typed.undated and bool(typed.since or typed.until)
    parts = []
    if typed.since or typed.until:
        kept = _retyped(asked, replace(typed, since=None, until=None, undated=False))
        since, until = (day.isoformat() if day else "" for day in (typed.since, typed.until))
        parts.append(Chip("dated", stretch(since, until), kept))
    if asked.since or asked.until:
        parts.append(Chip("dated", stretch(asked.since, asked.until), asked.without_range()))
    if asked.undated and parts:
        parts.append(Chip("or", "undated", asked.with_undated(False)))
    elif typed_undated:
        parts.append(Chip("or", "undated", _retyped(asked, replace(typed, undated=False))))
    return tuple(parts)


def stretch(since: str, until: str) -> str:
    """Return a stretch of time in words; whole years are said as years."""
    start, end = _whole_year(since, 0), _whole_year(until, 1)
    if start and end:
        return start if start == end else f"{start}–{end}"
    if not until:
        return f"from {start or plain(since)}"
    return f"up to {end or plain(until)}" if not since else f"{plain(since)} to {plain(until)}"


def _whole_year(text: str, side: int) -> str:
    if not text:
        return ""
    known = parse_date(text)
    bound = (known.earliest, known.latest)[side]
    edge = ((1, 1), (12, 31))[side]
    return str(bound.year) if bound and (bound.month, bound.day) == edge else ""


def _retyped(asked: Asked, typed: Query) -> Asked:
    return asked.with_text(print_query(typed))


def _without(typed: Query, choice: Chosen) -> Query:
    return replace(typed, chosen=tuple(one for one in typed.chosen if one != choice))
