"""Which concepts of the vocabulary a document is about: what points to them in its words, ranked by salience."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import log, log1p

from archive.findings import Evidence, FoundTopic
from archive.folding import fold
from archive.topics import Topic
from indexer.extract.indicators import Indicator, Indicators, indicators, stem
from indexer.extract.prose.text import Sentence, Text, Token

# Measured like the weights of indicators.
_MOST = 5
_FLOOR = 0.35
_OF_THE_SECOND = 0.4
_ENOUGH = 0.75
_TITLE, _LEAD, _BODY = 2.0, 1.3, 1.0
_LEAD_PASSAGES = 3
_LONGEST_TITLE = 30
_LONG = 250
_INSIDE = 0.5
_IN_A_NAME = 0.5
_OF_A_NARROWER = 0.4
_ALONE = 0.75
_SPREAD = 0.2
_MOST_WORDS = 8


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Indicators of topics; names for stated topics; what lies above each topic; English labels."""

    indicators: Indicators
    names: Mapping[str, str]
    above: Mapping[str, frozenset[str]]
    english: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Match:
    """An indicator at tokens `first` up to, not including, `last`, and how much this place counts."""

    indicator: Indicator
    first: int
    last: int
    amount: float

    def worth(self, uri: str) -> float:
        """Return how much it says about a topic, taken alone."""
        return self.indicator.weights[uri] * self.amount

    def shared(self) -> "_Match":
        """Return it as it counts for a topic above the one that it points to."""
        return replace(self, amount=self.amount * _OF_A_NARROWER)


def compile_vocabulary(topics: Sequence[Topic]) -> Vocabulary:
    """Prepare topics for matching; do it once for many documents."""
    names = {_plain(label.text): topic.uri for topic in reversed(topics) for label in topic.labels}
    broader = {topic.uri: topic.broader for topic in topics}
    above = {uri: frozenset(_above(uri, broader)) for uri in broader}
    return Vocabulary(indicators(topics), names, above, {topic.uri: topic.label() for topic in topics})


def stated_topic(vocabulary: Vocabulary, name: str) -> str | None:
    """Return the URI of the topic that bears a name, in any language; None where none does."""
    return vocabulary.names.get(_plain(name))


def topics(text: Text, vocabulary: Vocabulary) -> tuple[FoundTopic, ...]:
    """Return at most five topics, the most salient first, each with the words that point to it.

    A narrower topic takes most of its words' weight from a broader one.
    """
    places: dict[str, list[_Match]] = defaultdict(list)
    for match in _matches(text, vocabulary.indicators):
        for uri in match.indicator.weights:
            places[uri].append(match)
    own = dict(places) | dict(_own(places, vocabulary.above))
    scores = {uri: _score(text, uri, matches) for uri, matches in own.items() if matches}
    return tuple(_found(text, uri, scores[uri], own[uri]) for uri in _chosen(scores))


def _plain(name: str) -> str:
    return " ".join(fold(word) for word in name.replace("-", " ").split())


def _above(uri: str, broader: Mapping[str, tuple[str, ...]]) -> set[str]:
    found: set[str] = set()
    rising = list(broader[uri])
    while rising:
        if (one := rising.pop()) not in found and one != uri:
            found.add(one)
            rising.extend(broader.get(one, ()))
    return found


def _matches(text: Text, index: Indicators) -> Iterator[_Match]:
    lengths = Counter(token.passage for token in text.tokens)
    dilution = max(1.0, len(text.tokens) / _LONG) ** 0.5
    for sentence in text.sentences:
        place = _place(text, sentence.passage, lengths[sentence.passage], dilution)
        tokens = text.tokens[sentence.first : sentence.last]
        stems = [stem(token.lower, sentence.lexicon.tag, index.roots) for token in tokens]
        for indicator, at, share in _runs(tokens, stems, sentence, index):
            begin = sentence.first + at
            named = at > 0 and place != _TITLE and tokens[at].is_capital and not tokens[at].is_shouted
            amount = place * share * (_IN_A_NAME if named else 1)
            yield _Match(indicator, begin, begin + len(indicator.stems), amount)


