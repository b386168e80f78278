"""Whose paper a sentence quotes: `В заявлении министерства говорится, что …` and `“…,” the letter reads`."""

from indexer.extract.clauses.subjects import Subject
from indexer.extract.clauses.words import Words, clause_if_any
from indexer.extract.names.nominative import nominative
from indexer.extract.prose.text import Sentence
from indexer.extract.scene import Scene, Verb

_TO_THAT, _OF, _FURTHEST = 4, 4, 60
_BACK = 180


def told_in_paper(scene: Scene, sentence: Sentence, last: Subject | None) -> Words | None:
    """Read `В заявлении X говорится, что …`; `last` is the body that spoke before."""
    tokens = scene.text.tokens
    for at in range(sentence.first, sentence.last):
        if "told" not in tokens[at].marks or scene.quoted[at]:
            continue
        window = range(at + 1, min(at + _TO_THAT, sentence.last))
        that = next((step for step in window if "that" in tokens[step].marks), None)
        source = whose_paper(scene, sentence, last) if that is not None else None
        if that is not None and source:
            return clause_if_any(scene, that + 1, sentence.last, source, "report.account", Verb(at, at + 1))
    return None


def whose_paper(scene: Scene, sentence: Sentence, last: Subject | None) -> Subject | None:
    """Return the organisation whose letter, statement or report a sentence names."""
    tokens = scene.text.tokens
    papers = [
        at for at in range(sentence.first, min(sentence.first + _FURTHEST, sentence.last)) if _is_paper(scene, at)
    ]
    for at in papers:
        first = next((step for step in range(at + 1, at + _OF) if step in scene.chain_starting), None)
        if first is None or not all(tokens[step].is_word for step in range(at, first)):
            continue
        end = scene.chain_starting[first].last
        last_word = next((step for step in range(first + 1, end) if "told" in tokens[step].marks), end)
        printed = nominative(scene.text.covering(first, last_word))
        return Subject((), printed, at, last_word, "subject.organisation", 0.65)
    return last if papers and last and last.collective else None


def _is_paper(scene: Scene, at: int) -> bool:
    return "account" in scene.text.tokens[at].marks and not scene.quoted[at]


def paper_reads(scene: Scene, at: int, last: Subject | None) -> Subject | None:
    """Read `“…,” the letter reads`: the words of whoever wrote it, who spoke last or is named last."""
    near = scene.text.tokens[at : at + 3]
    if len(near) < 3 or "paper" not in near[1].marks or "reads" not in near[2].marks:
        return None
    back = range(at, max(0, at - _BACK), -1)
    named = next((step for step in back if scene.names(step) >= 0 and not scene.quoted[step]), None)
    if last or named is None:
        return last
    return Subject((scene.names(named),), None, at, at + 2, "subject.nearest", 0.62)
