"""Beside each passage stands who speaks in it, and how."""

from hypothesis import given
from hypothesis import strategies as st

from archive.documents import Named, Part, Statement
from archive.passages import Passage, Span
from tests.web.test_citations import DOCUMENT
from web.folios import heading_levels, rows, voice
from web.marking import Range

TEXT = (
    Passage(1, "A title"),
    Passage(2, "He said that it was so. “It is so.” Nobody answered."),
    Passage(3, "They went on to say much more."),
    Passage(4, "1. that it be so;", "item"),
    Passage(5, "that it stay so.", "item"),
)
SPEAKER = Named("v4d9m1s7", "Kamran Velidarov")
PART = Part(SPEAKER, "person", "speaker", "head", "Department", ("K. Velidar",))


def statement(span: Span, form: str = "direct", voice: str = "single") -> Statement:
    """Return a statement by one speaker."""
    return Statement("s4d9m1s7", "p7vxprqj", 1, form, voice, span, "", None, (SPEAKER,))  # type: ignore[arg-type]


def nothing(text: str) -> tuple[Range, ...]:
    """Mark nothing."""
    return ()


def test_the_line_is_that_of_the_statement_that_fills_most_of_the_passage() -> None:
    long, short = statement(Span(2, 0, 2, 23), "indirect"), statement(Span(2, 24, 2, 34))
    assert voice(TEXT[1], (short, long)) is long
    assert voice(TEXT[2], (short, long)) is None


def test_a_statement_over_two_passages_has_one_line_and_one_note() -> None:
    both = statement(Span(2, 0, 3, 10), "indirect", "joint")
    laid = rows(DOCUMENT, TEXT, (both,), (PART,), (), nothing)
    assert [row.continues for row in laid] == [False, True, False, False, False]
    assert [len(row.notes) for row in laid] == [0, 1, 0, 0, 0]
    assert laid[2].voice is both


def test_a_note_says_the_office_and_how_the_name_is_printed() -> None:
    laid = rows(DOCUMENT, TEXT, (statement(Span(2, 0, 2, 5)),), (PART,), (), nothing)
    speaker = laid[1].notes[0].speakers[0]
    assert (speaker.position, speaker.affiliation, speaker.printed) == ("head", "Department", "K. Velidar")


def test_an_item_that_has_its_own_number_gets_no_dash() -> None:
    assert [row.bulleted for row in rows(DOCUMENT, TEXT, (), (), (), nothing)] == [False, False, False, False, True]


def test_the_title_is_not_repeated_and_keeps_its_number() -> None:
    titled = (Passage(1, DOCUMENT.title), *TEXT[1:])
    assert [row.passage.number for row in rows(DOCUMENT, titled, (), (), (), nothing)] == [2, 3, 4, 5]


@given(st.lists(st.tuples(st.sampled_from(("heading", "paragraph")), st.integers(0, 9))))
def test_no_level_of_headings_is_skipped(shape: list[tuple[str, int]]) -> None:
    levels = heading_levels(Passage(1, "x", kind, level) for kind, level in shape)  # type: ignore[arg-type]
    above = 1
    for level in filter(None, levels):
        assert 2 <= level <= min(above + 1, 4)
        above = level
