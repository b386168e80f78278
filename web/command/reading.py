"""How the commands read documents: a worker of their own, and the index brought along beside it."""

from collections.abc import Iterator
from contextlib import contextmanager

from indexer.follower import followed
from indexer.holder import holding
from indexer.indexing import Report, follow
from indexer.isolation import isolated
from indexer.worker import Worker
from web.command.opening import Opened
from web.command.terminal import Progress


@contextmanager
def reading(here: Opened, jobs: int) -> Iterator[Worker]:
    """Have a worker with so many readers; what it has in hand at the end is given back."""
    with (
        followed(here.settings),
        holding(here.holders) as holder,
        isolated(here.vocabulary(), jobs) as isolation,
    ):
        worker = Worker(here.archive, here.files, isolation, holder)
        try:
            yield worker
        finally:
            worker.release()


def make_searchable(here: Opened) -> None:
    """Follow the ledger to its end, showing how far it is."""
    with shown() as report:
        follow(here.archive, here.engine, here.settings.following_lock, report)


@contextmanager
def shown() -> Iterator[Report]:
    """Show how far the index is for as long as this lasts."""
    with Progress() as progress:
        yield lambda at, newest: progress.show(at, newest, "changes indexed")
