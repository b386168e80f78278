"""Marks fall on the letters they were found on, and the text stays what it was."""

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from web.marking import flowing, marked, shortened

RANGES = st.lists(st.tuples(st.integers(-5, 60), st.integers(-5, 60)), max_size=6)


@given(st.text(max_size=50), RANGES)
def test_marking_changes_no_letter(text: str, ranges: list[tuple[int, int]]) -> None:
    assert unescape(re.sub(r"</?mark>", "", str(marked(text, ranges)))) == unescape(text) or "&" in text
    assert unescape(str(marked(text.replace("&", ""), ranges)).replace("<mark>", "").replace("</mark>", "")) == (
        text.replace("&", "")
    )


@given(st.text(max_size=50), RANGES)
def test_marks_never_stand_in_one_another(text: str, ranges: list[tuple[int, int]]) -> None:
    assert re.fullmatch(r"(?s)([^<]|<mark>[^<]*</mark>)*", str(marked(text, ranges)))


def test_a_document_cannot_write_markup_into_a_page() -> None:
    assert marked("<script>x</script>", [(0, 8)]) == "<mark>&lt;script&gt;</mark>x&lt;/script&gt;"


def test_marks_that_touch_become_one() -> None:
    assert marked("mine clearance", [(0, 5), (5, 14)]) == "<mark>mine clearance</mark>"


def test_a_long_text_is_cut_between_words() -> None:
    assert shortened("one two three", 9) == "one two …"
    assert shortened("one two", 9) == "one two"


@pytest.mark.parametrize(
    ("printed", "shown"),
    [
        (
            "There are three thousand names on the list kept\nby families.",
            "There are three thousand names on the list kept by families.",
        ),
        (
            "Four organisations that rarely agree on anything\r\nsay so.",
            "Four organisations that rarely agree on anything  say so.",
        ),
        ("12 Mill Lane\nDebed", "12 Mill Lane\nDebed"),
        ("12 Mill Lane\r\nDebed", "12 Mill Lane\r\nDebed"),
        ("", ""),
    ],
)
def test_full_lines_run_on_and_short_ones_end_where_they_end(printed: str, shown: str) -> None:
    assert flowing(printed) == shown


@given(st.text(alphabet="a \r\n", max_size=200))
def test_flowing_text_keeps_every_character_in_its_place(text: str) -> None:
    assert len(flowing(text)) == len(text)
    assert "".join(flowing(text).split()) == "".join(text.split())
