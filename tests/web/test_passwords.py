"""Passwords are kept as hashes that a thief cannot use, and compared without telling who is a member."""

import time
import unicodedata

import pytest
from argon2 import PasswordHasher

from archive.errors import Refused
from web import passwords

GOOD = "the river needs a keeper"


def test_a_password_opens_and_another_does_not() -> None:
    kept = passwords.hashed(GOOD)
    assert kept.startswith("$argon2id$")
    assert passwords.matches(kept, GOOD)
    assert not passwords.matches(kept, GOOD + " ")


def test_the_same_password_is_never_kept_the_same_way() -> None:
    assert passwords.hashed(GOOD) != passwords.hashed(GOOD)


def test_a_password_typed_on_another_keyboard_opens_too() -> None:
    assert passwords.matches(passwords.hashed("çörək və duz birgə"), unicodedata.normalize("NFD", "çörək və duz birgə"))


@pytest.mark.parametrize("password", ["", "brief", "a" * 11, "a" * 257])
def test_a_password_too_short_or_too_long_is_refused_without_being_repeated(password: str) -> None:
    with pytest.raises(Refused) as refused:
        passwords.hashed(password)
    assert "12" in str(refused.value) or "256" in str(refused.value)
    assert not password or password not in str(refused.value)


def test_a_name_without_a_member_costs_as_much_as_one_with() -> None:
    kept = passwords.hashed(GOOD)
    known = min(_seconds(kept) for _ in range(3))
    unknown = min(_seconds(None) for _ in range(3))
    assert not passwords.matches(None, GOOD)
    assert unknown > known / 3


def test_an_older_hash_is_noticed_and_nobodys_is_of_today() -> None:
    older = PasswordHasher(time_cost=1, memory_cost=8 * 1024, parallelism=1).hash(GOOD)
    assert passwords.matches(older, GOOD)
    assert passwords.is_outdated(older)
    assert not passwords.is_outdated(passwords.hashed(GOOD))
    assert not passwords.is_outdated(passwords.NOBODY)


def test_a_hash_that_is_none_opens_nothing() -> None:
    assert not passwords.matches("not a hash", GOOD)


def _seconds(kept: str | None) -> float:
    begun = time.process_time()
    passwords.matches(kept, "something else")
    return time.process_time() - begun
