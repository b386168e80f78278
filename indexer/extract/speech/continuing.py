"""Whose a quotation is that stands by itself: of the one who spoke right before it."""

from indexer.extract.clauses.subjects import Subject
from indexer.extract.clauses.words import Words
from indexer.extract.prose.quotes import Quote
from indexer.extract.prose.text import Sentence
from indexer.extract.scene import Scene, verbs

_SHORT, _NEAR = 5, 8
_LONG = 200


def continued(scene: Scene, quote: Quote, before: Words | None, told: Words | None) -> Subject | None:
    """Return who goes on; `before` is the quotation before, `told` what was reported last."""
    found = _after_quotation(scene, quote, before) if before else None
    found = found or _after_sentence(scene, quote, told) or _after_colon(scene, quote, before, told)
    return found or _below(scene, quote, told)


def _below(scene: Scene, quote: Quote, told: Words | None) -> Subject | None:
    """Read a paragraph that is a quotation, and long, under one that ends with what its speaker is reported to say."""
    text = scene.text
    here = text.passage_at(quote.outer_start)
    if told is None or here == 0 or text.passage_at(told.end) != here - 1 or not _fills(scene, quote, here):
        return None
    ends = text.sentence_at(text.token_at(told.start)) == text.sentence_at(text.token_at(text.starts[here]) - 1)
    return told.subject if ends and quote.end - quote.start >= _LONG else None


def _fills(scene: Scene, quote: Quote, index: int) -> bool:
    """Whether a quotation is all of its paragraph."""
    start = scene.text.starts[index]
    return quote.outer_start == start and quote.outer_end >= start + len(scene.text.passages[index].text) - 1


def runs_on(scene: Scene, held: Words, words: Words) -> bool:
    """Whether nothing but signs stands between a quotation that ends its sentence and another."""
    between = scene.text.joined[held.end : words.start]
    return scene.text.joined[held.end - 1] in ".!?…" and not any(letter.isalnum() for letter in between)


def _after_quotation(scene: Scene, quote: Quote, before: Words) -> Subject | None:
    """Read `“…,” said X. “…”`, and a paragraph that is a quotation after another."""
    text = scene.text
    here, there = text.passage_at(quote.outer_start), text.passage_at(before.end)
    at = text.token_at(quote.outer_start)
    sentence = text.sentences[text.sentence_at(at)]
    alone = at <= sentence.first + 1 or text.tokens[at - 1].text == "."
    told = text.sentence_at(text.token_at(before.end)) == text.sentence_at(max(0, at - 1))
    if here == there and alone and (told or not _people_between(scene, before.cue[1], at, before)):
        return before.subject
    return before.subject if here == there + 1 and _fills(scene, quote, here) else None


def _people_between(scene: Scene, first: int, last: int, before: Words) -> bool:
    return any(scene.names(at) not in (-1, *before.subject.people) for at in range(first, last))


def _after_sentence(scene: Scene, quote: Quote, told: Words | None) -> Subject | None:
    """Read `X said that it was late. “We go home.”` and `X shook her head. “We go home.”`"""
    text = scene.text
    at, end = text.token_at(quote.outer_start), text.token_at(quote.outer_end)
    number = text.sentence_at(at)
    sentence = text.sentences[number]
    if number == 0 or sentence.first != at or sentence.last - end > 1 or end - at < _SHORT:
        return None
    before = text.sentences[number - 1]
    if before.passage != sentence.passage:
        return None
    if told and before.first <= text.token_at(told.start) < before.last:
        return told.subject
    return _one_in(scene, before)


def _one_in(scene: Scene, sentence: Sentence) -> Subject | None:
    """Return the one person whom a sentence names, and names at its beginning."""
    places = [at for at in range(sentence.first, sentence.last) if scene.names(at) >= 0]
    if len({scene.names(at) for at in places}) != 1 or places[0] - sentence.first > _NEAR:
        return None
    if scene.text.tokens[places[-1]].lower.endswith(("'s", "’s")):
        return None
    return Subject((scene.names(places[0]),), None, places[0], places[-1] + 1, "subject.nearest", 0.62)


def _after_colon(scene: Scene, quote: Quote, before: Words | None, told: Words | None) -> Subject | None:
    """Read `The reason is simple: “…”` where somebody spoke in the sentence before."""
    text = scene.text
    at = text.token_at(quote.outer_start)
    sentence = text.sentences[text.sentence_at(at)]
    near = max((words for words in (before, told) if words), key=lambda words: words.start, default=None)
    if (
        near is None
        or at <= sentence.first
        or text.tokens[at - 1].text != ":"
        or text.token_at(quote.end) - at < _SHORT
    ):
        return None
    if verbs(scene, sentence.first, at):
        return None
    if any(scene.names(step) >= 0 or step in scene.chain_starting for step in range(sentence.first, at)):
        return None
    return near.subject if text.passage_at(quote.start) - text.passage_at(near.end) < 2 else None
