"""Prints a source as a PDF: one or two columns, running heads, page numbers and hyphens where it asks for them."""

import re
from datetime import UTC, datetime
from pathlib import Path

from fpdf import FPDF
from fpdf.enums import Align, XPos, YPos

from corpus.sources import Block, Source

FONTS = Path("/usr/share/fonts/truetype/dejavu")
FACE = "DejaVu Serif"
SIZES = {"title": 1.6, "heading": 1.15, "paragraph": 1.0}
SOFT_HYPHEN = "\u00ad"
VOWELS = "aeiouyаеёиоуыэюяəıöü"
SYLLABLE = re.compile(rf"(?<=[^\W\d_]{{2}}[{VOWELS}])(?=[^\W\d_{VOWELS}][{VOWELS}][^\W\d_])", re.IGNORECASE)


class Sheet(FPDF):
    """A4 paper with a running head and page numbers."""

    def __init__(self, head: str, numbered: bool, size: float) -> None:
        """``size`` is that of the running text, in points."""
        super().__init__(format="A4")
        self.running_head = head
        self.numbered = numbered
        self.size = size
        self.set_margins(22, 24, 22)
        self.set_auto_page_break(True, 22)
        self.add_font(FACE, "", FONTS / "DejaVuSerif.ttf")
        self.add_font(FACE, "B", FONTS / "DejaVuSerif-Bold.ttf")

    def header(self) -> None:
        if self.running_head:
            self.set_font(FACE, "", 9)
            self.set_y(12)
            self.cell(0, 5, self.running_head, align="R")
            self.set_y(24)

    def footer(self) -> None:
        if self.numbered:
            self.set_y(-15)
            self.set_font(FACE, "", 9)
            self.cell(0, 5, f"– {self.page_no()} –", align="C")


def pdf_file(source: Source) -> bytes:
    """The PDF's bytes; properties left empty by the source stay empty."""
    form = source.form
    sheet = Sheet(form.get("head", ""), form.get("page_numbers", False), form.get("size", 10))
    sheet.set_title(form.get("title", source.title or ""))
    sheet.set_author(form.get("author", ""))
    sheet.set_creation_date(datetime.fromisoformat(form.get("date", "2013-08-23")).replace(tzinfo=UTC))
    sheet.add_page()
    if form.get("columns", 1) == 1:
        _one_column(sheet, source.blocks)
    else:
        _columns(sheet, source.blocks, form["columns"])
    return bytes(sheet.output())


def hyphenable(text: str) -> str:
    """Put soft hyphens where a long word may break: after a vowel, before a consonant with its vowel."""
    return re.sub(r"\w{7,}", lambda word: SYLLABLE.sub(SOFT_HYPHEN, word[0]), text)


def _one_column(sheet: Sheet, blocks: tuple[Block, ...]) -> None:
    for block in blocks:
        _face(sheet, block)
        sheet.multi_cell(0, sheet.font_size * 1.4, block.text, align="L", new_x=XPos.LMARGIN, new_y=YPos.NEXT)
        sheet.ln(2.5)


def _columns(sheet: Sheet, blocks: tuple[Block, ...], count: int) -> None:
    with sheet.text_columns(ncols=count, gutter=7, text_align="J", line_height=1.3) as columns:
        for block in blocks:
            _face(sheet, block)
            align = Align.J if block.shape == "paragraph" else Align.L
            with columns.paragraph(text_align=align, bottom_margin=2.5) as paragraph:
                paragraph.write(hyphenable(block.text) if block.shape == "paragraph" else block.text)


def _face(sheet: Sheet, block: Block) -> None:
    sheet.set_font(FACE, "" if block.shape == "paragraph" else "B", SIZES[block.shape] * sheet.size)
