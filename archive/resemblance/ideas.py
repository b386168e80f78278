"""What the common words of organisations' names mean: ministry, nazirlik and министерство are one idea."""

import re
from functools import lru_cache

from archive.folding import lower
from archive.resemblance.vocabulary import read

_BODIES = read("bodies")
_LONGEST_ENDING, _SHORTEST_STEM = 6, 2
_PHRASES = tuple(
    (re.compile(r"\b" + phrase.replace(" ", r"\s+").replace("*", r"\w*") + r"\b"), idea)
    for phrase, idea in _BODIES["phrases"].items()
)
_SPELLINGS = tuple((old, new) for old, new in _BODIES["parts"]["spellings"])
_LISTS = {name: frozenset(lower(_BODIES["parts"][name]).split()) for name in ("kinds", "states")}
_NOTHING: frozenset[str] = frozenset()


def _index() -> tuple[dict[str, frozenset[str]], dict[str, frozenset[str]]]:
    """Return the ideas of whole words, and those of stems."""
    found: tuple[dict[str, set[str]], dict[str, set[str]]] = ({}, {})
    for line in (line for words in _BODIES["ideas"].values() for line in words.strip().splitlines()):
        idea, *_ = words = line.split()
        for word in words:
            found[word.endswith("*")].setdefault(lower(word).rstrip("*"), set()).add(idea)
    whole, stems = ({word: frozenset(several) for word, several in index.items()} for index in found)
    return whole, stems


_WHOLE, _STEMS = _index()


@lru_cache(maxsize=50_000)
def ideas(word: str) -> frozenset[str]:
    """Return what a common word means; nothing for a word that is a name of its own."""
    printed = _plain(word)
    if printed in _WHOLE:
        return _WHOLE[printed]
    cuts = range(len(printed), _SHORTEST_STEM - 1, -1)
    fitting = (cut for cut in cuts if printed[:cut] in _STEMS and len(printed) - cut <= max(_LONGEST_ENDING, cut + 1))
    return next((_STEMS[printed[:cut]] for cut in fitting), _NOTHING)


@lru_cache(maxsize=50_000)
def matches(name: str, word: str) -> bool:
    """Say whether a word stands in a list (`kinds` or `states`), as it is or by its stem."""
    listed, printed = _LISTS[name], lower(word)
    cuts = range(max(2, len(printed) - _LONGEST_ENDING), len(printed) + 1)
    return printed in listed or any(printed[:cut] + "*" in listed for cut in cuts)


def is_listed(word: str) -> bool:
    """Say whether a common word is one of the list as it is."""
    return _plain(word) in _WHOLE


def _plain(word: str) -> str:
    return lower(word).replace("’", "'")


def joined(form: str) -> str:
    """Return a name with the phrases in it that are one idea as one word."""
    lowered = _plain(form)
    for phrase, idea in _PHRASES:
        if found := phrase.search(lowered):
            form = form[: found.start()] + idea + form[found.end() :]
            lowered = _plain(form)
    return form


@lru_cache(maxsize=50_000)
def respelled(word: str) -> str:
    """Return a word in the American spelling, as far as its ending tells."""
    printed = lower(word)
    return next((printed.removesuffix(old) + new for old, new in _SPELLINGS if printed.endswith(old)), printed)
