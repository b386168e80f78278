"""Ingest: everything that the paths hold is received, read and stored, and tallied."""

import os
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path

from archive.files import Kept
from archive.intake import Intake, Origin, Receipt, Received
from archive.records import documents, work
from indexer.gathering import Arrival, gather, read_sidecar
from indexer.holder import ended, forget
from indexer.worker import Settled, Worker

_BATCH = 50
_PATIENCE = 0.2


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
    """What became of everything so far, files inside files too. `held` are those whose bytes were there already.

    `paths` says where documents came from, `unsettled` which of them nobody was seen to read yet, and `strangers` are
    those that were read here and had not been received here.
    """

    received: int = 0
    held: int = 0
    read: int = 0
    unreadable: int = 0
    problems: list[Problem] = field(default_factory=list)
    paths: dict[str, str] = field(default_factory=dict)
    unsettled: set[str] = field(default_factory=set)
    strangers: set[str] = field(default_factory=set)


def ingest(
    worker: Worker, holders: Path, paths: Sequence[Path], options: Options, report: Callable[[Tally], None]
) -> Tally:
    """Take in everything and read it, calling `report` as it goes on; returns when nothing waits any more."""
    tally, arrivals = Tally(), gather(paths, options.columns)
    while _receive_some(worker, arrivals, options, tally):
        while _read_some(worker, holders, tally, report) >= _BATCH:
            pass
    _read_all(worker, holders, tally, report)
    _count_read_elsewhere(worker, tally)
    return tally


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
    busy = bool(worker.in_hand)
    for settled in worker.settle(_PATIENCE):
        _count(tally, settled)
        worker.take()
    report(tally)
    with worker.archive.read() as records:
        left = work.left(records)
    if left and not busy:
        time.sleep(_PATIENCE)
    return left


def receive(worker: Worker, arrivals: Sequence[Arrival], options: Options, tally: Tally) -> None:
    """Keep the originals of a batch, then make their documents in one transaction."""
    taken = [(arrival, received) for arrival in arrivals if (received := _take(worker, arrival, options, tally))]
    with worker.archive.begin("command") as records:
        for arrival, received in taken:
            _count_receipt(tally, documents.receive(records, received), _shown(arrival))


def _receive_some(worker: Worker, arrivals: Iterator[Arrival], options: Options, tally: Tally) -> bool:
    batch = list(islice(arrivals, _BATCH))
    if batch:
        receive(worker, batch, options, tally)
    return bool(batch)


def _take(worker: Worker, arrival: Arrival, options: Options, tally: Tally) -> Received | None:
    if arrival.problem:
        tally.problems.append(Problem(_shown(arrival), arrival.problem))
        return None
    try:
        return _received(arrival, _keep(worker, arrival), options)
    except OSError as error:
        tally.problems.append(Problem(_shown(arrival), f"it cannot be kept: {error.strerror}"))
        return None


def _keep(worker: Worker, arrival: Arrival) -> Kept:
    return worker.files.keep_file(arrival.path) if arrival.content is None else worker.files.keep(arrival.content)


def _received(arrival: Arrival, kept: Kept, options: Options) -> Received:
    intake = Intake(kind=options.kind, language=options.language)
    if arrival.content is not None:
        intake = replace(intake, columns=options.columns, row=True)
    if arrival.record is not None:
        intake = replace(intake, columns=options.columns, record=arrival.record.decode("utf-8", "replace"))
    if arrival.sidecar is not None:
        intake = replace(intake, sidecar=read_sidecar(arrival.sidecar))
    origin: Origin = "table" if arrival.content is not None else "command"
    return Received(kept.sha256, kept.size, arrival.name, origin, options.publish, intake)


def _count_receipt(tally: Tally, receipt: Receipt, path: str) -> None:
    tally.held += receipt.held
    tally.received += not receipt.held
    tally.paths.setdefault(receipt.document, path)
    if not receipt.held:
        tally.unsettled.add(receipt.document)


def _count(tally: Tally, settled: Settled) -> None:
    path, is_ours = tally.paths.get(settled.document, settled.name), settled.document in tally.unsettled
    (tally.unsettled.remove if is_ours else tally.strangers.add)(settled.document)
    tally.read += settled.problem is None
    tally.unreadable += settled.problem is not None
    if settled.problem is not None:
        tally.problems.append(Problem(path, settled.problem))
    for name, receipt in settled.inside if is_ours else ():
        _count_receipt(tally, receipt, f"{path}/{name}")


def _count_read_elsewhere(worker: Worker, tally: Tally) -> None:
    """Count what another worker read of all that was received here."""
    with worker.archive.read() as records:
        while tally.unsettled:
            document = documents.get(records, min(tally.unsettled))
            inside = [(name, _receipt(tally, one)) for one, name in work.attached(records, document.id)]
            _count(tally, Settled(document.id, document.name, document.problem, tuple(inside)))
            tally.unsettled -= tally.strangers


def _receipt(tally: Tally, document: str) -> Receipt:
    return Receipt(document, held=document in tally.paths)


def _shown(arrival: Arrival) -> str:
    path = arrival.path if arrival.content is None else arrival.path.with_name(arrival.name)
    return os.fsencode(path).decode("utf-8", "replace")


def free_abandoned(worker: Worker, holders: Path) -> None:
    """Give back to the queue what workers that have died had in hand."""
    names = ended(holders)
    if names:
        with worker.archive.begin("worker") as records:
            for name in names:
                work.abandon(records, name)
        forget(holders, names)
