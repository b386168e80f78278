"""`onrecord extract`: what would be found in files; nothing is stored."""

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from archive.intake import Intake
from archive.settings import Settings
from archive.topics import Topic
from indexer.gathering import sidecar_of
from indexer.isolation import Isolation, isolated
from indexer.nursery import Task
from indexer.reading import Failed, Outcome
from indexer.scoring import Prediction, predict
from web.command.opening import opened, own_vocabulary


def extract_files(settings: Settings, arguments: argparse.Namespace) -> int:
    """Print what would be found, in the order of the files; 1 when one of them cannot be read."""
    topics, unreadable = _topics(settings), 0
    with isolated(topics, jobs=2) as isolation:
        for path, outcome in _outcomes(isolation, arguments.files):
            if isinstance(outcome, Failed):
                unreadable += 1
                print(f"onrecord: {path}: {outcome.reason}", file=sys.stderr)
                continue
            prediction = predict(path.stem, outcome.read, outcome.starts, topics)
            print(json.dumps(prediction, ensure_ascii=False) if arguments.json else _as_text(path, prediction))
    return 1 if unreadable else 0


def _topics(settings: Settings) -> tuple[Topic, ...]:
    """Return the archive's own vocabulary where there is an archive; none is made for this."""
    if not settings.database.exists():
        return own_vocabulary()
    with opened(settings) as here:
        return here.vocabulary()


def _outcomes(isolation: Isolation, files: Sequence[Path]) -> Iterator[tuple[Path, Outcome]]:
    """Have all files read side by side, and yield the outcomes in the order of the files."""
    for number, path in enumerate(files):
        beside = sidecar_of(path)
        intake = Intake(sidecar=beside.read_text("utf-8", "replace") if beside else None)
        isolation.submit(Task(number, path, path.name, intake))
    ready: dict[int, Outcome] = {}
    for number, path in enumerate(files):
        while number not in ready:
            ready |= dict(isolation.outcomes(patience=1.0))
        yield path, ready.pop(number)


def _as_text(path: Path, prediction: Prediction) -> str:
    lines = [str(path)]
    for field, value in prediction.items():
        if field == "text" or not value:
            continue
        lines += [f"  {field}: {value}"] if isinstance(value, str) else [f"  {field}:", *(f"    {_line(one)}" for one in value)]
    return "\n".join(lines)


def _line(value: object) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{name} {part}" for name, part in value.items() if part)
    return str(value)
