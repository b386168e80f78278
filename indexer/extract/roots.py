"""How an Azerbaijani word is led back to a word that the vocabulary has, however short that word is."""

import re
from collections.abc import Iterable

_VOWELS = "aeəıioöuü"
_BACK = "aıou"
# Number, owner, case and the copula, one behind the other, with the vowels that follow a back or a front vowel.
_ENDINGS = r"(?:l{a}r)?(?:{i}?m{i}z|s?{i})?(?:[ny]?{i}n?|[ny]?{a}|n?d{a}n?|[ny]?l{a})?(?:d{i}r)?"
_AFTER_BACK = re.compile(_ENDINGS.format(a="a", i="[ıu]"))
_AFTER_FRONT = re.compile(_ENDINGS.format(a="ə", i="[iü]"))
# A final k and q soften before a vowel: uşaq, uşağın.
_SOFT = {"y": "k", "ğ": "q"}
_SHORTEST, _SHORTEST_OF_ANOTHER = 2, 4


def roots_of(words: Iterable[str]) -> frozenset[str]:
    """Return the words that are no inflected forms of another; a root of three letters or less takes no other word."""
    known = frozenset(word for word in words if len(word) >= _SHORTEST)
    return frozenset(word for word in known if root(word, known, _SHORTEST_OF_ANOTHER, len(word) - 1) is None)


def root(word: str, roots: frozenset[str], shortest: int = _SHORTEST, longest: int | None = None) -> str | None:
    """Return the longest root of which a word, in small letters, is an inflected form; None where there is none."""
    for length in range(len(word) if longest is None else longest, shortest - 1, -1):
        for form in _hardened(word[:length], word[length:]):
            if form in roots and _endings(form).fullmatch(word, length):
                return form
    return None


def _hardened(form: str, rest: str) -> Iterable[str]:
    yield form
    if rest and form[-1] in _SOFT and rest[0] in _VOWELS:
        yield form[:-1] + _SOFT[form[-1]]


def _endings(form: str) -> re.Pattern[str]:
    last = next((letter for letter in reversed(form) if letter in _VOWELS), "a")
    return _AFTER_BACK if last in _BACK else _AFTER_FRONT
