"""What a word stands for that is no name: he, the minister, the Ministers, the Board."""

from dataclasses import dataclass, replace

from indexer.extract.clauses.anaphora import meant
from indexer.extract.prose.text import Sentence, Token
from indexer.extract.scene import Scene, office_key

_APPOSITION = 32
_MOST_HOLDERS = 12
_SENTENCES_BACK = 2


@dataclass(frozen=True, slots=True)
class Subject:
    """People by their index in the cast, or a collective as printed; `first` is where the subject begins."""

    people: tuple[int, ...]
    collective: str | None
    first: int
    last: int
    rule: str
    confidence: float


def leads(token: Token) -> bool:
    """Whether a word can stand between a verb and the name that is its subject."""
    if token.text == ".":
        return True
    if not token.is_word or token.marks & {"said", "that", "copula"}:
        return False
    if token.text[0].isascii() and "ə" not in token.lower:
        return token.is_capital or bool(token.marks & {"connector", "position", "modifier", "honorific"})
    return "opening" not in token.marks or "connector" in token.marks


def by_its_kind(scene: Scene, sentence: Sentence, at: int, before: Subject | None) -> Subject | None:
    """Read `the Clerk`, `the Ministers` and `the Board`: an office, or an organisation, without its full name."""
    tokens = scene.text.tokens
    first = at - 1
    while first > max(sentence.first, at - 5) and tokens[first].lower != "the" and leads(tokens[first - 1]):
        first -= 1
    if tokens[first].lower != "the" or first == at - 1:
        return None
    marks = tokens[at - 1].marks
    if marks & {"position", "group"} and tokens[at - 1].lower.endswith("s"):
        several = _holding(scene, tokens[at - 1].lower[:-1])
        if len(several) > 1:
            return Subject(several, scene.text.covering(first, at), first, at, "subject.group", 0.65)
        if sentence.lexicon.organisation_shape == "capitals":
            return replace(collective_of(scene, first, at), rule="subject.group", confidence=0.65)
    if "position" in marks:
        return recalled(scene, at - 1, before)
    if marks & {"organisation", "group"} or tokens[at - 1].is_shouted:
        return collective_of(scene, first, at)
    return None


def kind_on(scene: Scene, sentence: Sentence, start: int, before: Subject | None) -> Subject | None:
    """Read `the Board` and `the visiting members` after a verb."""
    for at in range(start, min(start + 4, sentence.last)):
        if not scene.text.tokens[at].is_word:
            return None
        if scene.text.tokens[at].marks & {"position", "group", "organisation"}:
            return by_its_kind(scene, sentence, at + 1, before)
    return None


def _holding(scene: Scene, word: str) -> tuple[int, ...]:
    """Return all who hold an office of this name."""
    held = scene.holders.get(office_key(word), ())[:_MOST_HOLDERS]
    return tuple(dict.fromkeys(person for other, person in held if other == word))


def collective_of(scene: Scene, first: int, last: int) -> Subject:
    chain = scene.chain_starting.get(first)
    printed = scene.text.printed(chain.start, chain.end) if chain else scene.text.covering(first, last)
    return Subject((), printed, first, last, "subject.organisation", 0.7)


def recalled(scene: Scene, at: int, before: Subject | None) -> Subject | None:
    """Find who `he` or `the minister` is: the one whose office says so, else the one who spoke last."""
    if before and len(before.people) == 1 and "pronoun" in scene.text.tokens[at].marks:
        near = range(max(_after_own_sentence(scene, before, at), at - _APPOSITION * 4), at)
        if before.last <= at and not any(scene.names(step) >= 0 and not scene.quoted[step] for step in near):
            return replace(before, first=at, last=at + 1, rule="subject.pronoun", confidence=0.75)
    if before and before.rule == "subject.organisation" and _is_thing_too(scene, before.last, at):
        return replace(before, first=at, last=at + 1, confidence=0.6)
    found = meant(scene, at, before.people if before else ())
    if found is None and before and before.collective and "pronoun" in scene.text.tokens[at].marks:
        return replace(before, first=at, last=at + 1, confidence=0.6)
    return Subject((found.person,), None, at, at + 1, found.rule, found.confidence) if found else None


def _after_own_sentence(scene: Scene, before: Subject, at: int) -> int:
    """Return the token from which a name would be another subject: whom a speaker told of in his sentence is none."""
    own = scene.text.sentences[scene.text.sentence_at(before.first)]
    follows = own.last <= at and scene.text.sentence_at(at) == scene.text.sentence_at(before.first) + 1
    return own.last if follows else before.last


def _is_thing_too(scene: Scene, last: int, at: int) -> bool:
    """Whether a pronoun may mean a body of the sentences before: the Russian она is a commission as well."""
    sentences = scene.text.sentences
    here, there = scene.text.sentence_at(at), scene.text.sentence_at(last)
    if sentences[here].lexicon.organisation_shape != "genitive" or not 0 < here - there <= _SENTENCES_BACK:
        return False
    return sentences[here].passage == sentences[there].passage and all(scene.names(one) < 0 for one in range(last, at))
