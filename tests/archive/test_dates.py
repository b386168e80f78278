"""Dates are kept as they are known, and nonsense is refused."""

from calendar import monthrange
from datetime import date
from time import process_time

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from archive.dates import is_date, parse
from archive.errors import Refused

years = st.integers(1, 9999)
marks = st.sampled_from(["", "?", "~", "%"])
days = st.dates()


@st.composite
def known(draw: st.DrawFn) -> tuple[str, date]:
    """A date of level 0 or 1 with a day that it can mean."""
    day, mark = draw(days), draw(marks)
    full = day.isoformat()
    texts = [full, full[:7], full[:4], f"{full[:7]}-XX", f"{full[:4]}-XX-XX", f"{full[:4]}-XX", f"{full[:3]}X"]
    return draw(st.sampled_from([*texts, f"{full[:2]}XX"])) + mark, day


@given(known())
def test_a_date_keeps_the_form_in_which_it_is_known(dated: tuple[str, date]) -> None:
    text, _ = dated
    assert str(parse(text)) == text
    assert parse(str(parse(text))) == parse(text)


@given(known())
def test_a_day_lies_within_the_bounds_of_every_date_that_can_mean_it(dated: tuple[str, date]) -> None:
    text, day = dated
    when = parse(text)
    assert when.earliest is not None
    assert when.latest is not None
    assert when.earliest <= day <= when.latest


@given(known(), known())
def test_an_interval_reaches_from_its_first_to_its_last_day(start: tuple[str, date], end: tuple[str, date]) -> None:
    assume(parse(start[0]).earliest <= parse(end[0]).latest)  # type: ignore[operator]
    when = parse(f"{start[0]}/{end[0]}")
    assert when.earliest == parse(start[0]).earliest
    assert when.latest == parse(end[0]).latest


@given(known(), st.sampled_from(["", ".."]))
def test_an_open_interval_has_no_bound_where_it_is_open(dated: tuple[str, date], end: str) -> None:
    text, _ = dated
    assert (parse(f"{text}/{end}").earliest, parse(f"{text}/{end}").latest) == (parse(text).earliest, None)
    assert (parse(f"{end}/{text}").earliest, parse(f"{end}/{text}").latest) == (None, parse(text).latest)


@given(st.text() | st.text("0123456789X-/.?~%", max_size=24))
def test_any_text_is_a_date_or_is_refused(text: str) -> None:
    try:
        assert str(parse(text)) == text
    except Refused:
        assert not is_date(text)


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("2019-07", date(2019, 7, 1), date(2019, 7, 31)),
        ("2020-02-29", date(2020, 2, 29), date(2020, 2, 29)),
        ("2000-02", date(2000, 2, 1), date(2000, 2, 29)),
        ("1900-02", date(1900, 2, 1), date(1900, 2, 28)),
        ("0001", date(1, 1, 1), date(1, 12, 31)),
        ("9999-12-31", date(9999, 12, 31), date(9999, 12, 31)),
        ("000X", date(1, 1, 1), date(9, 12, 31)),
        ("201X", date(2010, 1, 1), date(2019, 12, 31)),
        ("19XX", date(1900, 1, 1), date(1999, 12, 31)),
        ("2019-21", date(2019, 3, 1), date(2019, 5, 31)),
        ("2019-07-14/2019-07-16", date(2019, 7, 14), date(2019, 7, 16)),
    ],
)
def test_bounds_are_the_first_and_the_last_day(text: str, earliest: date, latest: date) -> None:
    assert (parse(text).earliest, parse(text).latest) == (earliest, latest)


@given(st.integers(1, 12), st.data())
def test_a_day_without_a_year_is_kept_and_has_no_bounds(month: int, data: st.DataObject) -> None:
    day = data.draw(st.integers(1, monthrange(2024, month)[1]))
    when = parse(f"XXXX-{month:02}-{day:02}")
    assert (when.earliest, when.latest, when.certain) == (None, None, False)


@pytest.mark.parametrize(
    "text",
    [
        "", "/", "..", "../..", "/..", "XXXX", "XXXX-13-01", "XXXX-02-30", "2019-02-29", "2100-02-29", "2019-13",
        "2019-00", "2019-07-00", "2019-7-4", "0000", "-0001", "-2019", "10000", "2019-XX-14", "201X-07", "14.07.2019",
        "2019-07-14T10:00", " 2019", "2019\n", "２０１９", "٢٠١٩", "2019/2018", "2019/2020/2021", "2019-21-01",
        "2019??", "July 2019",
    ],
)  # fmt: skip
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(Refused):
        parse(text)


@pytest.mark.parametrize(
    ("text", "certain"),
    [("2019-07-14", True), ("2019-07-14?", False), ("2019-07", False), ("2019-07-14?/2019-07-14", False)],
)
def test_only_one_known_day_is_certain(text: str, certain: bool) -> None:
    assert parse(text).certain is certain


def test_a_very_long_text_is_refused_at_once_in_a_short_sentence() -> None:
    started = process_time()
    for text in ("2" * 1_000_000, "/" * 1_000_000, "2019-" * 200_000):
        with pytest.raises(Refused) as refusal:
            parse(text)
        assert len(str(refusal.value)) < 200
    assert process_time() - started < 1
