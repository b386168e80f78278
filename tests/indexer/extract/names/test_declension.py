"""Names of people in every case, and the form in which the record keeps them."""

import pytest

from indexer.extract.names.declension import nominative_of, plural_nominative
from indexer.extract.prose.lexicon import lexicon_of


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("Петром Сидоровым", "Пётр Сидоров"),
        ("Льва Колодезникова", "Лев Колодезников"),
        ("Борису Бродскому", "Борис Бродский"),
        ("Светланы Запрудной", "Светлана Запрудная"),
        ("Елене Петровой", "Елена Петрова"),
        ("Натальей Ивановной Ким", "Наталья Ивановна Ким"),
        ("Азамата Керимовича Тулы", "Азамат Керимович Тулы"),
        ("Т Бродскому", "Т Бродский"),
    ],
)
def test_a_declined_russian_name_is_kept_in_the_nominative(printed: str, name: str) -> None:
    assert " ".join(nominative_of(printed.split(), lexicon_of("ru"))) == name


@pytest.mark.parametrize(
    "name",
    ["Анна Сидорова", "Александра Иванова", "Вера Бродская", "Мирон Речных", "Клара Ивановна Ким", "Алиса Зимина"],
)
def test_a_name_in_the_nominative_stays_as_it_is(name: str) -> None:
    assert " ".join(nominative_of(name.split(), lexicon_of("ru"))) == name


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("Azər Zirinclinin", "Azər Zirincli"),
        ("Lalə Bostanovaya", "Lalə Bostanova"),
        ("Kamran Zoğalovun", "Kamran Zoğalov"),
        ("Lalə Bostanova", "Lalə Bostanova"),
    ],
)
def test_an_azerbaijani_surname_is_kept_without_its_case(printed: str, name: str) -> None:
    assert " ".join(nominative_of(printed.split(), lexicon_of("az"))) == name


def test_several_who_are_not_named_are_told_in_the_nominative() -> None:
    assert plural_nominative("независимых наблюдателей") == "независимые наблюдатели"
