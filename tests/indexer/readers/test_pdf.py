"""What a PDF's reader promises."""

import io

import pytest
from fpdf import FPDF
from fpdf.enums import AccessPermission
from PIL import Image

from indexer.errors import Unreadable
from indexer.readers.base import Block
from indexer.readers.pdf import PDFReader
from tests.indexer.readers import samples

LEFT = (
    "Water is a common good and every village has a right to it, as the chair of the conference said on the first day."
)
RIGHT = (
    "Nobody present at the conference spoke against this, and the hall applauded for several minutes before the break."
)


def read(content: bytes) -> tuple[Block, ...]:
    return PDFReader().read(content, "wells.pdf").blocks


def sheet(size: float = 11, style: str = "") -> FPDF:
    page = FPDF(format="A4")
    page.set_auto_page_break(False)
    page.add_page()
    page.set_font("Helvetica", style, size)
    return page


def column(page: FPDF, left: float, top: float, text: str, width: float = 80) -> None:
    page.set_xy(left, top)
    page.multi_cell(width, 5.5, text, align="L")


def lines(page: FPDF, left: float, top: float, *texts: str) -> None:
    for place, text in enumerate(texts):
        page.text(left, top + 5.5 * place, text)


def test_a_title_paragraphs_and_items_are_told_apart() -> None:
    kinds = [(block.kind, block.text) for block in read(samples.pdf())]
    assert kinds == [
        ("heading", samples.TITLE),
        ("paragraph", samples.FIRST),
        ("item", f"1. {samples.ITEM}"),
        ("paragraph", samples.LAST),
    ]


def test_a_block_can_be_shown_on_its_page() -> None:
    page = sheet()
    page.text(100, 50, "Here it stands.")
    (block,) = read(bytes(page.output()))
    assert block.page == 1
    assert block.box is not None
    left, top, right, bottom = (place * 25.4 / 72 for place in block.box)
    assert left == pytest.approx(100, abs=0.5)
    assert top < 50 < bottom
    assert right == pytest.approx(100 + page.get_string_width("Here it stands."), abs=0.5)


def test_columns_are_read_one_after_the_other() -> None:
    page = sheet()
    column(page, 20, 40, LEFT)
    column(page, 112, 41, RIGHT)
    assert [block.text for block in read(bytes(page.output()))] == [LEFT, RIGHT]


def test_a_heading_over_two_columns_comes_before_both() -> None:
    page = sheet(18, "B")
    page.text(20, 25, "A heading that reaches over both of the two columns")
    page.set_font("Helvetica", size=11)
    column(page, 20, 40, LEFT)
    column(page, 112, 40, RIGHT)
    heading, left, right = read(bytes(page.output()))
    assert (heading.kind, heading.text) == ("heading", "A heading that reaches over both of the two columns")
    assert (left.text, right.text) == (LEFT, RIGHT)


def test_a_table_is_read_row_by_row() -> None:
    page = sheet()
    for place, (village, wells) in enumerate(
        (("Ashford", "12"), ("Elm", "9"), ("Oakham", "3"), ("Lime", "4"), ("Fir", "1"))
    ):
        page.text(20, 40 + 10 * place, village)
        page.text(120, 40 + 10 * place, wells)
    text = " ".join(block.text for block in read(bytes(page.output())))
    assert text == "Ashford 12 Elm 9 Oakham 3 Lime 4 Fir 1"


def test_words_divided_at_the_end_of_a_line_are_whole_again() -> None:
    page = sheet()
    lines(
        page, 20, 40, "The representatives of the organi-", "sations spoke about the anti-", "tank mines in the region."
    )
    assert read(bytes(page.output()))[0].text == (
        "The representatives of the organisations spoke about the anti-tank mines in the region."
    )


def test_a_paragraph_that_runs_over_a_page_is_one() -> None:
    page = sheet()
    lines(page, 20, 40, "The members of the council, who had", "come from every village, agreed on")
    page.add_page()
    lines(page, 20, 20, "a common plan for the next year.")
    (block,) = read(bytes(page.output()))
    assert block.text.endswith("agreed on a common plan for the next year.")
    assert block.page == 1


