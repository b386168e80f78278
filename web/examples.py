"""Example searches made from what the archive holds, so that each of them finds something."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from archive.authorities import Listed
from archive.documents import Statement
from archive.folding import WORD
from archive.records.listings import YearCount

_LONGEST_NAME = 4
_LONG_WORD = 4


@dataclass(frozen=True, slots=True)
class Example:
    """A search to try, with what it shows."""

    text: str
    shows: str


def examples(
    statements: Sequence[Statement], topics: Iterable[Listed], years: Sequence[YearCount], undated: int
) -> tuple[Example, ...]:
    """Return at most four searches, each of a different sort."""
    return tuple(_made(statements, tuple(topics), years, undated))[:4]


def _made(
    statements: Sequence[Statement], topics: Sequence[Listed], years: Sequence[YearCount], undated: int
) -> Iterator[Example]:
    speaker = next((one.speakers[0].label for one in statements if one.speakers), "")
    if speaker and len(speaker.split()) <= _LONGEST_NAME:
        yield Example(f"speaker:{_word(speaker.split()[-1])}", f"what {speaker} said, in any spelling of the name")
    if topics:
        yield Example(f'topic:"{topics[0].label}"', "one topic, in every language that names it")
    phrase = next((words for one in statements if (words := _phrase(one.quotation))), "")
    if phrase:
        yield Example(f'"{phrase}"', "words that stand next to one another")
    if years:
        yield Example(f"{years[max(len(years) - 3, 0)].year}..{years[-1].year}", "a stretch of years")
    if undated:
        yield Example(
            f"date:{years[0].year}..{years[-1].year} date:undated" if years else "date:undated",
            "with those that bear no date",
        )


def _word(name: str) -> str:
    found = WORD.search(name)
    return found.group() if found else name


def _phrase(quotation: str) -> str:
    """Two long words that are neighbours and no names."""
    found = [match.group() for match in WORD.finditer(quotation)]
    pairs = pairwise(found)
    return next((f"{one} {other}" for one, other in pairs if _is_plain(one) and _is_plain(other)), "")


def _is_plain(word: str) -> bool:
    return len(word) > _LONG_WORD and word.islower()
