"""Prints a source as text: plain, Markdown or RTF."""

import textwrap

import yaml

from corpus.sources import Source, without_marks

UTF16_MARK = b"\xff\xfe"


def text_file(source: Source) -> bytes:
    """Plain text in the encoding that the source asks for."""
    text = wrapped(source.text, source.form.get("wrap")) + "\n"
    if source.form["encoding"] == "utf-16":
        return UTF16_MARK + text.encode("utf-16-le")
    return text.encode(source.form["encoding"])


def wrapped(text: str, width: int | None) -> str:
    """Break lines at a width, as mail programs and old offices do; None leaves a paragraph on one line."""
    if width is None:
        return text
    lines = textwrap.TextWrapper(width, break_long_words=False, break_on_hyphens=False)
    return "\n\n".join(lines.fill(paragraph) for paragraph in text.split("\n\n"))


def markdown_file(source: Source) -> bytes:
    """Markdown under YAML front matter."""
    front = yaml.safe_dump(source.form["front"], allow_unicode=True, sort_keys=False)
    return f"---\n{front}---\n\n{without_marks(source.marked)}\n".encode()


def sidecar_file(source: Source) -> bytes:
    """What is known of a file, in a file of its own beside it."""
    return yaml.safe_dump(source.form["sidecar"], allow_unicode=True, sort_keys=False).encode()


def rtf_file(source: Source) -> bytes:
    """Rich text, in ASCII with escapes."""
    head = r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\froman Liberation Serif;}}"
    title = r"{\info{\title " + _escaped(source.form["title"]) + "}}"
    paragraphs = "\n".join(_rtf_paragraph(block.shape, block.text) for block in source.blocks)
    return f"{head}{title}\n{paragraphs}\n}}\n".encode("ascii")


def _rtf_paragraph(shape: str, text: str) -> str:
    words = _escaped(text)
    return rf"\pard\sa200 {words}\par" if shape == "paragraph" else rf"\pard\sa240{{\b\fs30 {words}}}\par"


def _escaped(text: str) -> str:
    return "".join(letter if ord(letter) < 128 else rf"\u{ord(letter)}?" for letter in text)
