"""Which acronym stands beside a name: `(NEA)` after it, `NEA (` before it, and whose initials an acronym spells."""

import re
from collections.abc import Sequence

from indexer.extract.prose.text import Token

_QUOTES = frozenset('«»“”„"')
_LONGEST = 12
_PART = re.compile(r"[A-Z][a-z]*")


def is_acronym(word: str) -> bool:
    capitals = sum(letter.isupper() for letter in word)
    return 2 <= len(word) <= _LONGEST and capitals >= 2 and capitals * 2 >= len(word)


def acronym_beside(tokens: Sequence[Token], first: int, last: int) -> tuple[str | None, int | None]:
    """Return the acronym of the name in tokens `first` to `last`, and where it stands; None twice where none does."""
    at = _after(tokens, last) or _before(tokens, first, last) or _apart(tokens, first, last)
    return (tokens[at].text.removesuffix("'s").removesuffix("’s"), at) if at is not None else (None, None)


def spells(acronym: str, words: Sequence[str]) -> bool:
    """Whether the letters are the initials of these words, whose small words may be passed over."""
    wanted = [letter for letter in acronym if letter.isalpha()]
    at = 0
    for word in words:
        if at < len(wanted) and word[:1].upper() == wanted[at].upper():
            at += 1
        elif word[:1].isupper():
            return False
    return at == len(wanted) > 1


def clips(name: str, words: Sequence[str]) -> bool:
    """Whether a name is clipped together from the beginnings of these words: MinWells, Ministry of Wells."""
    parts, whole = _PART.findall(name), [word for word in words if word[:1].isupper()]
    fits = (word.startswith(part) for part, word in zip(parts, whole, strict=False))
    return len(parts) == len(whole) > 1 and all(fits)


def bare_acronym(word: str) -> str:
    """Return an acronym without what is glued to it: NEA’s, TTA-nın."""
    return word.split("-")[0].split("’")[0].split("'")[0]


def _after(tokens: Sequence[Token], at: int) -> int | None:
    """Read `(NEA)`, `(“NEA”)` and `(“NEA” or “the Agency”)` after a name."""
    if at + 2 >= len(tokens) or tokens[at].text != "(":
        return None
    quoted = tokens[at + 1].text in _QUOTES
    at += 2 if quoted else 1
    if at + 1 >= len(tokens) or not (is_acronym(tokens[at].text) or is_clipped(tokens[at].text)):
        return None
    return at if tokens[at + 1].text in ')”»",;' or tokens[at + 1].lower in ("or", "və", "и") else None


def is_clipped(word: str) -> bool:
    """Whether a word is clipped together as MinLaw is."""
    return (
        4 <= len(word) <= _LONGEST
        and word.isalpha()
        and word[0].isupper()
        and any(letter.isupper() for letter in word[2:])
    )


def _before(tokens: Sequence[Token], first: int, last: int) -> int | None:
    """Read `NEA (National Environment Agency)`."""
    if first < 2 or last >= len(tokens) or tokens[last].text != ")":
        return None
    at = first - 1
    while at > 1 and (tokens[at].text in _QUOTES or tokens[at].lower == "the"):
        at -= 1
    opened = tokens[at].text == "(" and not tokens[at - 1].marks & {"legal_form", "not_name"}
    return at - 1 if opened and is_acronym(tokens[at - 1].text) else None


def _apart(tokens: Sequence[Token], first: int, last: int) -> int | None:
    """Read `NEA – National Environment Agency` and the two the other way round."""
    words = [token.text for token in tokens[first:last] if token.is_word]
    for sign, at in ((first - 1, first - 2), (last, last + 1)):
        if not (min(sign, at) >= 0 and max(sign, at) < len(tokens)):
            continue
        parted = tokens[sign].is_dash or tokens[sign].text == ","
        if parted and is_acronym(tokens[at].text) and spells(tokens[at].text, words):
            return at
    return None
