"""Changes: the lines of the ledger, and the hash that chains them."""

import json
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Literal

# Everything that can happen to the record.
ChangeKind = Literal[
    "received", "read", "unreadable", "published", "corrected", "confirmed", "withdrawn", "related", "renamed",
    "gathered", "parted", "merged", "split", "told apart", "identified", "undone",
    "topics loaded", "invited", "member added", "member removed", "password changed", "signed in",
]  # fmt: skip

# What happens to a name, and is noted for every document that prints it.
NAMING: tuple[ChangeKind, ...] = ("merged", "split", "renamed", "undone")

GENESIS = "0" * 64


@dataclass(frozen=True, slots=True)
class Change:
    """One line of the ledger. `subject` is the id of what changed; `details` is None when erased by law."""

    position: int
    at: datetime
    kind: str
    subject: str
    actor: str
    details: dict[str, str] | None


def canonical(values: dict[str, str | int]) -> bytes:
    """Return canonical JSON: sorted keys, no spaces, UTF-8 (RFC 8785 for the strings and whole numbers used here)."""
    return json.dumps(values, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def digest(salt: str, details: dict[str, str]) -> str:
    """Return the salted digest that stands in the chain for details which may later be erased."""
    return digest_of_kept(salt, canonical(dict(details)).decode())


def digest_of_kept(salt: str, kept: str) -> str:
    """Return the digest of details as they are kept, whether or not they are still JSON."""
    return sha256((salt + kept).encode()).hexdigest()


def chain(previous: str, position: int, at: str, kind: str, subject: str, actor: str, details: str) -> str:
    """Return a line's hash, which covers the hash before it; `details` is their digest."""
    line: dict[str, str | int] = {
        "previous": previous, "position": position, "at": at, "kind": kind,
        "subject": subject, "actor": actor, "details": details,
    }  # fmt: skip
    return sha256(canonical(line)).hexdigest()
