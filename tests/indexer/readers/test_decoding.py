"""What is promised of texts in any encoding."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.readers.decoding import decode

RUSSIAN = (
    "В понедельник, 28 июня, у здания мэрии состоялась акция протеста «День гнева». Её участники требовали реформ."
)
TURKISH = "Konferansta konuşan başkan, çevre sorunlarının çözümü için işbirliği gerektiğini söyledi. İğdır’dan geldi."
AZERBAIJANI = "Azərbaycan Respublikasında keçirilən konfransda qeyri-hökumət təşkilatlarının rəhbərləri çıxış ediblər."
ENGLISH = "The chairman’s “opening speech” – given at 9 o’clock – cost £20."
FRENCH = "La conférence a été organisée à l’hôtel de ville; le président s’est félicité des progrès réalisés."


def read(content: bytes, declared: str | None = None) -> str | None:
    decoded = decode(content, declared)
    return decoded.text if decoded else None


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
@pytest.mark.parametrize("text", [RUSSIAN, TURKISH, AZERBAIJANI, ENGLISH, FRENCH])
def test_unicode_is_read_with_and_without_a_mark(text: str, encoding: str) -> None:
    assert read(text.encode(encoding)) == text


@pytest.mark.parametrize("encoding", ["cp1251", "koi8-r", "cp866", "iso8859-5", "mac-cyrillic"])
def test_russian_is_never_garbled(encoding: str) -> None:
    text = RUSSIAN.replace("«", '"').replace("»", '"')
    assert read(text.encode(encoding)) == text


@pytest.mark.parametrize("encoding", ["cp1251", "koi8-r", "cp866"])
@pytest.mark.parametrize(
    "text", ["Вода", "Круглый стол в Баку", "ПРЕСС-РЕЛИЗ\n\nБаку, 3 марта", "Press release. Пресс-релиз."]
)
def test_a_few_russian_words_are_enough(text: str, encoding: str) -> None:
    assert read(text.encode(encoding)) == text


@pytest.mark.parametrize(("text", "encoding"), [(TURKISH, "cp1254"), (ENGLISH, "cp1252"), (FRENCH, "cp1252")])
def test_latin_letters_of_eight_bits_are_read(text: str, encoding: str) -> None:
    assert read(text.encode(encoding)) == text


def test_what_a_page_declares_is_believed_unless_it_is_utf_8() -> None:
    assert read("Çîş".encode("iso8859-9"), "iso-8859-9") == "Çîş"
    assert read(RUSSIAN.encode(), "windows-1251") == RUSSIAN


@pytest.mark.parametrize("declared", ["rot13", "zip", "hex", "idna", "unicode_escape", "no-such", "undefined", "utf-7"])
def test_a_declared_encoding_that_is_none_does_no_harm(declared: str) -> None:
    assert read(RUSSIAN.encode("cp1251"), declared) == RUSSIAN


def test_a_character_cut_in_two_costs_only_itself() -> None:
    decoded = decode(RUSSIAN.encode()[:-2])
    assert decoded is not None
    assert decoded.text[:-1] == RUSSIAN[:-2]
    assert decoded.lost == 1


@pytest.mark.parametrize(
    "content",
    [bytes(range(256)) * 4, b"\x89PNG\r\n\x1a\n" + bytes(100)],
)
def test_what_is_no_text_is_not_taken_for_one(content: bytes) -> None:
    assert decode(content) is None


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1))
def test_utf_8_comes_back_as_it_was(text: str) -> None:
    assert read(text.encode()) == text.removeprefix("\ufeff")


@given(st.binary(max_size=300))
def test_no_bytes_break_the_decoding(content: bytes) -> None:
    decoded = decode(content)
    assert decoded is None or isinstance(decoded.text, str)
