"""What is said by whom: direct and indirect speech together."""

from indexer.extract.quoting import quoted
from indexer.extract.reporting import reported
from indexer.extract.scene import Scene
from indexer.extract.words import Words


def spoken(scene: Scene) -> tuple[Words, ...]:
    """Return direct and indirect speech in reading order."""
    return tuple(sorted((*reported(scene), *quoted(scene)), key=lambda words: words.start))
