"""Names that sound alike are near one another in any script and romanisation."""

import pytest

from archive.resemblance.words import begin_alike
from archive.sounds import code, is_ending_apart, sound_alike


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Həsənov", "Гасанов"), ("Həsənov", "Hasanov"), ("Quliyev", "Гулиев"), ("Quliyev", "Kuliev"),
        ("Cəfərov", "Джафаров"), ("Cavadov", "Javadov"), ("Məmmədov", "Mamedov"), ("Xəlilov", "Khalilov"),
        ("Çingiz", "Чингиз"), ("Артём", "Artyom"), ("Щеглов", "Shcheglov"), ("Yelena", "Елена"),
    ],
)  # fmt: skip
def test_one_name_in_two_spellings_sounds_alike_and_is_looked_for_in_one_place(one: str, other: str) -> None:
    assert sound_alike(one, other) >= 84
    assert code(one)[:3] == code(other)[:3]


@pytest.mark.parametrize(("one", "other"), [("Anar", "Azer"), ("Namiq", "Nazim"), ("Əliyev", "Quliyev")])
def test_two_names_do_not(one: str, other: str) -> None:
    assert sound_alike(one, other) < 76


@pytest.mark.parametrize(
    ("one", "other"), [("Алиев", "Алиевым"), ("Əliyev", "Əliyevin"), ("Rena", "Renanın"), ("Щегловой", "Щеглова")]
)
def test_an_ending_is_an_ending(one: str, other: str) -> None:
    assert is_ending_apart(one, other)
    assert is_ending_apart(other, one)


@pytest.mark.parametrize(("one", "other"), [("Anar", "Azer"), ("Ali", "Aliyevlər"), ("Jamil", "Khalil")])
def test_a_stem_is_no_ending(one: str, other: str) -> None:
    assert not is_ending_apart(one, other)


@pytest.mark.parametrize(
    ("initial", "word"), [("A", "Anar"), ("Ə", "Əli"), ("Ə", "Ali"), ("Ш", "Şahin"), ("Х", "Xalid")]
)
def test_an_initial_may_stand_for_a_name_in_another_script(initial: str, word: str) -> None:
    assert begin_alike(initial, word)
    assert not begin_alike(initial, "Tofiq")
