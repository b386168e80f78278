"""Where an organisation is named by words that are its name as a whole: White House, House of Lords."""

from collections.abc import Iterator, Sequence

from indexer.extract.prose.lexicon import Phrase, fits
from indexer.extract.prose.text import Sentence, Token


def wholes(tokens: Sequence[Token], sentences: Sequence[Sentence], mark: str) -> Iterator[tuple[int, int]]:
    """Yield each name that is listed under a mark as a pair of token positions."""
    for sentence in sentences:
        for at in range(sentence.first, sentence.last):
            for phrase in sentence.lexicon.phrases.get(tokens[at].lower, ()):
                if phrase.mark == mark and tokens[at].is_capital and _stands(tokens, at, phrase, sentence):
                    yield at, at + len(phrase.words)


def _stands(tokens: Sequence[Token], at: int, phrase: Phrase, sentence: Sentence) -> bool:
    last = at + len(phrase.words)
    if last > sentence.last:
        return False
    return all(
        fits(word, token.lower.removesuffix("'s").removesuffix("’s"))
        for word, token in zip(phrase.words, tokens[at:last], strict=True)
    )
