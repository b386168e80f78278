"""OpenDocument text (.odt)."""

import datetime
from collections.abc import Iterator

from lxml import etree

from archive.passages import PassageKind
from indexer.errors import Unreadable
from indexer.readers import zipped
from indexer.readers.base import Block, Reading, Stated
from indexer.readers.evidence import was
from indexer.readers.titles import usable

_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_META = "{urn:oasis:names:tc:opendocument:xmlns:meta:1.0}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_WHAT = "OpenDocument file"
_MEDIA_TYPE = "application/vnd.oasis.opendocument.text"
_PARAGRAPHS = (f"{_TEXT}p", f"{_TEXT}h")
_LEFT_OUT = frozenset(
    (
        *(
            f"{_TEXT}{tag}"
            for tag in ("tracked-changes", "note", "index-title-template", "sequence-decls", "ruby-text")
        ),
        f"{_OFFICE}annotation",
        f"{_OFFICE}forms",
    )
)


class ODTReader:
    """The text format of LibreOffice."""

    media_type = _MEDIA_TYPE

    def recognises(self, content: bytes, name: str) -> bool:
        """Say whether it is a ZIP package that calls itself OpenDocument text."""
        return content.startswith(b"PK\x03\x04") and _MEDIA_TYPE.encode() in content[:512]

    def read(self, content: bytes, name: str) -> Reading:
        """Read paragraphs, headings, items and cells of tables in reading order; notes and comments are left out."""
        zipped.look_over(content, _WHAT)
        if b"encryption-data" in (zipped.part_of(content, "META-INF/manifest.xml", _WHAT) or b""):
            raise Unreadable(f"the {_WHAT} is protected by a password")
        body = _tree(zipped.part_of(content, "content.xml", _WHAT)).find(f"{_OFFICE}body/{_OFFICE}text")
        blocks = tuple(_blocks(body, 0)) if body is not None else ()
        if not blocks:
            raise Unreadable(f"the {_WHAT} holds no text")
        stated, notes = _properties(zipped.part_of(content, "meta.xml", _WHAT))
        return Reading(self.media_type, blocks, stated, notes=notes)


def _tree(part: bytes | None) -> etree._Element:
    # Entities stay unresolved, and lxml itself refuses depths and sizes that no document has.
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(part or b"", parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Unreadable(f"the {_WHAT} is damaged: its XML is broken") from error


def _blocks(element: etree._Element, depth: int) -> Iterator[Block]:
    for child in element:
        if child.tag in _PARAGRAPHS:
            yield from _paragraph(child, depth)
        elif child.tag not in _LEFT_OUT and isinstance(child.tag, str):
            yield from _blocks(child, depth + (child.tag == f"{_TEXT}list"))


def _paragraph(paragraph: etree._Element, depth: int) -> Iterator[Block]:
    lines = (" ".join(line.split()) for line in "".join(_words(paragraph)).replace("\u00ad", "").split("\n"))
    if text := "\n".join(line for line in lines if line):
        yield Block(text, *_kind(paragraph, depth))
    for frame in paragraph.iter("{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}text-box"):
        yield from _blocks(frame, depth)


def _kind(paragraph: etree._Element, depth: int) -> tuple[PassageKind, int]:
    level = paragraph.get(f"{_TEXT}outline-level", "1")
    style = (paragraph.get(f"{_TEXT}style-name") or "").lower()
    if paragraph.tag == f"{_TEXT}h":
        return "heading", int(level) if level.isdecimal() else 1
    if style in ("title", "subtitle"):
        return "heading", 1 if style == "title" else 2
    return ("item", depth) if depth else ("paragraph", 0)


def _words(element: etree._Element) -> Iterator[str]:
    yield (element.text or "").replace("\n", " ")
    for child in element:
        if child.tag == f"{_TEXT}s":
            yield " "
        elif child.tag == f"{_TEXT}line-break":
            yield "\n"
        elif child.tag == f"{_TEXT}tab":
            yield " "
        elif isinstance(child.tag, str) and child.tag not in _LEFT_OUT and not child.tag.endswith("}frame"):
            yield from _words(child)
        yield (child.tail or "").replace("\n", " ")


def _properties(part: bytes | None) -> tuple[tuple[Stated, ...], tuple[str, ...]]:
    if not part:
        return (), ()
    meta = _tree(part)
    title = usable(_said(meta, f"{_DC}title"))
    days = (("created", _said(meta, f"{_META}creation-date")), ("last changed", _said(meta, f"{_DC}date")))
    notes = tuple(was(made, day) for made, day in ((made, _day(text)) for made, text in days) if day)
    return ((Stated("embedded", title),) if title else ()), notes


def _said(meta: etree._Element, tag: str) -> str:
    return next((element.text or "" for element in meta.iter(tag)), "")


def _day(text: str) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(text[:10])
    except ValueError:
        return None
