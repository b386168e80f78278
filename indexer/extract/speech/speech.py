"""What is said by whom: direct and indirect speech together."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from indexer.extract.clauses.words import Words
from indexer.extract.scene import Scene
from indexer.extract.speech.announcing import announced, unmarked, with_lists
from indexer.extract.speech.quoting import quoted
from indexer.extract.speech.reporting import reported

_MOSTLY = 0.7


def spoken(scene: Scene) -> tuple[Words, ...]:
    """Return direct and indirect speech in reading order."""
    told = sorted(unmarked(scene, tuple(with_lists(scene, tuple(reported(scene))))), key=_start)
    below = announced(scene, told)
    direct = tuple(quoted(scene, told))
    return tuple(sorted((*_unquoted(told, direct), *below, *direct), key=_start))


def _unquoted(told: Sequence[Words], direct: Sequence[Words]) -> Iterator[Words]:
    """Leave out a clause that is nothing but a quotation: `As the Court said, “…”`."""
    starts = [one.start for one in direct]
    for words in told:
        inside = direct[bisect_left(starts, words.start) : bisect_left(starts, words.end)]
        if sum(one.end - one.start for one in inside) < _MOSTLY * (words.end - words.start):
            yield words


def _start(words: Words) -> int:
    return words.start
