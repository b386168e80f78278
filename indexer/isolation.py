"""Reading at arm's length: files are handed to the nursery's children, outcomes come back as they are ready."""

import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import Pipe
from multiprocessing.connection import Connection

from archive.topics import Topic
from indexer.errors import Unreadable
from indexer.nursery import Limits, Orders, Task
from indexer.reading import Outcome


@dataclass(frozen=True, slots=True)
class Isolation:
    """A running nursery and the way to it."""

    pipe: Connection
    jobs: int

    def submit(self, task: Task) -> None:
        """Hand over a file to read; returns at once."""
        self.pipe.send(task)

    def outcomes(self, patience: float) -> Iterator[tuple[int, Outcome]]:
        """Yield the outcomes that are ready, waiting for the first one at most `patience` seconds."""
        try:
            while self.pipe.poll(patience):
                yield self.pipe.recv()
                patience = 0.0
        except (EOFError, OSError) as error:
            raise Unreadable("the process that reads files has ended; start the command again") from error


@contextmanager
def isolated(topics: Sequence[Topic], jobs: int, limits: Limits | None = None) -> Iterator[Isolation]:
    """Start a nursery with at most `jobs` children, and end it and all its children afterwards."""
    ours, theirs = Pipe()
    command = [sys.executable, "-m", "indexer.nursery", str(theirs.fileno())]
    with subprocess.Popen(command, pass_fds=[theirs.fileno()], start_new_session=True) as nursery:  # noqa: S603
        theirs.close()
        try:
            ours.send(Orders(tuple(topics), jobs, limits or Limits()))
            yield Isolation(ours, jobs)
        finally:
            ours.close()
            nursery.wait()
