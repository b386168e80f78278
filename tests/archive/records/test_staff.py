"""Members of staff in the record: names, sessions that end, links that work once, guesses that are counted."""

import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from archive.database import Archive
from archive.errors import NotFound, Refused
from archive.members import Member, Role, checked_name, key
from archive.records import Records, changes, staff
from archive.schema import attempts, invitations, members, sessions
from archive.settings import Settings

pytestmark = pytest.mark.slow

MONDAY = datetime(2024, 6, 17, 9, tzinfo=UTC)


class Clock:
    """A clock that stands until it is moved."""

    def __init__(self) -> None:
        self.now = MONDAY

    def __call__(self) -> datetime:
        return self.now

    def move(self, **by: float) -> None:
        self.now += timedelta(**by)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def timed(tmp_path: Path, clock: Clock) -> Iterator[Archive]:
    """A fresh archive whose time is the test's."""
    opened = Archive.open(Settings(tmp_path / "archive", "http://127.0.0.1:8000"), clock)
    yield opened
    opened.close()


def add(archive: Archive, name: str = "Rena", role: Role = "editor") -> Member:
    with archive.begin("test") as records:
        return staff.add_member(records, name, role, "a hash")


def begin(archive: Archive, member: Member) -> str:
    with archive.begin(member.id) as records:
        return staff.begin_session(records, member.id)


def is_open(archive: Archive, token: str) -> bool:
    with archive.read() as records:
        return staff.session(records, token) is not None


def test_a_member_is_found_by_a_name_typed_carelessly(timed: Archive) -> None:
    added = add(timed, "  Rəna   Süleymanova ")
    assert added.name == "Rəna Süleymanova"
    with timed.read() as records:
        found = staff.credentials(records, "rəna SÜLEYMANOVA")
        assert found is not None
        assert (found.member, found.password) == (added, "a hash")
        assert staff.credentials(records, "Rena Suleymanova") is None
        assert staff.get(records, added.id) == added


def test_a_name_is_taken_once(timed: Archive) -> None:
    add(timed, "Rena")
    with pytest.raises(Refused, match="already"):
        add(timed, "RENA ")


@pytest.mark.parametrize("name", ["", "  ", "a\u202eb", "a\0b", "\u200b", "...", "x" * 101])
def test_a_name_that_cannot_be_seen_or_said_is_refused(name: str) -> None:
    with pytest.raises(Refused):
        checked_name(name)


def test_names_that_look_alike_by_width_are_the_same() -> None:
    assert key("Ｒｅｎａ") == key("rena")


def test_a_session_ends_when_it_rests_and_goes_on_while_it_is_used(timed: Archive, clock: Clock) -> None:
    token = begin(timed, add(timed))
    clock.move(hours=11)
    with timed.begin("test") as records:
        found = staff.session(records, token)
        assert found is not None
        assert staff.is_worth_extending(found, clock.now)
        staff.extend_session(records, token)
    clock.move(hours=11)
    assert is_open(timed, token)
    clock.move(hours=2)
    assert not is_open(timed, token)


def test_a_session_ends_after_a_week_however_much_it_is_used(timed: Archive, clock: Clock) -> None:
    token = begin(timed, add(timed))
    for _ in range(7 * 4):
        assert is_open(timed, token)
        with timed.begin("test") as records:
            staff.extend_session(records, token)
        clock.move(hours=6)
    assert not is_open(timed, token)


def test_reading_many_pages_is_rarely_a_write(timed: Archive, clock: Clock) -> None:
    token = begin(timed, add(timed))
    clock.move(minutes=59)
    with timed.read() as records:
        found = staff.session(records, token)
    assert found is not None
    assert not staff.is_worth_extending(found, clock.now)


def test_signing_out_ends_one_session_and_no_other(timed: Archive) -> None:
    member = add(timed)
    first, second = begin(timed, member), begin(timed, member)
    with timed.begin(member.id) as records:
        staff.end_session(records, first)
    assert not is_open(timed, first)
    assert is_open(timed, second)


def test_a_new_password_ends_every_session(timed: Archive) -> None:
    member, other = add(timed), add(timed, "Tofiq")
    tokens, others = [begin(timed, member) for _ in range(2)], begin(timed, other)
    with timed.begin(member.id) as records:
        staff.set_password(records, member.id, "another hash")
        found = staff.credentials(records, "Rena")
        assert found is not None
        assert found.password == "another hash"
    assert not any(is_open(timed, token) for token in tokens)
    assert is_open(timed, others)


def test_who_is_removed_gets_in_no_more_and_keeps_their_name(timed: Archive) -> None:
    member = add(timed)
    token = begin(timed, member)
    with timed.begin("test") as records:
        staff.remove(records, member.id)
        assert staff.credentials(records, "Rena") is None
        assert staff.get(records, member.id).name == "Rena"
    assert not is_open(timed, token)
    with pytest.raises(Refused, match="already"):
        add(timed, "Rena")


def test_the_last_administrator_cannot_be_removed(timed: Archive) -> None:
    first, second = add(timed, "First", "administrator"), add(timed, "Second", "administrator")
    with timed.begin("test") as records:
        staff.remove(records, first.id)
        with pytest.raises(Refused, match="last administrator"):
            staff.remove(records, second.id)
        assert staff.has_administrator(records)


def test_what_is_kept_of_tokens_opens_nothing(timed: Archive) -> None:
    token = begin(timed, add(timed))
    with timed.begin("test") as records:
        link = staff.invite(records, "editor")
        kept = [
            *records.connection.execute(sessions.select()).scalars(),
            *records.connection.execute(invitations.select()).scalars(),
        ]
        assert token not in kept
        assert link not in kept
        assert all(staff.session(records, digest) is None for digest in kept)
        assert all(staff.invitation(records, digest) is None for digest in kept)
    assert len(token) >= 43


