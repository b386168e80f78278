"""The nominative of Russian names of organisations."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.extract.names.nominative import is_nominative, nominative, title_in_nominative


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("Министерства культуры долины", "Министерство культуры долины"),
        ("Верхнего сельского совета", "Верхний сельский совет"),
        ("Большого театра", "Большой театр"),
        ("Высшей школы бурения", "Высшая школа бурения"),
        ("Государственному собранию", "Государственное собрание"),
        ("движением «Чистый колодец»", "движение «Чистый колодец»"),
        ("Прутской гражданской сети", "Прутская гражданская сеть"),
    ],
)
def test_head_and_adjectives_come_into_the_nominative(printed: str, name: str) -> None:
    assert nominative(printed) == name
    assert is_nominative(name)


@pytest.mark.parametrize("name", ["Kollektiv", "«Осенний лист»", "Общественных организаций", "Судья Иванов", ""])
def test_what_is_no_name_with_a_head_stays_as_printed(name: str) -> None:
    assert nominative(name) == name


@given(st.text(alphabet="абвгеийклмнорстуя« -", max_size=40))
def test_a_nominative_stays_one(name: str) -> None:
    assert nominative(nominative(name)) == nominative(name)


@pytest.mark.parametrize(
    ("printed", "title"),
    [
        ("главы совета", "глава совета"),
        ("президентом", "президент"),
        ("бывшего директора библиотеки", "бывший директор библиотеки"),
        ("основателя и председателя", "основатель и председатель"),
        ("заведующая отделом", "заведующая отделом"),
        ("", ""),
    ],
)
def test_a_position_comes_into_the_nominative_with_what_it_is_of_left_as_printed(printed: str, title: str) -> None:
    assert title_in_nominative(printed) == title
    assert title_in_nominative(title) == title
