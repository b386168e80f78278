"""Where words stand between quotation marks, across paragraphs where a quotation goes on."""

from collections.abc import Iterator
from dataclasses import dataclass

from indexer.extract.text import Text

_OPENERS = {"“": "”", "«": "»", "„": "“”"}
_CLOSERS = frozenset("”»")
_STRAIGHT = '"'
_BEFORE_OPENING = frozenset(" \n\t\u00a0([-–—")


@dataclass(frozen=True, slots=True)
class Quote:
    """Words between quotation marks; `start` and `end` are inside the marks, `outer_end` is after the closing one."""

    start: int
    end: int
    outer_start: int
    outer_end: int


def quotes(text: Text) -> tuple[Quote, ...]:
    """Return the outermost quotations in reading order."""
    found: list[Quote] = []
    begin: int | None = None
    for index, start in enumerate(text.starts):
        end = start + len(text.passages[index].text)
        inside, begin = _in_passage(text.joined, start, end, begin)
        found.extend(inside)
        if begin is not None and not _goes_on(text, index):
            begin = None
    return tuple(found)


def _goes_on(text: Text, index: int) -> bool:
    """Whether the next paragraph opens with a quotation mark of its own, as a quotation of several paragraphs does."""
    if index + 1 >= len(text.starts):
        return False
    opening = text.joined[text.starts[index + 1] : text.starts[index + 1] + 1]
    return opening in _OPENERS or opening == _STRAIGHT


def _in_passage(joined: str, start: int, end: int, begin: int | None) -> tuple[list[Quote], int | None]:
    """Pair the marks of one passage; `begin` is where a quotation of the passage before began."""
    found: list[Quote] = []
    depth = 1 if begin is not None else 0
    opener = joined[begin] if begin is not None else ""
    at = start
    if begin is not None and joined[start : start + 1] == opener:
        at += 1
    for position, sign in _signs(joined, at, end):
        if depth and _closes(sign, opener, joined, position, start):
            depth -= 1
            if depth == 0 and begin is not None:
                found.append(_quote(joined, begin, position))
                begin = None
        elif not depth and _opens(sign, joined, position, start):
            depth, begin, opener = 1, position, sign
        elif depth and sign == opener != _STRAIGHT:
            depth += 1
    return found, begin


def _signs(joined: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    for position in range(start, end):
        sign = joined[position]
        if sign in _OPENERS or sign in _CLOSERS or sign == _STRAIGHT:
            yield position, sign


def _opens(sign: str, joined: str, position: int, start: int) -> bool:
    if sign == _STRAIGHT:
        return position == start or joined[position - 1] in _BEFORE_OPENING
    return sign in _OPENERS


def _closes(sign: str, opener: str, joined: str, position: int, start: int) -> bool:
    if opener == _STRAIGHT:
        return sign == _STRAIGHT and position > start and joined[position - 1] not in _BEFORE_OPENING
    return sign in _OPENERS.get(opener, "")


def _quote(joined: str, begin: int, end: int) -> Quote:
    start = begin + 1
    while start < end and joined[start].isspace():
        start += 1
    last = end
    while last > start and joined[last - 1].isspace():
        last -= 1
    return Quote(start, last, begin, end + 1)


def holds(found: tuple[Quote, ...], text: Text) -> tuple[bool, ...]:
    """Say for each token whether it stands inside a quotation."""
    inside = [False] * len(text.tokens)
    for quote in found:
        for at in range(text.token_at(quote.start), text.token_at(quote.end)):
            inside[at] = True
    return tuple(inside)
