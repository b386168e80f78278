"""What is said by whom: direct and indirect speech together."""

from indexer.extract.clauses.words import Words
from indexer.extract.scene import Scene
from indexer.extract.speech.announcing import announced, unmarked, with_lists
from indexer.extract.speech.quoting import quoted
from indexer.extract.speech.reporting import reported


def spoken(scene: Scene) -> tuple[Words, ...]:
    """Return direct and indirect speech in reading order."""
    told = sorted(unmarked(scene, tuple(with_lists(scene, tuple(reported(scene))))), key=_start)
    below = announced(scene, told)
    return tuple(sorted((*told, *below, *quoted(scene, told)), key=_start))


def _start(words: Words) -> int:
    return words.start
