"""What is said in reported speech, and by whom."""

from collections.abc import Iterator
from dataclasses import replace

from indexer.extract.clauses.clauses import told
from indexer.extract.clauses.dividing import before_source, next_speaker, of_main_clause, same_speaker, without_source
from indexer.extract.clauses.nominals import accounts, nominal
from indexer.extract.clauses.papers import told_in_paper
from indexer.extract.clauses.printed import printed_beside, printed_subject
from indexer.extract.clauses.sources import according, source_of_report
from indexer.extract.clauses.subjects import Subject, subject_left, subject_right
from indexer.extract.clauses.urging import first_named, urged
from indexer.extract.clauses.words import Words, clause_if_any
from indexer.extract.prose.text import Sentence, Token
from indexer.extract.scene import Scene, Verb, phrases, verbs
from indexer.extract.speech.between import in_between

_TO_THAT = 6


def reported(scene: Scene) -> Iterator[Words]:
    """Yield the clauses that report speech, in reading order; words after a colon are direct."""
    last: Subject | None = None
    for number, sentence in enumerate(scene.text.sentences):
        found = [*_in_sentence(scene, number, last)]
        if found:
            last = found[-1].subject
            yield from (words for words in found if words.end > words.start)
        else:
            last = _last_speaker(scene, sentence, last)


def _last_speaker(scene: Scene, sentence: Sentence, last: Subject | None) -> Subject | None:
    """Remember who said the quotation of this sentence, for `he added that` in the next."""
    for verb in verbs(scene, sentence.first, sentence.last):
        subject = subject_left(scene, sentence, verb.first, last) or subject_right(scene, sentence, verb.last, last)
        if subject:
            return subject
    return last


def _in_sentence(scene: Scene, number: int, last: Subject | None) -> Iterator[Words]:
    sentence = scene.text.sentences[number]
    if scene.quoted[sentence.first] and scene.quoted[min(sentence.first + 1, sentence.last - 1)]:
        return
    if sentence.lexicon.organisation_shape == "head last":
        yield from _azerbaijani(scene, sentence, last)
        return
    if sentence.lexicon.organisation_shape == "capitals":
        yield from _english(scene, sentence, last)
        return
    found = according(scene, sentence, last) or _of_this(scene, number, last) or _by_verb(scene, sentence, last)
    found = found or told_in_paper(scene, sentence, last)
    if found:
        yield from _divided(scene, sentence, found)
    further = None if is_heading(scene, sentence) else urged(scene, sentence, found)
    if further:
        yield further


def _divided(scene: Scene, sentence: Sentence, found: Words) -> Iterator[Words]:
    """Yield a clause up to where its sentence goes on with what the same or another one said, and that too."""
    tokens = scene.text.tokens
    first, last = scene.text.token_at(found.start), scene.text.token_at(found.end)
    for verb in verbs(scene, first, last) if first >= sentence.first else ():
        begin = scene.text.token_at(found.start)
        joint = same_speaker(scene, verb, begin)
        comma = next_speaker(scene, verb, begin) if joint is None else None
        other = _goes_on(scene, sentence, verb, found.subject) if joint else None
        if comma:
            other = _with_that(
                scene, Sentence(comma + 2, sentence.last, sentence.passage, sentence.lexicon), verb, None
            )
        if other:
            yield replace(found, end=tokens[(joint or comma or 0) - 1].end)
            found = other
    yield without_source(scene, found)


def _goes_on(scene: Scene, sentence: Sentence, verb: Verb, subject: Subject) -> Words | None:
    """Read `…, и добавил, что …` of the same speaker."""
    window = range(verb.last, min(verb.last + _TO_THAT, sentence.last))
    that = next((at for at in window if "that" in scene.text.tokens[at].marks), None)
    return clause_if_any(scene, that + 1, sentence.last, subject, "report.that", verb) if that else None


def is_heading(scene: Scene, sentence: Sentence) -> bool:
    """Whether the paragraph ends without a sign, as a heading does."""
    return scene.text.passages[sentence.passage].text.rstrip()[-1:].isalnum()


