"""Acronyms beside names, and names that an acronym spells."""

import pytest

from archive.passages import Passage
from indexer.extract.names.acronyms import bare_acronym, clips, is_acronym, spells
from tests.indexer.extract.case_files import find


@pytest.mark.parametrize(
    "text",
    [
        "The Kura Wells Board (KWB) met.",
        "The Kura Wells Board (“KWB” or “the Board”) met.",
        "The KWB (Kura Wells Board) met.",
        "It was the KWB – Kura Wells Board – that met.",
        "The Kura Wells Board met. Later the KWB met again.",
    ],
)
def test_an_acronym_is_found_on_either_side_of_its_name(text: str) -> None:
    found = find((Passage(1, text),)).organisations
    assert [(one.name, one.acronym) for one in found] == [("Kura Wells Board", "KWB")]


def test_small_words_are_passed_over_and_capitals_are_not() -> None:
    assert spells("BTR", ["Bank", "of", "Two", "Rivers"])
    assert not spells("BT", ["Bank", "of", "Two", "Rivers"])
    assert not spells("B", ["Bank"])


def test_what_is_glued_to_an_acronym_is_no_part_of_it() -> None:
    assert [bare_acronym(word) for word in ("KWB’s", "KWB-nin", "KWB")] == ["KWB"] * 3
    assert is_acronym("KWB")
    assert not is_acronym("Board")


@pytest.mark.parametrize(
    ("text", "name", "acronym"),
    [
        ("The U.S. Department of Wells met. Later the DOW met again.", "U.S. Department of Wells", "DOW"),
        ("The Wells Department met. Later the DOW met again.", "Wells Department", "DOW"),
        ("The Ministry of Wells met. Later MinWells met again.", "Ministry of Wells", "MinWells"),
    ],
)
def test_an_acronym_is_known_that_stands_nowhere_beside_its_name(text: str, name: str, acronym: str) -> None:
    found = find((Passage(1, text),)).organisations
    assert [(one.name, one.acronym, len(one.mentions)) for one in found] == [(name, acronym, 2)]


def test_two_letters_and_the_form_of_a_company_are_nobodys_acronym() -> None:
    text = "The Council of Rivers passed CR 82. In Kura, firms such as Sarman Goodly LLP (Sarman) met."
    assert all(one.acronym is None for one in find((Passage(1, text),)).organisations)


def test_a_clipped_name_has_a_part_for_each_word() -> None:
    assert clips("MinWells", ["Ministry", "of", "Wells"])
    assert not clips("MinWells", ["Ministry", "of", "Wells", "Affairs"])
    assert not clips("McWells", ["Ministry", "of", "Wells"])


def test_a_number_in_front_of_a_chamber_makes_no_other_chamber() -> None:
    text = "The 113th Congress met on Monday. In Congress nobody spoke. The Senate met after the Kura Senate."
    found = find((Passage(1, text),)).organisations
    assert [one.name for one in found] == ["Congress", "Kura Senate"]
