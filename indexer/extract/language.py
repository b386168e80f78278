"""Which language a document or passage is written in."""

from collections.abc import Sequence

from py3langid.langid import MODEL_FILE, LanguageIdentifier

from archive.findings import Evidence, FoundValue
from archive.passages import Passage
from indexer.extract.lexicon import LEXICONS, Lexicon, lower

_MODEL = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
_ENOUGH_LETTERS = 20
_READ_AT_MOST = 4000
_PASSAGE_AT_MOST = 400
_SURE = 0.8
# Letters that only Azerbaijani among the Latin alphabets of our documents has.
_AZERBAIJANI = frozenset("əƏ")
_CYRILLIC = range(0x0400, 0x0530)


def language(passages: Sequence[Passage]) -> FoundValue | None:
    """Return the document's BCP 47 tag; None where there is too little text to tell."""
    sample = _sample(passages)
    if sum(letter.isalpha() for letter in sample) < _ENOUGH_LETTERS:
        return None
    ours = _by_words(sample)
    if ours:
        return FoundValue(ours, Evidence("language.words", 0.95, "The small words and letters are those of this language."))
    tag, sureness = _MODEL.classify(sample)
    if sureness < _SURE:
        return None
    return FoundValue(tag, Evidence("language.model", round(min(0.9, float(sureness)), 2), "The letter sequences are typical."))


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
    shares = sorted(((_share(words, lexicon, sample), lexicon.tag) for lexicon in LEXICONS), reverse=True)
    (best, tag), (second, _) = shares[0], shares[1]
    return tag if best >= 0.08 and best > 2 * second and len(words) >= 4 else None


def _share(words: Sequence[str], lexicon: Lexicon, sample: str) -> float:
    if not _script_fits(lexicon.tag, sample):
        return 0.0
    hits = sum("function" in lexicon.marks(word) for word in words if word)
    return hits / max(1, len(words))


def _script_fits(tag: str, sample: str) -> bool:
    """Russian is written in Cyrillic without letters of its neighbours; Azerbaijani in any length has ə, Turkish never."""
    cyrillic = sum(ord(letter) in _CYRILLIC for letter in sample)
    latin = sum(letter.isalpha() for letter in sample) - cyrillic
    if tag == "ru":
        return cyrillic > latin and not any(letter in "іїєґўәөүұқғңһҹҝ" for letter in lower(sample))
    if tag == "az":
        return latin > cyrillic and any(letter in _AZERBAIJANI for letter in sample)
    return latin > cyrillic
