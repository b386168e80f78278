"""What is promised of a document's entry in a search engine."""

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from archive.records.following import Followed
from indexer.entries import entry, years

FOLLOWED = Followed(
    id="b1",
    title="Report",
    kind="statement",
    language="en",
    date="2019-07",
    texts=("One.", "Two."),
    speakers=("s1",),
    organisations=("o1",),
    topics=("t1",),
    speaker_names=("Rena", "R."),
    organisation_names=("Society",),
    topic_names=("Water", "Su"),
)


def test_an_entry_holds_all_that_can_be_searched() -> None:
    made = entry(FOLLOWED)
    assert (made.document, made.title, made.kind, made.language) == ("b1", "Report", "statement", "en")
    assert (made.speakers, made.organisations, made.topics) == (("s1",), ("o1",), ("t1",))
    assert (made.speaker_names, made.organisation_names, made.topic_names) == (
        ("Rena", "R."),
        ("Society",),
        ("Water", "Su"),
    )


def test_passages_stay_apart() -> None:
    assert entry(FOLLOWED).text == "One.\n\nTwo."


def test_a_month_is_searched_by_its_days() -> None:
    made = entry(FOLLOWED)
    assert (made.earliest, made.latest, made.years) == (date(2019, 7, 1), date(2019, 7, 31), ("2019",))


def test_a_document_without_a_date_has_no_year() -> None:
    made = entry(replace(FOLLOWED, date=None))
    assert (made.earliest, made.latest, made.years) == (None, None, ())


def test_a_day_without_a_year_falls_in_none() -> None:
    assert entry(replace(FOLLOWED, date="XXXX-06-19")).years == ()


def test_an_open_end_counts_as_its_other_end() -> None:
    assert (years(2001, None), years(None, 2001)) == (("2001",), ("2001",))


@given(st.integers(1, 9000), st.integers(0, 500))
def test_a_long_time_is_never_more_than_a_hundred_years(first: int, length: int) -> None:
    found = years(first, first + length)
    assert len(found) == min(length + 1, 100)
    assert found[0] == f"{first:04}"
    assert list(found) == sorted(found)
