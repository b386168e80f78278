"""Which generation of the index is searched: always the newest, closed when nobody searches it any more."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from time import sleep

from indexer.errors import EngineDown
from indexer.search.whoosh.damage import BROKEN
from indexer.search.whoosh.reading import Generation, Memory, open_generation
from indexer.search.whoosh.receipts import Commit, newest, read_receipt
from indexer.search.whoosh.schema import FORMAT

_TRIES = 50
_PAUSE = 0.01


class Missing(EngineDown):
    """There is no index of this format: it has to be made."""


@dataclass(slots=True)
class Held:
    """An open generation and how many are searching it."""

    commit: Commit
    generation: Generation
    searching: int = 0


class Opening:
    """Lends the newest generation of a folder to any number of threads."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._memory = Memory()
        self._lock = Lock()
        self._held: Held | None = None

    @contextmanager
    def newest(self) -> Iterator[Generation]:
        """Lend the newest generation. Raises Missing when there is none, EngineDown when it cannot be read."""
        held = self._borrow()
        try:
            yield held.generation
        finally:
            self._give_back(held)

    def close(self) -> None:
        """Close what nobody is searching; what is being searched is closed when it is given back."""
        with self._lock:
            self._retire()

    def _borrow(self) -> Held:
        with self._lock:
            commit = self._newest()
            if self._held is None or self._held.commit != commit:
                self._retire()
                self._held = self._open(commit)
            self._held.searching += 1
            return self._held

    def _give_back(self, held: Held) -> None:
        with self._lock:
            held.searching -= 1
            if held is not self._held and not held.searching:
                held.generation.close()

    def _retire(self) -> None:
        if self._held is not None and not self._held.searching:
            self._held.generation.close()
        self._held = None

    def _newest(self) -> Commit:
        """Return the newest commit; wait a moment while the folder is being exchanged for another."""
        for _ in range(_TRIES):
            commit = newest(self._folder)
            if commit is not None:
                return commit
            if not self._folder.with_name(f"{self._folder.name}.old").exists():
                break
            sleep(_PAUSE)
        self._retire()
        raise Missing("there is no search index")

    def _open(self, commit: Commit) -> Held:
        """Open a commit; when a file of it has vanished because of a newer one, open that."""
        for _ in range(_TRIES):
            try:
                if read_receipt(self._folder, commit.generation).format != FORMAT:
                    raise Missing("the search index is of another format")
                return Held(commit, open_generation(self._folder, commit, self._memory))
            except BROKEN as error:
                tried, commit = commit, self._newest()
                if tried == commit:
                    raise EngineDown(f"the search index is broken: {error}") from error
        raise EngineDown("the search index changes faster than it can be opened")