def _azerbaijani(scene: Scene, sentence: Sentence, last: Subject | None) -> Iterator[Words]:
    """Yield what stands before the verbs, and what follows one that introduces a clause."""
    found = according(scene, sentence, last) or _by_verb(scene, sentence, last)
    yield from nominal(scene, sentence, last)
    if found:
        yield found
    else:
        yield from accounts(scene, sentence)


def _english(scene: Scene, sentence: Sentence, last: Subject | None) -> Iterator[Words]:
    found = according(scene, sentence, last)
    for verb in verbs(scene, sentence.first, sentence.last):
        found = found or _after_colon(scene, sentence, verb, last) or _as_said(scene, sentence, verb, last)
    if found:
        yield found
    else:
        yield from told(scene, sentence, last)


def _by_verb(scene: Scene, sentence: Sentence, last: Subject | None) -> Words | None:
    for verb in verbs(scene, sentence.first, sentence.last):
        found = _after_colon(scene, sentence, verb, last)
        found = found or _with_that(scene, sentence, verb, last) or _as_said(scene, sentence, verb, last)
        found = found or _said_at_the_end(scene, sentence, verb, last) or in_between(scene, sentence, verb, last)
        if found:
            return found
    return None


def _with_that(scene: Scene, sentence: Sentence, verb: Verb, last: Subject | None) -> Words | None:
    """Read `X said that …`, `X сообщил, что …`, `X bildirib ki, …`."""
    tokens = scene.text.tokens
    window = range(verb.last, min(verb.last + 12, sentence.last))
    that = next((at for at in window if "that" in tokens[at].marks), None)
    if that is None and sentence.lexicon.organisation_shape == "genitive":
        that = _asked(scene, sentence, verb) or _told_after(scene, sentence, verb)
    if that is None or any("said" in tokens[at].marks or scene.quoted[at] for at in range(verb.last, that)):
        return None
    subject = of_main_clause(scene, sentence, verb.first)
    end = before_source(scene, sentence, verb.first)
    subject = subject or subject_left(scene, sentence, end, last)
    subject = subject or subject_right(scene, sentence, verb.last, last)
    if subject is None:
        joined = tokens[verb.first - 1].lower in ("и", "və")
        subject = first_named(scene, sentence, verb.first) if joined else None
        subject = subject or printed_subject(scene, sentence, end, last)
    if subject is None:
        return None
    begin = that + 1
    while begin < sentence.last and not tokens[begin].is_word:
        if scene.quoted[min(begin + 1, sentence.last - 1)]:
            return None
        begin += 1
    return clause_if_any(scene, begin, sentence.last, subject, "report.that", verb)


def _told_after(scene: Scene, sentence: Sentence, verb: Verb) -> int | None:
    """Find the colon after which a clause in small letters tells what was said."""
    tokens = scene.text.tokens
    colon = next(
        (at for at in range(verb.last, min(verb.last + 12, sentence.last - 2)) if not _may_be_told(tokens[at])), None
    )
    told = colon is not None and tokens[colon].text == ":" and tokens[colon + 1].text[0].islower()
    return colon if told else None


def _may_be_told(token: Token) -> bool:
    return (token.is_word or token.text in "«»") and not token.marks & {"said", "that"}


def _asked(scene: Scene, sentence: Sentence, verb: Verb) -> int | None:
    """Find the comma after which `как` or `почему` begins what was told or asked."""
    tokens = scene.text.tokens
    window = range(verb.last, min(verb.last + 6, sentence.last - 1))
    comma = next((at for at in window if tokens[at].text == "," and "how" in tokens[at + 1].marks), None)
    of_things = comma is not None and any("governs" in token.marks for token in tokens[verb.last : comma - 1])
    return None if of_things else comma


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
    if sentence.lexicon.organisation_shape != "capitals" and text.tokens[verb.last + 1].text[0].islower():
        subject = subject or subject_right(scene, sentence, verb.first, last)
        return clause_if_any(scene, verb.last + 1, sentence.last, subject, "report.that", verb) if subject else None
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


