"""What is promised of the order in which a page is read."""

from hypothesis import given
from hypothesis import strategies as st

from indexer.readers.printed.columns import flows
from indexer.readers.printed.lines import Line, Sheet
from tests.indexer.readers.printed.setting import line, sheet

WORDS = "every village has its own well and pays for it"


def column(name: str, left: float, rows: int, top: float = 100.0) -> list[Line]:
    return [line(f"{name}{row} {WORDS}", left, top + 14 * row, left + 230) for row in range(rows)]


def order(page: Sheet) -> list[str]:
    return [each.text.split()[0] for flow in flows(page) for each in flow.lines]


def test_one_column_is_read_from_top_to_bottom() -> None:
    assert order(sheet(*column("a", 50, 3))) == ["a0", "a1", "a2"]


@given(st.integers(3, 8), st.integers(3, 8), st.floats(-6, 6))
def test_two_columns_are_read_one_after_the_other(first: int, second: int, shift: float) -> None:
    page = sheet(*column("a", 50, first), *column("b", 310, second, 100 + shift))
    assert order(page) == [f"a{row}" for row in range(first)] + [f"b{row}" for row in range(second)]


def test_three_columns_are_read_one_after_the_other() -> None:
    lines = [
        line(f"{name}{row} clean water for all", left, 100 + 14 * row, left + 150)
        for name, left in (("a", 50.0), ("b", 220.0), ("c", 390.0))
        for row in range(4)
    ]
    assert "".join(order(sheet(*lines))) == "a0a1a2a3b0b1b2b3c0c1c2c3"


def test_what_spans_the_columns_parts_what_is_above_and_below() -> None:
    above, below = (
        column("a", 50, 4) + column("b", 310, 4),
        column("d", 50, 4, 240) + column("e", 310, 4, 240),
    )
    page = sheet(*above, line(f"c0 {WORDS} {WORDS}", 50, 190, 540), line("c1 ends", 50, 204), *below)
    assert "".join(order(page)) == "a0a1a2a3b0b1b2b3c0c1d0d1d2d3e0e1e2e3"


def test_a_table_of_short_cells_is_read_row_by_row() -> None:
    cells = [
        line(f"{name}{row}", left, 100 + 14 * row) for row in range(6) for name, left in (("a", 50.0), ("b", 310.0))
    ]
    assert [each.text for flow in flows(sheet(*cells)) for each in flow.lines] == [f"a{row} b{row}" for row in range(6)]


@given(st.lists(st.tuples(st.floats(0, 500), st.floats(0, 800), st.floats(5, 300)), max_size=40))
def test_no_line_is_lost_and_none_is_read_twice(places: list[tuple[float, float, float]]) -> None:
    lines = [line(f"w{n}", left, height, left + width) for n, (left, height, width) in enumerate(places)]
    read = " ".join(each.text for flow in flows(sheet(*lines)) for each in flow.lines).split()
    assert sorted(read) == sorted(each.text for each in lines)
