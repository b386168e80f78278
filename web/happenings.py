"""What the ledger says of a document, in sentences for readers."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from string import Formatter

from archive.changes import Change

_SENTENCES = {
    "received": "Received",
    "read": "Revision {revision}. Read by machine",
    "unreadable": "No text could be read from the file",
    "published": "Published",
    "corrected": "Revision {revision}. Corrected by an editor",
    "confirmed": "Checked by an editor",
    "withdrawn": "Withdrawn",
    "merged": "Names brought together: “{other}” under “{name}”",
    "split": "Names parted: “{other}” from “{name}”",
    "renamed": "Called by another name: “{name}”, before “{other}”",
    "told apart": "Names told apart: “{other}” is not “{name}”",
    "identified": "Identifier set: “{name}”, {register} {value}",
    "undone": "A decision about names undone: “{name}”",
    "gathered": "Placed with an event: “{event}”",
    "parted": "Taken out of an event: “{event}”",
    "related": "Linked to another document: {relation}",
}


@dataclass(frozen=True, slots=True)
class Happening:
    """One line of a document's history."""

    at: datetime
    words: str
    position: int


def happenings(changes: Iterable[Change]) -> tuple[Happening, ...]:
    """Return a document's history, the newest first; who acted is not told."""
    ordered = sorted(changes, key=lambda change: change.position, reverse=True)
    return tuple(Happening(change.at, sentence(change), change.position) for change in ordered)


def sentence(change: Change) -> str:
    """Say what happened; a line whose details were erased by law says only that."""
    words = _SENTENCES.get(change.kind, change.kind.capitalize())
    if change.details is None:
        return f"{words.split('.')[-1].split(':')[0].strip()} (details erased)"
    general, _, particular = words.partition(": ")
    if not change.details.keys() >= {field for _, field, _, _ in Formatter().parse(particular) if field}:
        words = general
    for name, value in change.details.items():
        words = words.replace("{" + name + "}", value)
    return words.replace("Revision {revision}. ", "")
