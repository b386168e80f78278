"""Words into which their speaker is put between two commas: `Было бы неплохо, отмечает эксперт, если бы …`."""

from indexer.extract.clauses.subjects import Subject, subject_right
from indexer.extract.clauses.words import Words, clause_if_any
from indexer.extract.prose.text import Sentence
from indexer.extract.scene import Scene, Verb

_LEADS = 4


def in_between(scene: Scene, sentence: Sentence, verb: Verb, last: Subject | None) -> Words | None:
    """Read `Было бы неплохо, отмечает эксперт, если бы …` and `Между тем, пишет «Заря», …`."""
    tokens = scene.text.tokens
    if sentence.lexicon.organisation_shape != "genitive" or verb.first - sentence.first < 2:
        return None
    if tokens[verb.first - 1].text != "," or scene.quoted[verb.first - 2]:
        return None
    subject = subject_right(scene, sentence, verb.last, last)
    if subject is None or not _is_followed_by_comma(scene, _past_mark(scene, subject.last), sentence):
        return None
    leads = verb.first - sentence.first <= _LEADS
    if not (subject.people or (leads and "reports" in tokens[verb.first].marks)):
        return None
    first = sentence.first if subject.people else subject.last
    return clause_if_any(scene, first, sentence.last, subject, "report.in-between", verb)


def _past_mark(scene: Scene, at: int) -> int:
    return at + (scene.text.tokens[at].text in '»”"') if at < len(scene.text.tokens) else at


def _is_followed_by_comma(scene: Scene, at: int, sentence: Sentence) -> bool:
    return at + 3 < sentence.last and scene.text.tokens[at].text == ","
