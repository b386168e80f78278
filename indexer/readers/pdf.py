"""PDF: words with their places on the page."""

import io
import logging
import re
import struct
import unicodedata
import zlib
from collections.abc import Iterator
from datetime import date
from math import hypot

from pdfminer.pdfdevice import PDFTextDevice, PDFTextSeq
from pdfminer.pdfdocument import PDFDocument, PDFEncryptionError, PDFPasswordIncorrect
from pdfminer.pdffont import PDFFont, PDFUnicodeNotDefined
from pdfminer.pdfinterp import PDFGraphicState, PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import resolve1
from pdfminer.psexceptions import PSException
from pdfminer.utils import Matrix, Point, decode_text

from indexer.errors import Unreadable
from indexer.readers.base import Reading, Stated
from indexer.readers.evidence import was
from indexer.readers.printed.columns import flows
from indexer.readers.printed.lines import Glyph, Sheet, sheet
from indexer.readers.printed.paragraphs import blocks
from indexer.readers.printed.running import without_running
from indexer.readers.titles import usable

_PAGES = 5000
_MAGIC = re.compile(rb"(?:\A|[\r\n\x00 \xbf])%PDF-\d")
_BOLD = re.compile(r"bold|black|heavy|demi", re.I)
_DATE = re.compile(r"(?:D:)?(\d{4})(\d\d)(\d\d)")
_UNKNOWN = "\ufffd"
# pdfminer trusts what a file says of itself: besides its own errors, damage surfaces as wrong types, missing keys,
# broken streams, numbers beyond all bounds, or objects that contain themselves.
_DAMAGE = (
    PSException,
    ValueError,
    TypeError,
    LookupError,
    AttributeError,
    AssertionError,
    ArithmeticError,
    RuntimeError,
    EOFError,
    OSError,
    struct.error,
    zlib.error,
)

# What is wrong with a file stands beside the document, not in a log.
logging.getLogger("pdfminer").setLevel(logging.CRITICAL)


class PDFReader:
    """Portable Document Format, also under another name."""

    media_type = "application/pdf"

    def recognises(self, content: bytes, name: str) -> bool:
        """Say whether the mark of a PDF stands near the beginning, where readers look for it."""
        return bool(_MAGIC.search(content[:1024]))

    def read(self, content: bytes, name: str) -> Reading:
        """Read the text of all pages in reading order, with the place of each block."""
        try:
            document = PDFDocument(PDFParser(io.BytesIO(content)))
            sheets, total = _sheets(document)
            title, days = _information(document)
        except (PDFPasswordIncorrect, PDFEncryptionError) as error:
            raise Unreadable("the PDF is protected by a password") from error
        except _DAMAGE as error:
            raise Unreadable("the PDF is damaged: its structure is broken") from error
        return _reading(sheets, total, title, days)


def _reading(sheets: list[Sheet | None], total: int, title: str | None, days: tuple[str, ...]) -> Reading:
    sound = [each for each in sheets if each is not None]
    if not sound:
        raise Unreadable(f"the PDF is damaged: {'none of its pages can be read' if total else 'it has no pages'}")
    read = blocks([flow for each in without_running(sound) for flow in flows(each)])
    if not read:
        raise Unreadable("the PDF holds no text: it may be a scan")
    lost, length = sum(block.text.count(_UNKNOWN) for block in read), sum(len(block.text) for block in read)
    if lost * 3 > length:
        raise Unreadable("the PDF does not say which characters its fonts print: it must be recognised like a scan")
    stated = (Stated("embedded", title),) if title else ()
    return Reading(PDFReader.media_type, read, stated, pages=total, notes=(*days, *_losses(sheets, total, lost)))


def _losses(sheets: list[Sheet | None], total: int, lost: int) -> Iterator[str]:
    if lost:
        yield f"{lost} characters of the PDF's fonts are unknown and stand as {_UNKNOWN}."
    yield from (f"Page {number} is damaged and was left out." for number, each in enumerate(sheets, 1) if each is None)
    if total > _PAGES:
        yield f"Only the first {_PAGES} of {total} pages were read."


def _sheets(document: PDFDocument) -> tuple[list[Sheet | None], int]:
    resources = PDFResourceManager()
    device = _Eye(resources)
    interpreter = PDFPageInterpreter(resources, device)
    sheets: list[Sheet | None] = []
    total = 0
    for page in PDFPage.create_pages(document):
        total += 1
        if total <= _PAGES:
            sheets.append(_sheet(interpreter, device, page, total))
    return sheets, total


def _sheet(interpreter: PDFPageInterpreter, device: "_Eye", page: PDFPage, number: int) -> Sheet | None:
    """Look at one page; None when it is damaged, so that the others can still be read."""
    try:
        interpreter.process_page(page)
        return device.sheet(number)
    except _DAMAGE:
        return None


