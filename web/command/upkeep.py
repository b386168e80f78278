"""`onrecord rebuild`, `reread` and `verify`: what keeps an archive sound."""

import argparse
import os
import sys

from archive.records import work
from archive.settings import Settings
from indexer import indexing, verifying
from indexer.ingest import Tally, read_waiting
from web.command.opening import Opened, opened
from web.command.reading import make_searchable, reading, shown
from web.command.terminal import Progress


def rebuild(settings: Settings, _: argparse.Namespace) -> int:
    """Build the index anew beside the old one, then put it in its place."""
    with opened(settings) as here:
        with shown() as report:
            position = indexing.rebuild(here.archive, here.engine, here.settings.following_lock, report)
        print(f"the search index knows {len(here.engine.documents()):,} documents, up to ledger line {position:,}")
    return 0


def reread(settings: Settings, _: argparse.Namespace) -> int:
    """Read every original again; what a person confirmed stays, and texts that differ become new revisions."""
    with opened(settings) as here:
        with here.archive.begin("command") as records:
            total = work.read_again(records)
        tally = _read(here, total)
        make_searchable(here)
    print(f"{tally.read:,} documents read again, {tally.unreadable:,} unreadable")
    for problem in tally.problems:
        print(f"{problem.path}: {problem.reason}")
    return 0


def verify(settings: Settings, _: argparse.Namespace) -> int:
    """Say what is wrong; 0 when nothing is, else 1."""
    number = 0
    with opened(settings) as here:
        for problem in verifying.problems(here.archive, here.files, here.engine):
            print(problem)
            number += 1
    if number:
        print(f"{number:,} {'thing is' if number == 1 else 'things are'} wrong", file=sys.stderr)
        return 1
    print("all is well: the ledger, the originals, the record and the search index agree")
    return 0


def _read(here: Opened, total: int) -> Tally:
    with Progress() as progress, reading(here, os.cpu_count() or 1) as worker:
        return read_waiting(
            worker,
            here.holders,
            lambda tally: progress.show(tally.read + tally.unreadable, total, "read again"),
        )
