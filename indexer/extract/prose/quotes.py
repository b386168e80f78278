"""Where words stand between quotation marks, across paragraphs where a quotation goes on."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from indexer.extract.prose.asides import asides
from indexer.extract.prose.text import Text

_OPENERS = {"“": "”", "«": "»", "„": "“”"}
_CLOSERS = frozenset("”»")
_STRAIGHT = '"'
_CURLY = frozenset("“”")
_SIGNS = re.compile('[“«„”»"]')
_BETWEEN_SINGLE = re.compile(r"(?<![^\s(—–*-])[‘'](?=\w)([^‘“”\"«»]{7,900}?[,.!?…])[’'](?![^\s,.;:)—–*-])")
_NICKNAME = re.compile(r"\b[^\W\d_a-z][\w’'-]* [“\"«]([^\W\d_a-z]\w+)[”\"»] [^\W\d_a-z]$")
_GIVEN_NAME, _LONGEST_NICKNAME = 20, 12
_MOST_PARAGRAPHS = 12
_PARAGRAPH, _BREAK, _FEWEST_NESTED = 12, 4, 3
_SENTENCE_ENDS = frozenset(".!?…")
# In the lines of a dialogue these are rare: a list has them.
_LINE_SIGNS = frozenset(";")
_BEFORE_OPENING = frozenset(" \n\t\u00a0([-–—")


@dataclass(frozen=True, slots=True)
class Quote:
    """Words between quotation marks; `start` and `end` are inside the marks, `outer_end` is after the closing one."""

    start: int
    end: int
    outer_start: int
    outer_end: int
    is_line: bool = False


def quotes(text: Text) -> tuple[Quote, ...]:
    """Return the outermost quotations in reading order, and the lines of a dialogue that a dash begins."""
    between = [quote for quote in _between_marks(text) if not _is_nickname(text.joined, quote)]
    single = _apart(_single(text), between)
    between = sorted((*_apart(between, single), *single), key=_outer)
    lines = _apart(lines_of(text), between)
    return tuple(sorted((*_apart(between, lines), *lines), key=lambda quote: quote.start))


def _is_nickname(joined: str, quote: Quote) -> bool:
    """Whether one word in marks stands between a given name and a surname: Rena “Dot” Bostanova."""
    name = joined[max(0, quote.outer_start - _GIVEN_NAME) : quote.outer_end + 2]
    return quote.end - quote.start <= _LONGEST_NICKNAME and _NICKNAME.search(name) is not None


def _outer(quote: Quote) -> int:
    return quote.outer_start


def _single(text: Text) -> Iterator[Quote]:
    """Yield words between single marks that end with a sign, as in British print: an apostrophe has none before it."""
    for index, passage in enumerate(text.passages):
        for match in _BETWEEN_SINGLE.finditer(passage.text):
            start = text.starts[index] + match.start(1)
            end = text.starts[index] + match.end(1)
            yield Quote(start, end, start - 1, end + 1)


def _between_marks(text: Text) -> list[Quote]:
    found: list[Quote] = []
    begin: int | None = None
    for index, start in enumerate(text.starts):
        end = start + len(text.passages[index].text)
        inside, begin = _in_passage(text.joined, start, end, begin)
        found.extend(inside)
        if begin is not None and not _goes_on(text, index, begin):
            if _fills(text, index, begin):
                found.append(_quote(text.joined, begin, end))
            begin = None
    return found


def _fills(text: Text, index: int, begin: int) -> bool:
    """Whether a quotation without a closing mark takes up whole paragraphs: the mark was forgotten."""
    opened_at = text.passage_at(begin)
    passage = text.passages[index].text.rstrip()
    return begin == text.starts[opened_at] and len(passage.split()) >= _PARAGRAPH and passage[-1] in _SENTENCE_ENDS


def _goes_on(text: Text, index: int, begin: int) -> bool:
    """Whether a quotation goes on in the next paragraph: it opens anew, or closes at the end of one that follows."""
    if index + 1 >= len(text.starts):
        return False
    opening = text.joined[text.starts[index + 1] : text.starts[index + 1] + 1]
    if opening in _OPENERS or opening == _STRAIGHT:
        return True
    return _closes_later(text, index + 1, text.joined[begin])


def _closes_later(text: Text, first: int, opener: str) -> bool:
    """Whether the next mark in the paragraphs that follow closes what stands open, and stands at an end."""
    closers = _STRAIGHT if opener == _STRAIGHT else _OPENERS.get(opener, "") + _STRAIGHT * (opener in _CURLY)
    for passage in text.passages[first : first + _MOST_PARAGRAPHS]:
        at = next((at for at, sign in enumerate(passage.text) if sign == opener or sign in closers), None)
        if at is not None:
            last = len(passage.text.rstrip().rstrip(".,*_")) - 1
            return passage.text[at] in closers and at == last and at > 0
    return False


def _in_passage(joined: str, start: int, end: int, begin: int | None) -> tuple[list[Quote], int | None]:
    """Pair the marks of one passage; `begin` is where a quotation of the passage before began."""
    found: list[Quote] = []
    depth, inner = 1 if begin is not None else 0, False
    uneven = joined.count("“", start, end) > joined.count("”", start, end)
    nested = _nests(joined, start, end)
    opener = joined[begin] if begin is not None else ""
    at = start
    if begin is not None and joined[start : start + 1] in (opener, _STRAIGHT):
        at += 1
    for position, sign in _signs(joined, at, end):
        if depth and _is_other(sign, opener):
            inner, closed = _within(inner, sign, joined, position, start)
        else:
            closed = bool(depth) and _closes(sign, opener, joined, position, start)
        if closed:
            depth = depth - 1 if sign in _CLOSERS or nested else 0
        elif not depth and _opens(sign, joined, position, start):
            depth, begin, opener, inner = 1, position, sign, False
        elif depth and sign == opener and _opens_within(joined, position, start, uneven=uneven, nested=nested):
            depth += 1
        if closed and not depth and begin is not None:
            found.append(_quote(joined, begin, position))
            begin = None
    return found, begin


def _opens_anew(joined: str, position: int, start: int) -> bool:
    """Whether a mark stands after a sentence, as at the head of a paragraph in a text that lost its breaks."""
    before = joined[max(start, position - _BREAK) : position].rstrip()
    return joined[position] == "“" and before[-1:] in _SENTENCE_ENDS


def _nests(joined: str, start: int, end: int) -> bool:
    """Whether straight marks stand in pairs, so that one before a word opens a quotation within another."""
    if joined.count(_STRAIGHT, start, end) < _FEWEST_NESTED:
        return False
    marks = [at for at, sign in _signs(joined, start, end) if sign == _STRAIGHT]
    opening = sum(_opens(_STRAIGHT, joined, at, start) for at in marks)
    closes = bool(marks) and joined[start:end].rstrip()[-1] == _STRAIGHT
    return 2 * opening == len(marks) or (2 * opening == len(marks) + 1 and not closes)


def _opens_within(joined: str, position: int, start: int, *, uneven: bool, nested: bool) -> bool:
    """Whether a mark like the one that opened opens a quotation within it, and does not repeat the outer one."""
    if joined[position] == _STRAIGHT:
        return nested and position > start and _opens(_STRAIGHT, joined, position, start)
    return not (uneven and _opens_anew(joined, position, start))


def _is_other(sign: str, opener: str) -> bool:
    """Whether a mark is of the other kind: a straight one after a curly one that opened, or the other way round."""
    return sign in _CURLY if opener == _STRAIGHT else sign == _STRAIGHT and opener in _CURLY


def _within(inner: bool, sign: str, joined: str, position: int, start: int) -> tuple[bool, bool]:
    """Say whether a mark of the other kind leaves a quotation within open, and whether it closes the outer one."""
    if _opens(sign, joined, position, start) and sign not in _CLOSERS:
        return True, False
    return False, not inner


def _signs(joined: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    for match in _SIGNS.finditer(joined, start, end):
        yield match.start(), match[0]


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


def lines_of(text: Text) -> Iterator[Quote]:
    """Yield what a dash begins: a paragraph that is somebody's line, and a sentence that says who speaks."""
    for index, start in enumerate(text.starts):
        end = start + len(text.passages[index].text.rstrip())
        first, last = text.token_at(start), text.token_at(end)
        begins = [at for at in range(first, last) if text.tokens[at].is_dash and _begins_line(text, at, first, last)]
        if begins:
            yield _line(text, begins[0], last, end)


