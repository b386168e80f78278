"""Which language a text is said to be in."""

import pytest

from archive.passages import Passage
from indexer.extract.prose.language import language, languages

TEXTS = {
    "en": "The wells of the village are open again and the water is clean.",
    "az": "Kəndin quyuları yenidən açılıb və su təmizdir, bu barədə konfrans keçirilib.",
    "ru": "Колодцы в деревне снова открыты, и вода в них чистая, как и была.",
    "tr": "Köyün kuyuları yeniden açıldı ve su temiz, bu konuda bugün bir toplantı yapıldı.",
    "de": "Die Brunnen des Dorfes sind wieder offen und das Wasser ist sauber.",
    "uk": "Колодязі в селі знову відкриті, і вода в них чиста, як і була раніше.",
}


@pytest.mark.parametrize("tag", TEXTS)
def test_a_language_is_told_from_its_neighbours(tag: str) -> None:
    found = language((Passage(1, TEXTS[tag]),))
    assert found is not None
    assert found.value == tag


@pytest.mark.parametrize("text", ["", "12 3", "OK", "№ 5"])
def test_too_little_text_has_no_language(text: str) -> None:
    assert language((Passage(1, text),)) is None


def test_each_passage_has_its_own_language() -> None:
    passages = [Passage(number, TEXTS[tag]) for number, tag in enumerate(("en", "az", "ru"), 1)]
    assert languages((*passages, Passage(4, "1999"))) == ("en", "az", "ru", None)
