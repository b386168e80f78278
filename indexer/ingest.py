"""Ingest: everything that the paths hold is received, read and stored, and tallied."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path

from archive.files import Kept
from archive.intake import Intake, Origin, Received
from archive.records import documents, work
from indexer.gathering import Arrival, gather
from indexer.holder import ended
from indexer.worker import Settled, Worker

_BATCH = 50


@dataclass(frozen=True, slots=True)
class Options:
    """What the deliverer says of everything that is taken in."""

    kind: str | None = None
    language: str | None = None
    columns: tuple[tuple[str, str], ...] = ()
    publish: bool = True


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that could not be taken in or read, and why."""

    path: str
    reason: str


@dataclass(slots=True)
class Tally:
    """What became of everything so far. `held` are those whose bytes were there already."""

    received: int = 0
    held: int = 0
    read: int = 0
    unreadable: int = 0
    problems: list[Problem] = field(default_factory=list)
    paths: dict[str, str] = field(default_factory=dict)


def ingest(
    worker: Worker, holders: Path, paths: Sequence[Path], options: Options, report: Callable[[Tally], None]
) -> Tally:
    """Take in everything and read it, calling `report` as it goes on; returns when nothing waits any more."""
    tally, arrivals = Tally(), gather(paths, options.columns)
    while _receive_some(worker, arrivals, options, tally):
        while _read_some(worker, holders, tally, report) >= _BATCH:
            pass
    return _read_all(worker, holders, tally, report)


def read_waiting(worker: Worker, holders: Path, report: Callable[[Tally], None]) -> Tally:
    """Read everything that waits, calling `report` as it goes on; returns when nothing waits any more."""
    return _read_all(worker, holders, Tally(), report)


def _read_all(worker: Worker, holders: Path, tally: Tally, report: Callable[[Tally], None]) -> Tally:
    while _read_some(worker, holders, tally, report):
        pass
    return tally


def _read_some(worker: Worker, holders: Path, tally: Tally, report: Callable[[Tally], None]) -> int:
    """Take what there is room for, store what is ready; returns how many documents wait, claimed or not."""
    free_abandoned(worker, holders)
    worker.take()
    for settled in worker.settle(patience=0.2):
        _count(tally, settled)
    report(tally)
    with worker.archive.read() as records:
        return work.left(records)


def receive(worker: Worker, arrivals: Sequence[Arrival], options: Options, tally: Tally) -> None:
    """Keep the originals of a batch, then make their documents in one transaction."""
    kept = [(arrival, original) for arrival in arrivals if (original := _keep(worker, arrival, tally))]
    with worker.archive.begin("command") as records:
        for arrival, original in kept:
            receipt = documents.receive(records, _received(arrival, original, options))
            tally.held += receipt.held
            tally.received += not receipt.held
            tally.paths.setdefault(receipt.document, _shown(arrival))


def _receive_some(worker: Worker, arrivals: Iterator[Arrival], options: Options, tally: Tally) -> bool:
    batch = list(islice(arrivals, _BATCH))
    if batch:
        receive(worker, batch, options, tally)
    return bool(batch)


def _keep(worker: Worker, arrival: Arrival, tally: Tally) -> Kept | None:
    if arrival.problem:
        tally.problems.append(Problem(_shown(arrival), arrival.problem))
        return None
    try:
        if arrival.content is not None:
            return worker.files.keep(arrival.content)
        return worker.files.keep_file(arrival.path)
    except OSError as error:
        tally.problems.append(Problem(_shown(arrival), f"it cannot be kept: {error.strerror}"))
        return None


def _received(arrival: Arrival, kept: Kept, options: Options) -> Received:
    intake = Intake(kind=options.kind, language=options.language)
    if arrival.content is not None:
        intake = replace(intake, columns=options.columns, row=True)
    if arrival.record is not None:
        intake = replace(intake, columns=options.columns, record=arrival.record.decode("utf-8", "replace"))
    if arrival.sidecar is not None:
        intake = replace(intake, sidecar=arrival.sidecar.read_text("utf-8", "replace"))
    origin: Origin = "table" if arrival.content is not None else "command"
    return Received(kept.sha256, kept.size, arrival.name, origin, options.publish, intake)


def _count(tally: Tally, settled: Settled) -> None:
    tally.read += settled.problem is None
    tally.unreadable += settled.problem is not None
    if settled.problem is not None:
        path = tally.paths.get(settled.document, settled.name)
        tally.problems.append(Problem(path, settled.problem))


def _shown(arrival: Arrival) -> str:
    return str(arrival.path.with_name(arrival.name)) if arrival.content is not None else str(arrival.path)


def free_abandoned(worker: Worker, holders: Path) -> None:
    """Give back to the queue what workers that have died had in hand."""
    names = ended(holders)
    if names:
        with worker.archive.begin("worker") as records:
            for name in names:
                work.abandon(records, name)
