"""Who says what stands between quotation marks."""

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import replace

from indexer.extract.clauses.papers import paper_reads, whose_paper
from indexer.extract.clauses.printed import printed_beside
from indexer.extract.clauses.subjects import Subject, subject_left, subject_right
from indexer.extract.clauses.words import Words
from indexer.extract.prose.quotes import Quote
from indexer.extract.prose.text import Sentence
from indexer.extract.scene import Scene, Verb, verbs
from indexer.extract.speech.announcing import under_announcement
from indexer.extract.speech.continuing import continued, runs_on
from indexer.extract.speech.credits import credited, signed
from indexer.extract.speech.lines import actor, aside_speaker, cue_inside, spoken_line

_CUE = 14
_FEWEST_WORDS = 2
_SHORT = 5
_FURTHEST = 60


def quoted(scene: Scene, told: Sequence[Words]) -> Iterator[Words]:
    """Yield the quotations that have a speaker, in reading order; `told` is what is reported around them.

    Quotations that follow one another, each a whole sentence, are one.
    """
    held: Words | None = None
    for words in _quoted(scene, told):
        if held and words.rule == "quote.continued" and runs_on(scene, held, words):
            held = replace(held, end=words.end)
            continue
        if held:
            yield held
        held = words
    if held:
        yield held


def _quoted(scene: Scene, told: Sequence[Words]) -> Iterator[Words]:
    before: Words | None = None
    reports = deque(told)
    recent: Words | None = None
    for quote in scene.quotes:
        while reports and reports[0].start < quote.start:
            recent = reports.popleft()
        if not _is_speech(scene, quote):
            continue
        if quote.is_line:
            line = spoken_line(scene, quote, before.subject if before else None)
            if line:
                yield line
            continue
        words = _attributed(scene, quote, before, recent)
        if words is None:
            subject = continued(scene, quote, before, recent)
            words = _continued(quote, subject, before) if subject else None
        if words:
            yield words
        before = words


def _continued(quote: Quote, subject: Subject, before: Words | None) -> Words:
    cue = Verb(*before.cue) if before and before.subject == subject else Verb(subject.first, subject.last)
    return _direct(quote, subject, "quote.continued", 0.8, cue)


def _is_speech(scene: Scene, quote: Quote) -> bool:
    """Whether a quotation is long enough, or ends as a sentence does; a title or a term in marks is not."""
    inside = scene.text.joined[quote.start : quote.end]
    return len(inside.split()) >= _FEWEST_WORDS


def _attributed(scene: Scene, quote: Quote, before: Words | None, told: Words | None) -> Words | None:
    near = max((words for words in (before, told) if words), key=lambda words: words.start, default=None)
    last = near.subject if near else None
    found = cue_inside(scene, quote, last) or _cue_after(scene, quote, last)
    if found is None or _only_passes_on(scene, found):
        found = _cue_before(scene, quote, last) or found
        if found and _only_passes_on(scene, found) and scene.text.joined[quote.start].islower():
            return None
    return found or _signed(scene, quote) or under_announcement(scene, quote) or _credited(scene, quote, last)


def _signed(scene: Scene, quote: Quote) -> Words | None:
    subject = signed(scene, quote)
    return _direct(quote, subject, "quote.credited", 0.85, Verb(subject.first, subject.last)) if subject else None


def _only_passes_on(scene: Scene, found: Words) -> bool:
    """Whether a paper is named that reports the words, and nobody who said them."""
    return not found.subject.people and "reports" in scene.text.tokens[found.cue[0]].marks


def _credited(scene: Scene, quote: Quote, last: Subject | None) -> Words | None:
    """Take a name beside a quotation for its speaker; a title or a term in marks has none."""
    inside = scene.text.joined[quote.start : quote.end]
    if scene.text.lexicon.organisation_shape != "capitals" or len(inside.split()) < _SHORT:
        return None
    subject = credited(scene, quote, last)
    return _direct(quote, subject, "quote.credited", 0.85, Verb(subject.first, subject.last)) if subject else None


