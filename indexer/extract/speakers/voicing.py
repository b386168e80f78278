"""Who speaks though no words are given: who thanks, presents, objects, chairs or answers."""

import re
from collections.abc import Iterator, Sequence

from archive.folding import fold, key
from indexer.extract.clauses.clauses import before_auxiliaries, is_active, is_background, subject_of
from indexer.extract.clauses.nominals import is_nominal
from indexer.extract.clauses.referents import recalled
from indexer.extract.clauses.subjects import Subject, subject_left
from indexer.extract.names.declension import is_woman
from indexer.extract.prose.text import Sentence, Token, phrase_end
from indexer.extract.scene import Scene, Verb, phrases

_MOST_CUES, _MOST_PEOPLE, _FURTHEST, _APPOSITION, _BRACKET, _NEAR = 8, 40, 24, 40, 16, 8
_VERBS = frozenset({"said", "acts", "urged", "spoke", "opens"})
# What is done by speaking, and of that what `by` can follow: announced by somebody is what only happened before.
_DONE, _HEARD = frozenset({"said", "acts", "spoke"}), frozenset({"acts", "spoke", "opens"})
_GOVERNED = frozenset({"governs", "place", "organisation"})
_PARTICIPLES, _SEVERAL = ("an", "ən"), ("lar", "lər")
_FINITE = ("ıb", "ib", "ub", "üb", "dı", "di", "du", "dü", "ır", "ir", "ur", "ür", "blar", "blər")
_PAST = re.compile(r"(?<=.{2})[аеиыуя](?:л|ла|ли)(?:с[яь])?$")
# Russian surnames that are the same in every case.
_UNCHANGED = ("швили", "дзе", "ко", "о", "и", "е", "ых", "их", "лы", "ли")
# An office in another case than the nominative: министра, послу, губернатором; глава and судья are none.
_OBLIQUE = re.compile(r"ик(?:а|у|ом|е)$|[нртлдмзпфхжчг](?:а|у|ом|ем)$|(?:[лвтр]я|[^ь]ю|ого|его|ему|ому|ым|им)$")
_QUOTATION = frozenset('“”«»„"')
_PLURAL_VERB = ("ли", "лись", "ют", "ят", "ут", "ат")


def voiced(scene: Scene, sentence: Sentence, told: Sequence[bool]) -> Iterator[tuple[Subject, Verb]]:
    """Yield the people who do something that is done by speaking; what somebody tells, `told`, does not count."""
    find = {"capitals": _english, "genitive": _russian, "head last": _azerbaijani}[sentence.lexicon.organisation_shape]
    yield from _opening(scene, sentence)
    for verb in _cues(scene, sentence)[:_MOST_CUES]:
        subject = None if told[verb.first] else find(scene, sentence, verb)
        if subject and subject.people:
            yield subject, verb


def _cues(scene: Scene, sentence: Sentence) -> list[Verb]:
    tokens = scene.text.tokens
    found = [
        Verb(*cue)
        for mark in ("acts", "said", "spoke")
        for cue in phrases(scene.text, mark, sentence.first, sentence.last)
    ]
    known = {at for verb in found for at in range(verb.first, verb.last)}
    found += [
        Verb(at, at + 1)
        for at in range(sentence.first, sentence.last)
        if at not in known
        and "unsaid" not in tokens[at].marks
        and (tokens[at].marks & _VERBS or _introduces(tokens, at, sentence))
        and (not tokens[at].is_capital or at == sentence.first)
    ]
    return sorted((verb for verb in found if not scene.quoted[verb.first]), key=lambda verb: verb.first)


def _introduces(tokens: Sequence[Token], at: int, sentence: Sentence) -> bool:
    """Whether a word that no list knows stands as a verb of saying does: X griped that …, X проворчал, что …"""
    if at + 2 >= sentence.last or not tokens[at].is_word:
        return False
    word, shape = tokens[at].lower, sentence.lexicon.organisation_shape
    if shape == "head last":
        ends = at + 2 >= sentence.last - 1 or not tokens[at + 1].is_word
        return ends and word.endswith(_FINITE) and any(is_nominal(one) for one in tokens[max(0, at - 2) : at])
    if shape == "capitals":
        return word.endswith("ed") and tokens[at + 1].lower == "that" and not tokens[at].marks & {"copula", "held"}
    return bool(_PAST.search(word)) and tokens[at + 1].text == "," and tokens[at + 2].lower == "что"


