"""A chart tells the truth: zero base, heights in proportion, nothing outside of it."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from web.charts import Year, chart, without_gaps

YEARS = st.lists(
    st.builds(Year, st.integers(1950, 2030), st.integers(0, 5000), st.integers(0, 500)),
    unique_by=lambda year: year.year,
    max_size=60,
)


@given(YEARS, st.integers(0, 6000))
def test_nothing_is_drawn_outside_of_the_chart(years: list[Year], undated: int) -> None:
    drawn = chart("by year", years, undated)
    for bar in drawn.bars:
        assert bar.x >= 0
        assert bar.x + drawn.width <= drawn.plot <= 91.01
        assert bar.possible_y >= 0
        assert bar.y + bar.height == drawn.base
    assert 0 <= drawn.undated_y <= drawn.base


@given(YEARS)
def test_a_year_with_documents_is_never_invisible_and_one_without_has_no_bar(years: list[Year]) -> None:
    for bar in chart("by year", years).bars:
        assert (bar.height > 0) == (bar.certain > 0)
        assert (bar.possible_height > 0) == (bar.possible > 0)


@given(YEARS)
def test_more_documents_never_make_a_lower_bar(years: list[Year]) -> None:
    bars = sorted(chart("by year", years).bars, key=lambda bar: bar.certain)
    assert all(one.height <= other.height for one, other in pairwise(bars))


def test_years_without_documents_keep_their_place() -> None:
    filled = without_gaps([Year(2012, 1), Year(2009, 3)])
    assert [year.year for year in filled] == [2009, 2010, 2011, 2012]


def test_a_century_without_documents_does_not_squeeze_the_others() -> None:
    assert len(without_gaps([Year(1801, 1), Year(2019, 3)])) == 2


def test_the_possible_part_stands_on_the_certain_one_with_paper_between() -> None:
    bar = chart("by year", [Year(2019, 10, 5)], plot_height=150).bars[0]
    assert (bar.height, bar.possible_height) == (100, 50)
    assert bar.possible_y + bar.possible_height + 1 == bar.y


def test_at_most_two_gridlines_stand_at_round_values() -> None:
    lines = chart("by year", [Year(2019, 873)], 1126, 120).lines
    assert [line.value for line in lines] == [500, 1000]


def test_the_peak_is_labelled_and_long_stretches_label_few_years() -> None:
    drawn = chart("by year", [Year(year, year - 1990) for year in range(1991, 2026)])
    assert drawn.peak is not None
    assert drawn.peak.year == 2025
    assert [bar.label for bar in drawn.bars if bar.label] == ["1995", "2000", "2005", "2010", "2015", "2020", "2025"]
    assert [bar.year for bar in drawn.bars if bar.label_narrow] == [2000, 2010, 2020]


def test_the_chosen_years_lie_inside_the_chosen_range() -> None:
    drawn = chart("by year", [Year(year, 1) for year in range(2012, 2025)], chosen=(2019, 2021))
    inside = [bar.year for bar in drawn.bars if drawn.chosen_x <= bar.middle <= drawn.chosen_x + drawn.chosen_width]
    assert inside == [2019, 2020, 2021]


def test_bars_lead_to_their_year_and_empty_years_nowhere() -> None:
    drawn = chart("by year", [Year(2019, 1), Year(2021, 1)], href=lambda year: f"/years/{year}")
    assert [bar.href for bar in drawn.bars] == ["/years/2019", "", "/years/2021"]
    assert drawn.linked
    assert not chart("by year", [Year(2019, 1)]).linked
