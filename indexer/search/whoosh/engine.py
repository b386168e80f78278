"""The port of a search engine, kept in one folder that many processes read and one at a time writes."""

import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from whoosh.util.filelock import FileLock, try_for

from indexer.errors import EngineDown
from indexer.search.engine import Entry, Results
from indexer.search.query import Query
from indexer.search.whoosh.counting import answer
from indexer.search.whoosh.damage import BROKEN
from indexer.search.whoosh.opening import Missing, Opening
from indexer.search.whoosh.receipts import newest, read_receipt, sync
from indexer.search.whoosh.schema import FORMAT
from indexer.search.whoosh.writing import make, write

_PAUSE = 0.05


class WhooshEngine:
    """Follows the ledger in a folder.

    A commit is one rename: before it, every file, its checksum and the position are on the disk; a process that is
    killed leaves the commit before. Readers open each commit anew, keep it open while they search it, and notice on
    every search whether the folder has another, was exchanged, or is gone. Writers wait for one another on a lock
    file beside the folder, which the system releases when a process dies.

    A rebuild that must not be seen goes to `beside()`, which is an engine like any other with a position of its own
    (so that it can be interrupted and taken up again); `swap` then puts it in place. Swapping is two renames; in
    between, or after a crash there, searches raise EngineDown, and the next `position`, `replace`, `reset` or `swap`
    finishes it.
    """

    def __init__(self, folder: Path, patience: float = 60.0) -> None:
        """Name the folder, which need not exist, and how many seconds to wait for another writer."""
        self._folder = folder
        self._patience = patience
        self._opening = Opening(folder)

    def position(self) -> int:
        """Return the position of the newest commit; 0 when there is none of this format. Raises EngineDown."""
        self._settle()
        try:
            with self._opening.newest() as generation:
                return generation.position
        except Missing:
            return 0

    def replace(self, entries: Iterable[Entry], gone: Iterable[str], position: int) -> None:
        """Replace, forget and remember in one commit, making the index where there is none. Raises EngineDown."""
        with self._locked():
            if not self._is_there():
                self._clear()
                make(self._folder)
            write(self._folder, entries, gone, position)

    def search(self, query: Query, hidden: frozenset[str] = frozenset()) -> Results:
        """Answer a query from the newest commit. Raises EngineDown."""
        with self._opening.newest() as generation:
            if not generation.position:
                raise EngineDown("the search index was not filled")
            return answer(generation, query, hidden)

    def documents(self) -> frozenset[str]:
        """Return the ids of all documents. Raises EngineDown."""
        try:
            with self._opening.newest() as generation:
                return frozenset(generation.cards.documents[number] for number in generation.live)
        except Missing:
            return frozenset()

    def reset(self) -> None:
        """Throw the index away, broken or not; `position` is then 0. Raises EngineDown."""
        with self._locked():
            self._clear()

    def beside(self) -> "WhooshEngine":
        """Return the engine in which an index is rebuilt while this one answers."""
        return WhooshEngine(self._beside("next"), self._patience)

    def swap(self, new: "WhooshEngine") -> None:
        """Put a rebuilt index in the place of this one. Raises EngineDown when it was not filled."""
        with new._locked(), self._locked():
            if not new.position():
                raise EngineDown("the new search index was not filled")
            new.close()
            if self._folder.exists():
                self._folder.rename(self._beside("old"))
            self._put(new._folder)

    def close(self) -> None:
        """Let go of files; whoever asks again opens them again."""
        self._opening.close()

    def _beside(self, ending: str) -> Path:
        return self._folder.with_name(f"{self._folder.name}.{ending}")

    @contextmanager
    def _locked(self) -> Iterator[None]:
        """Be the only writer, with the last swap finished. Raises EngineDown when another goes on writing."""
        with _named():
            self._folder.parent.mkdir(parents=True, exist_ok=True)
            lock = FileLock(str(self._beside("lock")))
            taken = try_for(lock.acquire, timeout=self._patience, delay=_PAUSE)
        if not taken:
            raise EngineDown("another process is writing the search index")
        try:
            self._finish_swap()
            yield
        finally:
            lock.release()

    def _settle(self) -> None:
        if self._beside("old").exists():
            with self._locked():
                pass

    def _finish_swap(self) -> None:
        if not self._beside("old").exists():
            return
        if newest(self._folder) is None:
            self._put(self._beside("next") if self._beside("next").exists() else self._beside("old"))
        shutil.rmtree(self._beside("old"), ignore_errors=True)

    def _put(self, folder: Path) -> None:
        with _named():
            folder.rename(self._folder)
            sync(self._folder.parent)
        shutil.rmtree(self._beside("old"), ignore_errors=True)

    def _is_there(self) -> bool:
        commit = newest(self._folder)
        with _named():
            return commit is not None and read_receipt(self._folder, commit.generation).format == FORMAT

    def _clear(self) -> None:
        """Move the folder away before it is emptied, so that nobody sees half an index."""
        self._opening.close()
        with _named():
            shutil.rmtree(self._beside("gone"), ignore_errors=True)
            if self._folder.exists():
                shutil.rmtree(self._folder.rename(self._beside("gone")))


@contextmanager
def _named() -> Iterator[None]:
    try:
        yield
    except BROKEN as error:
        raise EngineDown(f"the search index cannot be written: {error}") from error
