"""Paragraphs: lines joined to what the author wrote, across columns and pages."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from archive.passages import Box, PassageKind
from indexer.readers.base import Block
from indexer.readers.printed.columns import Flow
from indexer.readers.printed.hyphens import Usage, usage_of, wrapped
from indexer.readers.printed.lines import Line

_BULLET = re.compile(r"[•▪●◦‣∙■□◆➢➤✓·*\uf0a7\uf0b7\uf0d8\uf0fc\uf076]\s*(?=\S)")
_NUMBER = re.compile(r"(?:\d{1,3}[.)]|\(\d{1,3}\)|\(?(?:[a-zа-я]|[ivx]{1,5})\)|[–-])\s+(?=\S)")
_FINAL = re.compile(r"[.!?…:;]['\"”’»)\]]*\Z")
_LOWER = re.compile(r"[\"“«(]?[^\W\d_A-ZА-ЯЁ]")
_LONGEST_HEADING = 250


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines that belong together, with the margins they were set between."""

    lines: tuple[Line, ...]
    left: float
    right: float

    @property
    def is_item(self) -> bool:
        """Whether it begins with a bullet or a number."""
        return bool(_BULLET.match(self.lines[0].text) or _NUMBER.match(self.lines[0].text))


def blocks(flows: Sequence[Flow]) -> tuple[Block, ...]:
    """Return the blocks of a document from the flows of all its pages."""
    body = _body_size(flows)
    paragraphs = _run_on([paragraph for flow in flows for paragraph in _paragraphs(flow)], body)
    usage = usage_of([line.text for flow in flows for line in flow.lines])
    levels = _levels(paragraphs, body)
    return tuple(_block(paragraph, body, levels, usage) for paragraph in paragraphs)


def _body_size(flows: Sequence[Flow]) -> float:
    sizes: Counter[float] = Counter()
    for flow in flows:
        for line in flow.lines:
            sizes[round(line.size * 2) / 2] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _paragraphs(flow: Flow) -> Iterator[Paragraph]:
    leading = _leading(flow.lines)
    lines: list[Line] = []
    for line in flow.lines:
        if lines and _parts(Paragraph(tuple(lines), flow.left, flow.right), line, leading):
            yield Paragraph(tuple(lines), flow.left, flow.right)
            lines = []
        lines.append(line)
    if lines:
        yield Paragraph(tuple(lines), flow.left, flow.right)


