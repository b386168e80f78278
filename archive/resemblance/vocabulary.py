"""The words by which names are compared, read from `lists/`."""

import tomllib
from collections.abc import Iterable, Mapping
from functools import lru_cache
from importlib.resources import files
from typing import Any

from archive.folding import fold, key


@lru_cache(maxsize=2)
def read(name: str) -> dict[str, Any]:
    """Return the word lists of `people` or of `bodies`."""
    return tomllib.loads((files(__package__) / "lists" / f"{name}.toml").read_text("utf-8"))


def folded(words: str) -> frozenset[str]:
    """Return the words of a list as they are compared; one of several parts without what parts them."""
    return frozenset(key(word.replace("_", " ")).replace(" ", "") for word in words.split())


def grouped(lists: Iterable[str]) -> Mapping[str, frozenset[str]]:
    """Return for each folded word the first words of the lines where it stands."""
    found: dict[str, set[str]] = {}
    for line in (line.split() for words in lists for line in words.strip().splitlines()):
        for word in line:
            found.setdefault(fold(word), set()).add(line[0])
    return {word: frozenset(first) for word, first in found.items()}