def test_tokens_are_never_the_same(timed: Archive) -> None:
    member = add(timed)
    assert len({begin(timed, member) for _ in range(50)}) == 50


def test_a_link_makes_one_member_in_its_role(timed: Archive) -> None:
    with timed.begin("test") as records:
        link = staff.invite(records, "editor")
        assert staff.accept(records, link, "Rena", "a hash").role == "editor"
    with timed.begin("test") as records, pytest.raises(NotFound):
        staff.accept(records, link, "Tofiq", "a hash")


def test_a_link_that_was_refused_a_name_still_works(timed: Archive) -> None:
    add(timed, "Rena")
    with timed.begin("test") as records:
        link = staff.invite(records, "editor")
    with pytest.raises(Refused), timed.begin("test") as records:
        staff.accept(records, link, "Rena", "a hash")
    with timed.begin("test") as records:
        assert staff.accept(records, link, "Tofiq", "a hash").name == "Tofiq"


def test_a_link_works_for_a_week(timed: Archive, clock: Clock) -> None:
    with timed.begin("test") as records:
        link = staff.invite(records, "editor")
    clock.move(days=6, hours=23)
    with timed.read() as records:
        assert staff.invitation(records, link) is not None
    clock.move(hours=1)
    with timed.begin("test") as records, pytest.raises(NotFound):
        staff.accept(records, link, "Rena", "a hash")


def test_of_many_who_use_a_link_at_once_one_becomes_a_member(timed: Archive) -> None:
    with timed.begin("test") as records:
        link = staff.invite(records, "administrator")
    outcomes: list[str] = []

    def use(name: str) -> None:
        try:
            with timed.begin("test") as records:
                outcomes.append(staff.accept(records, link, name, "a hash").name)
        except NotFound:
            outcomes.append("")

    threads = [threading.Thread(target=use, args=(f"Name {number}",)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(outcomes) == 6
    assert len([name for name in outcomes if name]) == 1
    with timed.read() as records:
        assert len(staff.listed(records)) == 1


def test_the_first_link_is_given_only_while_there_is_no_administrator(timed: Archive) -> None:
    with timed.begin("command") as records:
        older, newer = staff.invite_first(records), staff.invite_first(records)
        assert older is not None
        assert newer is not None
        assert staff.invitation(records, older) is None
        staff.accept(records, newer, "Rena", "a hash")
        assert staff.invite_first(records) is None


def attempt(records: Records, name: str, address: str = "here") -> datetime | None:
    return staff.attempt(records, ((name, 5), (address, 20)))


def test_the_sixth_guess_of_a_name_waits_until_the_first_is_forgotten(timed: Archive, clock: Clock) -> None:
    with timed.begin("test") as records:
        for _ in range(5):
            assert attempt(records, "rena") is None
            clock.move(minutes=1)
        assert attempt(records, "rena") == MONDAY + timedelta(minutes=15)
        assert attempt(records, "tofiq") is None
        clock.now = MONDAY + timedelta(minutes=15)
        assert attempt(records, "rena") is None
        assert attempt(records, "rena") == MONDAY + timedelta(minutes=16)


def test_one_address_may_guess_twenty_times_over_all_names(timed: Archive) -> None:
    with timed.begin("test") as records:
        assert [attempt(records, f"name {number}") for number in range(20)] == [None] * 20
        assert attempt(records, "one more") == MONDAY + timedelta(minutes=15)
        assert attempt(records, "one more", "elsewhere") is None


def test_signing_in_forgets_the_guesses_of_a_name_but_not_those_of_its_address(timed: Archive) -> None:
    with timed.begin("test") as records:
        for _ in range(4):
            attempt(records, "rena")
        staff.forget_attempts(records, "rena", "here")
        left = [row.who for row in records.connection.execute(attempts.select())]
    assert left == ["here"] * 3


def test_guesses_are_forgotten_with_time(timed: Archive, clock: Clock) -> None:
    with timed.begin("test") as records:
        attempt(records, "rena")
        clock.move(minutes=15)
        attempt(records, "tofiq")
        assert {row.who for row in records.connection.execute(attempts.select())} == {"tofiq", "here"}


def test_each_change_of_staff_is_a_line_of_the_ledger_without_secrets(timed: Archive) -> None:
    with timed.begin("command") as records:
        link = staff.invite_first(records)
        assert link is not None
        member = staff.accept(records, link, "Rena", "a hash")
        staff.begin_session(records, member.id)
        staff.set_password(records, member.id, "another hash")
        staff.add_member(records, "Tofiq", "administrator", "a third hash")
        staff.remove(records, member.id)
    with timed.read() as records:
        lines = changes.newest(records, 10)
        assert list(changes.problems(records)) == []
        said = str([(line.kind, line.details) for line in lines])
    assert [line.kind for line in reversed(lines)] == [
        "invited",
        "member added",
        "signed in",
        "password changed",
        "member added",
        "member removed",
    ]
    assert not any(secret in said for secret in ("hash", "Rena", link))


def test_a_newer_hash_of_the_same_password_changes_nothing_else(timed: Archive) -> None:
    member = add(timed)
    token = begin(timed, member)
    with timed.begin("test") as records:
        before = changes.position(records)
        staff.keep_hash(records, member.id, "newer")
        assert changes.position(records) == before
        assert records.connection.execute(members.select()).one().password == "newer"
    assert is_open(timed, token)


def test_a_member_who_never_was_is_not_found(timed: Archive) -> None:
    with timed.begin("test") as records, pytest.raises(NotFound):
        staff.remove(records, "nobody")
