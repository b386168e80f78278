"""A process that brings the index along while another one fills the record, so that both cores have work.

Started as `python -m indexer.follower FOLDER LINES`, it ends when its starter closes its input, or is gone; what is
then not followed yet is left to the starter.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from select import select
from subprocess import PIPE, Popen
from typing import IO

from archive.database import Archive
from archive.settings import DEFAULT_ADDRESS, Settings
from indexer.errors import EngineDown
from indexer.garbage import collect_rarely
from indexer.indexing import follow_in_steps
from indexer.search.whoosh import WhooshEngine

# Fewer make segments so small that merging them costs more than was won.
_LINES = 1000
_PAUSE_SECONDS = 1.0


@contextmanager
def followed(settings: Settings, least: int = _LINES) -> Iterator[None]:
    """Have the ledger followed by a process of its own for as long as this lasts, `least` lines or more at a time."""
    command = [sys.executable, "-m", "indexer.follower", str(settings.folder), str(least)]
    with Popen(command, stdin=PIPE, start_new_session=True):  # noqa: S603
        yield


def main(settings: Settings, least: int, starter: IO[str]) -> None:
    """Follow whenever enough is new, until the starter hangs up; what is wrong with an index is left for it to say.

    A step that has begun is finished: what it indexed need not be indexed again.
    """
    collect_rarely()
    archive, engine = Archive.open(settings), WhooshEngine(settings.index)
    with suppress(EngineDown):
        while not select([starter], [], [], _PAUSE_SECONDS)[0]:
            for _ in follow_in_steps(archive, engine, settings.following_lock, least):
                if select([starter], [], [], 0)[0]:
                    break
    engine.close()
    archive.close()


if __name__ == "__main__":
    main(Settings(Path(sys.argv[1]), DEFAULT_ADDRESS), int(sys.argv[2]), sys.stdin)
