"""The address of a page of results says all that is asked, and nothing in it can break a page."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from indexer.search.query import FACETS, Chosen, Query, Word
from web.asking import MOST_PAGES, SORTS, Asked, narrowed, parameters, read_asked

WORDS = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=20).map(str.strip)
CHOICES = st.builds(Chosen, st.sampled_from(FACETS), WORDS.filter(bool), st.booleans())
DATES = st.sampled_from(("", "2019", "2019-07", "2021-12-31"))
ASKED = st.builds(
    Asked,
    text=WORDS,
    chosen=st.lists(CHOICES, max_size=4, unique=True).map(tuple),
    since=DATES,
    until=DATES,
    undated=st.booleans(),
    sort=st.none() | st.sampled_from(SORTS),
    page=st.integers(1, MOST_PAGES),
)


@given(ASKED)
def test_an_address_asks_again_for_the_same(asked: Asked) -> None:
    assert read_asked(parameters(asked)) == asked


@given(st.lists(st.tuples(st.sampled_from(("q", "year", "from", "to", "sort", "page", "not-kind", "x")), st.text())))
def test_nonsense_in_an_address_is_no_error(pairs: list[tuple[str, str]]) -> None:
    asked = read_asked(pairs)
    assert narrowed(Query(), asked).offset >= 0


@given(ASKED, CHOICES)
def test_what_is_chosen_twice_is_as_it_was(asked: Asked, choice: Chosen) -> None:
    once = asked.toggled(choice)
    assert (choice in once.chosen) != (choice in asked.chosen)
    assert choice not in once.toggled(choice).chosen or choice in asked.chosen


def test_leaving_out_what_was_chosen_takes_it_back_first() -> None:
    asked = Asked().toggled(Chosen("kind", "statement")).toggled(Chosen("kind", "statement", exclude=True))
    assert asked.chosen == (Chosen("kind", "statement", exclude=True),)


def test_another_choice_begins_at_the_first_page() -> None:
    asked = Asked(page=7)
    changed = (asked.toggled(Chosen("kind", "statement")), asked.with_sort("newest"), asked.with_undated(True))
    assert [one.page for one in (*changed, asked.without_range(), asked.with_text("x"))] == [1] * 5


def test_a_stretch_reaches_from_the_first_to_the_last_day_it_can_mean() -> None:
    query = narrowed(Query(), Asked(since="2019", until="2021-02"))
    assert (query.since, query.until) == (date(2019, 1, 1), date(2021, 2, 28))


def test_dates_typed_and_dates_chosen_narrow_one_another() -> None:
    query = narrowed(Query(since=date(2020, 1, 1)), Asked(since="2019", until="2021"))
    assert (query.since, query.until) == (date(2020, 1, 1), date(2021, 12, 31))


def test_words_are_sorted_by_match_and_lists_by_date() -> None:
    assert narrowed(Query(terms=(Word("mine"),)), Asked()).sort == "relevance"
    assert narrowed(Query(), Asked()).sort == "newest"
    assert narrowed(Query(), Asked(sort="oldest")).sort == "oldest"
