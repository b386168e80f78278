"""Members of staff: who may see the desk, with the rules for their names."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from archive.errors import Refused

# An editor uploads, corrects and publishes; an administrator also invites and removes members.
Role = Literal["administrator", "editor"]
ROLES: tuple[Role, ...] = ("administrator", "editor")
LONGEST_NAME = 100
# NIST SP 800-63B, section 3.1.1.2: length is what counts, and composition rules are not to be imposed.
SHORTEST_PASSWORD, LONGEST_PASSWORD = 12, 256


@dataclass(frozen=True, slots=True)
class Member:
    """One person of staff; `active` is False once they were removed, and their past changes keep their name."""

    id: str
    name: str
    role: Role
    active: bool
    created_at: datetime

    @property
    def administers(self) -> bool:
        """Whether they may invite and remove members."""
        return self.role == "administrator"


@dataclass(frozen=True, slots=True)
class Credentials:
    """A member with the password's hash, which goes nowhere but to be compared."""

    member: Member
    password: str


@dataclass(frozen=True, slots=True)
class Session:
    """A member who is signed in; `csrf` is the word that proves that a form came from our own page."""

    member: Member
    csrf: str
    created_at: datetime
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class Invitation:
    """A link that makes one member, once."""

    role: Role
    expires_at: datetime


def checked_name(text: str) -> str:
    """Return a member's name as it is kept; raises Refused when it cannot be one."""
    name = " ".join(unicodedata.normalize("NFC", text).split())
    if not name:
        raise Refused("a name is needed")
    if len(name) > LONGEST_NAME:
        raise Refused(f"a name may have {LONGEST_NAME} characters, not {len(name)}")
    if not all(unicodedata.category(letter)[0] != "C" for letter in name) or not re.search(r"\w", name):
        raise Refused("a name is made of letters, and this one holds characters that cannot be seen")
    return name


def key(name: str) -> str:
    """Return what must differ between two members: their names without regard to case, width and spaces."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def checked_password(text: str) -> str:
    """Return a password that is long enough; raises Refused, which never repeats it."""
    if len(text) < SHORTEST_PASSWORD:
        raise Refused(f"a password needs {SHORTEST_PASSWORD} characters or more: a short sentence is good")
    if len(text) > LONGEST_PASSWORD:
        raise Refused(f"a password may have {LONGEST_PASSWORD} characters or fewer")
    return text
