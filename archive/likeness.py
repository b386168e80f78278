"""How alike two spellings are."""

from rapidfuzz import fuzz

_VOWELS = frozenset("aeiou")
# The letters that the shorter of two spellings must have; those of given names some more.
_SHORT, _LONG, _LONGER = 5, 9, 2
_MOST_TOO_MANY = 2


def alike(one: str, other: str) -> float:
    """Return how alike two strings are letter by letter, 0 to 100 (normalised indel similarity)."""
    return fuzz.ratio(one, other)


def alike_in_any_order(one: str, other: str) -> float:
    """Return how alike two strings are when their words are put in order, 0 to 100."""
    return fuzz.token_sort_ratio(one, other)


def alike_in_part(one: str, other: str) -> float:
    """Return how alike the shorter string is to the best stretch of the longer, 0 to 100."""
    return fuzz.partial_ratio(one, other)


def is_slip(one: str, other: str, *, within: bool) -> bool:
    """Say whether two spellings differ as a slip of the pen makes them differ.

    A letter too many or too few, two that changed places, one vowel for another; in long words another consonant or
    two letters too many. Consonants tell words apart: Nasirov, Nasibov. `within` asks for the same last letter too, by
    which a man's name and a woman's differ, and for a longer word, as given names are few and near one another.
    """
    start = _shared(one, other)
    end = _shared(one[start:][::-1], other[start:][::-1])
    if start < (2 if within else 1) or (within and not end):
        return False
    mine, yours = sorted((one[start : len(one) - end], other[start : len(other) - end]), key=len)
    length = min(len(one), len(other)) - (_LONGER if within else 0)
    if not mine:
        return length >= (_SHORT if len(yours) == 1 else _LONG) and len(yours) <= _MOST_TOO_MANY
    if len(mine) == len(yours) == 1:
        return length >= (_SHORT if {mine, yours} <= _VOWELS else _LONG)
    return mine == yours[::-1] and len(mine) == _MOST_TOO_MANY and length >= _SHORT


def _shared(one: str, other: str) -> int:
    """Count the letters with which both begin."""
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
