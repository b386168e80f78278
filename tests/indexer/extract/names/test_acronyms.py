"""Acronyms beside names, and names that an acronym spells."""

import pytest

from archive.passages import Passage
from indexer.extract.names.acronyms import bare_acronym, is_acronym, spells
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
