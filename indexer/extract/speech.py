"""What is said by whom: the words between quotation marks and the clauses that report speech."""

from collections.abc import Iterator
from dataclasses import dataclass

from archive.findings import Form
from indexer.extract.quotes import Quote
from indexer.extract.scene import Scene, Verb, phrases, verbs
from indexer.extract.subjects import Subject, subject_left, subject_right
from indexer.extract.text import Sentence

_CUE = 14
_FEWEST_WORDS = 2


@dataclass(frozen=True, slots=True)
class Words:
    """Words of somebody: characters `start` to `end` of the joined text; `cue` are the proving tokens."""

    start: int
    end: int
    form: Form
    subject: Subject
    rule: str
    confidence: float
    cue: tuple[int, int]


def spoken(scene: Scene) -> tuple[Words, ...]:
    """Return direct and indirect speech in reading order."""
    found = sorted((*_reported(scene), *_quoted(scene)), key=lambda words: words.start)
    return tuple(found)


# Direct speech


def _quoted(scene: Scene) -> Iterator[Words]:
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
    ends = text.joined[quote.end - 1] in ",.!?…" or text.tokens[at].text in (",", "-", "–", "—") or text.tokens[at].lower == "deyə"
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
    if not ends or not (found or said):
        return None
    people = list(dict.fromkeys(scene.names(at) for at in range(first, last) if scene.names(at) >= 0 and not scene.quoted[at]))
    cue = found[0] if found else (said[-1].first, said[-1].last)
    if not people:
        return None
    subject = Subject((people[0],), None, cue[0], cue[1], "subject.announced", 0.85)
    return Words(quote.start, quote.end, "direct", subject, "quote.announced", 0.85 if len(people) == 1 else 0.6, cue)


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
    whole = quote.outer_start == text.starts[here] and quote.outer_end >= text.starts[here] + len(text.passages[here].text) - 1
    if here == there + 1 and whole:
        return _direct(quote, before.subject, "quote.continued", 0.65, Verb(*before.cue))
    return None


def _people_between(scene: Scene, first: int, last: int, before: Words) -> bool:
    return any(scene.names(at) not in (-1, *before.subject.people) for at in range(first, last))


def _direct(quote: Quote, subject: Subject, rule: str, confidence: float, verb: Verb) -> Words:
    sure = round(min(confidence, subject.confidence + 0.05), 2)
    return Words(quote.start, quote.end, "direct", subject, rule, sure, (verb.first, verb.last))


# Indirect speech


def _reported(scene: Scene) -> Iterator[Words]:
    last: Subject | None = None
    for sentence in scene.text.sentences:
        found = _in_sentence(scene, sentence, last)
        if found:
            last = found.subject
            if found.end > found.start:
                yield found
        else:
            last = _last_speaker(scene, sentence, last)


def _last_speaker(scene: Scene, sentence: Sentence, last: Subject | None) -> Subject | None:
    """Remember who said the quotation of this sentence, for `he added that` in the next."""
    for verb in verbs(scene, sentence.first, sentence.last):
        subject = subject_left(scene, sentence, verb.first, last) or subject_right(scene, sentence, verb.last, last)
        if subject:
            return subject
    return last


def _in_sentence(scene: Scene, sentence: Sentence, last: Subject | None) -> Words | None:
    if scene.quoted[sentence.first] and scene.quoted[min(sentence.first + 1, sentence.last - 1)]:
        return None
    found = _according(scene, sentence, last)
    if found:
        return found
    for verb in verbs(scene, sentence.first, sentence.last):
        found = _after_colon(scene, sentence, verb, last)
        found = found or _with_that(scene, sentence, verb, last) or _as_said(scene, sentence, verb, last)
        found = found or _said_at_the_end(scene, sentence, verb, last) or _nominal(scene, sentence, verb)
        if found:
            return found
    return None


def _with_that(scene: Scene, sentence: Sentence, verb: Verb, last: Subject | None) -> Words | None:
    """Read `X said that …`, `X сообщил, что …`, `X bildirib ki, …`."""
    tokens = scene.text.tokens
    window = range(verb.last, min(verb.last + 12, sentence.last))
    that = next((at for at in window if "that" in tokens[at].marks), None)
    if that is None and not (sentence.lexicon.tag == "en" and _plain_clause(scene, verb, sentence)):
        return None
    if that is not None and any("said" in tokens[at].marks or scene.quoted[at] for at in range(verb.last, that)):
        return None
    subject = subject_left(scene, sentence, verb.first, last) or subject_right(scene, sentence, verb.last, last)
    if subject is None or (that is None and not subject.people):
        return None
    begin = verb.last if that is None else that + 1
    while begin < sentence.last and not tokens[begin].is_word:
        if scene.quoted[min(begin + 1, sentence.last - 1)]:
            return None
        begin += 1
    return _clause(scene, begin, sentence.last, subject, "report.that" if that is not None else "report.plain", verb)


