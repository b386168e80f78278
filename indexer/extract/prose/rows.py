"""The rows of a text: the tokens of each printed line, and which rows a label such as `Speakers:` introduces."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from indexer.extract.prose.text import Text, Token, phrase_end

_LONGEST_LABEL, _LONGEST_ITEM, _LONGEST_CLOSING, _MOST_ITEMS = 12, 32, 5, 120
_TIME = re.compile(r"(?:[01]?\d|2[0-3])[:.][0-5]\d(?:\s*[-–—]\s*(?:[01]?\d|2[0-3])[:.][0-5]\d)?(?!\d|[:.]\d)")
_TELLS = frozenset({"said", "acts", "copula", "first_person", "held"})


@dataclass(frozen=True, slots=True)
class Row:
    """Tokens `first` up to, not including, `last`."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Labelled:
    """Rows that name those who speak: where each begins behind its label or bullet, and the label’s tokens."""

    rows: tuple[Row, ...]
    first: int
    last: int
    is_programme: bool = False
    is_signed: bool = False


def rows(text: Text) -> tuple[Row, ...]:
    """Return the printed lines of a text."""
    return tuple(map(Row, text.rows, (*text.rows[1:], len(text.tokens))))


def labelled(text: Text, lines: Sequence[Row]) -> tuple[Labelled, ...]:
    """Return what stands behind the labels of speakers, on the row of the label or on those below it."""
    return tuple(_labelled(text, lines))


def _labelled(text: Text, lines: Sequence[Row]) -> Iterator[Labelled]:
    yield from _programme(text, lines)
    for number, row in enumerate(lines):
        colon = _colon(text, row)
        stop = row.last if colon is None else colon
        foot = 3 * row.first >= len(text.tokens)
        signed = foot and stop - row.first <= _LONGEST_CLOSING and _is_marked(text, row.first, stop, "signed")
        goes_on = text.tokens[row.first].text[0].islower()
        if not signed and (colon is None or goes_on or not _is_marked(text, row.first, colon, "label")):
            continue
        if colon is not None and colon + 1 < row.last:
            yield Labelled((Row(colon + 1, row.last),), row.first, colon, is_signed=signed)
        else:
            items = _items(text.tokens, lines[number + 1 : number + 1 + _MOST_ITEMS])
            yield Labelled(items, row.first, row.last, is_signed=signed)


def _programme(text: Text, lines: Sequence[Row]) -> Iterator[Labelled]:
    """Return the rows that begin with the time of day: who is named there is to speak."""
    timed = [(row, end) for row in lines if (end := _time_end(text, row))]
    if len(timed) > 1:
        for row, end in timed:
            yield Labelled((Row(end, row.last),), row.first, end, is_programme=True)


def _time_end(text: Text, row: Row) -> int:
    """Return the token after `09.30` or `9:30 – 10:15` at the head of a row; 0 where none stands there."""
    found = _TIME.match(text.joined, text.tokens[row.first].start)
    end = text.token_at(found.end()) if found else 0
    return end if end < row.last else 0


def _colon(text: Text, row: Row) -> int | None:
    """Return the colon that ends a label, with nothing but words and brackets before it."""
    for at in range(row.first, min(row.last, row.first + _LONGEST_LABEL)):
        token = text.tokens[at]
        if token.text == ":":
            return at if at > row.first else None
        if not token.is_word and token.text not in "()-&":
            return None
    return None


def _is_marked(text: Text, first: int, last: int, mark: str) -> bool:
    lexicon = text.sentences[text.sentence_at(first)].lexicon
    near = range(first, last)
    return any(mark in text.tokens[at].marks or phrase_end(text.tokens, at, mark, lexicon) for at in near)


def _items(tokens: Sequence[Token], below: Sequence[Row]) -> tuple[Row, ...]:
    """Return the rows of a list, without their bullets: short, and telling nothing."""
    found: list[Row] = []
    for row in below:
        first = next((at for at in range(row.first, row.last) if tokens[at].text[0].isalpha()), row.last)
        tells = any(tokens[at].marks & _TELLS or tokens[at].text == ":" for at in range(first, row.last))
        if row.last - row.first > _LONGEST_ITEM or first == row.last or tells:
            break
        found.append(Row(first, row.last))
    return tuple(found)


def row_of(lines: Sequence[Row], at: int) -> int:
    """Return the number of the row that holds a token."""
    return bisect_right(lines, at, key=_first) - 1


def stands_alone(text: Text, row: Row, first: int, last: int) -> bool:
    """Whether a row holds these tokens and nothing else but forms of address and letters after the name."""
    if row.last - row.first > _LONGEST_ITEM:
        return False
    around = (*text.tokens[row.first : first], *text.tokens[last : row.last])
    return all(token.marks & {"honorific", "suffix", "degree"} or token.text in ".,_" for token in around)


def _first(row: Row) -> int:
    return row.first
