"""What points to a topic in a text: the labels of a vocabulary, cut into stems and weighed once for many documents."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from archive.folding import lower
from archive.topics import Label, Topic
from indexer.extract.roots import root, roots_of
from indexer.stemming import stem as stemmed

# Measured on both halves of the corpus; the neighbourhood is flat, so none of them needs more digits.
_NAME, _SURE, _HINT = 0.7, 0.45, 0.15
_A_WORD_MORE = 0.5
_SHARED = 0.5
_COMMON = 0.35
# A hidden label of the language en-x-hint is English, and by itself says little: a map may be one of minefields.
_IS_HINT = "-x-hint"

_SHORTEST = 3
# What a Russian stemmer leaves of могила is also what it leaves of мог.
_SHORT = 4
_RUSSIAN_ENDING = re.compile("(?:[иыо]й|ая|[оы]е|[аеиоуыьэюяй])$")
_SIGNS = '.,;:()«»“”"!?'


@dataclass(frozen=True, slots=True)
class Indicator:
    """Stems in a row and what they weigh for each topic; acronyms count only as written, and wells is never well."""

    stems: tuple[str, ...]
    weights: Mapping[str, float]
    names: frozenset[str]
    shouted: str | None
    plural: bool
    begins: str


@dataclass(frozen=True, slots=True)
class _Printed:
    """One label of one topic in stems."""

    uri: str
    stems: tuple[str, ...]
    shouted: str | None
    plural: bool
    begins: str
    worth: float

    @property
    def is_name(self) -> bool:
        return self.worth == _NAME


@dataclass(frozen=True, slots=True)
class Indicators:
    """Indicators by language and first stem, the longest first; the Azerbaijani roots that words are led back to."""

    by_language: Mapping[str, Mapping[str, tuple[Indicator, ...]]]
    roots: frozenset[str]


def indicators(topics: Sequence[Topic]) -> Indicators:
    """Return the indicators of all topics."""
    roots = roots_of(
        word for topic in topics for label in _azerbaijani(topic) for word in map(_bare, label.text.split())
    )
    printed: dict[str, list[_Printed]] = defaultdict(list)
    for topic in topics:
        for label in topic.labels:
            printed[label.language].append(_printed(topic.uri, label, roots, _NAME))
        for label in topic.hidden:
            worth = _HINT if label.language.endswith(_IS_HINT) else _SURE
            printed[_spoken(label)].append(_printed(topic.uri, label, roots, worth))
    return Indicators({language: _by_first_stem(found) for language, found in printed.items()}, roots)


@lru_cache(maxsize=100_000)
def stem(word: str, language: str, roots: frozenset[str]) -> str:
    """Return a word without its endings, so that its inflected forms meet and its kin stay apart."""
    bare = _bare(word)
    if language == "en":
        return _singular(bare.removesuffix("'").removesuffix("'s"))
    if language == "az" and (found := root(bare, roots)):
        return found
    cut = stemmed(bare, language) or bare
    return cut if len(cut) >= _SHORTEST else bare


def _bare(word: str) -> str:
    return lower(word).strip(_SIGNS).replace("’", "'").replace("ё", "е")


def _azerbaijani(topic: Topic) -> Iterator[Label]:
    return (label for label in (*topic.labels, *topic.hidden) if _spoken(label) == "az")


def _spoken(label: Label) -> str:
    return label.language.removesuffix(_IS_HINT)


def _singular(word: str) -> str:
    """Cut a plural's ending, as the S stemmer does (Harman 1991): one that cuts more takes publications for public."""
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3 else word


def _printed(uri: str, label: Label, roots: frozenset[str], worth: float) -> _Printed:
    words = [word for word in label.text.split() if any(letter.isalnum() for letter in word)]
    single, language = len(words) == 1, _spoken(label)
    stems = tuple(stem(word, language, roots) for word in words)
    return _Printed(
        uri,
        stems,
        label.text if single and len(label.text) > 1 and label.text.isupper() else None,
        language == "en" and single and label.text.endswith("s"),
        _RUSSIAN_ENDING.sub("", _bare(words[0])) if language == "ru" and single and len(stems[0]) <= _SHORT else "",
        worth,
    )


def _by_first_stem(printed: Iterable[_Printed]) -> dict[str, tuple[Indicator, ...]]:
    alike: dict[tuple[tuple[str, ...], str | None, bool, str], list[_Printed]] = defaultdict(list)
    users: dict[str, set[str]] = defaultdict(set)
    for one in (one for one in printed if one.stems):
        alike[one.stems, one.shouted, one.plural, one.begins].append(one)
        for part in one.stems:
            users[part].add(one.uri)
    found: dict[str, list[Indicator]] = defaultdict(list)
    for (stems, shouted, plural, begins), bearers in alike.items():
        names = frozenset(one.uri for one in bearers if one.is_name)
        common = min(len(users[part]) for part in stems)
        found[stems[0]].append(Indicator(stems, dict(_weights(bearers, common)), names, shouted, plural, begins))
    return {first: tuple(sorted(those, key=lambda one: -len(one.stems))) for first, those in found.items()}


def _weights(bearers: Sequence[_Printed], common: int) -> Iterator[tuple[str, float]]:
    """Weigh by kind and length, and less what other topics have too; `common`: how many topics use its rarest word."""
    shared = len({one.uri for one in bearers}) ** _SHARED
    for one in sorted(bearers, key=lambda bearer: bearer.worth):
        spread = (1 if one.is_name else shared) * common**_COMMON
        yield one.uri, one.worth * (1 + _A_WORD_MORE * (len(one.stems) - 1)) / spread