def _cue_after(scene: Scene, quote: Quote, last: Subject | None) -> Words | None:
    """Read `“…,” said X` and `“…,” X said` and `«…», — deyə X bildirib`."""
    text = scene.text
    at = text.token_at(quote.outer_end)
    if at >= len(text.tokens) or not (
        text.tokens[at].passage == text.passage_at(quote.end) or _goes_on_below(scene, quote, at)
    ):
        return None
    ends = (
        text.joined[quote.end - 1] in ",.!?…"
        or text.tokens[at].text in (",", "-", "–", "—")
        or text.tokens[at].lower == "deyə"
        or ("said" in text.tokens[at].marks and not text.tokens[at].is_capital)
    )
    sentence = text.sentences[text.sentence_at(at)]
    if not ends or sentence.first > at or _is_term(scene, quote):
        return None
    while at < sentence.last and (text.tokens[at].text in (",", "-", "–", "—") or text.tokens[at].lower == "deyə"):
        at += 1
    clause = Sentence(at, _clause_end(scene, at, sentence), sentence.passage, sentence.lexicon)
    for verb in verbs(scene, at, min(clause.last, at + _CUE + 14))[:1]:
        first = subject_right if verb.first - at < 2 else subject_left
        other = subject_left if verb.first - at < 2 else subject_right
        subject = _ask(first, scene, clause, verb, last) or _ask(other, scene, clause, verb, last)
        if subject is None and verb.first == at:
            around = clause.lexicon.organisation_shape == "head last"
            subject = _around(scene, quote, last) if around else _only_named(scene, clause, verb)
        if subject:
            return _direct(quote, subject, "quote.cue-after", 0.95, verb)
    subject = _after_dash(scene, quote, at, clause, last) or paper_reads(scene, at, last)
    subject = subject or _unnamed(scene, clause, last)
    return _direct(quote, subject, "quote.cue-after", 0.75, Verb(at, subject.last)) if subject else None


def _only_named(scene: Scene, clause: Sentence, verb: Verb) -> Subject | None:
    """Read `заявил после заседания X`: the one person named after the verb."""
    last = min(clause.last, verb.last + _CUE)
    named = [at for at in range(verb.last, last) if scene.names(at) >= 0]
    if len({scene.names(at) for at in named}) != 1:
        return None
    return Subject((scene.names(named[0]),), None, named[0], named[-1] + 1, "subject.after", 0.7)


def _goes_on_below(scene: Scene, quote: Quote, at: int) -> bool:
    """Whether a verb of saying in small letters begins the paragraph under a quotation."""
    token = scene.text.tokens[at]
    below = token.passage == scene.text.passage_at(quote.end) + 1
    return below and "said" in token.marks and token.text[0].islower()


def _around(scene: Scene, quote: Quote, last: Subject | None) -> Subject | None:
    """Read `X “…” deyib`: the subject stands before the quotation, and the verb after it."""
    text = scene.text
    opening = text.token_at(quote.outer_start)
    sentence = text.sentences[text.sentence_at(opening)]
    if opening <= sentence.first:
        return None
    return subject_left(scene, sentence, opening, last) or actor(scene, sentence, opening)


def _unnamed(scene: Scene, clause: Sentence, last: Subject | None) -> Subject | None:
    """Read `“…,” residents said`; who only passes words on, as news agencies do, does not say them."""
    verb = next(iter(verbs(scene, clause.first, min(clause.last, clause.first + _CUE))), None)
    if verb is None or "reports" in scene.text.tokens[verb.first].marks:
        return None
    return printed_beside(scene, clause, verb, last)


def _is_term(scene: Scene, quote: Quote) -> bool:
    """Whether a few words in marks belong to the sentence around them: the name of a stop, a film, a plan."""
    text = scene.text
    at = text.token_at(quote.outer_start)
    short = text.token_at(quote.end) - text.token_at(quote.start) < _SHORT
    inner = at > 0 and text.tokens[at - 1].passage == text.tokens[at].passage and text.tokens[at - 1].is_word
    return short and inner and text.joined[quote.end - 1] not in ",.!?…" and "said" not in text.tokens[at - 1].marks


def _is_name(scene: Scene, quote: Quote) -> bool:
    """Whether marks hold a name of few words, such as that of a newspaper."""
    text = scene.text
    short = text.token_at(quote.end) - text.token_at(quote.start) < _SHORT
    return short and text.joined[quote.start].isupper() and text.joined[quote.end - 1] not in ",.!?…"


