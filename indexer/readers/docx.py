"""Word documents (.docx): the text as it stands, with tracked changes accepted."""

import io
import re
from collections.abc import Iterator

import docx
from docx.document import Document
from docx.opc.exceptions import OpcError
from lxml import etree

from indexer.errors import Unreadable
from indexer.readers import zipped
from indexer.readers.base import Block, Reading, Stated
from indexer.readers.evidence import was
from indexer.readers.titles import usable

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_CHOICE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
# Deletions, moved-away text, field codes and text of the other branch of an alternative are not part of what is read.
_LEFT_OUT = frozenset(
    f"{_W}{tag}" for tag in ("del", "moveFrom", "instrText", "delText", "pPr", "rPr", "sdtPr", "tblPr")
) | {_CHOICE}
_SIGNS = {f"{_W}tab": " ", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-", f"{_W}ptab": " "}
_DAMAGE = (*zipped.DAMAGE, OpcError, etree.LxmlError, AttributeError, TypeError, IndexError, RecursionError)


class DOCXReader:
    """Office Open XML text."""

    media_type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

    def recognises(self, content: bytes, name: str) -> bool:
        """Say whether it is a ZIP package with a Word document in it."""
        return zipped.holds(content, "word/document.xml")

    def read(self, content: bytes, name: str) -> Reading:
        """Read paragraphs, headings, items and the cells of tables, in reading order."""
        zipped.look_over(content, "Word document")
        try:
            document = docx.Document(io.BytesIO(content))
            blocks = tuple(_blocks(document))
            stated, notes = _properties(document)
        except _DAMAGE as error:
            raise Unreadable("the Word document is damaged: its parts cannot be read") from error
        if not blocks:
            raise Unreadable("the Word document holds no text: it may be a scan")
        return Reading(self.media_type, blocks, stated, notes=notes)


def _blocks(document: Document) -> Iterator[Block]:
    names = {style.style_id: (style.name or "") for style in document.styles}
    for paragraph in _paragraphs(document.element.body):
        text = _text(paragraph)
        if text:
            yield _block(paragraph, text, names)


def _paragraphs(element: etree._Element) -> Iterator[etree._Element]:
    """Paragraphs in document order, also in tables, content controls and text boxes (after their paragraph)."""
    for child in element:
        if child.tag in _LEFT_OUT:
            continue
        if child.tag == f"{_W}p":
            yield child
        yield from _paragraphs(child)


def _text(paragraph: etree._Element) -> str:
    words = "".join(_words(paragraph)).replace("\u00ad", "")
    lines = (" ".join(line.split()) for line in words.split("\n"))
    return "\n".join(line for line in lines if line)


def _words(element: etree._Element) -> Iterator[str]:
    for child in element:
        if child.tag == f"{_W}t":
            yield child.text or ""
        elif child.tag in _SIGNS:
            yield _SIGNS[child.tag]
        elif child.tag not in _LEFT_OUT and child.tag != f"{_W}txbxContent":
            yield from _words(child)


def _block(paragraph: etree._Element, text: str, names: dict[str, str]) -> Block:
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    name = names.get(style.get(f"{_W}val", ""), style.get(f"{_W}val", "")) if style is not None else ""
    if found := re.match(r"heading\s*([1-9])", name, re.I):
        return Block(text, "heading", int(found[1]))
    if name.lower() in ("title", "subtitle"):
        return Block(text, "heading", 1 if name.lower() == "title" else 2)
    numbering = paragraph.find(f"{_W}pPr/{_W}numPr")
    if numbering is not None or name.lower().startswith("list "):
        return Block(text, "item", _depth(numbering))
    return Block(text, "heading", 4) if _is_bold(paragraph, text) else Block(text)


def _depth(numbering: etree._Element | None) -> int:
    level = numbering.find(f"{_W}ilvl") if numbering is not None else None
    depth = level.get(f"{_W}val", "0") if level is not None else "0"
    return int(depth) + 1 if depth.isdecimal() else 1


def _is_bold(paragraph: etree._Element, text: str) -> bool:
    """A short paragraph wholly in bold, without the end of a sentence, heads what follows."""
    if len(text) > 150 or "\n" in text or re.search(r"[.!?;,]\W*\Z", text):
        return False
    runs = [run for run in paragraph.iter(f"{_W}r") if "".join(_words(run)).strip()]
    marks = [run.find(f"{_W}rPr/{_W}b") for run in runs]
    return all(mark is not None and mark.get(f"{_W}val", "1") not in ("0", "false") for mark in marks)


def _properties(document: Document) -> tuple[tuple[Stated, ...], tuple[str, ...]]:
    said = document.core_properties
    title = usable(said.title or "")
    days = (("created", said.created), ("last changed", said.modified))
    notes = tuple(was(made, day.date()) for made, day in days if day is not None)
    return ((Stated("embedded", title),) if title else ()), notes