def _as_said(scene: Scene, sentence: Sentence, verb: Verb, last: Subject | None) -> Words | None:
    """Read `As X noted, …` and `Как сообщил X, …`."""
    tokens = scene.text.tokens
    if (
        not phrases(scene.text, "as", sentence.first, min(sentence.first + 2, sentence.last))
        or verb.first > sentence.first + 14
    ):
        return None
    subject = subject_right(scene, sentence, verb.last, last) or subject_left(scene, sentence, verb.first, last)
    subject = subject or _before_comma(scene, sentence, verb) or source_of_report(scene, sentence, verb, last)
    end = max(subject.last, verb.last) if subject else sentence.last
    comma = next((at for at in range(end, min(end + 16, sentence.last)) if tokens[at].text == ","), None)
    if subject is None or comma is None:
        return None
    return clause_if_any(scene, comma + 1, sentence.last, subject, "report.as-said", verb)


def _before_comma(scene: Scene, sentence: Sentence, verb: Verb) -> Subject | None:
    """Read `Как рассказал «Вестнику» председатель совета X,`: the one person named up to the comma."""
    comma = next((at for at in range(verb.last, sentence.last) if scene.text.tokens[at].text == ","), verb.last)
    return _furthest_right(scene, Sentence(sentence.first, comma, sentence.passage, sentence.lexicon), verb)


def _said_at_the_end(scene: Scene, sentence: Sentence, verb: Verb, last: Subject | None) -> Words | None:
    """Read `…, he said.` and `…, отметил Горшков.`"""
    tokens = scene.text.tokens
    if sentence.last - verb.last > 24 or verb.first - sentence.first < 5:
        return None
    comma = next(
        (at for at in range(verb.first - 1, max(sentence.first, verb.first - 8), -1) if tokens[at].text == ","), None
    )
    if comma is None or scene.quoted[comma - 1] or tokens[comma - 1].text in '”»"':
        return None
    tail = Sentence(comma + 1, sentence.last, sentence.passage, sentence.lexicon)
    right = subject_right(scene, tail, verb.last, last) if verb.first == comma + 1 else None
    subject = right or subject_left(scene, tail, verb.first, last)
    if subject is None and verb.first == comma + 1 and "reports" not in tokens[verb.first].marks:
        subject = printed_beside(scene, tail, verb, last)
    if (
        subject is None
        or subject.rule == "subject.apposition"
        or (not subject.people and "reports" in tokens[verb.first].marks)
        or not _is_tail(scene, max(subject.last, verb.last), sentence)
    ):
        return None
    return clause_if_any(scene, _told_from(scene, sentence), comma, subject, "report.said-after", verb)


def _told_from(scene: Scene, sentence: Sentence) -> int:
    """Return the token after `О том, что` with which a clause in front of its verb begins."""
    begins = phrases(scene.text, "about_that", sentence.first, min(sentence.first + 2, sentence.last))
    at = begins[0][1] + 1 if begins else sentence.first
    return at + 1 if at < sentence.last and "that" in scene.text.tokens[at].marks else sentence.first


def _is_tail(scene: Scene, at: int, sentence: Sentence) -> bool:
    """Whether nothing but the end of the sentence follows."""
    return sentence.last - at <= 2


def _of_this(scene: Scene, number: int, last: Subject | None) -> Words | None:
    """Read `… . Об этом заявил X`: the sentence before is what was said."""
    sentence = scene.text.sentences[number]
    begins = phrases(scene.text, "about_this", sentence.first, min(sentence.first + 3, sentence.last))
    if not begins or number == 0 or scene.text.sentences[number - 1].passage != sentence.passage:
        return None
    before = scene.text.sentences[number - 1]
    if verbs(scene, before.first, before.last) or any(scene.quoted[before.first : before.last]):
        return None
    for verb in verbs(scene, sentence.first, sentence.last):
        subject = subject_right(scene, sentence, verb.last, last) or _furthest_right(scene, sentence, verb)
        if subject and subject.people:
            return clause_if_any(scene, before.first, before.last, subject, "report.of-this", verb)
    return None


def _furthest_right(scene: Scene, sentence: Sentence, verb: Verb) -> Subject | None:
    """Find the one person named after a verb, whatever stands in between."""
    named = tuple(dict.fromkeys(scene.names(at) for at in range(verb.last, sentence.last) if scene.names(at) >= 0))
    return Subject(named, None, verb.last, sentence.last, "subject.after", 0.7) if len(named) == 1 else None
