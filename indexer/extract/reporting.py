"""What is said in reported speech, and by whom."""

from collections.abc import Iterator

from indexer.extract.scene import Scene, Verb, phrases, verbs
from indexer.extract.subjects import Subject, subject_left, subject_right
from indexer.extract.text import Sentence
from indexer.extract.words import Words


def reported(scene: Scene) -> Iterator[Words]:
    """Yield the clauses that report speech, in reading order; words after a colon are direct."""
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
    if (
        verb.last + 2 >= len(text.tokens)
        or text.tokens[verb.last].text != ":"
        or text.tokens[verb.last + 1].text in '“«„"'
    ):
        return None
    subject = subject_left(scene, sentence, verb.first, last)
    end = text.starts[sentence.passage] + len(text.passages[sentence.passage].text.rstrip())
    begin = text.tokens[verb.last + 1]
    if subject is None or begin.passage != sentence.passage or not begin.is_capital:
        return None
    return Words(
        begin.start,
        end,
        "direct",
        subject,
        "report.colon",
        round(min(subject.confidence, 0.8), 2),
        (verb.first, verb.last),
    )


def _plain_clause(scene: Scene, verb: Verb, sentence: Sentence) -> bool:
    """Whether a clause follows without `that`: it begins with a pronoun or article."""
    tokens = scene.text.tokens
    if not tokens[verb.first].marks & {"said_plain"} or verb.last >= sentence.last:
        return False
    return tokens[verb.last].lower in ("the", "it", "there", "he", "she", "they", "we", "these", "his", "her", "its")


def _as_said(scene: Scene, sentence: Sentence, verb: Verb, last: Subject | None) -> Words | None:
    """Read `As X noted, …` and `Как сообщил X, …`."""
    tokens = scene.text.tokens
    if (
        not phrases(scene.text, "as", sentence.first, min(sentence.first + 2, sentence.last))
        or verb.first > sentence.first + 14
    ):
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
    comma = next(
        (at for at in range(verb.first - 1, max(sentence.first, verb.first - 8), -1) if tokens[at].text == ","), None
    )
    if comma is None or scene.quoted[comma - 1] or tokens[comma - 1].text in '”»"':
        return None
    tail = Sentence(comma + 1, sentence.last, sentence.passage, sentence.lexicon)
    right = subject_right(scene, tail, verb.last, last) if verb.first == comma + 1 else None
    subject = right or subject_left(scene, tail, verb.first, last)
    if (
        subject is None
        or subject.rule == "subject.apposition"
        or not _is_tail(scene, max(subject.last, verb.last), sentence)
    ):
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
    if not tokens[verb.first - 1].lower.endswith(("ını", "ini", "unu", "ünü")) and not tokens[
        verb.first - 1
    ].lower.endswith("ni"):
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
