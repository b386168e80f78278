"""What is promised of characters that are gathered to lines."""

import random

from hypothesis import given
from hypothesis import strategies as st

from indexer.readers.printed.lines import Glyph, sheet
from tests.indexer.readers.printed.setting import HEIGHT, WIDTH, glyphs


def rows(letters: list[Glyph]) -> list[list[str]]:
    return [[line.text for line in row] for row in sheet(1, WIDTH, HEIGHT, letters).rows]


def test_a_gap_parts_words_also_where_no_blank_is_printed() -> None:
    assert rows(glyphs("clean", 100, 50) + glyphs("water", 128, 50)) == [["clean water"]]


def test_a_wide_gap_parts_columns() -> None:
    assert rows(glyphs("left", 100, 50) + glyphs("right", 300, 50)) == [["left", "right"]]


def test_a_printed_blank_parts_words_that_stand_close() -> None:
    assert rows(glyphs("to be", 100, 50, step=0.12)) == [["to be"]]


def test_letters_printed_twice_to_look_bold_are_one() -> None:
    assert rows(glyphs("water", 100, 50) + glyphs("water", 100.3, 50)) == [["water"]]


def test_double_letters_stay_double() -> None:
    assert rows(glyphs("well", 100, 50)) == [["well"]]


def test_the_mark_of_a_footnote_is_no_part_of_the_word() -> None:
    assert rows(glyphs("wells", 100, 50) + glyphs("12", 125, 46, size=6) + glyphs("dry", 133, 50)) == [["wells dry"]]


def test_a_raised_ending_stays_in_its_line() -> None:
    assert rows(glyphs("the 80", 100, 50) + glyphs("th", 130, 46, size=6) + glyphs("day", 142, 50)) == [
        ["the 80th day"]
    ]


@given(st.lists(st.text("abcəЖ", min_size=1, max_size=9), min_size=1, max_size=6), st.integers())
def test_the_order_of_printing_does_not_matter(words: list[str], seed: int) -> None:
    letters = [glyph for row, word in enumerate(words) for glyph in glyphs(word, 50, 50 + 14 * row)]
    random.Random(seed).shuffle(letters)
    assert rows(letters) == [[word] for word in words]
