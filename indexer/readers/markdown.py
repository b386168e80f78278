"""Markdown with YAML front matter, in the dialects that static sites use."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from markdown_it import MarkdownIt

from indexer.errors import Unreadable
from indexer.readers import markup
from indexer.readers.base import Block, Reading, Stated
from indexer.readers.naming import named_values
from indexer.readers.plain import decoded_text, losses
from indexer.readers.stating import kind_and_genre, state

_FRONT = re.compile(r"\A\s*---[ \t]*\r?\n(.{0,65536}?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
_KEY = re.compile(r"^[A-Za-z_][\w-]*[ \t]*:", re.MULTILINE)
# Kramdown's attribute lists and Liquid's tags are instructions to a site generator, not words.
_INSTRUCTIONS = re.compile(r"\{:[^{}\n]{0,300}\}|\{%[^%\n]{0,300}%\}|\{\{[^{}\n]{0,300}\}\}")
_BROKEN_EMPHASIS = re.compile(r"\*{2,}")
_BROKEN_LINK = re.compile(r"\[([^\[\]\n]*)\]\((?:/|\.|https?:|mailto:)[^()\n]*(?:\([^()\n]*\)[^()\n]*)?\)")
_BROKEN = "The front matter is not valid YAML, so nothing was taken from it."


class Front(NamedTuple):
    """What the front matter says, and a note when it could not be understood."""

    stated: Stated | None = None
    note: str | None = None


class MarkdownReader:
    """Markdown by its name, or by front matter at its head."""

    media_type = "text/markdown"

    def recognises(self, content: bytes, name: str) -> bool:
        """Say whether it begins with front matter or is called Markdown, and holds no zero bytes."""
        called = name.lower().endswith((".md", ".markdown", ".mdown", ".mkd", ".qmd"))
        return (called or bool(content[:3] == b"---" and _front(content[:100_000]))) and b"\x00" not in content[:4096]

    def read(self, content: bytes, name: str) -> Reading:
        """Read blocks without markup; the front matter becomes what is stated."""
        decoded = decoded_text(content)
        found = _FRONT.match(decoded.text)
        front = _understood(found[1]) if found and (_KEY.search(found[1]) or not found[1].strip()) else None
        body = decoded.text[found.end() :] if found and front else decoded.text
        tree = markup.tree_of(_as_html(body)) if body.strip() else None
        blocks = tuple(_without_marks(markup.blocks_of(tree))) if tree is not None else ()
        if not blocks:
            raise Unreadable(
                "the Markdown file holds no text under its front matter" if front else "the file holds no text"
            )
        stated = (front.stated,) if front and front.stated else ()
        notes = (front.note,) if front and front.note else ()
        return Reading(self.media_type, blocks, stated, notes=notes + losses(decoded))


def _without_marks(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """Take out what a converter left of emphasis and links that CommonMark does not take for such."""
    for block in blocks:
        text = _BROKEN_LINK.sub(r"\1", _BROKEN_EMPHASIS.sub("", block.text))
        lines = (" ".join(line.split()) for line in text.split("\n"))
        if any(map(str.isalnum, text)):
            yield replace(block, text="\n".join(line for line in lines if line))


def _front(head: bytes) -> bool:
    found = _FRONT.match(head.decode("utf-8", errors="replace"))
    return bool(found and _KEY.search(found[1]))


def _understood(front: str) -> Front:
    if not front.strip():
        return Front()
    try:
        return Front(_stated(named_values(front)))
    except ValueError:
        return Front(note=_BROKEN)


def _stated(values: dict[str, object]) -> Stated | None:
    if "kind" not in values:
        values = values | _kind_of(values.get("tags") or values.get("categories"))
    stated = state("front matter", values | {"type": None}).stated
    return stated if stated != Stated("front matter") else None


def _kind_of(tags: object) -> dict[str, object]:
    """A tag may name a kind for certain; "statements-releases" does not."""
    named = tags if isinstance(tags, list) else str(tags or "").split(",")
    kinds = {tag for tag in named if isinstance(tag, str) and kind_and_genre(tag)}
    return {"kind": kinds.pop()} if len(kinds) == 1 else {}


def _as_html(body: str) -> str:
    # Indented text is a paragraph here, not program code; nobody reads links out of a bare address.
    marks = (
        MarkdownIt("commonmark", {"html": True, "maxNesting": 60})
        .enable("table")
        .enable("strikethrough")
        .disable("code")
    )
    try:
        return str(marks.render(_INSTRUCTIONS.sub("", body)))
    except (RecursionError, IndexError) as error:
        raise Unreadable("the Markdown is nested too deeply") from error