def _after_colon(scene: Scene, sentence: Sentence, verb: Verb, last: Subject | None) -> Words | None:
    """Read `Ms Stonewright asked: How many …`: direct words without quotation marks, to the end of the passage."""
    text = scene.text
    if verb.last + 2 >= len(text.tokens) or text.tokens[verb.last].text != ":" or text.tokens[verb.last + 1].text in "“«„\"":
        return None
    subject = subject_left(scene, sentence, verb.first, last)
    end = text.starts[sentence.passage] + len(text.passages[sentence.passage].text.rstrip())
    begin = text.tokens[verb.last + 1]
    if subject is None or begin.passage != sentence.passage or not begin.is_capital:
        return None
    return Words(begin.start, end, "direct", subject, "report.colon", round(min(subject.confidence, 0.8), 2), (verb.first, verb.last))


def _plain_clause(scene: Scene, verb: Verb, sentence: Sentence) -> bool:
    """Whether a clause follows without `that`: it begins with a pronoun or article."""
    tokens = scene.text.tokens
    if not tokens[verb.first].marks & {"said_plain"} or verb.last >= sentence.last:
        return False
    return tokens[verb.last].lower in ("the", "it", "there", "he", "she", "they", "we", "these", "his", "her", "its")


def _as_said(scene: Scene, sentence: Sentence, verb: Verb, last: Subject | None) -> Words | None:
    """Read `As X noted, …` and `Как сообщил X, …`."""
    tokens = scene.text.tokens
    if not phrases(scene.text, "as", sentence.first, min(sentence.first + 2, sentence.last)) or verb.first > sentence.first + 14:
        return None
    subject = subject_right(scene, sentence, verb.last, last) or subject_left(scene, sentence, verb.first, last)
    end = max(subject.last, verb.last) if subject else sentence.last
    comma = next((at for at in range(end, min(end + 16, sentence.last)) if tokens[at].text == ","), None)
    if subject is None or comma is None:
        return None
    return _clause(scene, comma + 1, sentence.last, subject, "report.as-said", verb)


def _according(scene: Scene, sentence: Sentence, last: Subject | None) -> Words | None:
    """Read `According to X, …`, `По словам X, …`, `X-ın sözlərinə görə, …`."""
    tokens = scene.text.tokens
    for first, end in phrases(scene.text, "according", sentence.first, min(sentence.first + 24, sentence.last)):
        if scene.quoted[first]:
            continue
        clause = Sentence(sentence.first, sentence.last, sentence.passage, sentence.lexicon)
        after = first - sentence.first < 3 and sentence.lexicon.organisation_shape != "head last"
        subject = subject_right(scene, clause, end, last) if after else subject_left(scene, clause, first, last)
        reach = max(end, subject.last) if subject else sentence.last
        comma = next((at for at in range(reach, min(reach + 16, sentence.last)) if tokens[at].text == ","), None)
        if subject and subject.people and comma is not None:
            return _clause(scene, comma + 1, sentence.last, subject, "report.according-to", Verb(first, end))
    return None


def _said_at_the_end(scene: Scene, sentence: Sentence, verb: Verb, last: Subject | None) -> Words | None:
    """Read `…, he said.` and `…, отметил Горшков.`"""
    tokens = scene.text.tokens
    if sentence.last - verb.last > 14 or verb.first - sentence.first < 5:
        return None
    comma = next((at for at in range(verb.first - 1, max(sentence.first, verb.first - 8), -1) if tokens[at].text == ","), None)
    if comma is None or scene.quoted[comma - 1] or tokens[comma - 1].text in "”»\"":
        return None
    tail = Sentence(comma + 1, sentence.last, sentence.passage, sentence.lexicon)
    right = subject_right(scene, tail, verb.last, last) if verb.first == comma + 1 else None
    subject = right or subject_left(scene, tail, verb.first, last)
    if subject is None or subject.rule == "subject.apposition" or not _is_tail(scene, max(subject.last, verb.last), sentence):
        return None
    return _clause(scene, sentence.first, comma, subject, "report.said-after", verb)


def _is_tail(scene: Scene, at: int, sentence: Sentence) -> bool:
    """Whether nothing but the end of the sentence follows."""
    return sentence.last - at <= 2


def _nominal(scene: Scene, sentence: Sentence, verb: Verb) -> Words | None:
    """Read the Azerbaijani `X minaların təhlükə olduğunu bildirib`, where the clause stands before the verb."""
    tokens = scene.text.tokens
    if sentence.lexicon.organisation_shape != "head last" or sentence.last - verb.last > 2:
        return None
    if not tokens[verb.first - 1].lower.endswith(("ını", "ini", "unu", "ünü")) and not tokens[verb.first - 1].lower.endswith("ni"):
        return None
    name = next((at for at in range(sentence.first, verb.first) if scene.names(at) >= 0), None)
    if name is None or scene.quoted[verb.first - 1]:
        return None
    end = name
    while scene.names(end) == scene.names(name):
        end += 1
    subject = Subject((scene.names(name),), None, name, end, "subject.before", 0.7)
    if verb.first - end < 3:
        return None
    return _clause(scene, end, verb.first, subject, "report.nominal", verb)


def _clause(scene: Scene, first: int, last: int, subject: Subject, rule: str, verb: Verb) -> Words | None:
    tokens = scene.text.tokens
    while last > first and tokens[last - 1].text in (".", ",", "!", "…", ";"):
        last -= 1
    while first < last and tokens[first].text in (",", "-", "–", "—", ":"):
        first += 1
    if last - first < 2:
        return None
    sure = round(min(subject.confidence, 0.85), 2)
    return Words(tokens[first].start, tokens[last - 1].end, "indirect", subject, rule, sure, (verb.first, verb.last))
