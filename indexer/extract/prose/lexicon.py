"""The words of one language that the rules look for, read from its file in `languages`."""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from itertools import product

# How many letters an entry that ends in * may be followed by.
_LONGEST_ENDING = 6
_NOTHING: frozenset[str] = frozenset()
# A compound is what its last part is: юрист-эксперт, hüquqşünas-ekspert; but a Senator-elect will be a Senator.
_COMPOUND = frozenset({"position"})
# An organisation that owns what follows: the Bureau’s website.
_BODIES = frozenset({"organisation", "organisation_last"})
_OWNING = frozenset({"organisation_possessive"})
# An officer whose office it is: the Registrar’s Chambers.
_HOLDING = frozenset({"position_possessive"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """Several words in a row; a word that ends in * may carry an ending."""

    mark: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """Marks for words: `said`, `position`, `honorific`, `month-6`, and so on; phrases by their first word."""

    tag: str
    exact: Mapping[str, frozenset[str]]
    stems: Mapping[str, frozenset[str]]
    phrases: Mapping[str, tuple[Phrase, ...]]
    endings: tuple[str, ...]
    surname_endings: tuple[str, ...]
    occupation_endings: tuple[str, ...]
    organisation_shape: str
    organisation_endings: tuple[str, ...]
    plural_endings: tuple[tuple[str, str], ...]
    numbers: Mapping[str, int]

    def marks(self, word: str) -> frozenset[str]:
        """Return the marks of a word in small letters."""
        return _marks(self, word)

    def listed(self, mark: str) -> tuple[str, ...]:
        """Return the words that are listed under a mark in full."""
        return tuple(word for word, marks in self.exact.items() if mark in marks)

    def singulars(self, word: str) -> tuple[str, ...]:
        """Return what a word may be in the singular."""
        return tuple(word[: -len(end)] + single for end, single in self.plural_endings if word.endswith(end))

    def bare(self, word: str) -> str:
        """Return a name's word without an ending of case, where one is surely there."""
        return next(
            (word[: -len(end)] for end in self.endings if word.endswith(end) and len(word) - len(end) > 3), word
        )


def fits(pattern: str, word: str) -> bool:
    """Whether a word is an entry, with an ending where the entry ends in *."""
    if not pattern.endswith("*"):
        return pattern == word
    return word.startswith(pattern[:-1]) and len(word) - len(pattern) < _LONGEST_ENDING


def lexicon_of(tag: str | None) -> Lexicon:
    """Return the words of a language; English where there is no file of its own."""
    return next((lexicon for lexicon in LEXICONS if lexicon.tag == tag), LEXICONS[0])


@lru_cache(maxsize=100_000)
def _marks(lexicon: Lexicon, word: str) -> frozenset[str]:
    if len(word) > 40:
        return _NOTHING
    stems = lexicon.stems
    cuts = range(max(1, len(word) - _LONGEST_ENDING), len(word) + 1)
    found = [lexicon.exact.get(word, _NOTHING), *(stems[word[:cut]] for cut in cuts if word[:cut] in stems)]
    if word.endswith(("'s", "’s")) and lexicon.exact.get(word[:-2], _NOTHING) & _BODIES:
        found.append(_OWNING)
    if word.endswith(("'s", "’s")) and "position" in lexicon.exact.get(word[:-2], _NOTHING):
        found.append(_HOLDING)
    if "-" in word:
        head, _, tail = word.rpartition("-")
        awaited = "to_take_office" in lexicon.exact.get(tail, _NOTHING)
        found.append(_marks(lexicon, head if awaited else tail) & _COMPOUND)
    return _NOTHING.union(*found)


def _read(tag: str) -> Lexicon:
    source = tomllib.loads((files("indexer.extract") / "languages" / f"{tag}.toml").read_text("utf-8"))
    entries = {mark: words.split() for mark, words in source["words"].items()}
    entries |= {f"month-{number + 1}": words.split() for number, words in enumerate(source["months"]["names"])}
    names = source["names"]
    return Lexicon(
        tag,
        _index(entries, starred=False),
        _index(entries, starred=True),
        _phrases(source["phrases"]),
        tuple(names["endings"].split()),
        tuple(names["surname_endings"].split()),
        tuple(names.get("occupation_endings", "").split()),
        names["organisation_shape"],
        tuple(names["organisation_endings"].split()),
        tuple((end, single) for end, _, single in (pair.partition(":") for pair in names["plural_endings"].split())),
        {word: int(number) for number, words in source.get("numbers", {}).items() for word in words.split()},
    )


def _index(entries: Mapping[str, Sequence[str]], *, starred: bool) -> dict[str, frozenset[str]]:
    index: dict[str, set[str]] = {}
    for mark, words in entries.items():
        for word in words:
            if word.endswith("*") == starred:
                index.setdefault(word.rstrip("*"), set()).add(mark)
    return {word: frozenset(marks) for word, marks in index.items()}


def _phrases(source: Mapping[str, Sequence[str]]) -> dict[str, tuple[Phrase, ...]]:
    index: dict[str, list[Phrase]] = {}
    for mark, phrases in source.items():
        for phrase in phrases:
            for words in _alternatives(phrase):
                index.setdefault(words[0], []).append(Phrase(mark, words))
    return {word: tuple(sorted(found, key=lambda phrase: -len(phrase.words))) for word, found in index.items()}


def _alternatives(phrase: str) -> Iterator[tuple[str, ...]]:
    """Yield the phrases that are meant: `says|said so` stands for two."""
    return product(*(word.split("|") for word in phrase.split()))


LEXICONS: tuple[Lexicon, ...] = (_read("en"), _read("az"), _read("ru"))
