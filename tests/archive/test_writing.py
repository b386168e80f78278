"""Broken characters cost nothing but themselves."""

from hypothesis import given
from hypothesis import strategies as st

from archive.writing import writable


@given(st.text(st.characters()))
def test_any_text_can_be_written_and_keeps_its_length(text: str) -> None:
    written = writable(text)
    assert written.encode().decode() == written
    assert len(written) == len(text)
    assert "\0" not in written


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")))
def test_good_text_stays_as_it_is(text: str) -> None:
    assert writable(text) == text
