"""What the finders of speech look at together: the text, who is named where, and what is quoted."""

from collections.abc import Sequence
from dataclasses import dataclass

from archive.folding import lower
from indexer.extract.chains import Chain
from indexer.extract.quotes import Quote
from indexer.extract.resolving import Cast
from indexer.extract.text import Sentence, Text, phrase_end

_KEY, _HEAD = 4, 3


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

    def names(self, at: int) -> int:
        """Return the index of the person a token names, or -1; nobody beyond the ends of the text."""
        return self.cast.at[at] if 0 <= at < len(self.cast.at) else -1


def scene(
    text: Text, cast: Cast, chains: Sequence[Chain], quotes: tuple[Quote, ...], quoted: tuple[bool, ...]
) -> Scene:
    ending = {chain.last: chain for chain in chains}
    starting = {chain.first: chain for chain in chains}
    return Scene(text, cast, tuple(chains), ending, starting, quotes, quoted, _answering(text, cast), _holders(cast))


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


def phrases(text: Text, mark: str, first: int, last: int) -> list[tuple[int, int]]:
    """Return the phrases of a mark between two tokens of one passage."""
    found: list[tuple[int, int]] = []
    if first >= last:
        return found
    at = first
    lexicon = text.sentences[text.sentence_at(first)].lexicon
    while at < last:
        end = phrase_end(text.tokens, at, mark, lexicon)
        if end and end <= last:
            found.append((at, end))
            at = end
        else:
            at += 1
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
