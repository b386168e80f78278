"""Marking words in a text: the matched or proving ones, on the letters as they were printed."""

from collections.abc import Iterable, Iterator

from markupsafe import Markup

Range = tuple[int, int]

# A shorter line was ended on purpose, as in an address or a poem.
_FULL_LINE = 45


def marked(text: str, ranges: Iterable[Range]) -> Markup:
    """Return a text with marks over ranges of characters; ranges that touch or overlap become one."""
    parts, place = [], 0
    for start, end in _joined(ranges, len(text)):
        parts += [Markup.escape(text[place:start]), Markup("<mark>{}</mark>").format(text[start:end])]
        place = end
    return Markup("").join([*parts, Markup.escape(text[place:])])


def flowing(text: str) -> str:
    """Return a text whose hard-wrapped lines run on: a break after a long line is a space, so that offsets hold."""
    return "".join(" " if wrapped else letter for letter, wrapped in zip(text, _wraps(text), strict=True))


def shortened(text: str, length: int) -> str:
    """Return at most about `length` characters, cut between words."""
    return text if len(text) <= length else text[:length].rsplit(" ", 1)[0].rstrip(" ,;:–—") + " …"


def _wraps(text: str) -> Iterator[bool]:
    """Say of each character whether it only ends a line that was full."""
    length = 0
    for letter in text:
        yield letter in "\r\n" and length >= _FULL_LINE
        length = 0 if letter == "\n" else length + (letter != "\r")


def _joined(ranges: Iterable[Range], length: int) -> list[Range]:
    joined: list[Range] = []
    for start, end in sorted((max(start, 0), min(end, length)) for start, end in ranges):
        if start >= end:
            continue
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((start, end))
    return joined
