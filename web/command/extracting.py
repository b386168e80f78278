"""`onrecord extract`: what would be found in files; nothing is stored."""

import argparse
import json
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from archive.intake import Intake
from archive.settings import Settings
from archive.topics import Topic
from indexer.gathering import read_sidecar, sidecar_of
from indexer.isolation import Isolation, isolated
from indexer.tasks import Failed, Outcome, Task
from web.command.opening import opened, own_vocabulary

_AHEAD_PER_JOB = 4


def extract_files(settings: Settings, arguments: argparse.Namespace) -> int:
    """Print what would be found, in the order of the files; 1 when one of them cannot be read."""
    unreadable = 0
    with isolated(_topics(settings), jobs=os.cpu_count() or 1) as isolation:
        for path, outcome in _outcomes(isolation, arguments.files):
            if isinstance(outcome, Failed):
                unreadable += 1
                print(f"onrecord: {path}: {outcome.reason}", file=sys.stderr, flush=True)
            elif outcome.prediction is not None:
                print(outcome.prediction if arguments.json else _as_text(path, json.loads(outcome.prediction)))
    return 1 if unreadable else 0


def _topics(settings: Settings) -> tuple[Topic, ...]:
    """Return the archive's own vocabulary where there is an archive; none is made for this."""
    if not settings.database.exists():
        return own_vocabulary()
    with opened(settings) as here:
        return here.vocabulary()


def _outcomes(isolation: Isolation, files: Sequence[Path]) -> Iterator[tuple[Path, Outcome]]:
    """Have some files read ahead, and yield the outcomes in the order of the files."""
    ready: dict[int, Outcome] = {}
    ahead = isolation.jobs * _AHEAD_PER_JOB
    for number, path in enumerate(files[:ahead]):
        isolation.submit(_task(number, path))
    for number, path in enumerate(files):
        while number not in ready:
            ready |= dict(isolation.outcomes(patience=1.0))
        if number + ahead < len(files):
            isolation.submit(_task(number + ahead, files[number + ahead]))
        yield path, ready.pop(number)


def _task(number: int, path: Path) -> Task:
    beside = sidecar_of(path)
    intake = Intake(sidecar=read_sidecar(beside) if beside else None)
    return Task(number, path.absolute(), path.name, intake, predict=True)


def _as_text(path: Path, prediction: Mapping[str, object]) -> str:
    lines = [str(path)]
    for field, value in prediction.items():
        if field in ("id", "text") or not value:
            continue
        several = value if isinstance(value, list) else []
        lines.append(f"  {field.replace('_', ' ')}:" if several else f"  {field.replace('_', ' ')}: {value}")
        lines += [f"    {_line(one)}" for one in several]
    return "\n".join(lines)


def _line(value: object) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{name} {_line(part)}" for name, part in value.items() if part not in (None, "", []))
    return ", ".join(map(_line, value)) if isinstance(value, list) else str(value)
