"""The ledger is told in sentences."""

from datetime import UTC, datetime
from typing import get_args

import pytest

from archive.changes import Change, ChangeKind
from web.happenings import happenings, sentence

NOON = datetime(2025, 5, 21, 12, tzinfo=UTC)


def change(kind: str, position: int = 1, **details: str) -> Change:
    """Return a line of the ledger."""
    return Change(position, NOON, kind, "p7vxprqj", "m4d9m1s7", details)


def test_history_begins_with_what_happened_last() -> None:
    told = happenings([change("received", 3), change("read", 9, revision="1"), change("published", 12)])
    assert [one.position for one in told] == [12, 9, 3]
    assert told[1].words == "Revision 1. Read by machine"


@pytest.mark.parametrize("kind", get_args(ChangeKind.__value__ if hasattr(ChangeKind, "__value__") else ChangeKind))
def test_everything_that_can_happen_has_a_sentence_that_names_nobody(kind: str) -> None:
    told = sentence(change(kind))
    assert told[0].isupper()
    assert "{" not in told
    assert "m4d9m1s7" not in told


def test_a_line_whose_details_were_erased_says_so() -> None:
    assert sentence(Change(1, NOON, "read", "p7vxprqj", "", None)) == "Read by machine (details erased)"


def test_what_happened_to_names_is_told_with_the_names() -> None:
    told = sentence(change("merged", name="Anar Allahverov", other="A. {name}"))
    assert told == "Names brought together: “A. {name}” under “Anar Allahverov”"
    assert sentence(Change(1, NOON, "merged", "p7vxprqj", "", None)) == "Names brought together (details erased)"
