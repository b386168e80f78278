"""Which turns a transcript has: who is named at the head of a passage and what follows until the next."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from archive.folding import fold
from indexer.extract.resolving import Cast
from indexer.extract.text import Text

_LABEL = re.compile(r"\s*([^\W\d_a-z][^:\n]{0,60}):\s")
_QUESTION = re.compile(r"\s*(Q|QUESTION|В|ВОПРОС|SUAL)\b(?=[:\s])(?!&)")
_FEWEST_TURNS = 3
_LONGEST_LABEL = 7


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
    if len(heads) < _FEWEST_TURNS or len({label for label, *_ in heads}) < 2:
        return ()
    return tuple(_turns(text, heads))


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
    words = label.split()
    return len(words) <= _LONGEST_LABEL and label.upper() == label and any(letter.isalpha() for letter in label)


def _turns(text: Text, heads: Sequence[tuple[str, int, int]]) -> Iterator[Turn]:
    for at, (label, start, end) in enumerate(heads):
        last = heads[at + 1][1] if at + 1 < len(heads) else len(text.joined)
        begin = end
        while begin < last and (text.joined[begin] == ":" or text.joined[begin].isspace()):
            begin += 1
        while last > begin and text.joined[last - 1].isspace():
            last -= 1
        if last > begin:
            yield Turn(label, start, end, begin, last)


def asks(turn: Turn) -> bool:
    """Whether the turn is an unnamed question from the floor."""
    return bool(_QUESTION.match(turn.label + " "))


def speaker_of(turn: Turn, cast: Cast) -> int | None:
    """Return the one person of the cast whom a label names by surname or by office."""
    words = [fold(word.strip(".,")) for word in turn.label.split() if word.strip(".,")]
    if not words:
        return None
    by_name = [index for index, person in enumerate(cast.people) if fold(person.name.split()[-1]) == words[-1]]
    if len(by_name) == 1:
        return by_name[0]
    by_office = [
        index for index, person in enumerate(cast.people) if person.office and _holds(person.office.position, words)
    ]
    return by_office[0] if len(by_office) == 1 and not by_name else None


def _holds(position: str | None, words: Sequence[str]) -> bool:
    """Whether THE PRESIDENT can be the holder of an office."""
    named = [word for word in words if word != "the"]
    return bool(position) and bool(named) and [fold(word) for word in (position or "").split()] == named
