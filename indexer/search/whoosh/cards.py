"""What is kept of each document to filter, count and sort by: in one column, so that opening reads it at once."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field

from indexer.search.engine import Entry
from indexer.search.query import FACETS, Facet

Values = tuple[str, ...]
NO_DAY = 0


@dataclass(frozen=True, slots=True)
class Card:
    """One document: its values in the order of FACETS, its days as ordinals (0: open), the lengths of its fields."""

    document: str
    values: tuple[Values, ...]
    earliest: int
    latest: int
    title_words: int
    text_words: int

    @classmethod
    def of(cls, entry: Entry, title_words: int, text_words: int) -> "Card":
        """Return the card of an entry."""
        values: dict[Facet, Values] = {
            "speaker": entry.speakers,
            "organisation": entry.organisations,
            "topic": entry.topics,
            "kind": (entry.kind,),
            "language": (entry.language,),
            "year": entry.years,
        }
        distinct = tuple(tuple(dict.fromkeys(values[facet])) for facet in FACETS)
        earliest = entry.earliest.toordinal() if entry.earliest else NO_DAY
        latest = entry.latest.toordinal() if entry.latest else NO_DAY
        return cls(entry.document, distinct, earliest, latest, title_words, text_words)

    def packed(self) -> bytes:
        """Return the bytes that `unpack` reads."""
        row = (self.document, self.values, self.earliest, self.latest, self.title_words, self.text_words)
        return json.dumps(row, ensure_ascii=False, separators=(",", ":")).encode()


@dataclass(frozen=True, slots=True)
class Cards:
    """The cards of many documents, column by column."""

    documents: list[str] = field(default_factory=list)
    values: dict[Facet, list[Values]] = field(default_factory=lambda: {facet: [] for facet in FACETS})
    earliest: list[int] = field(default_factory=list)
    latest: list[int] = field(default_factory=list)
    title_words: list[int] = field(default_factory=list)
    text_words: list[int] = field(default_factory=list)

    def extend(self, other: "Cards") -> None:
        """Add the cards of another segment behind these."""
        self.documents.extend(other.documents)
        self.earliest.extend(other.earliest)
        self.latest.extend(other.latest)
        self.title_words.extend(other.title_words)
        self.text_words.extend(other.text_words)
        for facet in FACETS:
            self.values[facet].extend(other.values[facet])


def unpack(packed: Iterable[bytes]) -> Cards:
    """Read cards. Values that many documents share are kept once."""
    cards = Cards()
    shared: dict[Values, Values] = {}
    for row in packed:
        document, values, earliest, latest, title_words, text_words = json.loads(row)
        cards.documents.append(document)
        cards.earliest.append(earliest)
        cards.latest.append(latest)
        cards.title_words.append(title_words)
        cards.text_words.append(text_words)
        for facet, listed in zip(FACETS, values, strict=True):
            cards.values[facet].append(shared.setdefault(tuple(listed), tuple(listed)))
    return cards
