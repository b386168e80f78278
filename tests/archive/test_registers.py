"""What registers call somebody is taken as typed, checked, and leads where the register says more."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.errors import Refused
from archive.registers import check_character, identifier

# The examples of isni.org and of ISO 27729 as its agency prints them: Albert Einstein, and a number that ends in X.
EINSTEIN, WITH_X = "0000000121032683", "000000012281955X"


@pytest.mark.parametrize(
    ("scheme", "typed", "kept"),
    [
        ("wikidata", "Q42", "Q42"),
        ("wikidata", " q42 ", "Q42"),
        ("wikidata", "https://www.wikidata.org/wiki/Q42", "Q42"),
        ("wikidata", "http://www.wikidata.org/entity/Q42", "Q42"),
        ("viaf", "113230702", "113230702"),
        ("viaf", "https://viaf.org/viaf/113230702/", "113230702"),
        ("isni", EINSTEIN, EINSTEIN),
        ("isni", "0000 0001 2103 2683", EINSTEIN),
        ("isni", "ISNI: 0000-0001-2103-2683", EINSTEIN),
        ("isni", "https://isni.org/isni/0000000121032683", EINSTEIN),
        ("isni", "0000 0001 2281 955x", WITH_X),
    ],
)
def test_an_identifier_is_taken_however_it_is_typed(scheme: str, typed: str, kept: str) -> None:
    assert identifier(scheme, typed).value == kept


@pytest.mark.parametrize(
    ("scheme", "typed", "said"),
    [
        ("wikidata", "42", "a Q and a number, such as Q42"),
        ("wikidata", "Q0", "a Q and a number"),
        ("wikidata", "Q4２", "a Q and a number"),
        ("viaf", "VIAF 1", "a number, such as 113230702"),
        ("viaf", "0", "a number"),
        ("isni", "0000 0001 2103", "sixteen digits"),
        ("isni", "0000 0001 2103 2684", "wrong check character"),
        ("isni", "0000 0001 2103 X683", "sixteen digits"),
        ("orcid", "0000", "Wikidata, VIAF, ISNI"),
    ],
)
def test_what_is_no_identifier_is_refused_with_what_would_be_one(scheme: str, typed: str, said: str) -> None:
    with pytest.raises(Refused, match=said):
        identifier(scheme, typed)


def test_an_identifier_leads_to_its_register() -> None:
    known = identifier("isni", EINSTEIN)
    assert (known.register, known.shown) == ("ISNI", "0000 0001 2103 2683")
    assert known.address == "https://isni.org/isni/0000000121032683"


@given(
    digits=st.text("0123456789", min_size=15, max_size=15),
    place=st.integers(0, 14),
    other=st.sampled_from("0123456789"),
)
def test_one_mistyped_digit_of_an_isni_is_always_noticed(digits: str, place: int, other: str) -> None:
    whole = digits + check_character(digits)
    assert identifier("isni", whole).value == whole
    if digits[place] != other:
        with pytest.raises(Refused, match="check character"):
            identifier("isni", whole[:place] + other + whole[place + 1 :])
