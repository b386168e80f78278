"""The port of a search engine: what it is given, what it is asked, what it answers."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from indexer.search.query import Facet, Query


@dataclass(frozen=True, slots=True)
class Entry:
    """One published document as an engine keeps it. Names hold every printed and authorised form.

    `earliest` and `latest` bound the document's date (None and None: undated). `speakers`, `organisations` and
    `topics` are ids; `years` are the years that the date certainly or possibly falls in.
    """

    document: str
    title: str
    text: str
    kind: str
    language: str
    speakers: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    speaker_names: tuple[str, ...] = ()
    organisation_names: tuple[str, ...] = ()
    topic_names: tuple[str, ...] = ()
    earliest: date | None = None
    latest: date | None = None
    years: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Hit:
    """A document that matches, with its score; higher is better."""

    document: str
    score: float


@dataclass(frozen=True, slots=True)
class Count:
    """How many documents certainly carry a facet value; `possible` counts those that only may.

    A document whose `years` are several is possible in each of them; every other value is certain.
    """

    value: str
    count: int
    possible: int = 0


@dataclass(frozen=True, slots=True)
class Results:
    """One page of hits with the exact total and facet counts, most frequent (certain and possible) first.

    Counts are over all hits, equal ones by value. A facet in which values were chosen counts as if they were not, so
    that alternatives can be added; its exclusions still hold. `undated` is how many documents without a date the
    query finds, whatever range of dates was given. `position` is the ledger position that the answer knows. `cut`
    says that a prefix stood for more words than are looked for, so that there may be more hits.
    """

    total: int
    hits: tuple[Hit, ...]
    facets: dict[Facet, tuple[Count, ...]] = field(default_factory=dict)
    undated: int = 0
    position: int = 0
    cut: bool = False


class Engine(Protocol):
    """A follower of the ledger: disposable, rebuilt from the record at any time.

    Words are looked for in title and text, in every folded spelling; phrases within one of the two; a named term is
    the words side by side within one name of its field. A word without a letter finds nothing, and in a phrase counts
    as if it were not there. A missing bound of a date is open to that side; neither bound makes a document undated.
    """

    def position(self) -> int:
        """Return the ledger position up to which the engine knows the record.

        It is 0 when the engine knows nothing: not made yet, taken away, or written in another format. All has then to
        be replaced from the beginning. Raises EngineDown when what is there is broken.
        """

    def replace(self, entries: Iterable[Entry], gone: Iterable[str], position: int) -> None:
        """Replace the entries of these documents, forget the gone ones, then, last, remember the position.

        Either all of it holds afterwards, durably, or nothing; repeating is harmless. Of two entries of one document
        the later counts; a document that is also gone is gone. Raises EngineDown; an exception raised by `entries`
        passes through and nothing has changed.
        """

    def search(self, query: Query, hidden: frozenset[str] = frozenset()) -> Results:
        """Answer a query, leaving out hidden documents everywhere, also in counts.

        Hits come by score, or by the day on which their date begins (ends, where its beginning is open), undated
        last; equals by id, so that pages are stable. Raises EngineDown when the engine is missing or broken or was
        never given a position.
        """

    def documents(self) -> frozenset[str]:
        """Return the ids of all documents that the engine holds; for checks, not for pages. Raises EngineDown."""

    def close(self) -> None:
        """Let go of files; whoever asks again opens them again."""
