"""One generation of the index, opened to be searched; it never changes."""

from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from threading import Lock
from typing import Any

from whoosh.codec.whoosh3 import W3Segment
from whoosh.columns import VarBytesColumn
from whoosh.filedb.filestore import FileStorage
from whoosh.index import TOC
from whoosh.reading import TermNotFound

from indexer.errors import EngineDown
from indexer.search.whoosh.cards import Cards, unpack
from indexer.search.whoosh.damage import BROKEN
from indexer.search.whoosh.postings import Postings, Shelf, decode
from indexer.search.whoosh.receipts import INDEX, Commit, Receipt, check, read_receipt
from indexer.search.whoosh.schema import schema

TITLE_WEIGHT = 3.0
LENGTH_WEIGHT = 0.75


@dataclass(slots=True)
class Memory:
    """What outlives a generation, because segments do: cards by segment, and postings."""

    cards: dict[str, Cards] = field(default_factory=dict)
    postings: Shelf = field(default_factory=Shelf)


class Segment:
    """The words of one segment, and where its documents stand among all."""

    def __init__(self, storage: FileStorage, segment: W3Segment, first: int, memory: Memory) -> None:
        self.name: str = segment.segment_id()
        self.first = first
        self._terms = segment.codec().terms_reader(storage, segment)
        self._memory = memory
        self._lock = Lock()

    def postings(self, field: str, form: str, with_places: bool = False) -> Postings | None:
        """Return where a form stands in a field, or None."""
        key = (self.name, field, form, with_places)
        try:
            return self._memory.postings.get(key, lambda: self._read(field, form, with_places))
        except TermNotFound:
            return None
        except BROKEN as error:
            raise EngineDown("the search index is damaged") from error

    def _read(self, field: str, form: str, with_places: bool) -> Postings:
        with self._lock:
            offset, _ = self._terms.term_info(field, form.encode()).extent()
            return decode(self._terms._postfile, offset, with_places)

    def beginning(self, field: str, prefix: str, most: int) -> list[tuple[str, int]]:
        """Return the first forms with a prefix, and in how many documents each stands."""
        try:
            with self._lock:
                return list(islice(self._beginning(field, prefix.encode()), most))
        except BROKEN as error:
            raise EngineDown("the search index is damaged") from error

    def _beginning(self, field: str, prefix: bytes) -> Iterator[tuple[str, int]]:
        for (found, form), details in self._terms.items_from(field, prefix):
            if found != field or not form.startswith(prefix):
                return
            yield form.decode(), details.doc_frequency()

    def close(self) -> None:
        """Let go of the files."""
        self._terms.close()


class Generation:
    """All segments of one commit, with the cards of all documents numbered through."""

    def __init__(self, position: int, segments: list[Segment], cards: Cards, deleted: set[int]) -> None:
        self.position = position
        self.segments = segments
        self.cards = cards
        self.live = frozenset(range(len(cards.documents))) - deleted
        dated = (number for number in self.live if cards.earliest[number] or cards.latest[number])
        self.undated = self.live.difference(dated)
        self.norms = {
            "title": _norms(cards.title_words, TITLE_WEIGHT),
            "text": _norms(cards.text_words, 1.0),
        }

    def beginning(self, fields: tuple[str, ...], prefixes: tuple[str, ...], most: int) -> tuple[tuple[str, ...], bool]:
        """Return the forms with one of these prefixes, the most frequent when there are too many, and whether so.

        Of each segment four times as many are looked at, in the order of the alphabet.
        """
        found: Counter[str] = Counter()
        cut = False
        for segment, field_, prefix in ((s, f, p) for s in self.segments for f in fields for p in prefixes):
            forms = segment.beginning(field_, prefix, 4 * most)
            found.update(dict(forms))
            cut = cut or len(forms) == 4 * most
        return tuple(form for form, _ in found.most_common(most)), cut or len(found) > most

    def close(self) -> None:
        """Let go of the files."""
        for segment in self.segments:
            segment.close()


def _norms(lengths: list[int], weight: float) -> list[float]:
    """Return what a frequency in each document is worth: less in a long field (BM25F, Zaragoza et al. 2004)."""
    average = sum(lengths) / len(lengths) if any(lengths) else 1.0
    return [weight / (1 - LENGTH_WEIGHT + LENGTH_WEIGHT * length / average) for length in lengths]


def open_generation(folder: Path, commit: Commit, memory: Memory) -> Generation:
    """Open a commit; files that were not seen before are compared with their checksums. Raises what BROKEN names."""
    receipt = read_receipt(folder, commit.generation)
    check(folder, receipt, [commit.file], thorough=True)
    storage = FileStorage(str(folder))
    toc = TOC.read(storage, INDEX, commit.generation, schema())
    for segment in toc.segments:
        _check(folder, receipt, segment, memory)
    generation = _open(storage, toc.segments, receipt.position, memory)
    memory.cards = {segment.name: memory.cards[segment.name] for segment in generation.segments}
    return generation


def _check(folder: Path, receipt: Receipt, segment: W3Segment, memory: Memory) -> None:
    name = segment.segment_id()
    files = [file for file in receipt.files if file.startswith(f"{name}.")]
    check(folder, receipt, files, thorough=name not in memory.cards)


def _open(storage: FileStorage, segments: list[W3Segment], position: int, memory: Memory) -> Generation:
    opened: list[Segment] = []
    cards, deleted = Cards(), set[int]()
    with ExitStack() as closing:
        for segment in segments:
            first = len(cards.documents)
            opened.append(Segment(storage, segment, first, memory))
            closing.callback(opened[-1].close)
            cards.extend(_cards(storage, segment, memory))
            deleted.update(first + number for number in segment.deleted_docs())
        generation = Generation(position, opened, cards, deleted)
        closing.pop_all()
        return generation


def _cards(storage: FileStorage, segment: W3Segment, memory: Memory) -> Cards:
    name = segment.segment_id()
    if name not in memory.cards:
        memory.cards[name] = unpack(_rows(storage, segment))
    return memory.cards[name]


def _rows(storage: FileStorage, segment: W3Segment) -> Iterator[bytes]:
    reader: Any = segment.codec().per_document_reader(storage, segment)
    try:
        yield from reader.column_reader("card", VarBytesColumn())
    finally:
        reader.close()
