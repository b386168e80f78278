"""What people type, read as a query: nothing typed is an error."""

import re
from dataclasses import dataclass, field, replace
from datetime import date

from archive import dates
from archive.errors import Refused
from archive.findings import KINDS
from archive.folding import key, words
from indexer.search.printing import print_query
from indexer.search.query import All, Chosen, Either, Facet, Named, NameField, Not, Phrase, Query, Term, Word
from indexer.search.saying import say
from indexer.search.spelling import MOST_LETTERS, spellings

__all__ = ["MOST_CHARACTERS", "MOST_CHOSEN", "MOST_DEPTH", "MOST_TERMS", "Parsed", "parse", "print_query"]

MOST_CHARACTERS = 20_000
MOST_TERMS = 64
MOST_CHOSEN = 24
MOST_DEPTH = 8
_LONGEST_VALUE = 200
_MOST_SAID = 80

_PIECE = re.compile(
    r"""(?P<open>\()|(?P<close>\))
    |(?P<minus>-(?=[^\s\-)]))
    |(?P<field>speaker|organisation|topic|title|kind|language|year|date):
        (?:\#"(?P<exact>[^"]*)"|"(?P<straight>[^"]*)"
        |["“”„«»](?P<quoted>[^"“”„«»]*)["“”„«»]|(?P<bare>[^\s()"“”„«»]+))
    |["“”„«»](?P<phrase>[^"“”„«»]*)["“”„«»](?P<star>\*)?
    |(?P<chunk>[^\s()"“”„«»]+)""",
    re.VERBOSE | re.IGNORECASE,
)
_RANGE = re.compile(r"\d{4}(?:-\d\d){0,2}\.\.\d{4}(?:-\d\d){0,2}")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_NAME_FIELDS: dict[str, NameField] = {
    "speaker": "speaker",
    "organisation": "organisation",
    "topic": "topic",
    "title": "title",
}
_FACETS: dict[str, Facet] = {
    "speaker": "speaker",
    "organisation": "organisation",
    "topic": "topic",
    "kind": "kind",
    "language": "language",
    "year": "year",
}


@dataclass(frozen=True, slots=True)
class Parsed:
    """A query, one plain sentence that says how it was read, and what was left out because there was too much."""

    query: Query
    read_as: str
    dropped: tuple[str, ...] = ()


def parse(text: str) -> Parsed:
    """Read what was typed; never raises.

    All words by default, "phrases", -word or NOT, OR (binds closer than standing side by side), parentheses, prefix*,
    speaker: organisation: topic: title: (words of a name), kind: language: year: (values), speaker:#id (a chosen id),
    date:2019-07, date:2019..2021, date:undated, 2019..2021. Values and dates narrow the whole query wherever they
    stand. At most 64 words, 24 values and parentheses eight deep are read, of the first 20,000 characters.
    """
    pieces = tuple(_level(list(_PIECE.finditer(text[:MOST_CHARACTERS]))))
    reader = _Reader(pieces)
    terms = reader.read()
    query = replace(reader.narrowed, terms=terms, chosen=tuple(dict.fromkeys(reader.chosen)))
    dropped = _dropped(reader.dropped, text[MOST_CHARACTERS:])
    return Parsed(query, say(query, tuple(reader.as_words[:MOST_CHOSEN]), bool(dropped)), dropped)


Piece = re.Match[str]


def _dropped(words_too_many: list[str], unread: str) -> tuple[str, ...]:
    pieces = words_too_many[:MOST_TERMS] + ([unread.strip()] if unread.strip() else [])
    return tuple(f"{piece[:_MOST_SAID]}…" if len(piece) > _MOST_SAID else piece for piece in pieces)


def _level(pieces: list[Piece]) -> list[Piece]:
    """Leave out parentheses that have no partner or stand deeper than a query is read."""
    kept: set[int] = set()
    waiting: list[int] = []
    for place, piece in enumerate(pieces):
        if piece["open"]:
            waiting.append(place)
        elif piece["close"] and waiting:
            opened = waiting.pop()
            kept.update((opened, place) if len(waiting) < MOST_DEPTH else ())
    return [piece for place, piece in enumerate(pieces) if place in kept or not (piece["open"] or piece["close"])]


