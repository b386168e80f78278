"""Names that are spelled alike in different alphabets meet."""

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.folding import fold, key, variants, words

anything = st.text(st.characters())


@pytest.mark.parametrize(
    "same",
    [
        ("İlham", "Ilham", "Ильхам", "ILHAM", "ilham", "I\u0307lham"),
        ("Mirzayev", "Мирзаев", "Mirzaev"),
        ("Khalilov", "Халилов", "Halilov"),
        ("Şükür", "Шукур", "Shukur", "ŞÜKÜR", "s\u0327u\u0308ku\u0308r"),
        ("Çingiz", "Cingiz"),
        ("Ğ", "g"),
        ("O'Brien", "O’Brien", "OBrien"),
        ("Соловьёв", "Соловьев", "Соловье\u0308в"),
    ],
)
def test_spellings_of_one_name_have_one_key(same: tuple[str, ...]) -> None:
    assert len({key(name) for name in same}) == 1, {name: key(name) for name in same}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Xəlilov", "Халилов"),
        ("Xəlilov", "Khalilov"),
        ("Əliyev", "Алиев"),
        ("Əliyev", "Eliyev"),
        ("Alexander", "Aleksander"),
        ("Şükür", "Sukur"),
        ("Çingiz", "Чингиз"),
        ("Quliyev", "Guliyev"),
    ],
)
def test_spellings_of_one_name_share_a_variant(one: str, other: str) -> None:
    assert set(variants(one)) & set(variants(other))


@pytest.mark.parametrize(("one", "other"), [("Aliyev", "Valiyev"), ("Quliyev", "Guliyev"), ("Anar", "Anara")])
def test_different_names_stay_different(one: str, other: str) -> None:
    assert key(one) != key(other)


def test_the_schwa_is_read_as_both_e_and_a() -> None:
    assert variants("səs") == ("ses", "sas")


@given(anything)
def test_any_word_can_be_folded_and_folding_it_again_changes_nothing(word: str) -> None:
    folded = fold(word)
    assert fold(folded) == folded


@given(st.text("iyaeoukhxяюхйəkK'ьΞ", max_size=12))
def test_every_variant_is_folded_already(word: str) -> None:
    assert all(fold(form) == form for form in variants(word))


@given(anything)
def test_a_word_has_between_one_and_eight_different_variants(word: str) -> None:
    found = variants(word)
    assert 1 <= len(found) <= 8
    assert len(set(found)) == len(found)


@given(anything)
def test_words_are_found_where_they_are_printed(text: str) -> None:
    assert all(text[start:end] == word for word, start, end in words(text))


@given(anything)
def test_a_key_is_single_words_with_single_spaces(text: str) -> None:
    assert key(text) == " ".join(word for word in key(text).split(" ") if word)


def test_marks_without_letters_leave_no_hole_in_a_key() -> None:
    assert key("ь Ильхам ъ Алиев") == key("Ильхам Алиев")


def test_decomposed_letters_do_not_break_a_word() -> None:
    assert [word for word, _, _ in words("I\u0307lham S\u0327u\u0308ku\u0308rov")] == [
        "I\u0307lham",
        "S\u0327u\u0308ku\u0308rov",
    ]


@pytest.mark.parametrize("letter", ["ə", "x", "a", "'a", "I\u0307", "й", "kh"])
def test_folding_takes_no_longer_than_the_text_is_long(letter: str) -> None:
    started = process_time()
    key(letter * 100_000)
    assert process_time() - started < 2
