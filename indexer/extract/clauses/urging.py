"""What somebody asks, promises or orders to be done, as a Russian sentence tells it."""

import re

from indexer.extract.clauses.printed import printed_subject
from indexer.extract.clauses.subjects import Subject, recalled_by_pronoun, subject_left
from indexer.extract.clauses.words import Words, clause_if_any
from indexer.extract.prose.text import Sentence
from indexer.extract.scene import Scene, Verb, quote_from

_INFINITIVE = re.compile(r"(?:[аяеиуыо]ть|[стз]ти|йти|чь)(?:ся|сь)?$")
_TO_INFINITIVE = 14
_SUREST = 0.85


def urged(scene: Scene, sentence: Sentence, before: Words | None) -> Words | None:
    """Read `X попросил горожан закладывать …`: what somebody is asked or told to do."""
    tokens = scene.text.tokens
    for at in range(sentence.first, sentence.last):
        if "urged" not in tokens[at].marks or scene.quoted[at] or tokens[at - 1].text == "(":
            continue
        window = range(at + 1, min(at + _TO_INFINITIVE, sentence.last))
        verb = next((step for step in window if _INFINITIVE.search(tokens[step].lower)), None)
        if verb is None or any(scene.quoted[step] or tokens[step].text in ",;:" for step in range(at + 1, verb)):
            continue
        last = before.subject if before else None
        if at > sentence.first and tokens[at - 1].lower == "и":
            subject = last or first_named(scene, sentence, at) or _pronoun_before(scene, sentence, at)
        elif before and tokens[at].start < before.end:
            continue
        else:
            subject = subject_left(scene, sentence, at, last) or printed_subject(scene, sentence, at)
        if subject:
            begin = verb - (tokens[verb - 1].lower == "не")
            return _asked(scene, sentence, begin, subject, Verb(at, at + 1))
    return None


def _asked(scene: Scene, sentence: Sentence, begin: int, subject: Subject, verb: Verb) -> Words | None:
    """Take what is asked; where it is printed in quotation marks as a whole, those words."""
    if scene.quoted[begin] and not scene.quoted[begin - 1]:
        quote = quote_from(scene, scene.text.tokens[begin].start)
        if quote and scene.text.token_at(quote.outer_end) >= sentence.last - 1:
            sure = min(subject.confidence, _SUREST)
            return Words(quote.start, quote.end, "direct", subject, "report.urged", sure, (verb.first, verb.last))
        begin -= 1
    return clause_if_any(scene, begin, sentence.last, subject, "report.urged", verb)


def first_named(scene: Scene, sentence: Sentence, last: int) -> Subject | None:
    """Find the one person named before a verb that goes on after an `и`."""
    named = tuple(dict.fromkeys(scene.names(at) for at in range(sentence.first, last) if scene.names(at) >= 0))
    return Subject(named, None, sentence.first, last, "subject.before", 0.7) if len(named) == 1 else None


def _pronoun_before(scene: Scene, sentence: Sentence, last: int) -> Subject | None:
    """Find whom `она` means that begins a sentence."""
    at = next((at for at in range(sentence.first, last) if "pronoun" in scene.text.tokens[at].marks), None)
    return recalled_by_pronoun(scene, at, at + 1, None) if at is not None else None
