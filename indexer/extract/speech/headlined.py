"""Whose words a text is that names nobody: those of the office in its headline, as in `Presidential Message`."""

from archive.findings import Evidence, FoundStatement
from archive.passages import Span
from indexer.extract.prose.front import bounds
from indexer.extract.scene import Scene

_WORKS = frozenset({"work", "speech", "oration"})
_BECAUSE = "The headline names the office that speaks in the text as I or we."


def headlined(scene: Scene, body: Span) -> FoundStatement | None:
    """Take the body as the words of an office that the headline names and no person bears."""
    tokens = scene.text.tokens
    known = dict(entry.split(":") for entry in scene.text.lexicon.listed("held_by"))
    first, last = bounds(scene.text, 0)
    for at in range(first, last - 1):
        if tokens[at].lower in known and tokens[at + 1].marks & _WORKS:
            evidence = Evidence("statement.headlined", 0.7, _BECAUSE, scene.text.token_span(at, at + 2))
            return FoundStatement(body, "direct", "single", evidence, (), known[tokens[at].lower])
    return None
