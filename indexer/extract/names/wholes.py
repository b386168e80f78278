"""Where an organisation is named by words that are its name as a whole: White House, House of Lords."""

from collections.abc import Iterator, Sequence

from indexer.extract.prose.lexicon import Phrase, fits
from indexer.extract.prose.text import Sentence, Token

_MARKS = frozenset({"body", "country"})
_NAMED = 4


def wholes(tokens: Sequence[Token], sentences: Sequence[Sentence]) -> Iterator[tuple[str, int, int]]:
    """Yield each name that is listed as that of a body or a country, with that mark, as a pair of token positions."""
    for sentence in sentences:
        known = sentence.lexicon.phrases
        for at in range(sentence.first, sentence.last):
            for phrase in known.get(tokens[at].lower, ()):
                if phrase.mark in _MARKS and tokens[at].is_capital and _stands(tokens, at, phrase, sentence):
                    yield phrase.mark, at, at + len(phrase.words)


def _stands(tokens: Sequence[Token], at: int, phrase: Phrase, sentence: Sentence) -> bool:
    last = at + len(phrase.words)
    if last > sentence.last:
        return False
    if not tokens[last - 1].lower.endswith(("'s", "’s")) and _is_named_after(tokens, last, sentence):
        return False
    return all(
        fits(word, token.lower.removesuffix("'s").removesuffix("’s"))
        for word, token in zip(phrase.words, tokens[at:last], strict=True)
    )


def _is_named_after(tokens: Sequence[Token], at: int, sentence: Sentence) -> bool:
    """Whether more words make it the name of a treaty, a day or a meeting: United Nations Wells Convention."""
    stop = min(at + _NAMED, sentence.last)
    end = next((end for end in range(at, stop) if not tokens[end].is_capital), stop)
    marks = frozenset[str]().union(*(token.marks for token in tokens[at:end]))
    return bool(marks & {"not_name", "event"}) and not marks & {"position", "organisation"}
