"""A date is shown as it is known: nothing is made up, and what is missing is a blank that is spoken."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from web import rendering


def seen(edtf: str | None) -> str:
    """Return what the eye reads; a blank is shown as _."""
    shown = re.sub(r'<span class="spoken">.*?</span>', "", str(rendering.date(edtf)))
    return re.sub(r"<[^>]+>", "", re.sub(r'<span class="blank \w+"></span>', "_", shown))


@pytest.mark.parametrize(
    ("edtf", "eye", "ear"),
    [
        ("2019-06-14", "14 Jun 2019", "14 June 2019"),
        ("2019-05-04", "4 May 2019", "4 May 2019"),
        ("2019-07", "_ Jul 2019", "July 2019, day not known"),
        ("2019", "_ _ 2019", "2019, day and month not known"),
        ("2019-07-XX", "_ Jul 2019", "July 2019, day not known"),
        ("XXXX-06-19", "19 Jun _", "19 June, year not known"),
        ("201X", "_ _ 201_", "2010s, day and month not known"),
        ("2019-21", "spring 2019", "spring 2019"),
        ("2019?", "_ _ 2019?", "perhaps 2019, day and month not known"),
        ("2019-06-14~", "about 14 Jun 2019", "about 14 June 2019"),
        ("2019-06-14/2019-06-16", "14–16 Jun 2019", "14 June 2019 to 16 June 2019"),
        ("2019-06-30/2019-07-02", "30 Jun 2019 – 2 Jul 2019", "30 June 2019 to 2 July 2019"),
        ("../2019-07-02", "until 2 Jul 2019", "until 2 July 2019"),
        ("2019-07-02/..", "from 2 Jul 2019", "from 2 July 2019"),
        (None, "_ _ _", "date not known"),
    ],
)
def test_a_date_shows_its_blanks_and_speaks_them(edtf: str | None, eye: str, ear: str) -> None:
    assert seen(edtf) == eye
    assert rendering.spoken(edtf) == ear


@pytest.mark.parametrize(
    ("edtf", "machine"),
    [("2019-06-14", "2019-06-14"), ("2019-07", "2019-07"), ("2019", "2019"), ("XXXX-06-19", "06-19")],
)
def test_a_machine_reads_the_date_where_html_has_a_word_for_it(edtf: str, machine: str) -> None:
    assert f'<time class="date" datetime="{machine}">' in rendering.date(edtf)


@pytest.mark.parametrize("edtf", ["2019?", "201X", "2019-21", "2019-06-14/2019-06-16", None])
def test_no_machine_is_told_a_date_that_is_not_known(edtf: str | None) -> None:
    assert "<time" not in rendering.date(edtf)


@given(st.dates(min_value=date(1000, 1, 1)))
def test_every_known_day_is_said_once_and_has_no_blank(day: date) -> None:
    shown = rendering.date(day.isoformat())
    assert "blank" not in shown
    assert "spoken" not in shown
    assert f'datetime="{day.isoformat()}"' in shown


@given(st.text(max_size=30))
def test_a_text_that_is_no_date_is_escaped_and_breaks_nothing(text: str) -> None:
    assert "<script" not in rendering.date(f"<script>{text}")


@pytest.mark.parametrize(
    ("edtf", "year"),
    [("2019-06-14", "2019"), ("201X", "2010s"), ("XXXX-06-19", "n.d."), (None, "n.d."), ("../2019", "n.d.")],
)
def test_a_citation_says_the_year_or_that_there_is_none(edtf: str | None, year: str) -> None:
    assert rendering.year(edtf) == year


def test_what_the_archive_did_is_dated_in_words() -> None:
    assert rendering.moment(date(2025, 5, 21)) == '<time datetime="2025-05-21">21 May 2025</time>'
