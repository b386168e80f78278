"""Which dates are read out of words, and that only dates are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.dates import is_date
from archive.passages import Passage
from indexer.extract.dates.dates import printed_dates
from indexer.extract.prose.text import build


def read(text: str, language: str = "en") -> list[str]:
    return [date.value for date in printed_dates(build((Passage(1, text),), (language,), language))]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("27th May 2004", "2004-05-27"),
        ("07-11-2016 -", "2016-11-07"),
        ("on 19-21 June 2019", "2019-06-19/2019-06-21"),
        ("From 19 to 26 July 2018", "2018-07-19/2018-07-26"),
        ("28 May – 2 June 2019", "2019-05-28/2019-06-02"),
        ("19 June", "XXXX-06-19"),
        ("in July 2019", "2019-07"),
        ("(January 20, 2025)", "2025-01-20"),
        ("January 6-8, 2025", "2025-01-06/2025-01-08"),
        ("13/6/2004", "2004-06-13"),
        ("2019-06-19", "2019-06-19"),
        ("27th May 04", "2004-05-27"),
        ("5-May-2020", "2020-05-05"),
        ("this 3rd day of June, 2024", "2024-06-03"),
        ("Sept. 5, 2019", "2019-09-05"),
        ("November 11th-22nd, 2024", "2024-11-11/2024-11-22"),
        ("18 and 19 May 2020", "2020-05-18/2020-05-19"),
        ("18 and 24 May 2020", "2020-05-24"),
        ("June 28–July 2, 2019", "2019-06-28/2019-07-02"),
        ("28 December 2019 – 2 January 2020", "2019-12-28/2020-01-02"),
        ("between 20 April 2020 and 29 May 2020", "2020-04-20/2020-05-29"),
        ("on 27 May 30 people", "XXXX-05-27"),
        ("this twenty-ninth day of April, in the year of our Lord two thousand twenty-two", "2022-04-29"),
        ("this third day of June, in the year two thousand and six, the wells", "2006-06-03"),
        ("the ninth day of May, in the year nineteen hundred eighty-four", "1984-05-09"),
        ("this 5th day of May, in the year of our Lord two thousand nineteen", "2019-05-05"),
        ("the first day of May, and two thousand people", "XXXX-05-01"),
        ("on May 10, 1775, the wells", "1775-05-10"),
    ],
)
def test_an_english_date_is_read(text: str, value: str) -> None:
    assert read(text) == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("19 iyun 2019-cu il", "2019-06-19"),
        ("2019-cu il iyunun 19-da", "2019-06-19"),
        ("iyunun 19-21-də", "XXXX-06-19/XXXX-06-21"),
        ("martın 12-də", "XXXX-03-12"),
        ("12 mart 2021-ci il tarixində", "2021-03-12"),
        ("12.03.2021-ci il tarixdə", "2021-03-12"),
        ("mayın 17-dən 19-dək", "XXXX-05-17/XXXX-05-19"),
        ("2019-cu ilin dekabrında", "2019-12"),
        ("may 2022", "2022-05"),
    ],
)
def test_an_azerbaijani_date_is_read_with_its_endings(text: str, value: str) -> None:
    assert read(text, "az") == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("19 июня 2019 года", "2019-06-19"),
        ("21-22 октября", "XXXX-10-21/XXXX-10-22"),
        ("в июле 2019 года", "2019-07"),
        ("01.02.2020", "2020-02-01"),
        ("5–7 июня 2019 года", "2019-06-05/2019-06-07"),
        ("с 5 по 7 июня", "XXXX-06-05/XXXX-06-07"),
        ("«5» мая 2020 г.", "2020-05-05"),
        ("14.09.2021г.", "2021-09-14"),
    ],
)
def test_a_russian_date_is_read_with_its_endings(text: str, value: str) -> None:
    assert read(text, "ru") == [value]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("1/29/13 and 3/4/13", ["2013-01-29", "2013-03-04"]),
        ("29/1/2013 and 3/4/2013", ["2013-01-29", "2013-04-03"]),
        ("August 10, 2009 or 08.09.09", ["2009-08-10", "2009-08-09"]),
        ("10 August 2009 or 08.09.2009", ["2009-08-10", "2009-09-08"]),
    ],
)
def test_the_other_dates_of_a_text_show_whether_the_month_stands_first(text: str, values: list[str]) -> None:
    assert read(text) == values


@pytest.mark.parametrize(
    "text",
    [
        "5-14-90",
        "currently",
        "in 30 years",
        "2030: National Priorities",
        "it may 5 times",
        "5/6/2004",
        "31 February 2019",
        "in May",
        "No. 4 of 2025",
    ],
)
def test_what_is_no_sure_date_is_none(text: str) -> None:
    assert read(text) == []


@given(st.text(alphabet="0123456789 -–./,MayJune toand", max_size=60))
def test_whatever_is_read_is_a_date_of_the_calendar(text: str) -> None:
    assert all(is_date(value) for value in read(text))


@pytest.mark.parametrize("words", ["U.S. Senator Bostanova", "Rena Bostanova (D-Kura)", "WASHINGTON, D.C."])
def test_a_day_in_numbers_is_read_as_the_writer_of_its_country_means_it(words: str) -> None:
    assert read(f"02.08.13 {words} has opened two wells.") == ["2013-02-08"]
