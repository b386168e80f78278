"""Names that may be one are proposed with the reason; names that cannot be are not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.authorities import What
from archive.resemblance import kept_under, looked_up_under, resemblance

NAMES = st.lists(st.text("abcdeəışçxАБвгжщіёő.-'\"()1 ", min_size=1, max_size=8), min_size=1, max_size=4).map(" ".join)


def reason(what: What, one: str, other: str) -> str:
    """Return why two names may be one, found as the archive finds it: in a block that they share."""
    found = resemblance(what, one, other)
    return found.reason if found and looked_up_under(what, one) & kept_under(what, other) else ""


@pytest.mark.parametrize(
    ("one", "other", "said"),
    [
        ("A. Allahverov", "Anar Allahverov", "“A. Allahverov” may be short for “Anar Allahverov”."),
        ("Allahverov A.", "Anar Allahverov", "“Allahverov A.” may be short for “Anar Allahverov”."),
        ("Ə. Quliyev", "Эльдар Гулиев", "may be short for"),
        ("Дж. Джавадов", "Cavad Cavadov", "may be short for"),
        ("A. Allahverov", "A. Allahverenov", "the same initial, and surnames that are spelled alike"),
        ("A. Allahverov", "A. Allahverov", "Both are printed “A. Allahverov”."),
        ("Azer Allahverov", "Azer Allahverenov", "are spelled alike"),
        ("Həsən Həsənov", "Гасан Гасанов", "in another script"),
        ("Ильхамом Алиевым", "Ильхам Алиев", "differ in their endings only"),
        ("Orxan Vəlidovdan", "Orxan Vəlidov", "differ in their endings only"),
        ("Allahverov Anar", "Anar Allahverov", "have the same given name and surname"),
        ("Anar Vaqif oğlu Allahverov", "Anar Allahverov", "have the same given name and surname"),
        ("Алиев Ильхам Гейдарович", "Ильхам Алиев", "have the same given name and surname"),
        ("Dr Rena Suleymanova", "Rena Suleymanova", "have the same given name and surname"),
    ],
)
def test_people_who_may_be_one_are_proposed_with_the_reason(one: str, other: str, said: str) -> None:
    assert said in reason("person", one, other)
    assert reason("person", other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Anar Allahverov", "Azer Allahverov"),
        ("R. Allahverov", "Anar Allahverov"),
        ("Allahverov", "Anar Allahverov"),
        ("Rena", "Rena Suleymanova"),
        ("Rena", "Rena"),
        ("Anar Vaqif oğlu Allahverov", "Anar Rasim oğlu Allahverov"),
        ("Robert L. Garrowby", "Robert T. Garrowby"),
        ("A. B. Allahverov", "A. T. Allahverov"),
        ("Rena Suleymanova", "Tofiq Quliyev"),
        ("—", "Anar Allahverov"),
        ("", ""),
    ],
)
def test_people_of_whom_nothing_says_that_they_are_one_are_not_proposed(one: str, other: str) -> None:
    assert not reason("person", one, other)


@pytest.mark.parametrize(
    ("one", "other", "said"),
    [
        ("NARS", "Northern Agency for Road Safety", "is made of the initials of"),
        ("N.A.R.S.", "Northern Agency for Road Safety", "is made of the initials of"),
        ("KS", "KS", "Both are called “KS”."),
        ("Association of Port Workers", "Asociation of Port Workers", "are spelled alike"),
        ("Министерства иностранных дел", "Министерство иностранных дел", "differ in their endings only"),
        ("National Library of Velmora", "Velmora National Library", "are made of the same words"),
        ("Orvella Foods LLC", "Orvella Foods", "are made of the same words"),
        ("Shafag Holding", "Холдинг Шафаг", ""),
    ],
)
def test_organisations_that_may_be_one_are_proposed_with_the_reason(one: str, other: str, said: str) -> None:
    assert said in reason("organisation", one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("City Hospital No. 1", "City Hospital No. 7"),
        ("Institute of Soil Science", "Institute of Solar Science"),
        ("Ministry of Health", "Ministry of Education"),
        ("NARS", "National Library of Velmora"),
    ],
)
def test_organisations_that_cannot_be_one_are_not(one: str, other: str) -> None:
    assert not reason("organisation", one, other)


@given(what=st.sampled_from(["person", "organisation"]), one=NAMES, other=NAMES)
def test_whatever_is_printed_can_be_compared_either_way(what: What, one: str, other: str) -> None:
    assert (resemblance(what, one, other) is None) == (resemblance(what, other, one) is None)
    shared = looked_up_under(what, one) & kept_under(what, other), looked_up_under(what, other) & kept_under(what, one)
    assert bool(shared[0]) == bool(shared[1])
    assert all(len(block) <= 64 for block in kept_under(what, one))
