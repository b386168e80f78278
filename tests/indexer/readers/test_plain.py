"""What a plain text's reader promises."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.errors import Unreadable
from indexer.readers.plain import PlainReader, blocks_of
from tests.indexer.readers import samples


def texts(text: str) -> list[str]:
    return [block.text for block in blocks_of(text)]


def test_a_title_paragraphs_and_items_are_told_apart() -> None:
    blocks = PlainReader().read(samples.PLAIN, "wells.txt").blocks
    assert [(block.kind, block.text) for block in blocks] == [
        ("heading", samples.TITLE),
        ("paragraph", samples.FIRST),
        ("item", f"- {samples.ITEM}"),
        ("paragraph", samples.LAST),
    ]


@given(st.text(alphabet="ab .\n\r\t-•1)əЖ\u2028\x0c", max_size=200))
def test_every_block_is_a_slice_of_the_text_and_no_word_is_lost(text: str) -> None:
    blocks = blocks_of(text)
    for block in blocks:
        assert block.start is not None
        assert text[block.start : block.start + len(block.text)] == block.text
    assert "".join("".join(block.text.split()) for block in blocks) == "".join(text.split())


def test_offsets_count_characters_after_the_mark() -> None:
    (block,) = PlainReader().read("\ufeff  Вода.".encode("utf-16-le"), "wells.txt").blocks
    assert (block.start, block.text) == (2, "Вода.")


def test_one_paragraph_a_line_is_one_block_a_line() -> None:
    long, other = samples.FIRST + " " + samples.LAST, samples.LAST + " " + samples.FIRST
    assert texts(f"{long}\n{other}\nThe end was near.\n") == [long, other, "The end was near."]


def test_lines_wrapped_by_hand_stay_together() -> None:
    wrapped = "The conference was held in the Old Library\nand twelve organisations took part\nin it."
    assert texts(f"{wrapped}\n\nIt was long.") == [wrapped, "It was long."]


def test_an_indented_line_opens_a_paragraph() -> None:
    assert texts("   The first one goes on\nover two lines.\n   The second one\ndoes so too.") == [
        "The first one goes on\nover two lines.",
        "The second one\ndoes so too.",
    ]


def test_items_right_under_each_other_come_apart() -> None:
    text = "They asked for:\n1. clean water;\n2. deep wells.\n• and pipes\n"
    assert texts(text) == ["They asked for:", "1. clean water;", "2. deep wells.", "• and pipes"]
    assert [block.kind for block in blocks_of(text)][1:] == ["item", "item", "item"]


def test_a_number_wrapped_to_the_head_of_a_line_is_no_item() -> None:
    assert len(texts("The conference took place on the\n12. of March in the library.")) == 1


def test_a_first_line_that_is_a_sentence_is_no_heading() -> None:
    assert blocks_of("The conference was held.\n\nIt was long.")[0].kind == "paragraph"


@pytest.mark.parametrize(
    ("content", "reason"),
    [(b"", "the file is empty"), (b" \n\t\n", "the file holds no text"), (bytes(range(256)) * 9, "is no text")],
)
def test_what_cannot_be_read_says_why(content: bytes, reason: str) -> None:
    with pytest.raises(Unreadable, match=reason):
        PlainReader().read(content, "wells.txt")


def test_lost_characters_are_noted() -> None:
    reading = PlainReader().read("Вода и жизнь".encode() + b"\xd0", "wells.txt")
    assert reading.notes == ("1 characters could not be decoded as utf-8 and stand as \ufffd.",)


def test_short_lines_among_paragraphs_of_one_line_each_stand_alone() -> None:
    paragraph = "The committee met in the reading room and heard nine reports on the state of the wells. " * 4
    text = f"Nine wells and a canal\n26 July 2018 Posted in reports\n{paragraph}\n{paragraph}"
    blocks = PlainReader().read(text.encode(), "report.txt").blocks
    assert [block.text for block in blocks][:2] == ["Nine wells and a canal", "26 July 2018 Posted in reports"]
