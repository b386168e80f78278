"""What a deliverer says with a file: kept with the document, so that reading it again gives the same."""

import json
from dataclasses import asdict, dataclass
from typing import Literal

Origin = Literal["command", "upload", "attachment", "table"]


@dataclass(frozen=True, slots=True)
class Intake:
    """How a file came: options given with it, the sidecar's text, and the columns of a table's row.

    `columns` pairs our column names with those of the table; `statement` is the sidecar, or the row that names a file.
    """

    kind: str | None = None
    language: str | None = None
    sidecar: str | None = None
    columns: tuple[tuple[str, str], ...] = ()
    row: bool = False

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
