"""Which concepts of the vocabulary a document is about: its labels found in the words, ranked by salience."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log1p

from archive.findings import Evidence, FoundTopic
from archive.folding import fold
from archive.topics import Topic
from indexer.extract.text import Text, Token

_MOST = 12
_TITLE, _LEAD, _BODY = 3.0, 1.6, 1.0
_LEAD_PASSAGES = 3
_ENDINGS: Mapping[str, tuple[str, ...]] = {
    "en": ("ies", "es", "s", "y"),
    "az": (
        "larının", "lərinin", "larından", "lərindən", "larında", "lərində", "larına", "lərinə", "ların",
        "lərin", "ları", "ləri", "lardan", "lərdən", "lar", "lər", "ının", "inin", "unun", "ünün", "sının",
        "sinin", "nın", "nin", "dan", "dən", "ın", "in", "un", "ün", "da", "də", "sı", "si", "ı", "i", "u", "ü",
        "a", "ə",
    ),
    "ru": (
        "иями", "ями", "ами", "иях", "ого", "его", "ому", "ему", "ыми", "ими", "ией", "ия", "ии", "ию", "ие",
        "ий", "ой", "ей", "ов", "ев", "ам", "ям", "ах", "ях", "ый", "ая", "ое", "ые", "ых", "их", "ую", "юю",
        "ым", "им", "ом", "ем", "а", "я", "о", "е", "ы", "и", "у", "ю", "ь",
    ),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Entry:
    """A label cut into stems; acronyms match only as written, and a plural such as wells never matches well."""

    stems: tuple[str, ...]
    uri: str
    shouted: str | None
    plural: bool


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Labels by their first stem, longest first; preferred names and depths for stated topics and salience."""

    entries: Mapping[tuple[str, str], tuple[_Entry, ...]]
    names: Mapping[str, str]
    depths: Mapping[str, int]
    english: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Match:
    uri: str
    first: int
    last: int


def compile_vocabulary(topics: Sequence[Topic]) -> Vocabulary:
    """Prepare topics for matching; do it once for many documents."""
    index: dict[tuple[str, str], list[_Entry]] = {}
    for topic in topics:
        for label in topic.labels:
            entry = _entry(label.text, topic.uri, label.language)
            if entry.stems:
                index.setdefault((label.language, entry.stems[0]), []).append(entry)
    entries = {key: tuple(sorted(found, key=lambda one: -len(one.stems))) for key, found in index.items()}
    names = {_plain(label.text): topic.uri for topic in reversed(topics) for label in topic.labels}
    return Vocabulary(entries, names, _depths(topics), {topic.uri: topic.label() for topic in topics})


def stated_topic(vocabulary: Vocabulary, name: str) -> str | None:
    """Return the URI of the topic that bears a name, in any language; None where none does."""
    return vocabulary.names.get(_plain(name))


def topics(text: Text, vocabulary: Vocabulary) -> tuple[FoundTopic, ...]:
    """Return at most twelve topics, the most salient first."""
    places: dict[str, list[_Match]] = {}
    for match in _matches(text, vocabulary):
        places.setdefault(match.uri, []).append(match)
    found = [_found(text, vocabulary, uri, matches) for uri, matches in places.items()]
    return tuple(sorted(found, key=lambda topic: (-topic.salience, topic.uri))[:_MOST])


def _plain(name: str) -> str:
    return " ".join(fold(word) for word in name.replace("-", " ").split())


def _entry(label: str, uri: str, language: str) -> _Entry:
    words = [word for word in label.split() if any(letter.isalnum() for letter in word)]
    shouted = label if len(words) == 1 and label.isupper() else None
    plural = language == "en" and len(words) == 1 and label.endswith("s")
    return _Entry(tuple(stem(word, language) for word in words), uri, shouted, plural)


def stem(word: str, language: str) -> str:
    """Cut a usual ending and fold what is left, so that inflected forms meet."""
    lowered = word.replace("İ", "i").lower().strip('.,;:()«»“”"')
    for ending in _ENDINGS.get(language, ()):
        if lowered.endswith(ending) and len(lowered) - len(ending) >= 3 and not lowered.endswith("ss"):
            return fold(lowered[: -len(ending)])
    return fold(lowered)


def _depths(topics: Sequence[Topic]) -> dict[str, int]:
    broader = {topic.uri: topic.broader for topic in topics}
    return {uri: _depth(uri, broader) for uri in broader}


def _depth(uri: str, broader: Mapping[str, tuple[str, ...]]) -> int:
    depth, seen = 0, {uri}
    while broader.get(uri) and broader[uri][0] not in seen:
        uri = broader[uri][0]
        seen.add(uri)
        depth += 1
    return depth


def _matches(text: Text, vocabulary: Vocabulary) -> Iterator[_Match]:
    for sentence in text.sentences:
        tag = sentence.lexicon.tag
        stems = [stem(text.tokens[at].text, tag) for at in range(sentence.first, sentence.last)]
        at = sentence.first
        while at < sentence.last:
            last, uris = _longest(text.tokens, stems, at, sentence.first, tag, vocabulary)
            for uri in uris:
                yield _Match(uri, at, last)
            at = last if uris else at + 1


def _longest(
    tokens: Sequence[Token], stems: Sequence[str], at: int, first: int, tag: str, vocabulary: Vocabulary
) -> tuple[int, tuple[str, ...]]:
    """Return the end of the longest label that begins at a token, and the concepts that bear it."""
    begin = at - first
    longest, uris = 0, ()
    found: tuple[str, ...] = uris
    for entry in vocabulary.entries.get((tag, stems[begin]), ()):
        size = len(entry.stems)
        if size < longest:
            break
        if tuple(stems[begin : begin + size]) == entry.stems and _as_written(entry, tokens[at]):
            longest = size
            found = (*found, entry.uri) if entry.uri not in found else found
    return at + longest, found


def _as_written(entry: _Entry, token: Token) -> bool:
    return (entry.shouted is None or token.text == entry.shouted) and (not entry.plural or token.lower.endswith("s"))


def _found(text: Text, vocabulary: Vocabulary, uri: str, matches: Sequence[_Match]) -> FoundTopic:
    words = tuple(dict.fromkeys(text.covering(match.first, match.last) for match in matches))
    best = max(matches, key=lambda match: _weight(text, match))
    total = sum(_weight(text, match) for match in matches)
    special = 1 + 0.15 * vocabulary.depths.get(uri, 0) + 0.15 * (best.last - best.first - 1)
    salience = round(_weight(text, best) * special + log1p(total), 3)
    confidence = 0.85 if len(matches) > 1 or _weight(text, best) > _BODY else 0.6
    because = f"The text says “{words[0]}”."
    return FoundTopic(
        uri, words[:8], salience, Evidence("topic.label", confidence, because, text.token_span(best.first, best.last))
    )


def _weight(text: Text, match: _Match) -> float:
    passage = text.tokens[match.first].passage
    if passage == 0 or text.passages[passage].kind == "heading":
        return _TITLE
    return _LEAD if passage < _LEAD_PASSAGES else _BODY
