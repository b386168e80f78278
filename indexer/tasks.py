"""What the nursery is told and what it answers: values that cross between processes."""

from dataclasses import dataclass
from pathlib import Path

from archive.intake import Intake
from archive.reading import Read
from archive.topics import Topic
from indexer.readers.base import Attachment


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may cost: seconds of time, bytes of memory, and bytes of its own."""

    seconds: float = 300.0
    memory: int = 2 << 30
    size: int = 512 << 20


@dataclass(frozen=True, slots=True)
class Orders:
    """The first message: the vocabulary to find topics with, how many children at most, and their limits."""

    topics: tuple[Topic, ...]
    jobs: int
    limits: Limits


@dataclass(frozen=True, slots=True)
class Task:
    """A file to read; `number` comes back with the outcome. `predict` asks for a prediction to print as well."""

    number: int
    path: Path
    name: str
    intake: Intake
    predict: bool = False


@dataclass(frozen=True, slots=True)
class Done:
    """A file was read: what the record is given, the files that were inside, and a prediction as JSON if asked for."""

    read: Read
    attachments: tuple[Attachment, ...] = ()
    prediction: str | None = None


@dataclass(frozen=True, slots=True)
class Failed:
    """No text can be had; the reason is for a person."""

    reason: str


Outcome = Done | Failed
