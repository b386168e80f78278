"""Passwords: hashed with argon2id, compared at the same cost whether or not there is such a member."""

import unicodedata
from threading import BoundedSemaphore

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerifyMismatchError

from archive.members import LONGEST_PASSWORD, checked_password

# The first of the settings that the OWASP Password Storage Cheat Sheet holds to be enough for argon2id.
_HASHER = PasswordHasher(time_cost=1, memory_cost=46 * 1024, parallelism=1)
# Each comparison takes 46 MiB: however many people knock at once, only this many are let in to it.
_AT_ONCE = BoundedSemaphore(2)
# The hash of words that nobody has, for names that nobody has.
NOBODY = "$argon2id$v=19$m=47104,t=1,p=1$4qYAn0icqb9ONHYJV3g/dQ$jexVFyt+34xp8hNJHoRoNo5umEpi3svD4iu8J6vUuQ8"


def hashed(password: str) -> str:
    """Return what is kept of a new password; raises Refused when it is too short or too long."""
    with _AT_ONCE:
        return _HASHER.hash(_levelled(checked_password(password)))


def matches(kept: str | None, password: str) -> bool:
    """Say whether a password is the one; None, for a name without a member, costs as much and never matches."""
    try:
        with _AT_ONCE:
            return _HASHER.verify(kept or NOBODY, _levelled(password)) and kept is not None
    except (VerifyMismatchError, InvalidHashError):
        return False


def is_outdated(kept: str) -> bool:
    """Say whether a hash was made with weaker parameters than today's."""
    return _HASHER.check_needs_rehash(kept)


def _levelled(password: str) -> str:
    """Return a password as every keyboard gives it (NIST SP 800-63B, section 3.1.1.2), cut to what is compared."""
    return unicodedata.normalize("NFKC", password[:LONGEST_PASSWORD])
