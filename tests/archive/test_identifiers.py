"""An identifier that was copied wrongly is seen to be wrong."""

from hypothesis import given
from hypothesis import strategies as st

from archive.identifiers import ALPHABET, check_character, is_valid, mint

bodies = st.text(ALPHABET, min_size=7, max_size=7)
identifiers = bodies.map(lambda body: body + check_character(body))


def test_new_identifiers_are_valid_and_begin_with_a_letter() -> None:
    for identifier in (mint() for _ in range(500)):
        assert is_valid(identifier)
        assert identifier[0].isalpha()
        assert not set(identifier) & set("aeiouyl")


@given(identifiers, st.integers(0, 7), st.sampled_from(ALPHABET))
def test_every_single_wrong_character_is_noticed(identifier: str, place: int, letter: str) -> None:
    wrong = identifier[:place] + letter + identifier[place + 1 :]
    assert is_valid(wrong) == (wrong == identifier)


@given(identifiers, st.integers(0, 6))
def test_every_swap_of_two_neighbours_is_noticed(identifier: str, place: int) -> None:
    swapped = identifier[:place] + identifier[place + 1] + identifier[place] + identifier[place + 2 :]
    assert is_valid(swapped) == (swapped == identifier)


@given(st.text())
def test_any_other_text_is_not_an_identifier(text: str) -> None:
    assert not is_valid(text) or (len(text) == 8 and set(text) <= set(ALPHABET))


def test_what_is_longer_shorter_or_in_capitals_is_not_an_identifier() -> None:
    identifier = mint()
    assert not any(is_valid(wrong) for wrong in ("", identifier[:-1], identifier + "0", identifier.upper(), " " * 8))
