"""From a tree of HTML elements to blocks, as a browser would set them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree, html

from archive.passages import PassageKind
from indexer.readers.base import Block

_LEFT_OUT = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "iframe",
        "object",
        "embed",
        "svg",
        "math",
        "canvas",
        "audio",
        "video",
        "select",
        "button",
        "input",
        "textarea",
        "nav",
        "img",
        "picture",
        "source",
        "col",
        "colgroup",
    ]
)
_BLOCKS = frozenset(
    [
        "p",
        "div",
        "section",
        "article",
        "main",
        "header",
        "footer",
        "aside",
        "address",
        "blockquote",
        "figure",
        "figcaption",
        "center",
        "pre",
        "ul",
        "ol",
        "li",
        "dl",
        "dt",
        "dd",
        "table",
        "thead",
        "tbody",
        "tfoot",
        "tr",
        "td",
        "th",
        "caption",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "form",
        "fieldset",
        "legend",
        "details",
        "summary",
        "body",
        "html",
        "doc",
        "quote",
        "list",
        "item",
        "row",
        "cell",
        "head",
    ]
)
_BREAK = "\x00"
# Two forced breaks set an empty line, which is how many a page parts its paragraphs.
_EMPTY_LINE = re.compile(r"\x00[\s\u200b]*\x00")
_BLANKS = re.compile(r"[ \t\r\n\f\u00a0\u2000-\u200a\u202f\u3000]+")
_INVISIBLE = re.compile("[\u00ad\u200b\u200e\u200f\u2060\ufeff]")
_HEADING_ENDS = re.compile(r"[.!?;,]\W*\Z")


@dataclass(slots=True)
class _Setting:
    """What has been set so far, with the words of the block that is still open."""

    blocks: list[Block] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    kind: PassageKind = "paragraph"
    level: int = 0
    marker: str = ""
    plain: bool = False

    def end(self) -> None:
        """Close the open block; without a letter or figure nothing is set."""
        for part in _EMPTY_LINE.split("".join(self.words)):
            text = tidy(part)
            if any(map(str.isalnum, text)):
                self.blocks.append(self._block(text))
                self.marker = ""
        self.words, self.plain = [], False

    def say(self, words: str | None, *, bold: bool) -> None:
        """Add words to the open block."""
        if words:
            self.words.append(words.replace(_BREAK, ""))
            self.plain = self.plain or (not bold and bool(words.strip()))

    def _block(self, text: str) -> Block:
        if self.kind == "paragraph" and not self.plain and _may_head(text):
            return Block(text, "heading", 4)
        return Block(f"{self.marker}{text}", self.kind, self.level)


def tree_of(text: str) -> html.HtmlElement | None:
    """Parse HTML leniently; None when nothing is in it. Entities of a document type are not resolved."""
    parser = html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True, remove_pis=True)
    try:
        tree = html.document_fromstring(text.encode("utf-8", errors="replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None
    return tree


def blocks_of(tree: html.HtmlElement) -> tuple[Block, ...]:
    """Return the paragraphs, headings and items of a tree in reading order; numbers of ordered lists are printed."""
    setting = _Setting()
    _set(tree, setting)
    setting.end()
    return tuple(setting.blocks)


def tidy(text: str) -> str:
    """Fold blanks, keep forced line breaks as newlines, drop characters that cannot be seen."""
    lines = (_BLANKS.sub(" ", line).strip() for line in _INVISIBLE.sub("", text).split(_BREAK))
    return "\n".join(line for line in lines if line)


def _set(tree: html.HtmlElement, setting: _Setting) -> None:
    """Walk without recursion: pages nest deeper than Python does."""
    bold = items = 0
    for event, element in _walk(tree):
        tag = element.tag
        if event == "start":
            bold += _is_bold(element)
            items += tag in ("li", "item")
            _open(element, tag, setting, items)
            setting.say(element.text, bold=bool(bold))
            continue
        bold -= _is_bold(element)
        items -= tag in ("li", "item")
        if tag in _BLOCKS:
            setting.end()
            setting.kind, setting.level = ("item", items) if items else ("paragraph", 0)
        if element is not tree:
            setting.say(element.tail, bold=bool(bold))


def _walk(tree: html.HtmlElement) -> Iterator[tuple[str, html.HtmlElement]]:
    walk = etree.iterwalk(tree, events=("start", "end", "comment", "pi"))
    skipped = None
    for event, element in walk:
        if event in ("comment", "pi") or not isinstance(element.tag, str):
            yield "end", element
        elif event == "start" and skipped is None and _is_left_out(element):
            skipped = element
            walk.skip_subtree()
        elif element is skipped:
            skipped = None
            yield "end", element
        else:
            yield event, element


def _is_bold(element: html.HtmlElement) -> bool:
    # What trafilatura hands over is called hi, with its looks in rend.
    return element.tag in ("b", "strong", "th") or (element.tag == "hi" and "b" in (element.get("rend") or ""))


def _is_left_out(element: html.HtmlElement) -> bool:
    # A head with rend is trafilatura's heading, any other the head of a page.
    if element.tag == "head":
        return element.get("rend") is None
    note = element.tag == "sup" and [child.tag for child in element] == ["a"] and not (element.text or "").strip()
    return element.tag in _LEFT_OUT or (note and (element[0].get("href") or "").startswith("#"))


def _open(element: html.HtmlElement, tag: str, setting: _Setting, items: int) -> None:
    if tag in ("br", "lb"):
        setting.words.append(_BREAK)
    if tag not in _BLOCKS:
        return
    setting.end()
    if re.fullmatch("h[1-6]", tag) or tag == "head":
        setting.kind, setting.level = "heading", int((element.get("rend") or tag)[-1:].replace("d", "2"))
    elif tag in ("li", "item"):
        setting.kind, setting.level, setting.marker = "item", items, _number(element)


def _number(element: html.HtmlElement) -> str:
    """Return the number that a browser prints before an item of an ordered list."""
    parent = element.getparent()
    if parent is None or parent.tag != "ol":
        return ""
    start = parent.get("start", "1")
    place = sum(1 for _ in element.itersiblings("li", preceding=True))
    number = int(start) + place if re.fullmatch(r"\d{1,6}", start) else 1 + place
    style = (parent.get("type") or "") + re.sub(r"\s", "", parent.get("style") or "")
    if "alpha" in style or style[:1] in ("a", "A"):
        return f"{chr(ord('a') + (number - 1) % 26)}. "
    return f"{_roman(number)}. " if "roman" in style or style[:1] in ("i", "I") else f"{number}. "


def _roman(number: int) -> str:
    digits = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
    written = ""
    for value, digit in digits:
        written += digit * (number // value)
        number %= value
    return written


def _may_head(text: str) -> bool:
    """A short paragraph wholly in bold, without the end of a sentence, heads what follows."""
    return len(text) <= 150 and "\n" not in text and not _HEADING_ENDS.search(text) and any(map(str.isalpha, text))
