"""The nominative of what Russian calls an organisation or a position: Министерства культуры, главы совета."""

import re
from collections.abc import Iterable
from functools import lru_cache

from indexer.extract.prose.lexicon import lexicon_of

_ADJECTIVE = re.compile(r"(?<=.{3})(ый|ий|ой|ого|его|ому|ему|ым|им|ом|ем|ая|яя|ую|юю|ое|ее|ей)$")
_SOFT_END = frozenset({"его", "ему", "им", "ем", "яя", "юю", "ее", "ей", "ий"})
_FEMININE = ("ой", "ая", "ую", "яя", "юю", "ей")
_SOFT_TAIL = re.compile(r"[аеиоуыьйюя]{1,2}$")
_ENDING = re.compile(r"[аеиоуыйюя]{0,2}(?:[мхйюв]|ми)?|ь|ью")


def nominative(name: str) -> str:
    """Return the name with its head, and the adjectives before it, in the nominative singular."""
    words = name.split(" ")
    head = next((at for at, word in enumerate(words) if _head(word.lower())), None)
    if head is None or any(_is_foreign(word) for word in words[:head]):
        return name
    lemma = _head(words[head].lower()) or words[head]
    adjectives = [_adjective(word, _gender(lemma)) for word in words[:head]]
    return " ".join((*adjectives, _as_printed(words[head], lemma), *words[head + 1 :]))


def title_in_nominative(position: str) -> str:
    """Return a position with its heads, which an `и` may join, and the adjectives before each in the nominative."""
    return " и ".join(_title(part) for part in position.split(" и "))


def _title(position: str) -> str:
    words = position.split(" ")
    head = next((at for at, word in enumerate(words) if _office(word.lower())), None)
    if head is None or not all(_ADJECTIVE.search(word.lower()) for word in words[:head]):
        return position
    lemma = _office(words[head].lower()) or words[head]
    adjectives = [_adjective(word, _gender_of(word)) for word in words[:head]]
    return " ".join((*adjectives, _as_printed(words[head], lemma), *words[head + 1 :]))


def _gender_of(adjective: str) -> str:
    return "feminine" if adjective.lower().endswith(_FEMININE) else "masculine"


def is_nominative(name: str) -> bool:
    return nominative(name) == name


@lru_cache(maxsize=20_000)
def _head(word: str) -> str | None:
    """Return the head of which this is a form."""
    return _lemma(word, _heads("organisation_nominative"))


@lru_cache(maxsize=20_000)
def _office(word: str) -> str | None:
    """Return the position of which this is a form in the singular."""
    return _lemma(word, _heads("position_nominative"))


def _lemma(word: str, lemmas: Iterable[tuple[str, str]]) -> str | None:
    for lemma, stem in lemmas:
        if word.startswith(stem) and (word == lemma or _ENDING.fullmatch(word[len(stem) :])):
            return lemma
    return None


@lru_cache(maxsize=2)
def _heads(mark: str) -> tuple[tuple[str, str], ...]:
    lemmas = sorted(lexicon_of("ru").listed(mark), key=len, reverse=True)
    return tuple((lemma, _SOFT_TAIL.sub("", lemma)) for lemma in lemmas)


@lru_cache(maxsize=1)
def _stressed() -> frozenset[str]:
    return frozenset(lexicon_of("ru").listed("stressed_adjective"))


def _is_foreign(word: str) -> bool:
    return word != "и" and not _ADJECTIVE.search(word.lower())


def _gender(lemma: str) -> str:
    if lemma.endswith(("о", "е")):
        return "neuter"
    return "feminine" if lemma.endswith(("а", "я", "ь")) else "masculine"


def _adjective(word: str, gender: str) -> str:
    found = _ADJECTIVE.search(word.lower())
    if found is None:
        return word
    if gender == "masculine" and found.group() == "ой":
        return word
    stem, soft = word.lower()[: found.start()], found.group() in _SOFT_END
    return _as_printed(word, stem + _agreeing(stem, soft, gender))


def _agreeing(stem: str, soft: bool, gender: str) -> str:
    """Return the ending: soft after a soft н, and after ж, ш, ч, щ where the ending bears no stress."""
    hissing, back = stem.endswith(("ж", "ш", "ч", "щ")), stem.endswith(("г", "к", "х"))
    if gender == "feminine":
        return "яя" if soft and not hissing and not back else "ая"
    if gender == "neuter":
        return "ее" if soft and not back else "ое"
    if stem in _stressed():
        return "ой"
    return "ий" if hissing or back or (soft and stem.endswith("н")) else "ый"


def _as_printed(word: str, form: str) -> str:
    if len(word) > 1 and word.isupper():
        return form.upper()
    return form[:1].upper() + form[1:] if word[:1].isupper() else form
