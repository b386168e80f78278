"""What a Rich Text reader promises."""

import pytest

from indexer.errors import Unreadable
from indexer.readers.rtf import RTFReader
from tests.indexer.readers import samples


def texts(content: bytes) -> list[str]:
    return [block.text for block in RTFReader().read(content, "wells.rtf").blocks]


def test_paragraphs_come_apart_in_the_code_page_of_the_file() -> None:
    assert texts(samples.RTF) == [samples.TITLE, "Конференция “wells”", "the library was full."]


def test_the_address_of_a_link_is_no_part_of_the_words() -> None:
    assert "example.org" not in " ".join(texts(samples.RTF))


def test_azerbaijani_letters_survive() -> None:
    assert texts(rb"{\rtf1\ansi\ansicpg1254 Az\u601?rbaycan M\u601?hk\u601?m\u601?si \'fe\'f0\'fd}") == [
        "Azərbaycan Məhkəməsi şğı"
    ]


def test_letters_beyond_the_first_plane_are_whole() -> None:
    assert texts(rb"{\rtf1\ansi A\u-10179?\u-8704?B}") == ["A\U0001f600B"]


def test_bytes_that_nobody_escaped_are_of_the_code_page() -> None:
    assert texts(b"{\\rtf1\\ansi\\ansicpg1251 " + "Вода".encode("cp1251") + b"}") == ["Вода"]


def test_the_information_group_is_evidence() -> None:
    reading = RTFReader().read(samples.RTF, "wells.rtf")
    assert reading.stated[0].title == samples.TITLE
    assert reading.notes == ("The file says it was created on 12 March 2014.",)


@pytest.mark.parametrize("content", [rb"{\rtf1}", rb"{\rtf1\ansi {\info{\title x}}}", b"{\\rtf"])
def test_a_file_without_words_says_so(content: bytes) -> None:
    with pytest.raises(Unreadable, match="holds no text"):
        texts(content)


def test_control_words_without_sense_are_damage() -> None:
    with pytest.raises(Unreadable, match="is damaged"):
        texts(rb"{\rtf1\u99999999999999 x}")
