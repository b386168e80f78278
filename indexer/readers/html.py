"""Web pages: the main text without the site around it."""

import json
import logging
import re
from collections.abc import Iterator

import trafilatura
from lxml import etree
from lxml import html as lxml_html

from archive.errors import Refused
from indexer.errors import Unreadable
from indexer.readers import markup
from indexer.readers.base import Block, Reading, Stated
from indexer.readers.decoding import decode
from indexer.readers.plain import losses
from indexer.readers.stating import edtf

_START = re.compile(
    rb"\A(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
_EMPTY_LINE = re.compile(r"(?:<br\s*/?>(?:\s|&nbsp;)*){2,}", re.I)
_TAG = re.compile(rb"<(?:p|div|br|h[1-6]|table|span|ul|a|b|meta|title|body)\b[^>]*>", re.I)
_CHARSET = re.compile(rb"<(?:meta|\?xml)[^>]*?(?:charset|encoding)\s*=\s*[\"']?\s*([\w-]{2,30})", re.I)
# Where pages say explicitly when they were published; nothing is guessed from their text or address.
_PUBLISHED = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "dc.date",
    "dcterms.date",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "citation_publication_date",
    "citation_date",
)

# What is wrong with a page stands beside the document, not in a log.
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)


class HTMLReader:
    """HTML and XHTML."""

    media_type = "text/html"

    def recognises(self, content: bytes, name: str) -> bool:
        """Say whether it begins as HTML does, or is called HTML and holds tags."""
        head = content[:4096].replace(b"\x00", b"").lstrip(b"\xff\xfe")
        called = name.lower().endswith((".html", ".htm", ".xhtml"))
        return bool(_START.match(head)) or (called and bool(_TAG.search(content[:65536].replace(b"\x00", b""))))

    def read(self, content: bytes, name: str) -> Reading:
        """Read the main text, and what the page states about itself. Never touches the network."""
        charset = _CHARSET.search(content[:4096])
        decoded = decode(content, charset[1].decode("ascii") if charset else None)
        if decoded is None:
            raise Unreadable("the page holds bytes that no known encoding explains")
        tree = markup.tree_of(_without_declaration(decoded.text))
        blocks = _main_text(decoded.text, tree) if tree is not None else ()
        if tree is None or not blocks:
            raise Unreadable("the page holds no text")
        return Reading(self.media_type, blocks, _stated(tree), notes=losses(decoded))


def _without_declaration(text: str) -> str:
    return re.sub(r"\A\s*<\?xml[^>]*\?>", "", text.replace("\x00", ""))


def _main_text(text: str, tree: lxml_html.HtmlElement) -> tuple[Block, ...]:
    """Take the main text where one is found; else the whole body."""
    whole = markup.blocks_of(tree)
    # trafilatura changes the tree it is given, and takes an empty line for a mere line break.
    fresh = markup.tree_of(_EMPTY_LINE.sub("</p><p>", _without_declaration(text)))
    try:
        found = trafilatura.bare_extraction(fresh, favor_recall=True, include_comments=False, include_formatting=True)
    except (etree.LxmlError, RecursionError, ValueError, TypeError, AttributeError, KeyError, IndexError):
        # Pages that break its rules are read whole: losing the site around the text is a comfort, not a must.
        return whole
    body = getattr(found, "body", None)
    main = markup.blocks_of(body) if body is not None else ()
    return _headed(main, tree) if _length(main) >= 80 or _length(main) * 2 >= _length(whole) else whole


def _headed(main: tuple[Block, ...], tree: lxml_html.HtmlElement) -> tuple[Block, ...]:
    """Put the page's one first-level heading before the main text when it was taken for a part of the site."""
    headings = [markup.tidy(heading.text_content()) for heading in tree.iter("h1")]
    if len(headings) != 1 or not headings[0] or any(block.text == headings[0] for block in main):
        return main
    return (Block(headings[0], "heading", 1), *main)


def _length(blocks: tuple[Block, ...]) -> int:
    return sum(len(block.text) for block in blocks)


def _stated(tree: lxml_html.HtmlElement) -> tuple[Stated, ...]:
    metas = {name.lower(): value for name, value in _metas(tree)}
    stated = Stated("embedded", _title(tree, metas), _published(tree, metas), url=_canonical(tree, metas))
    return (stated,) if stated != Stated("embedded") else ()


def _metas(tree: lxml_html.HtmlElement) -> Iterator[tuple[str, str]]:
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop")
        if name and (meta.get("content") or "").strip():
            yield name, " ".join(meta.get("content").split())


def _title(tree: lxml_html.HtmlElement, metas: dict[str, str]) -> str | None:
    written = next((markup.tidy(title.text_content()) for title in tree.iter("title")), "")
    return metas.get("og:title") or metas.get("dc.title") or written or None


def _published(tree: lxml_html.HtmlElement, metas: dict[str, str]) -> str | None:
    said = [metas[name] for name in _PUBLISHED if name in metas]
    return next((date for date in map(_date, [*said, *_linked_data(tree)]) if date), None)


def _date(text: str) -> str | None:
    try:
        return edtf(text)
    except Refused:
        return None


def _linked_data(tree: lxml_html.HtmlElement) -> Iterator[str]:
    for script in tree.iter("script"):
        if (script.get("type") or "").strip().lower() == "application/ld+json":
            yield from re.findall(r'"datePublished"\s*:\s*"([^"]{4,40})"', _json_text(script.text or ""))


def _json_text(text: str) -> str:
    try:
        return json.dumps(json.loads(text))
    except (ValueError, RecursionError):
        return ""


def _canonical(tree: lxml_html.HtmlElement, metas: dict[str, str]) -> str | None:
    links = (link.get("href") or "" for link in tree.iter("link") if (link.get("rel") or "").lower() == "canonical")
    address = next(links, "") or metas.get("og:url", "")
    return address.strip() if re.match(r"https?://[^\s/]+", address.strip()) else None
