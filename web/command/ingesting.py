"""`onrecord ingest`: files, folders and tables are taken in and made searchable."""

import argparse
import json
import os
import sys
import time
from pathlib import Path

from archive.settings import Settings
from indexer.gathering import count
from indexer.ingest import Options, Tally, ingest
from web.command.opening import Opened, opened
from web.command.reading import make_searchable, reading
from web.command.terminal import Progress, table


def ingest_paths(settings: Settings, arguments: argparse.Namespace) -> int:
    """Take in everything; ends when all of it is read and searchable. Returns 0 also when files were unreadable."""
    options = Options(arguments.kind, arguments.language, tuple(arguments.map), not arguments.draft)
    started = time.monotonic()
    with opened(settings) as here:
        tally = _ingest(here, arguments.paths, options, arguments.jobs or os.cpu_count() or 1)
        make_searchable(here)
    seconds = time.monotonic() - started
    if arguments.json:
        print(json.dumps(_as_json(tally, seconds), ensure_ascii=False))
    print(_as_table(tally, seconds), file=sys.stderr if arguments.json else sys.stdout)
    return 0


def _ingest(here: Opened, paths: list[Path], options: Options, jobs: int) -> Tally:
    total = count(paths, options.columns)
    with Progress() as progress, reading(here, jobs) as worker:
        return ingest(worker, here.holders, paths, options, lambda tally: _show(progress, tally, total))


def _show(progress: Progress, tally: Tally, total: int) -> None:
    settled = tally.held + tally.read + tally.unreadable
    progress.show(min(settled, total), total, "taken in")


def _as_json(tally: Tally, seconds: float) -> dict[str, object]:
    return {
        "received": tally.received,
        "held": tally.held,
        "read": tally.read,
        "unreadable": tally.unreadable,
        "seconds": round(seconds, 2),
        "problems": [{"path": problem.path, "reason": problem.reason} for problem in tally.problems],
    }


def _as_table(tally: Tally, seconds: float) -> str:
    rows = (
        ("received", f"{tally.received:,}"),
        ("held already", f"{tally.held:,}"),
        ("read", f"{tally.read:,}"),
        ("unreadable", f"{tally.unreadable:,}"),
        ("seconds", f"{seconds:.1f}"),
    )
    problems = [f"{problem.path}: {problem.reason}" for problem in tally.problems]
    return "\n".join([table(rows), *problems])
