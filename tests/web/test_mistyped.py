"""Who mistypes an address is shown the one they meant."""

from hypothesis import given
from hypothesis import strategies as st

from archive.identifiers import ALPHABET, check_character, is_valid, mint
from web.mistyped import nearest

IDENTIFIERS = st.text(ALPHABET, min_size=7, max_size=7).map(lambda body: body + check_character(body))


@given(IDENTIFIERS, st.integers(0, 7), st.sampled_from(ALPHABET))
def test_one_wrong_letter_leads_back(identifier: str, place: int, letter: str) -> None:
    typed = identifier[:place] + letter + identifier[place + 1 :]
    assert typed == identifier or identifier in nearest(typed)


@given(IDENTIFIERS, st.integers(0, 6))
def test_two_swapped_letters_lead_back(identifier: str, place: int) -> None:
    typed = identifier[:place] + identifier[place + 1] + identifier[place] + identifier[place + 2 :]
    assert typed == identifier or identifier in nearest(typed)


@given(st.text(max_size=12))
def test_whatever_is_typed_only_real_identifiers_are_offered(typed: str) -> None:
    assert all(is_valid(one) and one != typed for one in nearest(typed))


def test_a_nought_read_as_an_o_and_a_one_read_as_an_l_lead_back() -> None:
    body = "b01xxxx"
    identifier = body + check_character(body)
    assert identifier in nearest(identifier.replace("0", "o").replace("1", "l"))


def test_few_are_offered() -> None:
    assert len(nearest(mint()[:-1] + "x")) < 40
