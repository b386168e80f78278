"""What a gathering adopted: a statement or resolution that its report tells of, and prints or does not print."""

from collections.abc import Sequence

from archive.findings import Evidence, FoundAdoption, FoundStatement, FoundValue
from archive.passages import Span
from indexer.extract.prose.text import Sentence
from indexer.extract.scene import Scene

_NEAR = 10
_MOST = 8
_STOPS = frozenset({"said", "that"})
_BECAUSE = "The report says that it was adopted or made there."


def adoptions(scene: Scene, kind: FoundValue | None, statements: Sequence[FoundStatement]) -> tuple[FoundAdoption, ...]:
    """Return what a conference report tells was adopted, each name once; `printed` is where its words stand.

    Only a report adopts: that a press release quotes a statement that was issued makes nobody a meeting.
    """
    if kind is None or kind.value != "conference report":
        return ()
    printed = next((one.span for one in statements if one.voice == "adopted"), None)
    found: dict[str, FoundAdoption] = {}
    for sentence in scene.text.sentences:
        for at in _instruments(scene, sentence):
            one = _adoption(scene, sentence, at, printed)
            found.setdefault(one.name, one)
    return tuple(found.values())[:_MOST]


def _instruments(scene: Scene, sentence: Sentence) -> list[int]:
    tokens = scene.text.tokens
    return [
        at
        for at in range(sentence.first, sentence.last)
        if "instrument" in tokens[at].marks and not scene.quoted[at] and _is_adopted(scene, sentence, at)
    ]


def _is_adopted(scene: Scene, sentence: Sentence, at: int) -> bool:
    """Whether a verb of adopting stands near; `made` and `issued` only count in the passive, behind."""
    before = range(at - 1, max(sentence.first, at - _NEAR) - 1, -1)
    after = range(at + 1, min(sentence.last, at + _NEAR))
    return _meets(scene, before, "adopted") or _meets(scene, after, "adopted") or _is_made(scene, after)


def _meets(scene: Scene, path: range, mark: str) -> bool:
    for step in path:
        token = scene.text.tokens[step]
        if mark in token.marks:
            return True
        if token.marks & _STOPS or token.text in (";", ":"):
            return False
    return False


def _is_made(scene: Scene, after: range) -> bool:
    tokens = scene.text.tokens
    return any("copula" in tokens[step].marks and "made" in tokens[step + 1].marks for step in list(after)[:3])


def _adoption(scene: Scene, sentence: Sentence, at: int, printed: Span | None) -> FoundAdoption:
    first, last = _named(scene, sentence, at)
    evidence = Evidence("adoption.told", 0.75, _BECAUSE, scene.text.token_span(sentence.first, sentence.last))
    return FoundAdoption(scene.text.covering(first, last), evidence, printed)


def _named(scene: Scene, sentence: Sentence, at: int) -> tuple[int, int]:
    """Take in `Joint` before, and a title in quotation marks on either side."""
    tokens = scene.text.tokens
    first = at
    if at > sentence.first and tokens[at - 1].is_capital and "opening" not in tokens[at - 1].marks:
        first -= 1
    if at - 2 >= sentence.first and scene.quoted[at - 2] and not scene.quoted[at - 1]:
        first = max(_while_quoted(scene, at - 2, -1), sentence.first)
    begin = next((step for step in range(at + 1, min(at + 4, sentence.last)) if scene.quoted[step]), None)
    return first, at + 1 if begin is None else min(_while_quoted(scene, begin, 1) + 1, sentence.last)


def _while_quoted(scene: Scene, at: int, step: int) -> int:
    """Return the first token, in one direction, that is not quoted."""
    while 0 <= at < len(scene.quoted) and scene.quoted[at]:
        at += step
    return at
