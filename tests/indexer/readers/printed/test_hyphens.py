"""What is promised of words divided at the ends of lines."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.readers.printed.hyphens import Usage, usage_of, wrapped


@pytest.mark.parametrize(
    ("lines", "whole"),
    [
        (["the organi-", "sation"], "the organisation"),
        (["the organi\u00ad", "Sation"], "the organiSation"),
        (["Nagorno-", "Karabakh"], "Nagorno-Karabakh"),
        (["an all-hands-", "on approach"], "an all-hands-on approach"),
        (["an FCPA-", "related case"], "an FCPA-related case"),
        (["anti-", "tank mines"], "anti-tank mines"),
        (["демини-", "рование"], "деминирование"),
        (["in 2019-", "2021"], "in 2019-2021"),
        (["he said -", "and left"], "he said - and left"),
    ],
)
def test_a_hyphen_goes_where_it_only_divided_a_word(lines: list[str], whole: str) -> None:
    assert wrapped(lines, Usage()) == whole


def test_the_document_itself_decides_about_a_compound() -> None:
    usage = usage_of(["the deep-water port", "a deep-", "water port"])
    assert wrapped(["a deep-", "water port"], usage) == "a deep-water port"


def test_where_nobody_divides_words_every_hyphen_stays() -> None:
    usage = usage_of(["a line without any hyphen at its end"] * 60 + ["the video-", "conference"])
    assert wrapped(["the video-", "conference"], usage) == "the video-conference"


@given(st.lists(st.text(alphabet="abcдежə ", min_size=1).map(str.strip).filter(bool), min_size=1))
def test_without_hyphens_lines_are_joined_by_blanks(lines: list[str]) -> None:
    assert wrapped(lines, usage_of(lines)) == " ".join(lines)
