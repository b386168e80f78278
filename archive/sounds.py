"""How names sound across scripts and romanisations: Həsənov, Гасанов and Hasanov are written near one another."""

import re
from functools import lru_cache

from archive.folding import lower, variants

_SEVERAL = (
    ("shch", "sh"), ("sch", "sh"), ("io", "e"), ("dzh", "j"), ("zh", "j"), ("ch", "j"), ("gh", "g"), ("ph", "f"),
    ("x", "ks"),
)  # fmt: skip
_ONE = str.maketrans({"c": "j", "q": "g", "k": "g", "h": "g", "w": "v", "e": "a"})
_TWICE = re.compile(r"(.)\1+")
# Letters that another language or system prints otherwise; each is one more reading of a word.
_AFTER_CONSONANT = (
    (re.compile("(?<=[^аеёиоуыэюя])ю"), "у"), (re.compile("(?<=[^аеёиоуыэюя])я(?=.)"), "а"),
    (re.compile("ё"), "о"),
)  # fmt: skip
_OF_LATIN = (
    (re.compile("c(?=[aouklrt])"), "k"), (re.compile("^j(?=[aouüö])"), "y"), (re.compile("th"), "t"),
    (re.compile("(?<=[bcdfghklmnprstvz])[iy]u"), "u"),
    (re.compile("(?<=[ou])e"), ""),
)  # fmt: skip
_OPENING_GLIDE = re.compile("^i(?=e)")


@lru_cache(maxsize=100_000)
def rough(word: str) -> frozenset[str]:
    """Return the readings of a printed word without what romanisations differ in."""
    return frozenset(_levelled(form) for printed in _readings(word) for form in variants(printed))


@lru_cache(maxsize=100_000)
def code(word: str) -> str:
    """Return the consonants of a printed word after its first letter; names that sound alike mostly share it."""
    return _code(variants(word)[0])


@lru_cache(maxsize=100_000)
def codes(word: str) -> frozenset[str]:
    """Return the consonants of a printed word in each of its readings."""
    return frozenset(_code(form) for printed in _readings(word) for form in variants(printed))


def _code(form: str) -> str:
    levelled = _levelled(form).replace("z", "s")
    first = "@" if levelled[:1] in "aeiou" else levelled[:1]
    return first + "".join(letter for letter in levelled[1:] if letter not in "aeiou")


def is_cyrillic(text: str) -> bool:
    """Say whether a text holds Cyrillic letters."""
    return any("Ѐ" <= letter <= "ӿ" for letter in text)


def _readings(word: str) -> tuple[str, ...]:
    """Return a word and what it may have been printed from: Гюнель from Гунель, Jürgen from Yürgen."""
    several = _AFTER_CONSONANT if is_cyrillic(word) else _OF_LATIN
    lowered = lower(word)
    return tuple(
        dict.fromkeys((word, *(pattern.sub(to, lowered) for pattern, to in several if pattern.search(lowered))))
    )


def _levelled(form: str) -> str:
    for several, one in _SEVERAL:
        form = form.replace(several, one)
    return _TWICE.sub(r"\1", _OPENING_GLIDE.sub("", form).translate(_ONE))
