"""What points to a topic in a text: the labels of a vocabulary, cut into stems and weighed once for many documents."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from archive.folding import lower
from archive.topics import Label, Topic
from indexer.stemming import stem as stemmed

# Measured on one half of the corpus; the neighbourhood is flat, so none of them needs more digits.
_PREFERRED, _ALTERNATIVE, _HIDDEN = 1.0, 0.75, 0.3
_A_WORD_MORE = 0.5
_SHARED = 0.5
_COMMON, _COMMON_IN_A_NAME = 0.4, 0.2

_SHORTEST = 3
_SIGNS = '.,;:()«»“”"!?'
# Azerbaijani roots of two and three letters, which are too short to be told from their endings by length alone.
_ROOTS = frozenset(("su", "ev", "ot", "ət", "çay", "qaz", "göl", "dağ", "bağ"))
_ROOT_ENDING = re.compile("(lar|lər)?(yu|[ıiuü])?n?(yun|[ıiuü]n|d[aə]n?|ya|[aəıiuü])?")


@dataclass(frozen=True, slots=True)
class Indicator:
    """Stems in a row and what they weigh for each topic; acronyms count only as written, and wells is never well."""

    stems: tuple[str, ...]
    weights: Mapping[str, float]
    names: frozenset[str]
    shouted: str | None
    plural: bool


@dataclass(frozen=True, slots=True)
class _Printed:
    """One label of one topic in stems."""

    uri: str
    stems: tuple[str, ...]
    shouted: str | None
    plural: bool
    hidden: bool
    worth: float


Indicators = Mapping[tuple[str, str], tuple[Indicator, ...]]


def indicators(topics: Sequence[Topic]) -> Indicators:
    """Return the indicators of all topics by language and first stem, the longest first."""
    by_language: dict[str, list[_Printed]] = defaultdict(list)
    for topic in topics:
        for label in topic.labels:
            by_language[label.language].append(_printed(topic.uri, label, hidden=False))
        for label in topic.hidden:
            by_language[label.language].append(_printed(topic.uri, label, hidden=True))
    return {
        (language, first): tuple(sorted(found, key=lambda one: -len(one.stems)))
        for language, printed in by_language.items()
        for first, found in _by_first_stem([one for one in printed if one.stems]).items()
    }


@lru_cache(maxsize=100_000)
def stem(word: str, language: str) -> str:
    """Return a word without its endings, so that its inflected forms meet and its kin stay apart."""
    bare = lower(word).strip(_SIGNS).replace("’", "'").replace("ё", "е")
    if language == "en":
        return _singular(bare.removesuffix("'").removesuffix("'s"))
    short = _root(bare) if language == "az" else None
    cut = short or stemmed(bare, language) or bare
    return cut if short or len(cut) >= _SHORTEST else bare


def _singular(word: str) -> str:
    """Cut a plural's ending, as the S stemmer does (Harman 1991): one that cuts more takes publications for public."""
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3 else word


def _root(word: str) -> str | None:
    return next((word[:n] for n in (3, 2) if word[:n] in _ROOTS and _ROOT_ENDING.fullmatch(word[n:])), None)


def _printed(uri: str, label: Label, *, hidden: bool) -> _Printed:
    words = [word for word in label.text.split() if any(letter.isalnum() for letter in word)]
    single = len(words) == 1
    return _Printed(
        uri,
        tuple(stem(word, label.language) for word in words),
        label.text if single and len(label.text) > 1 and label.text.isupper() else None,
        label.language == "en" and single and label.text.endswith("s"),
        hidden,
        _HIDDEN if hidden else _PREFERRED if label.preferred else _ALTERNATIVE,
    )


def _by_first_stem(printed: Iterable[_Printed]) -> dict[str, list[Indicator]]:
    alike: dict[tuple[tuple[str, ...], str | None, bool], list[_Printed]] = defaultdict(list)
    users: dict[str, set[str]] = defaultdict(set)
    for one in printed:
        alike[one.stems, one.shouted, one.plural].append(one)
        for part in one.stems:
            users[part].add(one.uri)
    found: dict[str, list[Indicator]] = defaultdict(list)
    for (stems, shouted, plural), bearers in alike.items():
        names = frozenset(one.uri for one in bearers if not one.hidden)
        common = min(len(users[part]) for part in stems)
        found[stems[0]].append(Indicator(stems, dict(_weights(bearers, common)), names, shouted, plural))
    return found


def _weights(bearers: Sequence[_Printed], common: int) -> Iterator[tuple[str, float]]:
    """Weigh by kind and length, and less what other topics have too; `common`: how many topics use its rarest word."""
    shared = len({one.uri for one in bearers}) ** _SHARED
    for one in sorted(bearers, key=lambda bearer: bearer.worth):
        spread = shared * common**_COMMON if one.hidden else common**_COMMON_IN_A_NAME
        yield one.uri, one.worth * (1 + _A_WORD_MORE * (len(one.stems) - 1)) / spread
