"""Who speaks where the text gives no name: `Местные жители`, `судья`, `Müəllimlər`."""

from indexer.extract.nominative import nominative
from indexer.extract.scene import Scene
from indexer.extract.subjects import Subject
from indexer.extract.text import Sentence, Token

_MOST_PRINTED = 6
_NEVER = frozenset({"said", "that", "copula", "pronoun", "plural_pronoun", "first_person", "how", "relative"})
_ADVERB_ENDINGS = ("но", "ко", "же", "ли", "raq", "rək")


def printed_subject(scene: Scene, sentence: Sentence, at: int) -> Subject | None:
    """Read a subject that is no name, such as `Местные жители`, between the last sign and a verb."""
    tokens = scene.text.tokens
    first = at
    while first > max(sentence.first, at - _MOST_PRINTED) and _may_belong(tokens[first - 1]):
        first -= 1
    if first > sentence.first and tokens[first - 1].is_word:
        return None
    while first < at and tokens[first].marks & {"opening", "connector"} and "position" not in tokens[first].marks:
        first += 1
    if first == at or _is_adverb(tokens[at - 1]):
        return None
    if any(scene.quoted[step] or scene.names(step) >= 0 for step in range(first, at)):
        return None
    if not any(len(token.text) > 2 for token in tokens[first:at]):
        return None
    printed = scene.text.covering(first, at)
    if first > sentence.first and tokens[first - 1].lower in ("в", "во"):
        printed = nominative(printed)
    return Subject((), printed, first, at, "subject.printed", 0.6)


def _may_belong(token: Token) -> bool:
    return token.is_word and not token.marks & _NEVER


def _is_adverb(token: Token) -> bool:
    adverb = token.text[0].islower() and token.lower.endswith(_ADVERB_ENDINGS)
    return adverb and "organisation" not in token.marks
