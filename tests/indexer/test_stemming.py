"""A word is found in whatever form it is printed, and another word is not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.stemming import LANGUAGES, stem


@pytest.mark.parametrize(
    ("language", "forms"),
    [
        ("en", "demining demined demine"),
        ("en", "Ministry ministries"),
        ("ru", "министерство министерства министерству Министерством"),
        ("ru", "водный водного водные водных"),
        ("az", "Nazirlik nazirliyi Nazirliyinin nazirliyə nazirlikləri nazirliklərin"),
        ("az", "agentlik Agentliyinin agentliyi"),
        ("az", "cəmiyyət Cəmiyyəti Cəmiyyətinin cəmiyyətə cəmiyyətlər"),
        ("az", "assosiasiya Assosiasiyası Assosiasiyasının assosiasiyaya"),
        ("az", "kitabxana Kitabxanası kitabxanaya kitabxanalarda kitabxananın kitabxanasından"),
        ("az", "məktəb məktəblərdə məktəbə məktəbimiz məktəbin"),
        ("az", "müəssisə müəssisəsi müəssisələrinin"),
        ("az", "qanun qanunu qanunun qanunlar"),
        ("az", "Vəlidov Vəlidovun Vəlidovla Vəlidovdan"),
        ("az", "Bakı Bakıda Bakının Bakıya"),
        ("az", "İdarə İdarəsi idarəsinin"),
    ],
)
def test_the_forms_of_a_word_have_one_stem(language: str, forms: str) -> None:
    assert len({stem(form, language) for form in forms.split()}) == 1


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("az", "Gəncə", "gənc"),
        ("az", "Vəlidova", "Vəlidov"),
        ("az", "qanun", "qan"),
        ("en", "wing", "win"),
        ("ru", "право", "правда"),
    ],
)
def test_two_words_have_two_stems(language: str, one: str, other: str) -> None:
    assert stem(one, language) != stem(other, language)


def test_a_language_whose_endings_are_not_known_has_no_stems() -> None:
    assert stem("ministères", "fr") is None


@given(st.text(min_size=1, max_size=40), st.sampled_from(LANGUAGES))
def test_no_word_is_too_strange_to_be_stemmed(word: str, language: str) -> None:
    assert isinstance(stem(word, language), str)
