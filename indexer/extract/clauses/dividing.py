"""Where a Russian clause of somebody's words ends: before its source, or where the sentence goes on with another."""

import re
from dataclasses import replace

from indexer.extract.clauses.subjects import Subject
from indexer.extract.clauses.words import Words
from indexer.extract.prose.text import Sentence
from indexer.extract.scene import Scene, Verb

_SOURCE, _LEAD, _OPENING, _FURTHEST = 9, 14, 4, 120
_TO_SOURCE = 7
_AND = frozenset({"а", "но", "и"})
_ALSO = frozenset({"также", "при", "этом", "ещё", "еще", "вновь", "затем"})
_GERUND = re.compile(r"(?:[аеиоуя]в|[аеиуя]я)$")
_FINITE = re.compile(r"(?:[аеиоуыя]л[аио]?|[аеиоуыя]л[аио]?с[яь]|[еи]т|[уюая]т|[аеиуюя]тся)$")


def without_source(scene: Scene, words: Words) -> Words:
    """Leave out `, сообщает «Заря»` at the end of a clause."""
    tokens = scene.text.tokens
    first, last = scene.text.token_at(words.start), scene.text.token_at(words.end)
    for at in range(last - 2, max(first, last - _SOURCE), -1):
        if tokens[at].text == "," and not scene.quoted[at] and tokens[at + 1].marks & {"reports"}:
            return replace(words, end=tokens[at - 1].end)
    return words


def next_speaker(scene: Scene, verb: Verb, first: int) -> int | None:
    """Return the comma of `…, а второй сказал` from which a verb has a subject of its own."""
    tokens = scene.text.tokens
    for at in range(verb.first - 2, max(first, verb.first - _LEAD), -1):
        if tokens[at].text == "," and tokens[at + 1].lower in _AND:
            return at
        if "that" in tokens[at].marks or scene.quoted[at]:
            return None
    return None


def before_source(scene: Scene, sentence: Sentence, verb: int) -> int:
    """Return the token after the subject in `The Herald со ссылкой на источники в компании заявляет`."""
    tokens = scene.text.tokens
    back = range(verb - 1, max(sentence.first, verb - _TO_SOURCE), -1)
    return next((at - 1 for at in back if "linked" in tokens[at].marks), verb)


def same_speaker(scene: Scene, verb: Verb, first: int) -> int | None:
    """Return the sign or the `и` of `…, и добавил, что …` with which a clause ends and its speaker goes on."""
    tokens = scene.text.tokens
    at = verb.first - 1
    while at > first and tokens[at].lower in _ALSO:
        at -= 1
    if at <= first or tokens[at].lower not in _AND or scene.quoted[at]:
        return None
    return at - 1 if tokens[at - 1].text == "," and at - 1 > first else None


def of_main_clause(scene: Scene, sentence: Sentence, verb: int) -> Subject | None:
    """Read `X отверг план, заявив, что …`: whoever acts in the main clause, which stands before."""
    tokens = scene.text.tokens
    before = tokens[verb - 1] if verb > sentence.first else None
    if before is None or not (_GERUND.search(tokens[verb].lower) or "subordinate" in before.marks):
        return None
    begins = range(sentence.first, min(sentence.first + _FURTHEST, verb))
    named = next((at for at in begins if _is_nominative(scene, at)), None)
    chain = next((scene.chain_starting[at] for at in begins if at in scene.chain_starting), None)
    opens = chain is not None and chain.first - sentence.first < _OPENING
    if named is not None and not (opens and chain and chain.last <= named):
        return Subject((scene.names(named),), None, named, verb, "subject.before", 0.7)
    if chain is not None and opens:
        printed = scene.text.printed(chain.start, chain.end)
        return Subject((), printed, chain.first, verb, "subject.organisation", 0.65)
    return _acting(scene, sentence, verb)


def _is_nominative(scene: Scene, at: int) -> bool:
    """Whether a token names a person as that person's name is printed alone."""
    person = scene.names(at)
    return person >= 0 and not scene.quoted[at] and scene.text.tokens[at].text in scene.cast.people[person].name.split()


def _acting(scene: Scene, sentence: Sentence, verb: int) -> Subject | None:
    """Take the words up to the first verb of a sentence that begins with them."""
    tokens = scene.text.tokens
    window = range(sentence.first, min(sentence.first + _OPENING + 1, verb))
    end = next((at for at in window if not tokens[at].is_word or _FINITE.search(tokens[at].lower)), sentence.first)
    if end == sentence.first or not tokens[end].is_word or "opening" in tokens[sentence.first].marks:
        return None
    return Subject((), scene.text.covering(sentence.first, end), sentence.first, verb, "subject.printed", 0.6)
