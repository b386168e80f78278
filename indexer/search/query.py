"""A query as a frozen value: what is looked for, apart from how it was typed."""

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

Sort = Literal["relevance", "newest", "oldest"]
Facet = Literal["speaker", "organisation", "topic", "kind", "language", "year"]
FACETS: tuple[Facet, ...] = ("speaker", "organisation", "topic", "kind", "language", "year")
NameField = Literal["speaker", "organisation", "topic", "title"]


@dataclass(frozen=True, slots=True)
class Word:
    """One word, in any of its folded spellings; `prefix` when it was typed with a star behind it."""

    text: str
    prefix: bool = False


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that stand next to one another."""

    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Named:
    """Words side by side in one name: printed or authorised, of a speaker or organisation; a topic's label; a title."""

    field: NameField
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """Everything that does not match."""

    term: "Term"


@dataclass(frozen=True, slots=True)
class Either:
    """At least one of these matches."""

    terms: tuple["Term", ...]


@dataclass(frozen=True, slots=True)
class All:
    """Every one of these matches."""

    terms: tuple["Term", ...]


Term = Word | Phrase | Named | Not | Either | All


@dataclass(frozen=True, slots=True)
class Chosen:
    """A facet value that was chosen: an id (speaker, organisation, topic) or a value (kind, language, year).

    A year stands for documents that certainly or possibly fall in it.
    """

    facet: Facet
    value: str
    exclude: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """What is asked. Values chosen in one facet are alternatives, facets narrow one another; exclusions always narrow.

    No terms finds everything. `since` and `until` are inclusive days: a document is inside when its date possibly
    falls between them. `undated` says what becomes of documents without a date when a range is given.
    """

    terms: tuple[Term, ...] = ()
    chosen: tuple[Chosen, ...] = ()
    since: date | None = None
    until: date | None = None
    undated: bool = False
    sort: Sort = "relevance"
    offset: int = 0
    limit: int = 10
    facet_limit: int = field(default=50)