def _begins_line(text: Text, at: int, first: int, last: int) -> bool:
    """Whether a dash begins words: `– Words.` as a paragraph, `– Words, – said X.` after a sentence."""
    tokens = text.tokens
    if at + 2 >= last or not tokens[at + 1].is_word or tokens[at + 1].text[0].islower():
        return False
    if at > first and tokens[at - 1].text not in _SENTENCE_ENDS:
        return False
    if any(tokens[step].text in _LINE_SIGNS for step in range(at, last)):
        return bool(at == first and asides(text, at + 1, last))
    # An English line that begins with a dash is an item of a list, unless it says who speaks.
    alone = at == first and text.lexicon.organisation_shape != "capitals"
    return bool(asides(text, at + 1, last)) or (alone and tokens[last - 1].text in _SENTENCE_ENDS)


def _line(text: Text, dash: int, last: int, end: int) -> Quote:
    """Return a line without the words at its end that say whose it is."""
    spoken = asides(text, dash + 1, last)
    if spoken and spoken[-1][1] == last:
        end = text.tokens[spoken[-1][0] - 1].end
    while text.joined[end - 1] in ", –—-":
        end -= 1
    outer = text.tokens[dash].start
    return Quote(text.tokens[dash + 1].start, end, outer, end, is_line=True)


def _apart(found: Iterable[Quote], others: Sequence[Quote]) -> list[Quote]:
    """Leave out what begins inside one of the others; both are in reading order."""
    kept: list[Quote] = []
    at = 0
    for quote in found:
        while at < len(others) and others[at].outer_end <= quote.outer_start:
            at += 1
        if at == len(others) or others[at].outer_start > quote.outer_start:
            kept.append(quote)
    return kept


def holds(found: tuple[Quote, ...], text: Text) -> tuple[bool, ...]:
    """Say for each token whether it stands inside a quotation."""
    inside = [False] * len(text.tokens)
    for quote in found:
        first, last = text.token_at(quote.start), text.token_at(quote.end)
        inside[first:last] = [True] * (last - first)
        for begin, end in asides(text, first, last):
            inside[begin:end] = [False] * (end - begin)
    return tuple(inside)