def _opening(scene: Scene, sentence: Sentence) -> Iterator[tuple[Subject, Verb]]:
    """Read `Opening the debate, X …` and `In her speech, X …`: who is named first behind these words."""
    tokens = scene.text.tokens
    first = sentence.first
    end = phrase_end(tokens, first, "opens_speech", sentence.lexicon)
    end = end or (first + 1 if "opens_speech" in tokens[first].marks else 0)
    if not end or scene.quoted[first]:
        return
    names = _names(scene, range(end, min(sentence.last, end + _APPOSITION)), ";:")
    bare = [(at, last) for at, last in names if _may_act(scene, sentence, at, last)]
    subject = _all(scene, bare[:1])
    if subject:
        yield subject, Verb(first, end)


def _may_act(scene: Scene, sentence: Sentence, first: int, last: int) -> bool:
    """Whether a name can be the subject of its sentence: after the comma, or without an ending."""
    if sentence.lexicon.organisation_shape != "capitals":
        return stands_bare(scene, first, last)
    near = range(max(sentence.first, first - _NEAR), first)
    return any(scene.text.tokens[at].text == "," for at in near) or first - sentence.first < _NEAR


def _english(scene: Scene, sentence: Sentence, verb: Verb) -> Subject | None:
    """Read `X thanked …`, `… and thanked …` and `was presented by X`."""
    tokens = scene.text.tokens
    # What somebody tells `from` a place has not been told by it.
    if verb.last < sentence.last and tokens[verb.last].marks & {"author", "placed"} == {"author"}:
        heard = tokens[verb.first].marks & _HEARD
        return _all(scene, [*_names(scene, range(verb.last, sentence.last), ";:()")]) if heard else None
    urges = verb.last - verb.first == 1 and "urged" in tokens[verb.first].marks and not tokens[verb.first].marks & _DONE
    if urges or not is_active(scene, sentence, verb):
        return None
    subject = subject_of(scene, sentence, verb, before_auxiliaries(scene, sentence, verb.first), None)
    if subject is None or (subject.rule == "subject.pronoun" and subject.first > sentence.first + 1):
        return None
    return None if is_background(scene, sentence, subject) or _is_dependent(scene, sentence, subject) else subject


def _is_dependent(scene: Scene, sentence: Sentence, subject: Subject) -> bool:
    """Whether the name only belongs to another word: Olkhov’s letter, the office under President Olkhov."""
    tokens = scene.text.tokens
    if any(
        tokens[at].lower.endswith(("'s", "’s")) for at in range(subject.first, subject.last) if scene.names(at) >= 0
    ):
        return True
    at = subject.first
    while at > sentence.first and tokens[at - 1].marks & {"honorific", "position", "modifier"}:
        at -= 1
    return at > sentence.first and "preposition" in tokens[at - 1].marks


def _russian(scene: Scene, sentence: Sentence, verb: Verb) -> Subject | None:
    """Find the nearest name in the nominative: after the verb up to the next sign, else before it."""
    several = scene.text.tokens[verb.first].lower.endswith(_PLURAL_VERB)
    beside = _beside(scene, verb.first)
    if beside and not several:
        return _all(scene, [beside])
    for walk, signs in _ways(sentence, verb, several):
        found = [place for place in _names(scene, walk, signs) if _fits(scene, place, verb)]
        if found and (not several or len(found) > 1):
            return _all(scene, found if several else found[:1])
    return None if several else _recalled(scene, sentence, verb)


def _fits(scene: Scene, place: tuple[int, int], verb: Verb) -> bool:
    """Whether a name can be the subject: in the nominative, of the verb’s gender, with no clause in between."""
    tokens, (first, last) = scene.text.tokens, place
    if not stands_bare(scene, first, last) or not _agrees(scene, first, tokens[verb.first]):
        return False
    if _is_told_of(tokens, first):
        return False
    if first > verb.first:
        return not tokens[verb.first - 1].is_word or not tokens[last - 1].lower.endswith(_UNCHANGED)
    return tokens[verb.first - 1].text != "," or (tokens[last].text in (",", "(") and last < verb.first - 1)


def _is_told_of(tokens: Sequence[Token], first: int) -> bool:
    """Whether the office before a name has an ending of case: `обвинил министра X`, not `помощник министра X`."""
    at = first
    while at > max(0, first - _NEAR) and tokens[at - 1].is_word and not tokens[at - 1].marks & (_VERBS | {"governs"}):
        at -= 1
    head = next((token for token in tokens[at:first] if "position" in token.marks), None)
    return head is not None and bool(_OBLIQUE.search(head.lower))


def _beside(scene: Scene, verb: int) -> tuple[int, int] | None:
    """Return the name right before a verb of its gender: whoever follows is its object."""
    place = next(_names(scene, range(verb - 1, max(-1, verb - 2), -1), ",;:"), None)
    fits = place and stands_bare(scene, *place) and _agrees(scene, place[0], scene.text.tokens[verb])
    return place if fits else None


