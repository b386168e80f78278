"""What the finders of speech look at together: the text, who is named where, and what is quoted."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from archive.folding import lower
from indexer.extract.names.chains import Chain
from indexer.extract.names.resolving import Cast
from indexer.extract.prose.quotes import Quote
from indexer.extract.prose.text import Sentence, Text

_KEY, _HEAD = 4, 3
_NO_DESCRIPTION = frozenset(
    {"opening", "connector", "said", "copula", "honorific", "governs", "function", "reports", "organisation"}
)


@dataclass(frozen=True, slots=True)
class Verb:
    """A word or phrase of saying outside quotations: tokens `first` to `last`."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Scene:
    """All that was read so far; `quoted` says for each token whether it stands inside a quotation."""

    text: Text
    cast: Cast
    chains: tuple[Chain, ...]
    chain_ending: dict[int, Chain]
    chain_starting: dict[int, Chain]
    quotes: tuple[Quote, ...]
    quoted: tuple[bool, ...]
    answering: tuple[tuple[int, tuple[int, tuple[int, int]]], ...]
    holders: dict[str, tuple[tuple[str, int], ...]]
    described: dict[str, int]

    def names(self, at: int) -> int:
        """Return the index of the person a token names, or -1; nobody beyond the ends of the text."""
        return self.cast.at[at] if 0 <= at < len(self.cast.at) else -1


def quote_from(scene: Scene, start: int) -> Quote | None:
    """Return the quotation whose words begin at a character."""
    at = bisect_left(scene.quotes, start, key=lambda quote: quote.start)
    found = scene.quotes[at] if at < len(scene.quotes) else None
    return found if found and found.start == start else None


def scene(
    text: Text, cast: Cast, chains: Sequence[Chain], quotes: tuple[Quote, ...], quoted: tuple[bool, ...]
) -> Scene:
    ending = {chain.last: chain for chain in chains}
    starting = {chain.first: chain for chain in chains}
    answering, holders, described = _answering(text, cast), _holders(cast), _described(text, cast)
    return Scene(text, cast, tuple(chains), ending, starting, quotes, quoted, answering, holders, described)


def _answering(text: Text, cast: Cast) -> tuple[tuple[int, tuple[int, tuple[int, int]]], ...]:
    """Return the passages that say of one person that he or she answers questions, with the telling tokens."""
    found = []
    for sentence in text.sentences:
        cue = _marked(text, sentence, "answering")
        if cue is None or _marked(text, sentence, "questions") is None:
            cue = _marked(text, sentence, "interview") if sentence.passage < _HEAD else None
        if cue:
            named = {cast.at[at] for at in range(sentence.first, sentence.last) if cast.at[at] >= 0}
            if len(named) == 1:
                found.append((sentence.passage, (named.pop(), cue)))
    return tuple(found)


def _marked(text: Text, sentence: Sentence, mark: str) -> tuple[int, int] | None:
    marked = (at for at in range(sentence.first, sentence.last) if mark in text.tokens[at].marks)
    return next(((at, at + 1) for at in marked), None)


def office_key(word: str) -> str:
    """Return the letters that a word of an office has in every case."""
    return lower(word)[:_KEY]


def _holders(cast: Cast) -> dict[str, tuple[tuple[str, int], ...]]:
    """Return under the key of each word of an office the word, with the person whose office it is."""
    found: dict[str, list[tuple[str, int]]] = {}
    for index, person in enumerate(cast.people):
        position = person.office.position if person.office else None
        for word in (position or "").split():
            found.setdefault(office_key(word), []).append((lower(word), index))
    return {key: tuple(held) for key, held in found.items()}


def _described(text: Text, cast: Cast) -> dict[str, int]:
    """Return each word that stands before the name of one person and of no other: `sculptor`, `скульптор`."""
    found: dict[str, set[int]] = {}
    for index, person in enumerate(cast.people):
        for place in person.places:
            before = text.tokens[place.first - 1] if place.first else None
            if before and before.passage == text.tokens[place.first].passage and _describes(text, place.first - 1):
                found.setdefault(before.lower, set()).add(index)
    return {word: people.pop() for word, people in found.items() if len(people) == 1}


def _describes(text: Text, at: int) -> bool:
    token = text.tokens[at]
    begins = text.sentences[text.sentence_at(at)].first == at
    if len(token.text) <= _HEAD or not token.text.isalpha() or (token.is_capital and not begins):
        return False
    return not token.marks & _NO_DESCRIPTION


def phrases(text: Text, mark: str, first: int, last: int) -> list[tuple[int, int]]:
    """Return the phrases of a mark between two tokens of one passage."""
    found: list[tuple[int, int]] = []
    printed, free = text.phrases.get(mark, ()), first
    for at, end in printed[bisect_left(printed, (first, 0)) : bisect_left(printed, (last, 0))]:
        if at >= free and end <= last:
            found.append((at, end))
            free = end
    return found


def verbs(scene: Scene, first: int, last: int) -> list[Verb]:
    """Return the verbs of saying between two tokens, outside quotations."""
    tokens = scene.text.tokens
    found = [Verb(at, end) for at, end in phrases(scene.text, "said", first, last)]
    taken = {at for verb in found for at in range(verb.first, verb.last)}
    found += [
        Verb(at, at + 1)
        for at in range(first, last)
        if "said" in tokens[at].marks and at not in taken and not tokens[at].is_capital
    ]
    return sorted((verb for verb in found if not scene.quoted[verb.first]), key=lambda verb: verb.first)
