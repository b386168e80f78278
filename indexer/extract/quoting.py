"""Who says what stands between quotation marks."""

from collections.abc import Iterator

from indexer.extract.quotes import Quote
from indexer.extract.scene import Scene, Verb, phrases, verbs
from indexer.extract.subjects import Subject, subject_left, subject_right
from indexer.extract.text import Sentence, Token
from indexer.extract.words import Words

_CUE = 14
_FEWEST_WORDS = 2


def quoted(scene: Scene) -> Iterator[Words]:
    """Yield the quotations that have a speaker, in reading order."""
    before: Words | None = None
    for quote in scene.quotes:
        if not _is_speech(scene, quote):
            continue
        words = _attributed(scene, quote, before) or _continued(scene, quote, before)
        if words:
            yield words
        before = words


def _is_speech(scene: Scene, quote: Quote) -> bool:
    """Whether a quotation is long enough, or ends as a sentence does; a title or a term in marks is not."""
    inside = scene.text.joined[quote.start : quote.end]
    return len(inside.split()) >= _FEWEST_WORDS


def _attributed(scene: Scene, quote: Quote, before: Words | None) -> Words | None:
    last = before.subject if before else None
    return _cue_after(scene, quote, last) or _cue_before(scene, quote, last) or _announced(scene, quote)


def _cue_after(scene: Scene, quote: Quote, last: Subject | None) -> Words | None:
    """Read `“…,” said X` and `“…,” X said` and `«…», — deyə X bildirib`."""
    text = scene.text
    at = text.token_at(quote.outer_end)
    if at >= len(text.tokens) or text.tokens[at].passage != text.passage_at(quote.end):
        return None
    ends = (
        text.joined[quote.end - 1] in ",.!?…"
        or text.tokens[at].text in (",", "-", "–", "—")
        or text.tokens[at].lower == "deyə"
    )
    sentence = text.sentences[text.sentence_at(at)]
    if not ends or sentence.first > at:
        return None
    while at < sentence.last and (text.tokens[at].text in (",", "-", "–", "—") or text.tokens[at].lower == "deyə"):
        at += 1
    clause = Sentence(at, _clause_end(scene, at, sentence), sentence.passage, sentence.lexicon)
    for verb in verbs(scene, at, min(clause.last, at + _CUE + 14))[:1]:
        first = subject_right if verb.first - at < 2 else subject_left
        other = subject_left if verb.first - at < 2 else subject_right
        subject = _ask(first, scene, clause, verb, last) or _ask(other, scene, clause, verb, last)
        if subject:
            return _direct(quote, subject, "quote.cue-after", 0.95, verb)
    return None


def _ask(reading: object, scene: Scene, clause: Sentence, verb: Verb, last: Subject | None) -> Subject | None:
    if reading is subject_left:
        return subject_left(scene, clause, verb.first, last)
    return subject_right(scene, clause, verb.last, last)


def _clause_end(scene: Scene, at: int, sentence: Sentence) -> int:
    """Return where the attribution ends: at the next quotation or with the sentence."""
    return next((token for token in range(at, sentence.last) if scene.quoted[token]), sentence.last)


def _cue_before(scene: Scene, quote: Quote, last: Subject | None) -> Words | None:
    """Read `X said in his address, “…”` and `X said that “…”`."""
    text = scene.text
    opening = text.token_at(quote.outer_start)
    sentence = text.sentences[text.sentence_at(max(0, opening))]
    if opening <= sentence.first or text.tokens[opening - 1].passage != text.passage_at(quote.start):
        return None
    before = text.tokens[opening - 1]
    leads = before.text in (",", ":", "-", "–", "—") or before.marks & {"that", "said"}
    if not leads and before.lower not in ("as", "is", "was", "are"):
        return None
    found = verbs(scene, max(sentence.first, opening - 40), opening)
    for verb in reversed(found):
        if not leads and verb.last < opening - 3:
            return None
        clause = Sentence(sentence.first, opening, sentence.passage, sentence.lexicon)
        subject = subject_left(scene, clause, verb.first, last) or subject_right(scene, clause, verb.last, last)
        if subject:
            return _direct(quote, subject, "quote.cue-before", 0.92, verb)
    return None


def _announced(scene: Scene, quote: Quote) -> Words | None:
    """Read `X released the following statement:` in the passage before."""
    text = scene.text
    index = text.passage_at(quote.outer_start)
    if index == 0 or quote.outer_start - text.starts[index] > 2:
        return None
    first, last = text.token_at(text.starts[index - 1]), text.token_at(text.starts[index])
    ends = last > first and text.tokens[last - 1].text == ":"
    found = phrases(text, "following", first, last)
    said = verbs(scene, first, last)
    if not found and not (ends and said):
        return None
    cue = found[0] if found else (said[-1].first, said[-1].last)
    sentence = text.sentences[text.sentence_at(cue[0])]
    verb = next((at for at in range(cue[0], max(sentence.first, cue[0] - 6), -1) if _is_verb(text.tokens[at])), cue[0])
    subject = subject_left(scene, sentence, verb, None)
    if subject is None:
        return None
    return Words(quote.start, quote.end, "direct", subject, "quote.announced", min(subject.confidence, 0.85), cue)


def _is_verb(token: Token) -> bool:
    return "said" in token.marks or token.lower in ("issued", "released", "made", "gave")


def _continued(scene: Scene, quote: Quote, before: Words | None) -> Words | None:
    """A quotation that stands by itself right after one that has a speaker goes on with that speaker."""
    if before is None:
        return None
    text = scene.text
    here, there = text.passage_at(quote.outer_start), text.passage_at(before.end)
    at = text.token_at(quote.outer_start)
    sentence = text.sentences[text.sentence_at(at)]
    alone = at <= sentence.first + 1
    if here == there and alone and not _people_between(scene, before.cue[1], at, before):
        return _direct(quote, before.subject, "quote.continued", 0.85, Verb(*before.cue))
    whole = (
        quote.outer_start == text.starts[here]
        and quote.outer_end >= text.starts[here] + len(text.passages[here].text) - 1
    )
    if here == there + 1 and whole:
        return _direct(quote, before.subject, "quote.continued", 0.65, Verb(*before.cue))
    return None


def _people_between(scene: Scene, first: int, last: int, before: Words) -> bool:
    return any(scene.names(at) not in (-1, *before.subject.people) for at in range(first, last))


def _direct(quote: Quote, subject: Subject, rule: str, confidence: float, verb: Verb) -> Words:
    sure = round(min(confidence, subject.confidence + 0.05), 2)
    return Words(quote.start, quote.end, "direct", subject, rule, sure, (verb.first, verb.last))
