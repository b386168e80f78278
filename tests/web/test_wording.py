"""The archive says counts, sizes, certainty as people do."""

import pytest

from web import wording


def test_a_count_agrees_with_its_noun() -> None:
    assert [wording.count(value, "person") for value in (0, 1, 1204)] == ["0 people", "1 person", "1,204 people"]


def test_small_numbers_are_written_in_letters() -> None:
    assert [wording.small(value) for value in (0, 7, 12, 13)] == ["no", "seven", "twelve", "13"]


@pytest.mark.parametrize(
    ("octets", "said"),
    [(0, "0 bytes"), (812, "812 bytes"), (219_136, "214 KB"), (33_344_717, "31.8 MB"), (1 << 30, "1 GB")],
)
def test_a_size_is_said_in_a_unit_that_fits(octets: int, said: str) -> None:
    assert wording.size(octets) == said


def test_a_language_is_named_as_its_speakers_name_it() -> None:
    assert [wording.language(tag) for tag in ("az", "ru", "en-GB", "xx")] == [
        "Azərbaycanca",
        "Русский",
        "English",
        "xx",
    ]


@pytest.mark.parametrize(
    ("confidence", "word"), [(1.0, "sure"), (0.9, "sure"), (0.89, "likely"), (0.6, "likely"), (0.59, "a guess")]
)
def test_below_point_six_the_archive_says_that_it_guesses(confidence: float, word: str) -> None:
    assert wording.sureness(confidence) == word


def test_a_media_type_is_called_what_people_call_it() -> None:
    assert wording.media("application/pdf") == "PDF"
    assert wording.media("text/html; charset=utf-8") == "HTML"
    assert wording.media("") == "unrecognised format"


def test_a_sentence_begins_with_a_capital_and_keeps_the_rest() -> None:
    assert wording.sentence("the PDF holds no text") == "The PDF holds no text"
