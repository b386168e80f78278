"""What is promised of running heads, feet and page numbers."""

import pytest

from indexer.readers.printed.lines import Sheet
from indexer.readers.printed.running import without_running
from tests.indexer.readers.printed.setting import line, sheet


def texts(*sheets: Sheet) -> list[list[str]]:
    return [[each.text for row in page.rows for each in row] for page in without_running(sheets)]


def page(number: int, head: str, body: str, foot: str) -> Sheet:
    return sheet(line(head, 50, 30), line(body, 50, 400), line(foot, 50, 820), number=number)


def test_what_stands_at_the_same_place_of_pages_is_left_out() -> None:
    assert texts(page(1, "Bulletin", "one", "Press office, 1"), page(2, "Bulletin", "two", "Press office, 2")) == [
        ["one"],
        ["two"],
    ]


def test_heads_of_left_and_right_pages_may_differ() -> None:
    heads = ("Bulletin", "Wells", "Bulletin", "Wells")
    found = texts(*(page(n, head, f"body {n}", "x" * n) for n, head in enumerate(heads, 1)))
    assert all("Bulletin" not in each and "Wells" not in each for each in found)


def test_the_same_words_at_another_height_are_kept() -> None:
    first = sheet(line("Wells", 50, 60), line("one", 50, 400))
    second = sheet(line("Wells", 50, 30), line("two", 50, 400), number=2)
    assert texts(first, second) == [["Wells", "one"], ["Wells", "two"]]


def test_the_same_words_amid_pages_are_kept() -> None:
    found = texts(*(sheet(line("Agreed.", 50, 400), number=n) for n in (1, 2, 3)))
    assert found == [["Agreed."]] * 3


@pytest.mark.parametrize("number", ["7", "- 7 -", "Page 7 of 9", "Стр. 7", "Səhifə 7", "xiv", "7 / 9", "– 12 –"])
def test_a_lone_page_number_is_left_out(number: str) -> None:
    assert texts(page(1, "Heading", "body", number)) == [["Heading", "body"]]


@pytest.mark.parametrize("words", ["12 wells", "2014-03", "No. 7/2014", "mix"])
def test_what_only_resembles_a_page_number_is_kept(words: str) -> None:
    assert texts(page(1, "Heading", "body", words)) == [["Heading", "body", words]]