def test_running_heads_feet_and_page_numbers_are_left_out() -> None:
    page = FPDF(format="A4")
    page.set_auto_page_break(False)
    for number, words in enumerate(
        ("The first page says this.", "The second page says that.", "The last page ends."), 1
    ):
        page.add_page()
        page.set_font("Helvetica", size=11)
        page.text(20, 12, "Bulletin of the Old Library")
        page.text(20, 60, words)
        page.text(20, 285, f"Printed in March - page {number} of 3")
    assert [block.text for block in read(bytes(page.output()))] == [
        "The first page says this.",
        "The second page says that.",
        "The last page ends.",
    ]


def test_of_a_single_page_only_a_lone_page_number_is_left_out() -> None:
    page = sheet()
    page.text(20, 12, "Bulletin of the Old Library")
    page.text(20, 60, "The page says this.")
    page.text(100, 290, "- 1 -")
    texts = [block.text for block in read(bytes(page.output()))]
    assert texts == ["Bulletin of the Old Library", "The page says this."]


def test_a_number_amid_the_page_is_kept() -> None:
    page = sheet()
    page.text(20, 100, "Wells measured:")
    page.text(20, 120, "412")
    assert [block.text for block in read(bytes(page.output()))][-1] == "412"


def test_writing_aslant_over_the_page_is_left_out() -> None:
    page = sheet()
    page.text(20, 60, "The page says this.")
    with page.rotation(45, 100, 100):
        page.text(100, 100, "DRAFT")
    assert [block.text for block in read(bytes(page.output()))] == ["The page says this."]


def test_a_page_printed_sideways_is_read() -> None:
    page = sheet()
    with page.rotation(90, 100, 150):
        lines(page, 60, 150, "The page was laid on its side", "and says this.")
    assert [block.text for block in read(bytes(page.output()))] == ["The page was laid on its side and says this."]


def test_what_the_file_says_of_itself_is_evidence() -> None:
    page = sheet()
    page.text(20, 60, "The page says this.")
    page.set_title(samples.TITLE)
    page.set_creation_date(samples.CREATED)
    reading = PDFReader().read(bytes(page.output()), "wells.pdf")
    assert [stated.title for stated in reading.stated] == [samples.TITLE]
    assert all(stated.published is None and stated.where == "embedded" for stated in reading.stated)
    assert reading.notes[0] == "The file says it was created on 12 March 2014."


@pytest.mark.parametrize("title", ["Microsoft Word - wells.doc", "untitled", "wells_final_2.pdf", "about:blank"])
def test_a_title_that_a_program_invented_is_no_title(title: str) -> None:
    page = sheet()
    page.text(20, 60, "The page says this.")
    page.set_title(title)
    assert PDFReader().read(bytes(page.output()), "wells.pdf").stated == ()


def test_a_protected_pdf_is_named_so() -> None:
    page = sheet()
    page.text(20, 60, "The page says this.")
    page.set_encryption(owner_password="owner", user_password="user", permissions=AccessPermission.none())
    with pytest.raises(Unreadable, match="protected by a password"):
        read(bytes(page.output()))


def test_a_scan_is_named_so() -> None:
    picture = io.BytesIO()
    Image.new("RGB", (40, 40), "white").save(picture, "PNG")
    page = sheet()
    page.image(picture, 20, 20, 100)
    with pytest.raises(Unreadable, match="holds no text: it may be a scan"):
        read(bytes(page.output()))


def test_a_cut_off_pdf_is_named_so() -> None:
    with pytest.raises(Unreadable, match="the PDF is damaged"):
        read(samples.pdf()[:300])


def test_a_damaged_page_does_not_cost_the_others() -> None:
    page = sheet()
    page.text(20, 60, "The first page says this.")
    page.add_page()
    page.text(20, 60, "The second page says that.")
    page.set_compression(False)
    content = bytes(page.output()).replace(b"/Resources 2 0 R", b"/Resources 2 0 0", 1)
    assert "The second page says that." in [block.text for block in read(content)]
