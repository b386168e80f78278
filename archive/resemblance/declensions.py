"""The endings of Russian and Azerbaijani words, by which one name is printed in several cases."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from archive.folding import lower
from archive.resemblance.vocabulary import read
from archive.sounds import is_cyrillic

_VOWELS = frozenset("аеиоуыэюяйь")
_SHORTEST_STEM, _SHORTEST_INFLECTED = 2, 4
_Declension = tuple[str, int]


@lru_cache(maxsize=2)
def _declensions(name: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return every declension of people's or bodies' names: whose it is, and its endings."""
    lists: dict[str, list[str]] = read(name)["declensions"]
    return tuple(
        (whose, tuple(ending.strip("-") for ending in line.split()))
        for whose in lists
        if whose != "irregular"
        for line in lists[whose]
    )


@lru_cache(maxsize=1)
def _irregular() -> dict[str, str]:
    pairs: str = read("people")["declensions"]["irregular"]
    return dict(pair.replace("ё", "е").split(":") for pair in pairs.split())


@lru_cache(maxsize=50_000)
def _cases(name: str, word: str) -> frozenset[_Declension]:
    """Return every stem that a Russian word may have, with the number of the declension."""
    printed = lower(word).replace("ё", "е")
    found: set[_Declension] = set()
    for number, (_, endings) in enumerate(_declensions(name)):
        found |= {(stem, number) for stem in _stems(printed, endings)}
    return frozenset(found)


def _stems(word: str, endings: Sequence[str]) -> Iterator[str]:
    if word in _irregular() and "" in endings:
        yield _irregular()[word]
    for ending in endings:
        stem = word[: len(word) - len(ending)]
        if word.endswith(ending) and len(stem) >= _SHORTEST_STEM and not ("" in endings and stem[-1] in _VOWELS):
            yield stem


def shared(name: str, one: str, other: str) -> frozenset[str]:
    """Return whose (of men, of women, of bodies) two Russian words may be two cases of one word."""
    if not (is_cyrillic(one) and is_cyrillic(other)):
        return frozenset()
    both = _cases(name, one) & _cases(name, other)
    return frozenset(_declensions(name)[number][0] for _, number in both)


@lru_cache(maxsize=50_000)
def nominatives(name: str, word: str) -> tuple[str, ...]:
    """Return what the nominative of a Russian word may be."""
    if not is_cyrillic(word):
        return ()
    declensions = _declensions(name)
    return tuple(sorted({stem + declensions[number][1][0] for stem, number in _cases(name, word)}))


@lru_cache(maxsize=1)
def _azerbaijani() -> frozenset[str]:
    endings: str = read("people")["endings"]["az"]
    return frozenset(endings.split())


def is_azerbaijani_case(one: str, other: str) -> bool:
    """Say whether one word is the other with an Azerbaijani ending: Rena, Renanın."""
    short, long = sorted((lower(one), lower(other)), key=len)
    return (
        len(short) >= _SHORTEST_INFLECTED
        and long.startswith(short)
        and long[len(short) :].lstrip("'’") in _azerbaijani()
    )