def _leading(lines: Sequence[Line]) -> float:
    """The usual distance of lines in ems: the lower third, since paragraphs lie further apart than lines."""
    ems = sorted((line.baseline - before.baseline) / (line.size or 1.0) for before, line in pairwise(lines))
    close = [em for em in ems if 0.8 < em < 3]
    return close[len(close) // 3] if close else 1.2


def _parts(paragraph: Paragraph, line: Line, leading: float) -> bool:
    """Say whether a line opens a new paragraph."""
    before = paragraph.lines[-1]
    gap = (line.baseline - before.baseline) / (line.size or 1.0)
    if gap > 1.3 * leading or abs(line.size - before.size) > 0.12 * before.size:
        return True
    if _is_centred(paragraph, before) and _is_centred(paragraph, line):
        return line.bold != before.bold or bool(_FINAL.search(before.text))
    room, ended = _room(paragraph, before, line), bool(_FINAL.search(before.text))
    if _BULLET.match(line.text) or (_NUMBER.match(line.text) and (ended or room)):
        return True
    if line.bold != before.bold and (room or (line.bold and ended)):
        return True
    return _is_indented(paragraph, line) or (room and (ended or _is_short(paragraph, before)))


def _is_centred(paragraph: Paragraph, line: Line) -> bool:
    before, after = line.left - paragraph.left, paragraph.right - line.right
    return min(before, after) > line.size and abs(before - after) < line.size


def _room(paragraph: Paragraph, before: Line, line: Line) -> bool:
    """Whether the first word of the line would have fitted on the line before, so that the break was meant."""
    word = len(line.text.split(" ", 1)[0]) / max(len(line.text), 1) * (line.right - line.left)
    return before.right + word + 1.3 * before.size < paragraph.right


def _is_short(paragraph: Paragraph, line: Line) -> bool:
    return paragraph.right - line.right > 0.35 * (paragraph.right - paragraph.left)


def _is_indented(paragraph: Paragraph, line: Line) -> bool:
    """An item's lines hang under its words; a paragraph's first line stands further in than the line before."""
    before, step = paragraph.lines[-1], 0.7 * line.size
    if paragraph.is_item:
        return line.left < paragraph.lines[0].left - step or (
            len(paragraph.lines) > 1 and abs(line.left - before.left) > step
        )
    return before.left + step < line.left < before.left + 6 * line.size


def _run_on(paragraphs: list[Paragraph], body: float) -> list[Paragraph]:
    """Join what was only cut by the end of a column or page."""
    whole: list[Paragraph] = []
    for paragraph in paragraphs:
        if whole and _continues(whole[-1], paragraph, body):
            whole[-1] = replace(whole[-1], lines=whole[-1].lines + paragraph.lines, right=paragraph.right)
        else:
            whole.append(paragraph)
    return whole


def _continues(before: Paragraph, after: Paragraph, body: float) -> bool:
    last, first = before.lines[-1], after.lines[0]
    elsewhere = first.page != last.page or first.baseline < last.baseline
    alike = abs(first.size - last.size) < 0.5 and last.bold == first.bold and first.size < 1.15 * body
    if not elsewhere or not alike or after.is_item or _FINAL.search(last.text):
        return False
    full = before.right - last.right < 0.12 * (before.right - before.left)
    indented = first.left > after.left + 0.7 * first.size and len(after.lines) > 1
    return bool(_LOWER.match(first.text)) or (full and not indented)


def _levels(paragraphs: list[Paragraph], body: float) -> dict[float, int]:
    sizes = {_size(paragraph) for paragraph in paragraphs if _is_heading(paragraph, body)}
    return {size: level for level, size in enumerate(sorted(sizes, reverse=True), start=1)}


def _size(paragraph: Paragraph) -> float:
    return round(paragraph.lines[0].size)


def _is_heading(paragraph: Paragraph, body: float) -> bool:
    """Larger than the body, or wholly bold, short and without the end of a sentence."""
    length = sum(len(line.text) for line in paragraph.lines)
    if length > _LONGEST_HEADING or not any(letter.isalpha() for letter in paragraph.lines[0].text):
        return False
    bold = all(line.bold for line in paragraph.lines) and not re.search(r"[.;,]\W*\Z", paragraph.lines[-1].text)
    return paragraph.lines[0].size > 1.15 * body or (bold and paragraph.lines[0].size > 0.9 * body and length <= 160)


def _block(paragraph: Paragraph, body: float, levels: dict[float, int], usage: Usage) -> Block:
    text = wrapped([line.text for line in paragraph.lines], usage)
    kind, level = _kind(paragraph, body, levels)
    bare = _BULLET.sub("", text, count=1) if kind == "item" else text
    return Block(bare, kind, level, paragraph.lines[0].page, _box(paragraph))


def _kind(paragraph: Paragraph, body: float, levels: dict[float, int]) -> tuple[PassageKind, int]:
    if _is_heading(paragraph, body):
        return "heading", levels.get(_size(paragraph), 1)
    return ("item", 1) if paragraph.is_item else ("paragraph", 0)


def _box(paragraph: Paragraph) -> Box:
    """Where it begins: of what runs on in another column, only the first part."""
    part = [paragraph.lines[0].box]
    for before, line in pairwise(paragraph.lines):
        if line.page != before.page or line.baseline < before.baseline:
            break
        part.append(line.box)
    lefts, tops, rights, bottoms = zip(*part, strict=True)
    return (min(lefts), min(tops), max(rights), max(bottoms))
