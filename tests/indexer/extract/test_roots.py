"""Azerbaijani words are led back to the words of a vocabulary."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.extract.roots import root, roots_of

ROOTS = roots_of(("su", "maaş", "maaşlar", "uşaq", "ata", "at", "tələbə", "əkin", "məktəb"))


@pytest.mark.parametrize(
    ("word", "known"),
    [
        ("maaşı", "maaş"),
        ("maaşlarımızdan", "maaş"),
        ("suyun", "su"),
        ("suları", "su"),
        ("uşağın", "uşaq"),
        ("uşaqdır", "uşaq"),
        ("məktəbdə", "məktəb"),
        ("məktəb", "məktəb"),
    ],
)
def test_a_word_is_led_back_through_its_endings(word: str, known: str) -> None:
    assert root(word, ROOTS) == known


@pytest.mark.parametrize("word", ["sual", "tələblər", "məktəbda", "maaşsız", "əkizlər", ""])
def test_another_word_is_left_alone(word: str) -> None:
    assert root(word, ROOTS) is None


def test_a_father_is_no_horse() -> None:
    assert root("atası", ROOTS) == "ata"
    assert root("atı", ROOTS) == "at"


def test_an_inflected_form_is_no_root_of_its_own() -> None:
    assert "maaşlar" not in ROOTS
    assert "ata" in ROOTS


@given(st.sampled_from(sorted(ROOTS)))
def test_every_root_is_its_own(word: str) -> None:
    assert root(word, ROOTS) == word