def _place(text: Text, passage: int, length: int, dilution: float) -> float:
    """Say how much a passage counts: the title for more, and a long document's single words for less."""
    if passage == 0 and length <= _LONGEST_TITLE:
        return _TITLE
    leads = passage < _LEAD_PASSAGES or text.passages[passage].kind == "heading"
    return (_LEAD if leads else _BODY) / dilution


def _runs(
    tokens: Sequence[Token], stems: Sequence[str], sentence: Sentence, index: Indicators
) -> Iterator[tuple[Indicator, int, float]]:
    """Yield indicators with where they begin; one that lies inside a longer one counts for a share."""
    known, widest = index.by_language.get(sentence.lexicon.tag, {}), (0, 0)
    for at, first in enumerate(stems):
        for indicator in known.get(first, ()):
            end = at + len(indicator.stems)
            if tuple(stems[at:end]) == indicator.stems and _as_written(indicator, tokens[at]):
                inside = end <= widest[1] and (at, end) != widest
                yield indicator, at, _INSIDE if inside else 1.0
                widest = (at, end) if end > widest[1] else widest


def _as_written(indicator: Indicator, token: Token) -> bool:
    if indicator.shouted is not None:
        return token.text == indicator.shouted
    if indicator.begins:
        return token.lower.replace("ё", "е").startswith(indicator.begins)
    return not indicator.plural or token.lower.endswith("s")


def _own(
    places: Mapping[str, Sequence[_Match]], above: Mapping[str, frozenset[str]]
) -> Iterator[tuple[str, list[_Match]]]:
    """Yield each broader topic that has matches of its own; those that a narrower one has too count for a share."""
    taken: dict[str, set[tuple[int, int]]] = defaultdict(set)
    for uri, matches in places.items():
        for broader in above[uri] & places.keys():
            taken[broader].update((match.first, match.last) for match in matches)
    for uri, spans in taken.items():
        matches = [match.shared() if (match.first, match.last) in spans else match for match in places[uri]]
        yield uri, matches if any((match.first, match.last) not in spans for match in matches) else []


def _score(text: Text, uri: str, matches: Sequence[_Match]) -> float:
    """Add up what each indicator weighs, the more so the oftener it stands there, with a logarithm's moderation."""
    amounts: dict[tuple[str, ...], float] = defaultdict(float)
    weights: dict[tuple[str, ...], float] = defaultdict(float)
    for (_, stems), amount in {(match.first, match.indicator.stems): match.amount for match in matches}.items():
        amounts[stems] += amount
    for match in matches:
        weights[match.indicator.stems] = max(weights[match.indicator.stems], match.indicator.weights[uri])
    total = sum(weight * log1p(amounts[stems]) for stems, weight in weights.items())
    passages = len({text.tokens[match.first].passage for match in matches})
    return total * (_ALONE if len(weights) == 1 else 1) * (1 + _SPREAD * log(passages))


def _chosen(scores: Mapping[str, float]) -> list[str]:
    """Take what stands near the second of all, for the first may tower; a strong one stays beside two that tower."""
    ranked = sorted(scores, key=lambda uri: (-scores[uri], uri))[:_MOST]
    second = scores[ranked[1]] if len(ranked) > 1 else 0.0
    enough = max(_FLOOR, min(_ENOUGH, _OF_THE_SECOND * second))
    return [uri for uri in ranked if scores[uri] >= enough]


def _found(text: Text, uri: str, score: float, matches: Sequence[_Match]) -> FoundTopic:
    ranked = sorted(matches, key=lambda match: (-match.worth(uri), match.first))
    best = ranked[0]
    words = tuple(dict.fromkeys(text.covering(match.first, match.last) for match in ranked))
    named = any(uri in match.indicator.names for match in matches)
    confidence = min(0.9, (0.5 if named else 0.35) + 0.1 * log1p(score) + 0.05 * len(words))
    because = f"The text says “{words[0]}”."
    evidence = Evidence("topic.label", round(confidence, 2), because, text.token_span(best.first, best.last))
    return FoundTopic(uri, words[:_MOST_WORDS], round(score, 3), evidence)
