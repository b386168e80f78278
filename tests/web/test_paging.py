"""A long list is read page by page; no line is left out or shown twice."""

from hypothesis import given
from hypothesis import strategies as st

from web.paging import pager


@given(st.integers(1, 500), st.integers(1, 60))
def test_pages_follow_one_another_without_gaps(total: int, length: int) -> None:
    page, seen = 1, 0
    while True:
        shown = pager(total, page, str, length)
        assert shown.first == seen + 1
        assert (shown.back != "") == (page > 1)
        seen = shown.last
        if not shown.on:
            break
        assert shown.on_count == min(length, total - seen)
        page = int(shown.on)
    assert seen == total


def test_an_empty_list_has_one_empty_page() -> None:
    shown = pager(0, 1, str)
    assert (shown.first, shown.last, shown.back, shown.on) == (0, 0, "", "")
