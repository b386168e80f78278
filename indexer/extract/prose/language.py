"""Which language a document or passage is written in."""

import re
from collections.abc import Sequence
from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

from archive.findings import Evidence, FoundValue
from archive.folding import lower
from archive.passages import Passage
from indexer.extract.prose.lexicon import LEXICONS, Lexicon

_ENOUGH_LETTERS = 20
_READ_AT_MOST = 4000
_PASSAGE_AT_MOST = 400
_SURE = 0.8
_FEWEST_WORDS, _LEAST_SHARE = 4, 0.08
_CYRILLIC = re.compile("[\u0400-\u052f]")
# Letters of other languages that are written in Cyrillic.
_NEIGHBOURS = re.compile("[іїєґўәөүұқғңһҹҝІЇЄҐЎӘӨҮҰҚҒҢҺҸҜ]")


def language(passages: Sequence[Passage]) -> FoundValue | None:
    """Return the document's BCP 47 tag; None where there is too little text to tell."""
    sample = _sample(passages)
    if sum(letter.isalpha() for letter in sample) < _ENOUGH_LETTERS:
        return None
    ours = _by_words(sample)
    if ours:
        return FoundValue(
            ours, Evidence("language.words", 0.95, "The small words and letters are those of this language.")
        )
    tag, sureness = _model().classify(sample)
    if sureness < _SURE:
        return None
    return FoundValue(
        tag, Evidence("language.model", round(min(0.9, float(sureness)), 2), "The letter sequences are typical.")
    )


@cache
def _model() -> LanguageIdentifier:
    """Load the model for texts that small words do not tell of; most processes never meet one."""
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def languages(passages: Sequence[Passage]) -> tuple[str | None, ...]:
    """Return each passage's language where its small words tell; None where they do not."""
    return tuple(_by_words(passage.text[:_PASSAGE_AT_MOST]) for passage in passages)


def _sample(passages: Sequence[Passage]) -> str:
    parts: list[str] = []
    length = 0
    for passage in passages:
        parts.append(passage.text[: _READ_AT_MOST - length])
        length += len(parts[-1]) + 1
        if length >= _READ_AT_MOST:
            break
    return "\n".join(parts)


def _by_words(sample: str) -> str | None:
    """Return the one of our languages whose small words make up enough of a text."""
    words = [word.strip(".,;:!?()«»“”\"'") for word in lower(sample).split()]
    if len(words) < _FEWEST_WORDS:
        return None
    fitting = [lexicon for lexicon in LEXICONS if lexicon.tag in _possible(sample)]
    shares = sorted(((_share(words, lexicon), lexicon.tag) for lexicon in fitting), reverse=True)
    if not shares or shares[0][0] < _LEAST_SHARE:
        return None
    return shares[0][1] if len(shares) == 1 or shares[0][0] > 2 * shares[1][0] else None


def _share(words: Sequence[str], lexicon: Lexicon) -> float:
    hits = sum("function" in lexicon.marks(word) for word in words if word)
    return hits / max(1, len(words))


def _possible(sample: str) -> tuple[str, ...]:
    """Return the languages that the letters allow: Azerbaijani of any length has ə, which Turkish never has."""
    cyrillic = len(_CYRILLIC.findall(sample))
    if cyrillic * 2 > sum(map(str.isalpha, sample)):
        return () if _NEIGHBOURS.search(sample) else ("ru",)
    return ("en", "az") if "ə" in sample or "Ə" in sample else ("en",)
