"""How alike two spellings are."""

from rapidfuzz import fuzz


def alike(one: str, other: str) -> float:
    """Return how alike two strings are letter by letter, 0 to 100 (normalised indel similarity)."""
    return fuzz.ratio(one, other)


def alike_in_any_order(one: str, other: str) -> float:
    """Return how alike two strings are when their words are put in order, 0 to 100."""
    return fuzz.token_sort_ratio(one, other)


def alike_in_part(one: str, other: str) -> float:
    """Return how alike the shorter string is to the best stretch of the longer, 0 to 100."""
    return fuzz.partial_ratio(one, other)