def _after_dash(scene: Scene, quote: Quote, at: int, clause: Sentence, last: Subject | None) -> Subject | None:
    """Read `«…», — X пошутил.` with whatever verb: only words on who speaks stand behind such a dash."""
    text = scene.text
    if not text.tokens[at - 1].is_dash or clause.last - at > _CUE or clause.lexicon.organisation_shape == "capitals":
        return None
    if any("told" in token.marks for token in text.tokens[at : at + 2]):
        return whose_paper(scene, clause, last)
    named = aside_speaker(scene, at, clause.last, last)
    unnamed = None if named else _unnamed(scene, clause, last)
    return named or (unnamed if unnamed and unnamed.people else _said_before(scene, quote, last))


def _said_before(scene: Scene, quote: Quote, last: Subject | None) -> Subject | None:
    """Take the one person of the sentence before the quotation."""
    text = scene.text
    at = text.token_at(quote.outer_start)
    number = text.sentence_at(at)
    before = text.sentences[number - 1] if number and text.sentences[number].first >= at - 1 else text.sentences[number]
    named = {scene.names(step) for step in range(before.first, min(before.last, at)) if scene.names(step) >= 0}
    return Subject((named.pop(),), None, at, at + 1, "subject.nearest", 0.62) if len(named) == 1 else None


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
    if before.is_word and "said" in before.marks and _is_name(scene, quote):
        return None
    if not leads and before.lower not in ("as", "is", "was", "are"):
        return None
    found = verbs(scene, max(sentence.first, opening - 40), opening)
    if _adds(scene, opening):
        return _added(scene, quote, sentence, opening, found, last)
    for verb in reversed(found):
        if not leads and verb.last < opening - 3:
            return None
        clause = Sentence(sentence.first, opening, sentence.passage, sentence.lexicon)
        subject = subject_left(scene, clause, verb.first, last) or subject_right(scene, clause, verb.last, last)
        if subject is None and (before.text in (",", ":") or "that" in before.marks):
            subject = printed_beside(scene, clause, verb, last)
        if subject:
            return _direct(quote, subject, "quote.cue-before", 0.92, verb)
    if before.text == ":" and not found and sentence.lexicon.organisation_shape != "capitals":
        return _before_colon(scene, quote, sentence, opening)
    return None


def _adds(scene: Scene, opening: int) -> bool:
    """Whether a participle, as in `adding, “…”`, stands right before a quotation."""
    near = scene.text.tokens[max(0, opening - 3) : opening]
    return any("adding" in token.marks for token in near)


def _added(
    scene: Scene, quote: Quote, sentence: Sentence, opening: int, found: list[Verb], last: Subject | None
) -> Words | None:
    """Read `X thanked the Board, saying: “…”`: whoever the sentence is about."""
    clause = Sentence(sentence.first, opening, sentence.passage, sentence.lexicon)
    begin = max(sentence.first, opening - _FURTHEST)
    subjects = (subject_left(scene, clause, verb.first, last) for verb in found)
    subject = next((subject for subject in subjects if subject), None)
    person = next((at for at in range(begin, opening) if scene.names(at) >= 0), None)
    chain = next((scene.chain_starting[at] for at in range(begin, opening) if at in scene.chain_starting), None)
    if subject is None and person is not None and (chain is None or person < chain.first):
        subject = Subject((scene.names(person),), None, person, person + 1, "subject.before", 0.75)
    elif subject is None and chain is not None:
        printed = scene.text.printed(chain.start, chain.end)
        subject = Subject((), printed, chain.first, chain.last, "subject.organisation", 0.7)
    return _direct(quote, subject, "quote.cue-before", 0.8, Verb(opening - 2, opening - 1)) if subject else None


def _before_colon(scene: Scene, quote: Quote, sentence: Sentence, opening: int) -> Words | None:
    """Read `X proqramı nümayiş etdirib: “…”` and `Агентства в письме: «…»`: whoever acts before the colon."""
    acting = actor(scene, sentence, opening)
    if acting is None:
        return None
    return _direct(quote, acting, "quote.colon", 0.75, Verb(acting.first, opening))


def _direct(quote: Quote, subject: Subject, rule: str, confidence: float, verb: Verb) -> Words:
    sure = round(min(confidence, subject.confidence + 0.05), 2)
    return Words(quote.start, quote.end, "direct", subject, rule, sure, (verb.first, verb.last))
