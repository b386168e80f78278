"""A line of the ledger proves what was written, and its details can be forgotten."""

import json

from hypothesis import given
from hypothesis import strategies as st

from archive.changes import GENESIS, canonical, chain, digest

texts = st.text()
details = st.dictionaries(st.text(max_size=9), texts, max_size=4)


@given(details)
def test_details_are_written_the_same_in_whatever_order_they_came(said: dict[str, str]) -> None:
    assert canonical(dict(said)) == canonical(dict(reversed(said.items())))
    assert json.loads(canonical(dict(said))) == said


@given(details, details, st.text(max_size=4))
def test_different_details_have_different_digests(one: dict[str, str], other: dict[str, str], salt: str) -> None:
    assert (digest(salt, one) == digest(salt, other)) == (one == other)


@given(details)
def test_details_cannot_be_guessed_without_the_salt(said: dict[str, str]) -> None:
    assert digest("salt", said) != digest("pepper", said)


@given(texts, texts, texts)
def test_no_letter_can_move_from_one_column_to_the_next(kind: str, subject: str, actor: str) -> None:
    line = chain(GENESIS, 1, "now", kind + "a", subject, actor, "")
    assert line != chain(GENESIS, 1, "now", kind, "a" + subject, actor, "")
    assert line != chain("1" * 64, 1, "now", kind + "a", subject, actor, "")
