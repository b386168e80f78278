"""What is promised of values that are stated beside a text."""

import dataclasses
import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.errors import Refused
from archive.findings import KINDS
from indexer.readers.base import Stated
from indexer.readers.stating import SYNONYMS, edtf, kind_and_genre, language_tag, state


def test_every_field_can_be_stated() -> None:
    assert {field for field, _ in SYNONYMS} == {field.name for field in dataclasses.fields(Stated)} - {"where"}


@pytest.mark.parametrize(
    ("value", "date"),
    [
        ("2014", "2014"),
        (2014, "2014"),
        ("2014-03", "2014-03"),
        (" 2014-03-12 ", "2014-03-12"),
        ("2014-03-12T23:59:59+04:00", "2014-03-12"),
        (datetime.datetime(2014, 3, 12, 9, 30), "2014-03-12"),
        (datetime.date(2014, 3, 12), "2014-03-12"),
        ("2014-03-12/2014-03-14", "2014-03-12/2014-03-14"),
        ("XXXX-06-19", "XXXX-06-19"),
    ],
)
def test_a_date_keeps_what_is_known_of_it(value: object, date: str) -> None:
    assert edtf(value) == date


@pytest.mark.parametrize("value", ["soon", "12/03/2014", "2014-02-30", True, ["2014"], None])
def test_what_is_no_date_is_refused(value: object) -> None:
    with pytest.raises(Refused):
        edtf(value)


@pytest.mark.parametrize(
    ("name", "kind", "genre"),
    [
        ("Press Releases", "press release", None),
        ("speeches-remarks", "statement", "speech"),
        ("Parliamentary Speeches", "statement", "speech"),
        ("fact-sheets", "press release", "fact sheet"),
        ("replies", "statement", "reply"),
        ("press_briefing", "conference report", "press briefing"),
    ],
)
def test_what_others_call_a_kind_is_understood(name: str, kind: str, genre: str | None) -> None:
    assert kind_and_genre(name) == (kind, genre)


@pytest.mark.parametrize("kind", KINDS)
def test_our_own_kinds_are_understood(kind: str) -> None:
    assert kind_and_genre(kind) == (kind, None)


@pytest.mark.parametrize("name", ["statements-releases", "articles", "", "news"])
def test_an_uncertain_kind_is_none(name: str) -> None:
    assert kind_and_genre(name) is None


def test_a_kind_that_is_not_ours_is_kept_as_a_genre() -> None:
    stated = state("table", {"kind": "Communiqué"}).stated
    assert (stated.kind, stated.genre) == (None, "Communiqué")


@pytest.mark.parametrize(
    ("name", "tag"), [("EN", "en"), ("Azerbaijani", "az"), ("az_Latn", "az-latn"), ("Русский", "ru")]
)
def test_a_language_is_known_by_tag_or_name(name: str, tag: str) -> None:
    assert language_tag(name) == tag


def test_several_names_in_one_value_come_apart() -> None:
    stated = state("table", {"Speaker": "Bell, Anna; Boris Clay |Boris Clay"}).stated
    assert stated.speakers == ("Bell, Anna", "Boris Clay")


def test_a_mapping_leads_to_their_columns_only() -> None:
    claims = state("table", {"Überschrift": "Wells", "title": "Other", "date": "2014"}, {"title": "überschrift"})
    assert (claims.stated.title, claims.stated.published) == ("Wells", "2014")


def test_characters_that_nobody_sees_are_dropped() -> None:
    assert state("table", {"title": "COVID-\u206019  and\u00a0wells"}).stated.title == "COVID-19 and wells"


def test_a_problem_names_its_key_and_the_next_key_is_tried() -> None:
    claims = state("table", {"published": "soon", "date": "2014-03"})
    assert claims.stated.published == "2014-03"
    assert claims.problems[0].startswith("published: ")


VALUES = st.recursive(st.none() | st.booleans() | st.floats() | st.text(), lambda inner: st.lists(inner), max_leaves=5)


@settings(max_examples=50)
@given(st.dictionaries(st.sampled_from([name for _, names in SYNONYMS for name in names]), VALUES))
def test_no_value_breaks_the_stating(values: dict[str, object]) -> None:
    assert state("table", values).stated.where == "table"
