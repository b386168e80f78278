"""Which turns a transcript has: who is named at the head of a passage and what follows until the next."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from archive.folding import fold
from indexer.extract.names.resolving import Cast
from indexer.extract.prose.text import Text

_LABEL = re.compile(r"\s*([^\W\d_a-z][^:\n]{0,60}):\s")
_NAMED = re.compile(r"\s*([^\W\d_][^:\n,;!?«“\"]{0,40}):\s")
_QUESTION = re.compile(r"\s*(Q|QUESTION|В|ВОПРОС|SUAL)\b(?=[:\s])(?!&)")
_FEWEST_TURNS = 3
_LONGEST_LABEL = 7
_LONGEST_KEY = 100
_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Turn:
    """What one speaker says: the label as printed, its characters, and the characters of the words."""

    label: str
    label_start: int
    label_end: int
    start: int
    end: int


def turns(text: Text) -> tuple[Turn, ...]:
    """Return the turns of a transcript; nothing where the text is none."""
    heads = [head for index in range(len(text.passages)) if (head := _head(text, index))]
    labels = {label for label, *_ in heads}
    # Headings such as WHO and WHERE stand once each; somebody who speaks in a transcript speaks again.
    if len(heads) < _FEWEST_TURNS or not 1 < len(labels) < len(heads):
        heads = _in_small_letters(text)
    return tuple(_turns(text, heads))


def _in_small_letters(text: Text) -> list[tuple[str, int, int]]:
    """Return the labels such as `A. Stone:` where most paragraphs have one and several of those speak again."""
    found = [_label_of(text, index, match) for index, match in _labelled(text)]
    repeated = {label for label, count in Counter(_name_of(label) for label, *_ in found).items() if count > 1}
    dense = 2 * len(found) > len(text.passages) and len(found) > _FEWEST_TURNS
    begin = next((at for at, (label, *_) in enumerate(found) if _name_of(label) in repeated), 0)
    again = 2 * sum(_name_of(label) in repeated for label, *_ in found) > len(found)
    return found[begin:] if dense and again and len(repeated) > 1 else []


def _name_of(label: str) -> str:
    """Return a label without what stands in brackets behind it the first time."""
    return label.partition("(")[0].strip()


def _labelled(text: Text) -> Iterator[tuple[int, re.Match[str]]]:
    for index, passage in enumerate(text.passages):
        match = _NAMED.match(passage.text[:120] + " ")
        if match and all(word[0].isupper() for word in _name_of(match[1]).split()):
            yield index, match


def _label_of(text: Text, index: int, match: re.Match[str]) -> tuple[str, int, int]:
    return match[1], text.starts[index] + match.start(1), text.starts[index] + match.end(1)


def _head(text: Text, index: int) -> tuple[str, int, int] | None:
    """Return the label of a passage with its characters, where the passage begins with one."""
    passage = text.passages[index].text[:120]
    question = _QUESTION.match(passage)
    match = question or _LABEL.match(passage + " ")
    if match is None or not _is_label(match[1]):
        return None
    offset = text.starts[index]
    return match[1], offset + match.start(1), offset + match.end(1)


def _is_label(label: str) -> bool:
    """Whether it is written in capitals, but for what stands in brackets after it."""
    words, shown = label.split(), label.partition("(")[0]
    return len(words) <= _LONGEST_LABEL and shown.upper() == shown and any(letter.isalpha() for letter in shown)


def _turns(text: Text, heads: Sequence[tuple[str, int, int]]) -> Iterator[Turn]:
    for at, (label, start, end) in enumerate(heads):
        last = heads[at + 1][1] if at + 1 < len(heads) else _end_of_last(text, start)
        begin = end
        while begin < last and (text.joined[begin] == ":" or text.joined[begin].isspace()):
            begin += 1
        while last > begin and text.joined[last - 1].isspace():
            last -= 1
        if last > begin:
            yield Turn(label, start, end, begin, last)


def _end_of_last(text: Text, start: int) -> int:
    """Return where the last turn ends: before a paragraph that tells what was said or held, if one follows."""
    for index in range(text.passage_at(start) + 1, len(text.starts)):
        first = text.token_at(text.starts[index])
        last = text.token_at(text.starts[index] + len(text.passages[index].text))
        marks = frozenset[str]().union(*(token.marks for token in text.tokens[first:last]))
        if marks & {"said", "held"} and "first_person" not in marks:
            return text.starts[index]
    return len(text.joined)


def asks(turn: Turn) -> bool:
    """Whether the turn is an unnamed question from the floor."""
    return bool(_QUESTION.match(turn.label + " "))


def speaker_of(turn: Turn, cast: Cast, text: Text) -> int | None:
    """Return the one person of the cast whom a label names, by surname or by office or as the text says."""
    told = _told(turn, cast, text)
    if told is not None:
        return told
    inside = turn.label.partition("(")[2].rstrip(") ")
    found = (_named(label, cast) for label in (inside, _name_of(turn.label)) if label)
    return next((person for person in found if person is not None), None)


def _named(label: str, cast: Cast) -> int | None:
    """Return the one person whose surname or office a label is."""
    words = [fold(word) for word in _WORD.findall(label)]
    if not words:
        return None
    by_name = [index for index, person in enumerate(cast.people) if fold(person.name.split()[-1]) == words[-1]]
    if len(by_name) == 1:
        return by_name[0]
    by_office = [
        index for index, person in enumerate(cast.people) if person.office and _holds(person.office.position, words)
    ]
    return by_office[0] if len(by_office) == 1 and not by_name else None


def _told(turn: Turn, cast: Cast, text: Text) -> int | None:
    """Read `Ann Stone (A)` and `Moderator: Ann Stone`, where a text says what its labels stand for."""
    label = re.escape(turn.label)
    bracket = re.compile(rf"\s*\({label}\s*[),]")
    for index, person in enumerate(cast.people):
        if any(bracket.match(text.joined, one.end) for one in person.places):
            return index
    key = re.search(rf"\b{label}\s*[:–—-]\s", text.joined[: turn.label_start], re.IGNORECASE)
    if key is None:
        return None
    end = min(key.end() + _LONGEST_KEY, turn.label_start)
    after = [(one.start, index) for index, person in enumerate(cast.people) for one in person.places]
    return min(((start, index) for start, index in after if key.end() <= start < end), default=(0, None))[1]


def _holds(position: str | None, words: Sequence[str]) -> bool:
    """Whether THE PRESIDENT can be the holder of an office."""
    named = [word for word in words if word != "the"]
    return bool(position) and bool(named) and [fold(word) for word in (position or "").split()] == named
