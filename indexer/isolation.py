"""Reading at arm's length: files are handed to the nursery's children, outcomes come back as they are ready."""

import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from queue import Empty, SimpleQueue
from threading import Thread

from archive.topics import Topic
from indexer.errors import Unreadable
from indexer.tasks import Limits, Orders, Outcome, Task

_ENDED = "the process that reads files has ended; start the command again"


@dataclass(frozen=True, slots=True)
class Isolation:
    """A running nursery and the way to it; `ready` holds the outcomes that came back, None once no more can come."""

    pipe: Connection
    jobs: int
    ready: SimpleQueue[tuple[int, Outcome] | None] = field(default_factory=SimpleQueue)

    def submit(self, task: Task | Orders) -> None:
        """Hand over a file to read; returns at once. Raises Unreadable when there is nobody to read it."""
        try:
            self.pipe.send(task)
        except OSError as error:
            raise Unreadable(_ENDED) from error

    def outcomes(self, patience: float) -> Iterator[tuple[int, Outcome]]:
        """Yield the outcomes that are ready, waiting for the first one at most `patience` seconds."""
        try:
            settled = self.ready.get(timeout=patience) if patience else self.ready.get_nowait()
            while settled is not None:
                yield settled
                settled = self.ready.get_nowait()
        except Empty:
            return
        # Whoever asks again hears the same, and nothing more is handed to a process that is still going down.
        self.ready.put(None)
        self.pipe.close()
        raise Unreadable(_ENDED)


@contextmanager
def isolated(topics: Sequence[Topic], jobs: int, limits: Limits | None = None) -> Iterator[Isolation]:
    """Start a nursery with at most `jobs` children, and end it and all its children afterwards."""
    orders, ours = Pipe(duplex=False)
    back, outcomes = Pipe(duplex=False)
    theirs = [orders.fileno(), outcomes.fileno()]
    command = [sys.executable, "-m", "indexer.nursery", *map(str, theirs)]
    with back, subprocess.Popen(command, pass_fds=theirs, start_new_session=True) as nursery:  # noqa: S603
        orders.close()
        outcomes.close()
        isolation = Isolation(ours, jobs)
        # Two pipes and a thread that always listens: neither side can wait for the other to listen first.
        listening = Thread(target=_listen, args=(back, isolation.ready), daemon=True)
        listening.start()
        try:
            isolation.submit(Orders(tuple(topics), jobs, limits or Limits()))
            yield isolation
        finally:
            ours.close()
            nursery.wait()
            listening.join()


def _listen(back: Connection, ready: SimpleQueue[tuple[int, Outcome] | None]) -> None:
    try:
        while True:
            ready.put(back.recv())
    except (EOFError, OSError):
        ready.put(None)
