"""Settings: environment variables read once at start into frozen values, refused by name when they are nonsense."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from archive.errors import Refused

DEFAULT_ADDRESS = "http://127.0.0.1:8000"


@dataclass(frozen=True, slots=True)
class Settings:
    """Where the archive lives and what it is called. `address` is the public URL without a slash at its end."""

    folder: Path
    address: str
    name: str = "Onrecord"
    contact: str = ""
    proxies: str = "127.0.0.1"

    @property
    def database(self) -> Path:
        """The record's SQLite file."""
        return self.folder / "record.sqlite"

    @property
    def originals(self) -> Path:
        """The folder of originals."""
        return self.folder / "originals"

    @property
    def index(self) -> Path:
        """The folder of the search index, which may be removed at any time."""
        return self.folder / "index"

    @property
    def following_lock(self) -> Path:
        """The file that only one follower of the ledger holds at a time."""
        return self.folder / "following.lock"

    @property
    def uploads(self) -> Path:
        """The folder of uploads that are still arriving."""
        return self.folder / "arriving"


def read_settings(environment: Mapping[str, str]) -> Settings:
    """Read ONRECORD_… variables; raises Refused with the variable's name. Unknown ones are refused as mistyped."""
    known = {"ONRECORD_DATA", "ONRECORD_ADDRESS", "ONRECORD_NAME", "ONRECORD_CONTACT", "ONRECORD_PROXIES"}
    for name in environment:
        if name.startswith("ONRECORD_") and name not in known and not name.startswith("ONRECORD_TEST_"):
            raise Refused(f"{name} is not a setting; the settings are {', '.join(sorted(known))}")
    return Settings(
        folder=Path(environment.get("ONRECORD_DATA") or "data").absolute(),
        address=_address(environment.get("ONRECORD_ADDRESS") or DEFAULT_ADDRESS),
        name=environment.get("ONRECORD_NAME") or "Onrecord",
        contact=environment.get("ONRECORD_CONTACT") or "",
        proxies=environment.get("ONRECORD_PROXIES") or "127.0.0.1",
    )


def _address(text: str) -> str:
    if not _is_public(text):
        raise Refused(f"ONRECORD_ADDRESS must be a URL such as https://archive.example.org, not '{text}'")
    return text.rstrip("/")


def _is_public(text: str) -> bool:
    try:
        parts = urlsplit(text)
        named = bool(parts.hostname) and parts.port != 0 and "@" not in parts.netloc
    except ValueError:
        return False
    return named and parts.scheme in ("http", "https") and not re.search(r"[?#\s\\]", text)
