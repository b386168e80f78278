"""What a deliverer says with a file: kept with the document, so that reading it again gives the same."""

import json
from dataclasses import asdict, dataclass
from typing import Literal

Origin = Literal["command", "upload", "attachment", "table", "part"]


@dataclass(frozen=True, slots=True)
class Intake:
    """How a file came: options given with it, and what stood beside it.

    `columns` pairs our column names with those of a table; `row` says that the original is itself a table's row, and
    `record` is the text of the row that names this file.
    """

    kind: str | None = None
    language: str | None = None
    sidecar: str | None = None
    columns: tuple[tuple[str, str], ...] = ()
    row: bool = False
    record: str | None = None

    def to_json(self) -> str:
        """Write it as the record keeps it."""
        return json.dumps(asdict(self), ensure_ascii=False, sort_keys=True)

    @classmethod
    def from_json(cls, text: str) -> "Intake":
        """Read what `to_json` wrote."""
        values = json.loads(text)
        values["columns"] = tuple((ours, theirs) for ours, theirs in values.get("columns", ()))
        return cls(**values)


@dataclass(frozen=True, slots=True)
class Received:
    """A file that has arrived and is kept: its checksum and size, its name, how it came, and whether to publish it."""

    sha256: str
    size: int
    name: str
    origin: Origin
    publish: bool
    intake: Intake = Intake()


@dataclass(frozen=True, slots=True)
class Receipt:
    """The document that stands for a file; `held` when the same bytes were there already."""

    document: str
    held: bool
