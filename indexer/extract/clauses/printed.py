"""Who speaks where the text gives no name: `Местные жители`, `судья`, `Müəllimlər`, `residents of the town`."""

import re

from indexer.extract.clauses.referents import recalled
from indexer.extract.clauses.subjects import Subject
from indexer.extract.names.nominative import nominative
from indexer.extract.prose.text import Sentence, Token
from indexer.extract.scene import Scene, Verb

_MOST_PRINTED, _MOST_PROPER, _MOST_AFTER, _MOST_ASIDE = 6, 4, 7, 14
_NEVER = frozenset({"said", "that", "copula", "pronoun", "plural_pronoun", "first_person", "how", "relative"})
_NO_SUBJECT = frozenset({"opening", "connector", "governs", "listener"})
_GENITIVE = re.compile(r"-n?[ıiuü]n$|(?<=[aəeıioöuü])n[ıiuü]n$|(?<=[^aəeıioöuü])[ıiuü]n$")
_SOFTENED = {"y": "k", "ğ": "q"}
_NO_NAME = frozenset({"position", "not_name", "document", "instrument"})
_ADVERB_ENDINGS = ("о", "же", "ли", "столь", "raq", "rək")
_NOUN_ENDINGS = ("ство", "тие", "ние")
_ADJECTIVE = re.compile(r"(?:[ыи]е|[ыио]й|[ая]я|[ыи]х)$")


def printed_subject(scene: Scene, sentence: Sentence, at: int, before: Subject | None = None) -> Subject | None:
    """Read a subject that is no name, such as `Местные жители`, between the last sign and a verb."""
    tokens = scene.text.tokens
    at = _before_aside(scene, sentence, at)
    first = at
    while first > max(sentence.first, at - _MOST_PRINTED) and _may_belong(tokens[first - 1]):
        first -= 1
    if first > sentence.first and tokens[first - 1].is_word:
        return None
    begin = first
    while first < at and _only_leads(tokens[first]):
        first += 1
    while at > first and _is_adverb(tokens[at - 1]):
        at -= 1
    if first == at:
        return None
    inner = first > begin and tokens[begin].lower in ("в", "во")
    return _named(scene, sentence, first, at, inner, before)


def printed_beside(scene: Scene, clause: Sentence, verb: Verb, before: Subject | None = None) -> Subject | None:
    """Read whoever a verb beside a quotation has for its subject: `said residents of the town`, `говорит скульптор`."""
    tokens = scene.text.tokens
    if clause.lexicon.organisation_shape == "head last":
        return None
    left = printed_subject(scene, clause, verb.first, before) if verb.first > clause.first else None
    if left:
        return left
    last = verb.last
    while last < min(clause.last, verb.last + _MOST_AFTER) and _may_belong(tokens[last]):
        last += 1
    first = verb.last
    if first < last and tokens[first].marks & _NO_SUBJECT and tokens[first].lower != "the":
        return None
    return _named(scene, clause, first, last, False, before) if first < last else None


def proper_left(scene: Scene, sentence: Sentence, at: int) -> Subject | None:
    """Read a name that is nobody's so far, right before an English verb of saying."""
    tokens = scene.text.tokens
    if at > sentence.first and tokens[at - 1].text == ",":
        window = range(at - 2, max(sentence.first, at - _MOST_ASIDE), -1)
        at = next((back for back in window if tokens[back].text == ","), at)
    first = at
    while first > max(sentence.first, at - _MOST_PROPER) and _may_be_name(tokens[first - 1]):
        first -= 1
    if first == sentence.first and first < at and "opening" in tokens[first].marks:
        first += 1
    if first == at or any(scene.quoted[step] or scene.names(step) >= 0 for step in range(first, at)):
        return None
    if first == sentence.first and at - first == 1:
        return None
    if first > sentence.first and "placed" in tokens[first - 1].marks:
        return None
    if at - first == 1 and (tokens[first - 1].text == "#" or tokens[first].marks & _NO_NAME):
        return None
    return Subject((), scene.text.covering(first, at), first, at, "subject.printed", 0.6)


def _may_be_name(token: Token) -> bool:
    return token.is_capital and not token.is_shouted and not token.marks & _NEVER


def _named(
    scene: Scene, sentence: Sentence, first: int, last: int, inner: bool, before: Subject | None
) -> Subject | None:
    tokens = scene.text.tokens
    if sentence.lexicon.organisation_shape == "genitive":
        first, last = _without_places(tokens, first, last, inner)
    if first >= last or any(scene.quoted[step] or scene.names(step) >= 0 for step in range(first, last)):
        return None
    if not any(len(token.text) > 2 and token.text[0].isalpha() for token in tokens[first:last]):
        return None
    person = scene.described.get(tokens[last - 1].lower) if last - first < 3 and not inner else None
    if person is not None:
        return Subject((person,), None, first, last, "subject.office", 0.62)
    if last - first == 1 and tokens[first].marks & {"position", "anaphor"} and not inner:
        known = recalled(scene, first, before)
        if known:
            return known
    printed = scene.text.covering(first, last)
    if sentence.lexicon.organisation_shape == "head last":
        printed = _without_genitive(printed)
    return Subject((), nominative(printed) if inner else printed, first, last, "subject.printed", 0.6)


def _without_genitive(printed: str) -> str:
    """Read `Nazirliyin` and `bölmənin` as Nazirlik and bölmə."""
    bare = _GENITIVE.sub("", printed)
    if bare == printed:
        return printed
    return bare[:-1] + _SOFTENED[bare[-1]] if bare[-1] in _SOFTENED and len(bare) > 3 else bare


def _without_places(tokens: tuple[Token, ...], first: int, last: int, inner: bool) -> tuple[int, int]:
    """Leave out what says where and how: `Министры с удовлетворением`, `В тот же день Южная Корея`."""
    if inner and (proper := next((at for at in range(first + 1, last) if tokens[at].is_capital), None)):
        return proper, last
    cut = next((at for at in range(first, last) if "governs" in tokens[at].marks), last)
    if cut < last and (cut == first or _ADJECTIVE.search(tokens[cut - 1].lower)):
        return last, last
    return first, cut


def _before_aside(scene: Scene, sentence: Sentence, at: int) -> int:
    """Step back over a clause between commas: `Депутаты, потерявшие места, заявили`."""
    tokens = scene.text.tokens
    if sentence.lexicon.organisation_shape != "genitive" or at <= sentence.first + 2 or tokens[at - 1].text != ",":
        return at
    for back in range(at - 2, max(sentence.first, at - _MOST_ASIDE), -1):
        if tokens[back].text == ",":
            return back
        if scene.quoted[back] or scene.names(back) >= 0 or tokens[back].marks & {"said", "that"}:
            return at
    return at


def _only_leads(token: Token) -> bool:
    """Whether a word only leads to a subject: a conjunction, a particle, a preposition."""
    return token.lower in ("же", "ли", "бы") or (
        bool(token.marks & {"opening", "connector"}) and "position" not in token.marks and token.lower != "the"
    )


def _may_belong(token: Token) -> bool:
    return token.is_word and not token.marks & _NEVER


def _is_adverb(token: Token) -> bool:
    if not token.text[0].islower() or token.lower.endswith(_NOUN_ENDINGS) or "organisation" in token.marks:
        return False
    return token.lower.endswith(_ADVERB_ENDINGS)
