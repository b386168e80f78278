"""An organisation's name as printed, in its words: what tells it from others, without joining words and legal forms."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from archive.folding import WORD, fold, key, lower
from archive.resemblance.ideas import ideas, joined, matches
from archive.resemblance.vocabulary import folded, read

_BODIES = read("bodies")
_JOINING = frozenset(lower(_BODIES["parts"]["joining"]).split())
GOING_ON = frozenset(lower(_BODIES["parts"]["going_on"]).split())
_LEGAL = folded(_BODIES["parts"]["legal"])
_ENDINGS: str = read("people")["endings"]["az"]
_IN_BRACKETS = re.compile(r"\([^)]*\)")
_DOTTED = re.compile(r"(?<=\b\w)\.(?=\w\b)|(?<=\b\w\.\w)\.")
_HYPHENATED_CASE = re.compile(rf"(?<=[\w\"”»])[-‐‑‒–](?:{'|'.join(_ENDINGS.split())})\b")
_PREFIXED = re.compile(r"(?<=\bco)[-‐‑‒–](?=\w)", re.I)
_QUOTED = re.compile('[«“„"]([^«»“”„"]+)[»”“"]')
_LEAST_IN_ACRONYM, _MOST_IN_ACRONYM = 2, 8
_MOST_WORDS = 16


@dataclass(frozen=True, slots=True)
class Body:
    """An organisation's name in its words; `outside` are those beside what is quoted in it, where anything is."""

    printed: str
    folded: str
    raw: tuple[str, ...]
    words: tuple[str, ...]
    outside: frozenset[int]


@lru_cache(maxsize=20_000)
def body(form: str) -> Body:
    """Return a printed name in its words."""
    raw = tuple(WORD.findall(_plain(form)))
    plain = joined(_plain(form))
    quoted = [match.span(1) for match in _QUOTED.finditer(plain)]
    found = [
        (match.group(), any(start <= match.start() < end for start, end in quoted)) for match in WORD.finditer(plain)
    ]
    told = [(word, inside) for word, inside in found if not (is_joining(word) or fold(word) in _LEGAL)] or found
    told = told[:_MOST_WORDS]
    outside = frozenset(at for at, (_, inside) in enumerate(told) if not inside) if quoted else frozenset[int]()
    return Body(form, key(form), raw, tuple(word for word, _ in told), outside)


def _plain(form: str) -> str:
    return _PREFIXED.sub("", _HYPHENATED_CASE.sub("", _DOTTED.sub("", _IN_BRACKETS.sub("", form))))


def is_joining(word: str) -> bool:
    """Say whether a word only joins others."""
    return lower(word) in _JOINING


def is_kind(word: str) -> bool:
    """Say whether a word says what a body is, or of what state, where that is often left away."""
    return matches("kinds", word) or matches("states", word)


def is_own(word: str) -> bool:
    """Say whether a word is no common one: a name."""
    return (
        not (ideas(word) or is_kind(word) or is_joining(word) or is_acronym(word) or word.isdigit())
        and word[:1].isupper()
    )


def acronym(words: Sequence[str]) -> str:
    """Return the folded letters of a name that is an acronym and nothing else."""
    is_one = len(words) == 1 and is_acronym(words[0])
    return fold(words[0]) if is_one else ""


def is_acronym(word: str) -> bool:
    """Say whether a word is an acronym."""
    return word.isupper() and word.isalpha() and _LEAST_IN_ACRONYM <= len(word) <= _MOST_IN_ACRONYM


def initials(*several: Sequence[str]) -> frozenset[str]:
    """Return what the initials of words spell, folded; an acronym among them may stand whole: USDA."""
    spelled = {fold("".join(word[0] for word in words)) for words in several if len(words) > 1}
    whole = {
        fold("".join(word if is_acronym(word) else word[0] for word in words)) for words in several if len(words) > 1
    }
    return frozenset(letters for letters in spelled | whole if len(letters) >= _LEAST_IN_ACRONYM)
