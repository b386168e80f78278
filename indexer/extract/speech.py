"""What is said by whom: direct and indirect speech together."""

from indexer.extract.quoting import quoted
from indexer.extract.reporting import reported
from indexer.extract.scene import Scene
from indexer.extract.words import Words


def spoken(scene: Scene) -> tuple[Words, ...]:
    """Return direct and indirect speech in reading order."""
    told = sorted(reported(scene), key=lambda words: words.start)
    return tuple(sorted((*told, *quoted(scene, told)), key=lambda words: words.start))
