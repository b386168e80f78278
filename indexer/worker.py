"""The worker: takes documents that wait, has them read in isolation, stores what was read."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta

from archive.database import Archive
from archive.files import Files, Kept
from archive.intake import Receipt, Received
from archive.records import Records, documents, readings, work
from archive.records.work import Claim
from indexer.isolation import Isolation
from indexer.readers.base import Attachment
from indexer.tasks import Done, Failed, Outcome, Task

_LEASE = timedelta(hours=1)
_IN_HAND_PER_JOB = 8


@dataclass(frozen=True, slots=True)
class Settled:
    """A document that was dealt with; `problem` says why no text could be had, `inside` names the files in it."""

    document: str
    name: str
    problem: str | None
    inside: tuple[tuple[str, Receipt], ...] = ()


@dataclass(slots=True)
class Worker:
    """One worker with the documents it has in hand; `holder` is the name on its leases."""

    archive: Archive
    files: Files
    isolation: Isolation
    holder: str
    in_hand: dict[int, Claim] = field(default_factory=dict)
    given: int = 0

    def take(self) -> int:
        """Claim waiting documents, when half of the room for them is free, and hand them over; returns how many."""
        most = self.isolation.jobs * _IN_HAND_PER_JOB
        if len(self.in_hand) > most // 2 or not self._waits():
            return 0
        with self.archive.begin("worker") as records:
            claims = work.claim(records, self.holder, most - len(self.in_hand), _LEASE)
        for claim in claims:
            self.given += 1
            self.in_hand[self.given] = claim
            self.isolation.submit(Task(self.given, self.files.path(claim.sha256), claim.name, claim.intake))
        return len(claims)

    def settle(self, patience: float) -> Iterator[Settled]:
        """Store the outcomes that are ready, waiting for the first one at most `patience` seconds."""
        for number, outcome in self.isolation.outcomes(patience if self.in_hand else 0.0):
            yield self._store(self.in_hand.pop(number), outcome)

    def _waits(self) -> bool:
        with self.archive.read() as records:
            return work.left(records) > len(self.in_hand)

    def release(self) -> None:
        """Give back what is in hand, for another worker to read."""
        with self.archive.begin("worker") as records:
            work.release(records, self.holder)

    def _store(self, claim: Claim, outcome: Outcome) -> Settled:
        if isinstance(outcome, Failed):
            return self._fail(claim, outcome.reason)
        try:
            inside = store(self.archive, self.files, claim.document, outcome)
        except Exception as error:  # noqa: BLE001 one document that cannot be stored must not stop the others
            return self._fail(claim, f"what was read could not be stored: {type(error).__name__}: {error}"[:500])
        return Settled(claim.document, claim.name, None, inside)

    def _fail(self, claim: Claim, problem: str) -> Settled:
        with self.archive.begin("worker") as records:
            readings.fail(records, claim.document, problem)
        return Settled(claim.document, claim.name, problem)


def store(archive: Archive, files: Files, document: str, done: Done) -> tuple[tuple[str, Receipt], ...]:
    """Store a reading in one transaction; files that were inside become related documents, which it returns."""
    kept = [(attachment, files.keep(attachment.content)) for attachment in done.attachments]
    with archive.begin("worker") as records:
        readings.store(records, document, done.read)
        return tuple((one.name, _attach(records, document, one, original)) for one, original in kept)


def _attach(records: Records, document: str, attachment: Attachment, original: Kept) -> Receipt:
    publish = documents.get(records, document).standing == "published"
    received = Received(original.sha256, original.size, attachment.name, "attachment", publish)
    receipt = documents.receive(records, received)
    if receipt.document != document:
        documents.relate(records, receipt.document, document, "annex of")
    return receipt