class _Eye(PDFTextDevice):
    """A device that only looks where characters are printed; it is what makes reading quick."""

    def __init__(self, resources: PDFResourceManager) -> None:
        super().__init__(resources)
        self._glyphs: dict[int, list[Glyph]] = {}
        self._size = (0.0, 0.0)
        self._letters: dict[tuple[PDFFont, int], tuple[str, float]] = {}
        self._bold: dict[PDFFont, bool] = {}

    def begin_page(self, page: PDFPage, ctm: Matrix) -> None:
        left, bottom, right, top = page.mediabox
        width, height = abs(right - left), abs(top - bottom)
        self._size = (height, width) if page.rotate in (90, 270) else (width, height)
        self._glyphs = {}

    def sheet(self, number: int) -> Sheet:
        """Return what was seen on the page, upright; writing in another direction is left out."""
        turn = max(self._glyphs, key=lambda each: len(self._glyphs[each]), default=0)
        width, height = self._size if turn in (0, 180) else self._size[::-1]
        seen = [
            glyph for glyph in self._glyphs.get(turn, []) if -1 <= glyph.left <= width and 0 <= glyph.baseline <= height
        ]
        return sheet(number, width, height, seen)

    def render_string_horizontal(
        self,
        seq: PDFTextSeq,
        matrix: Matrix,
        pos: Point,
        font: PDFFont,
        fontsize: float,
        scaling: float,
        charspace: float,
        wordspace: float,
        rise: float,
        dxscale: float,
        ncs: object,
        graphicstate: PDFGraphicState,
    ) -> Point:
        """Follow one string along its baseline (ISO 32000-1, 9.4.4), as pdfminer does, and note each character."""
        x, y = pos
        a, b, c, d, e, f = matrix
        along, up = hypot(a, b) or 1.0, hypot(c, d)
        turn = _turn(a / along, b / along)
        notes = self._glyphs.setdefault(turn, []) if turn is not None else []
        size, bold, spaced = fontsize * up, self._is_bold(font), False
        for part in seq:
            if isinstance(part, (int, float)):
                x -= part * dxscale
                spaced = True
                continue
            for cid in font.decode(part) if isinstance(part, bytes) else ():
                x += charspace if spaced else 0.0
                text, width = self._letter(font, cid)
                step = width * fontsize * scaling
                start = (a * x + c * (y + rise) + e, b * x + d * (y + rise) + f)
                end = start[0] + a * step, start[1] + b * step
                notes.append(self._glyph(turn or 0, start, end, abs(size), bold, text))
                x += step + (wordspace if cid == 32 else 0.0)
                spaced = True
        return (x, y)

    def _glyph(self, turn: int, start: Point, end: Point, size: float, bold: bool, text: str) -> Glyph:
        width, height = self._size
        if turn == 0:
            return Glyph(start[0], end[0], height - start[1], size, bold, text)
        if turn == 180:
            return Glyph(width - start[0], width - end[0], start[1], size, bold, text)
        if turn == 90:
            return Glyph(start[1], end[1], start[0], size, bold, text)
        return Glyph(height - start[1], height - end[1], width - start[0], size, bold, text)

    def _letter(self, font: PDFFont, cid: int) -> tuple[str, float]:
        known = self._letters.get((font, cid))
        if known is None:
            known = self._letters[font, cid] = (_character(font, cid), font.char_width(cid))
        return known

    def _is_bold(self, font: PDFFont) -> bool:
        if font not in self._bold:
            self._bold[font] = bool(_BOLD.search(str(getattr(font, "fontname", ""))))
        return self._bold[font]


def _turn(cosine: float, sine: float) -> int | None:
    """Return the direction of writing in degrees, None for aslant."""
    if abs(sine) < 0.05:
        return 0 if cosine > 0 else 180
    if abs(cosine) < 0.05:
        return 90 if sine > 0 else 270
    return None


def _character(font: PDFFont, cid: int) -> str:
    try:
        text = str(font.to_unichr(cid))
    except (PDFUnicodeNotDefined, KeyError, ValueError):
        return _UNKNOWN
    # Ligatures are one sign of two letters; private signs are kept, for bullets stand among them.
    return unicodedata.normalize("NFKC", text) if "\ufb00" <= text[:1] <= "\ufb06" else text.replace("\x00", "")


def _information(document: PDFDocument) -> tuple[str | None, tuple[str, ...]]:
    said = {key: resolve1(value) for entry in document.info for key, value in entry.items()}
    title = said.get("Title")
    days = (("created", said.get("CreationDate")), ("last changed", said.get("ModDate")))
    written = usable(decode_text(title)) if isinstance(title, bytes) else None
    return written, tuple(_days(days))


def _days(days: tuple[tuple[str, object], ...]) -> Iterator[str]:
    for made, value in days:
        found = _DATE.match(decode_text(value)) if isinstance(value, bytes) else None
        try:
            if found:
                yield was(made, date(int(found[1]), int(found[2]), int(found[3])))
        except ValueError:
            continue
