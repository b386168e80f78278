"""Names that sound alike are near one another in any script and romanisation."""

import pytest

from archive.resemblance.reasons import Tie
from archive.resemblance.words import begin_alike, tie
from archive.sounds import codes, rough


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Həsənov", "Гасанов"), ("Həsənov", "Hasanov"), ("Quliyev", "Гулиев"), ("Quliyev", "Kuliev"),
        ("Cəfərov", "Джафаров"), ("Cavadov", "Javadov"), ("Məmmədov", "Mamedov"), ("Xəlilov", "Khalilov"),
        ("Çingiz", "Чингиз"), ("Артём", "Artyom"), ("Щеглов", "Shcheglov"), ("Yelena", "Елена"),
        ("Günel", "Гюнель"), ("Kamran", "Кямран"), ("Jürgen", "Yürgen"), ("Hoevel", "Hövel"), ("Viktor", "Victor"),
        ("Theresa", "Teresa"), ("Lyudmila", "Ludmila"), ("Ömər Şentürk", "Omer Senturk"), ("Xenia", "Ксения"),
    ],
)  # fmt: skip
def test_one_name_in_two_spellings_sounds_alike_and_is_looked_for_in_one_place(one: str, other: str) -> None:
    assert rough(one) & rough(other)
    assert {code[:3] for code in codes(one)} & {code[:3] for code in codes(other)}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Anar", "Azer"), ("Namiq", "Nazim"), ("Əliyev", "Quliyev"), ("Rashad", "Rashid"), ("Goh", "Koh"),
        ("Елена", "Алина"), ("Nasirov", "Nasibov"), ("Daniel", "Daniela"), ("Alakbarov", "Akbarov"),
        ("Jamil", "Khalil"),
    ],
)  # fmt: skip
def test_two_names_do_not(one: str, other: str) -> None:
    assert tie(one, other, is_given=True) is None


@pytest.mark.parametrize(
    ("one", "other"), [("Алиев", "Алиевым"), ("Əliyev", "Əliyevin"), ("Rena", "Renanın"), ("Щегловой", "Щеглова")]
)
def test_an_ending_is_an_ending(one: str, other: str) -> None:
    assert tie(one, other, is_given=False) == tie(other, one, is_given=False) == Tie.ENDING


@pytest.mark.parametrize(("one", "other"), [("Anar", "Azer"), ("Ali", "Aliyevlər"), ("Виктор", "Виктория")])
def test_a_stem_is_no_ending(one: str, other: str) -> None:
    assert tie(one, other, is_given=False) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Allahverov", "Allahverenov"), ("Garrowby", "Garroby"), ("Brackley", "Brackely"), ("Pustovalov", "Pustavalov"),
        ("Щеглова", "Щегллова"), ("Timofey", "Timofei"),
    ],
)  # fmt: skip
def test_a_slip_of_the_pen_is_forgiven_in_a_surname(one: str, other: str) -> None:
    assert tie(one, other, is_given=False) is not None


@pytest.mark.parametrize(
    ("initial", "word"),
    [("A", "Anar"), ("Ə", "Əli"), ("Ə", "Ali"), ("Ш", "Şahin"), ("Х", "Xalid"), ("Д", "Джавид"), ("J", "Cavid")],
)
def test_an_initial_may_stand_for_a_name_in_another_script(initial: str, word: str) -> None:
    assert begin_alike(initial, word)
    assert not begin_alike(initial, "Tofiq")


@pytest.mark.parametrize(("initial", "word"), [("K", "Günel"), ("Ч", "Джейхун"), ("X", "Gülnarə"), ("Г", "Халил")])
def test_an_initial_stands_for_no_other_sound(initial: str, word: str) -> None:
    assert not begin_alike(initial, word)
