"""Words are cut and spelled alike for what is kept, asked and shown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.search.spelling import MOST_LETTERS, printed, sought, spelled, spellings, tokens


def test_a_word_meets_its_other_spellings() -> None:
    assert set(spellings("Əliyev")) & set(spellings("Aliyev"))
    assert set(spellings("İlham")) & set(spellings("Ильхам"))


def test_a_word_without_a_letter_has_no_form_and_no_place() -> None:
    assert spellings("ъ") == ()
    assert [start for _, start, _ in tokens("a ъ b")] == [0, 4]


@pytest.mark.parametrize(
    ("typed", "word", "language"),
    [
        ("demining", "demined", "en"),
        ("ministry", "Ministries", "en"),
        ("Nazirlik", "Nazirliyinin", "az"),
        ("министерство", "Министерстве", "ru"),
    ],
)
def test_what_is_typed_meets_what_is_printed_through_endings(typed: str, word: str, language: str) -> None:
    assert set(sought(typed)) & set(printed(word, language))
    assert not set(sought(typed)) & set(printed(word, ""))


def test_the_endings_of_one_language_are_not_taken_off_in_another() -> None:
    assert not set(sought("gənclər")) & set(printed("gənc", "en"))
    assert not set(spellings("az")) & {form[:2] for form in printed("Nazirlik", "az")[1:]}


@given(st.text(max_size=200))
def test_forms_are_few_short_and_never_empty_and_their_words_stand_in_the_text(text: str) -> None:
    assert [forms for forms, _, _ in tokens(text)] == spelled(text)
    for forms, start, end in tokens(text):
        assert 0 < len(forms) <= 8
        assert all(0 < len(form) <= MOST_LETTERS for form in forms)
        assert forms == spellings(text[start:end])
