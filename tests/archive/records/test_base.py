"""Identifiers are given out once, lines of the ledger one after the other."""

import pytest

from archive import identifiers
from archive.database import Archive
from archive.records import auditing, changes


def test_an_identifier_is_never_given_out_twice(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    with archive.begin("staff") as records:
        first = records.mint("document")
    drawn = iter([first, first, "fresh001"])
    monkeypatch.setattr(identifiers, "mint", lambda: next(drawn))
    with archive.begin("staff") as records:
        assert records.mint("document") == "fresh001"


@pytest.mark.parametrize("number", [0, 1, 3, 25_000])
def test_as_many_identifiers_are_given_out_as_are_asked_for(archive: Archive, number: int) -> None:
    with archive.begin("staff") as records:
        minted = records.mint_several("statement", number)
        assert len(set(minted)) == number
        assert all(map(identifiers.is_valid, minted))
        assert set(minted) <= set(auditing.minted(records))


def test_an_identifier_of_a_change_that_failed_was_never_given_out(archive: Archive) -> None:
    with pytest.raises(ZeroDivisionError), archive.begin("staff") as records:
        assert len(records.mint("document")) / 0
    with archive.read() as reading:
        assert len(auditing.minted(reading)) == 2


def test_a_line_says_who_did_what_and_when(archive: Archive) -> None:
    with archive.begin("somebody") as records:
        position = records.note("related", "one", other="two")
        now = records.now()
    with archive.read() as reading:
        (line,) = changes.history(reading, "one")
    assert (line.position, line.kind, line.actor, line.details) == (position, "related", "somebody", {"other": "two"})
    assert line.at <= now


@pytest.mark.parametrize("text", ["\0", "\ud800", "İlham “Ильхам”\n", "x" * 100_000])
def test_a_line_takes_any_text(archive: Archive, text: str) -> None:
    with archive.begin("staff") as records:
        records.note("received", "one", name=text)
    with archive.read() as reading:
        assert len((changes.history(reading, "one")[0].details or {})["name"]) == len(text)
        assert not list(changes.problems(reading))