@dataclass(slots=True)
class _Reader:
    """Walks over the pieces once, from left to right."""

    pieces: tuple[Piece, ...]
    place: int = 0
    left: int = MOST_TERMS
    narrowed: Query = field(default_factory=Query)
    chosen: list[Chosen] = field(default_factory=list)
    as_words: list[str] = field(default_factory=list)
    dropped: list[str] = field(default_factory=list)

    def read(self) -> tuple[Term, ...]:
        term = self._group()
        if term is None:
            return ()
        return term.terms if isinstance(term, All) else (term,)

    def _group(self) -> Term | None:
        """Read up to the parenthesis that closes the group, or the end."""
        rows: list[list[Term | None]] = []
        joined = False
        while (piece := self._next()) is not None and not piece["close"]:
            if _is_sign(piece, "OR"):
                joined = True
            elif not _is_sign(piece, "AND"):
                _join(rows, self._item(piece, negated=False), joined)
                joined = False
        return _all(tuple(_either(row) for row in rows))

    def _item(self, piece: Piece, negated: bool) -> Term | None:
        while piece["minus"] or _is_sign(piece, "NOT"):
            following = self._next()
            if following is None or following["close"]:
                self.place -= following is not None
                return None
            piece, negated = following, not negated
        if piece["open"]:
            return _not(self._group(), negated)
        if self._narrows(piece, negated):
            return None
        return _not(self._words(piece), negated)

    def _next(self) -> Piece | None:
        self.place += 1
        return self.pieces[self.place - 1] if self.place <= len(self.pieces) else None

    def _narrows(self, piece: Piece, negated: bool) -> bool:
        """Take a chosen value or a date, and say whether it was one."""
        chosen = _chosen(piece, negated)
        if chosen is not None:
            self._choose(chosen, piece)
            return True
        stretch = _stretch(piece)
        return stretch is not None and not negated and self._date(stretch)

    def _choose(self, chosen: Chosen, piece: Piece) -> None:
        if len(self.chosen) < MOST_CHOSEN:
            self.chosen.append(chosen)
        else:
            self.dropped.append(piece.group())

    def _date(self, stretch: str) -> bool:
        if stretch == "undated":
            self.narrowed = replace(self.narrowed, undated=True)
            return True
        bounds = _bounds(stretch)
        if bounds is None:
            return False
        since = max(filter(None, (self.narrowed.since, bounds[0])), default=None)
        until = min(filter(None, (self.narrowed.until, bounds[1])), default=None)
        if since and until and since > until:
            return False
        self.narrowed = replace(self.narrowed, since=since, until=until)
        return True

    def _words(self, piece: Piece) -> Term | None:
        name = _NAME_FIELDS.get((piece["field"] or "").lower())
        named = name is not None and piece["exact"] is None
        if (piece["field"] and not named) or _stretch(piece):
            self.as_words.append(piece.group()[:_MOST_SAID])
        typed = _typed(piece) if named else piece.group()
        found = self._afford([_cut(word) for word, _, _ in words(typed) if spellings(word)])
        if not found:
            return None
        if name is not None and named:
            return Named(name, found)
        return Word(found[0], prefix=_is_prefix(piece)) if len(found) == 1 else Phrase(found)

    def _afford(self, found: list[str]) -> tuple[str, ...]:
        taken, rest = found[: self.left], found[self.left :]
        self.left -= len(taken)
        self.dropped.extend(rest)
        return tuple(taken)


def _cut(word: str) -> str:
    return word[:MOST_LETTERS].rstrip("'’")


def _is_sign(piece: Piece, sign: str) -> bool:
    return piece["chunk"] == sign


def _is_prefix(piece: Piece) -> bool:
    return bool(piece["star"]) or (piece["chunk"] or "").endswith("*")


def _join(rows: list[list[Term | None]], term: Term | None, joined: bool) -> None:
    if joined and rows:
        rows[-1].append(term)
    else:
        rows.append([term])


def _not(term: Term | None, negated: bool) -> Term | None:
    if term is None or not negated:
        return term
    return term.term if isinstance(term, Not) else Not(term)


def _either(row: list[Term | None]) -> Term | None:
    terms = [term for term in row if term is not None]
    flat = tuple(one for term in terms for one in (term.terms if isinstance(term, Either) else (term,)))
    return Either(flat) if len(flat) > 1 else next(iter(flat), None)


def _all(row: tuple[Term | None, ...]) -> Term | None:
    terms = [term for term in row if term is not None]
    flat = tuple(one for term in terms for one in (term.terms if isinstance(term, All) else (term,)))
    return All(flat) if len(flat) > 1 else next(iter(flat), None)


def _chosen(piece: Piece, negated: bool) -> Chosen | None:
    facet = _FACETS.get((piece["field"] or "").lower())
    if facet is None:
        return None
    value = piece["exact"] if piece["exact"] is not None else _value(facet, _typed(piece))
    return Chosen(facet, value, negated) if value and len(value) <= _LONGEST_VALUE else None


def _value(facet: Facet, typed: str) -> str | None:
    if typed.startswith("#") and len(typed) > 1:
        return typed[1:]
    if facet == "kind":
        kinds = [kind for kind in KINDS if key(typed) == kind or key(typed) in kind.split()]
        return kinds[0] if kinds else None
    if facet == "language":
        return typed.lower() if _LANGUAGE.fullmatch(typed) else None
    return typed if facet == "year" and re.fullmatch("[0-9]{4}", typed) else None


def _typed(piece: Piece) -> str:
    """Return what stands behind a field; straight quotes may hold others, as in “İlmə” Emalatxanası."""
    return piece["bare"] or piece["straight"] or piece["quoted"] or ""


def _stretch(piece: Piece) -> str | None:
    """Return what was typed as a date or a range of dates."""
    if (piece["field"] or "").lower() == "date":
        return _typed(piece)
    return piece["chunk"] if piece["chunk"] and _RANGE.fullmatch(piece["chunk"]) else None


def _bounds(stretch: str) -> tuple[date | None, date | None] | None:
    try:
        known = dates.parse(stretch if "/" in stretch else stretch.replace("..", "/"))
    except Refused:
        return None
    return (known.earliest, known.latest) if known.earliest or known.latest else None