def _ways(sentence: Sentence, verb: Verb, several: bool) -> tuple[tuple[range, str], tuple[range, str]]:
    """Return where to look for a subject in Russian: over commas where the verb tells of several."""
    after = range(verb.last, min(sentence.last, verb.last + _FURTHEST * (1 + several)))
    before = range(verb.first - 1, max(sentence.first, verb.first - _APPOSITION) - 1, -1)
    return (after, ";:—–" if several else ",;:()—–"), (before, ";:")


def _azerbaijani(scene: Scene, sentence: Sentence, verb: Verb) -> Subject | None:
    """Find the nearest name without an ending before the verb; after a participle the name that it belongs to."""
    tokens = scene.text.tokens
    if tokens[verb.last - 1].lower.endswith(_PARTICIPLES):
        return _all(scene, [*_names(scene, range(verb.last, min(sentence.last, verb.last + _FURTHEST)), ",;:")][:1])
    walk = range(verb.first - 1, max(sentence.first, verb.first - _APPOSITION) - 1, -1)
    found = [
        (first, last)
        for first, last in _names(scene, walk, ";:")
        if stands_bare(scene, first, last) and not tokens[min(last, sentence.last - 1)].marks & _GOVERNED
    ]
    several = tokens[verb.last - 1].lower.endswith(_SEVERAL)
    if found and not several:
        last = found[0][1]
        return subject_left(scene, Sentence(sentence.first, last, sentence.passage, sentence.lexicon), last, None)
    return _all(scene, found) if found else _recalled(scene, sentence, verb)


def _recalled(scene: Scene, sentence: Sentence, verb: Verb) -> Subject | None:
    """Find whom `он`, `министр` or `nazir` at the head of a sentence means."""
    tokens = scene.text.tokens
    at = next((at for at in range(sentence.first, verb.first) if tokens[at].is_word), verb.first)
    if at == verb.first or not tokens[at].marks & {"pronoun", "anaphor", "generic"}:
        return None
    return recalled(scene, at, None)


def _all(scene: Scene, places: Sequence[tuple[int, int]]) -> Subject | None:
    people = tuple(dict.fromkeys(scene.names(first) for first, _ in places[:_MOST_PEOPLE]))
    return Subject(people, None, *places[0], "subject.named", 0.7) if people else None


def _names(scene: Scene, walk: range, signs: str) -> Iterator[tuple[int, int]]:
    """Yield the places of names on the way, up to a sign, a quotation or a clause of its own."""
    tokens = scene.text.tokens
    at = walk.start
    while at in walk:
        person = scene.names(at)
        over = _over_quotation(scene, at, walk) if tokens[at].text in _QUOTATION else _over_brackets(tokens, at, walk)
        if over != at:
            at = over
            continue
        if person < 0 and (tokens[at].text in signs or scene.quoted[at] or "that" in tokens[at].marks):
            return
        first, last = at, at + 1
        while person >= 0 and scene.names(first - 1) == person:
            first -= 1
        while person >= 0 and scene.names(last) == person:
            last += 1
        if person >= 0:
            yield first, last
        at = last if walk.step > 0 else first - 1


def _over_quotation(scene: Scene, at: int, walk: range) -> int:
    """Step over a title in quotation marks: `X “Quyularımız” mövzusunda çıxış edib`."""
    limit = range(at + walk.step, max(-1, min(len(scene.quoted), at + _BRACKET * walk.step)), walk.step)
    end = next((step for step in limit if scene.text.tokens[step].text in _QUOTATION), None)
    return end + walk.step if end is not None and scene.quoted[end - walk.step] else at


def _over_brackets(tokens: Sequence[Token], at: int, walk: range) -> int:
    """Step back over `(фракция «Дом»)`, or forwards over it."""
    opening, closing = ("(", ")") if walk.step > 0 else (")", "(")
    if tokens[at].text != opening:
        return at
    limit = range(at, max(-1, min(len(tokens), at + _BRACKET * walk.step)), walk.step)
    return next((end + walk.step for end in limit if tokens[end].text == closing), at)


def stands_bare(scene: Scene, first: int, last: int) -> bool:
    """Whether a name stands as it does alone, without an ending of case."""
    words = _words(scene.cast.people[scene.names(first)].name)
    return all(_folded(token) in words for token in scene.text.tokens[first:last] if len(token.text) > 1)


def _words(name: str) -> Sequence[str]:
    return key(name).split()


def _folded(token: Token) -> str:
    return fold(token.text.removesuffix("'s").removesuffix("’s"))


def _agrees(scene: Scene, first: int, verb: Token) -> bool:
    """Whether a Russian verb in the past can be that of a man or of a woman of this name."""
    word = verb.lower.removesuffix("сь").removesuffix("ся")
    woman = is_woman(scene.cast.people[scene.names(first)].name.lower().split())
    return woman is None or not word.endswith(("ла", "л")) or woman == word.endswith("ла")
