"""A warmed, single-threaded process that forks readers: each file is read in a child with limits on time and memory.

Started by `indexer.isolation` as `python -m indexer.nursery ORDERS OUTCOMES`, two open pipes, it knows nothing of the
archive and opens only the originals that it is told to read.
"""

import gc
import os
import resource
import signal
import sys
import time
from collections import deque
from dataclasses import dataclass, field
from multiprocessing import Pipe
from multiprocessing.connection import Connection, wait

from archive.errors import OnrecordError
from indexer.errors import Unreadable
from indexer.extract import Vocabulary, compile_vocabulary
from indexer.garbage import collect_rarely
from indexer.reading import read_document
from indexer.tasks import Failed, Limits, Orders, Outcome, Task

_FILES_A_CHILD = 500
_GRACE_SECONDS = 5.0


@dataclass(slots=True)
class _Child:
    pid: int
    pipe: Connection
    files: int = 0
    task: Task | None = None
    deadline: float = float("inf")


@dataclass(slots=True)
class _Nursery:
    parent: Connection
    back: Connection
    orders: Orders
    vocabulary: Vocabulary
    waiting: deque[Task] = field(default_factory=deque)
    children: list[_Child] = field(default_factory=list)

    def run(self) -> None:
        """Hand out tasks and hand back outcomes until the parent hangs up, and end all children then."""
        try:
            self._serve()
        except BrokenPipeError:
            return
        finally:
            for child in self.children:
                os.kill(child.pid, signal.SIGKILL)

    def _serve(self) -> None:
        while True:
            self._hand_out()
            deadline = min((child.deadline for child in self.children), default=float("inf"))
            patience = None if deadline == float("inf") else max(0.0, deadline - time.monotonic())
            ready = wait([self.parent, *(child.pipe for child in self.children)], patience)
            if self.parent in ready and not self._listen():
                break
            for child in list(self.children):
                if child.pipe in ready:
                    self._hear(child)
                elif child.deadline <= time.monotonic():
                    self._stop(child, f"reading it took longer than {self.orders.limits.seconds:.0f} seconds")

    def _listen(self) -> bool:
        try:
            self.waiting.append(self.parent.recv())
        except (EOFError, ConnectionResetError):
            return False
        return True

    def _hand_out(self) -> None:
        while self.waiting:
            free = next((child for child in self.children if child.task is None), None)
            if free is None and len(self.children) >= self.orders.jobs:
                return
            self._give(free or self._fork(), self.waiting.popleft())

    def _give(self, child: _Child, task: Task) -> None:
        child.task, child.deadline = task, time.monotonic() + self.orders.limits.seconds
        child.files += 1
        try:
            child.pipe.send(task)
        except OSError:
            self._stop(child, "the process that should read it has ended")

    def _hear(self, child: _Child) -> None:
        try:
            outcome = child.pipe.recv_bytes()
        except (EOFError, OSError):
            self._stop(child, "reading it needed more memory than one file may use, or crashed its reader")
            return
        self.back.send_bytes(outcome)
        child.task, child.deadline = None, float("inf")
        if child.files >= _FILES_A_CHILD:
            self._end(child)

    def _stop(self, child: _Child, reason: str) -> None:
        self._end(child)
        if child.task is not None:
            self.back.send((child.task.number, Failed(reason)))

    def _end(self, child: _Child) -> None:
        self.children.remove(child)
        child.pipe.close()
        os.kill(child.pid, signal.SIGKILL)
        os.waitpid(child.pid, 0)

    def _fork(self) -> _Child:
        ours, theirs = Pipe()
        pid = os.fork()
        if pid == 0:
            _read_on(theirs, [ours, self.parent, self.back, *(child.pipe for child in self.children)], self)
        theirs.close()
        child = _Child(pid, ours)
        self.children.append(child)
        return child


def _read_on(pipe: Connection, foreign: list[Connection], nursery: _Nursery) -> None:
    """Be a child: read one file after another until there is nobody to read for."""
    try:
        for connection in foreign:
            connection.close()
        limits = nursery.orders.limits
        resource.setrlimit(resource.RLIMIT_AS, (limits.memory, limits.memory))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        while True:
            task: Task = pipe.recv()
            # The nursery ends a child that takes too long; the alarm does when there is no nursery any more.
            signal.setitimer(signal.ITIMER_REAL, limits.seconds + _GRACE_SECONDS)
            outcome = attempt(task, limits, nursery.vocabulary)
            signal.setitimer(signal.ITIMER_REAL, 0)
            pipe.send((task.number, outcome))
    except (EOFError, OSError):
        os._exit(0)
    finally:
        os._exit(1)


def attempt(task: Task, limits: Limits, vocabulary: Vocabulary) -> Outcome:
    """Read one file; whatever goes wrong with it becomes a reason that staff can read."""
    try:
        if task.path.stat().st_size > limits.size:
            raise Unreadable(f"the file is larger than {limits.size >> 20} MB")
        return read_document(task.path.read_bytes(), task, vocabulary)
    except OnrecordError as error:
        return Failed(str(error))
    except OSError as error:
        return Failed(f"it cannot be opened: {error.strerror}")
    except MemoryError:
        return Failed("reading it needs more memory than one file may use")
    except Exception as error:  # noqa: BLE001 a reader's flaw is a fact about the document, not the end of the work
        return Failed(f"its reader failed: {type(error).__name__}: {error}"[:500])


def main(orders_from: int, outcomes_to: int) -> None:
    """Take orders from the parent and serve it; a parent that is gone before has none."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent: Connection = Connection(orders_from, writable=False)
    back: Connection = Connection(outcomes_to, readable=False)
    try:
        orders: Orders = parent.recv()
    except EOFError:
        return
    nursery = _Nursery(parent, back, orders, compile_vocabulary(orders.topics))
    gc.collect()
    gc.freeze()
    collect_rarely()
    nursery.run()


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
