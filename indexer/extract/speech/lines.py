"""Who says the lines of a dialogue or an interview, and words that an aside interrupts."""

from indexer.extract.clauses.printed import printed_beside
from indexer.extract.clauses.subjects import Subject, subject_left, subject_right
from indexer.extract.clauses.words import Words
from indexer.extract.prose.asides import asides
from indexer.extract.prose.quotes import Quote
from indexer.extract.prose.text import Sentence
from indexer.extract.scene import Scene, Verb, verbs


def cue_inside(scene: Scene, quote: Quote, last: Subject | None) -> Words | None:
    """Read `“…, – deyə X bildirib. – …”`: the one pair of marks holds the words and who says them."""
    text = scene.text
    first, end = text.token_at(quote.outer_start), text.token_at(quote.end)
    for begin, close in asides(text, first, max(end, _line_end(scene, quote))):
        subject = aside_speaker(scene, begin, close, last)
        if subject is None and quote.is_line:
            sentence = text.sentences[text.sentence_at(begin)]
            clause = Sentence(begin, close, sentence.passage, sentence.lexicon)
            subject = printed_beside(scene, clause, Verb(begin, begin + 1), last)
        if subject:
            sure = round(min(0.92, subject.confidence + 0.05), 2)
            return Words(quote.start, quote.end, "direct", subject, "quote.cue-inside", sure, (begin, close))
    return None


def _line_end(scene: Scene, quote: Quote) -> int:
    """Return where the paragraph of a line ends: an aside may stand behind the words."""
    text = scene.text
    index = text.passage_at(quote.start)
    return text.token_at(text.starts[index] + len(text.passages[index].text)) if quote.is_line else 0


def aside_speaker(scene: Scene, first: int, last: int, before: Subject | None) -> Subject | None:
    """Find who speaks in `deyə X bildirib` or `пошутил он`."""
    text = scene.text
    sentence = text.sentences[text.sentence_at(first)]
    clause = Sentence(first, last, sentence.passage, sentence.lexicon)
    named = next((at for at in range(first, last) if scene.names(at) >= 0), None)
    for verb in verbs(scene, first, last)[:1]:
        left, right = subject_left(scene, clause, verb.first, before), subject_right(scene, clause, verb.last, before)
        found = left or right if verb.first - first > 1 else right or left
        if found and (found.people or named is None):
            return found
    if named is not None:
        return Subject((scene.names(named),), None, named, named + 1, "subject.after", 0.75)
    return subject_right(scene, clause, first + 1, before) or subject_left(scene, clause, last, before)


def spoken_line(scene: Scene, quote: Quote, last: Subject | None) -> Words | None:
    """Return the words of a line with who says them: named inside, announced before, or the one who is interviewed."""
    return cue_inside(scene, quote, last) or _introduced(scene, quote) or _answered(scene, quote)


def _introduced(scene: Scene, quote: Quote) -> Words | None:
    """Read `Fermer X:` in the paragraph before."""
    text = scene.text
    index = text.passage_at(quote.start)
    if index == 0 or text.passages[index - 1].text.rstrip()[-1:] != ":" or quote.outer_start > text.starts[index]:
        return None
    first, last = text.token_at(text.starts[index - 1]), text.token_at(text.starts[index])
    sentence = text.sentences[text.sentence_at(last - 1)]
    named = [at for at in range(max(first, sentence.first), last) if scene.names(at) >= 0]
    if len({scene.names(at) for at in named}) != 1:
        return None
    subject = Subject((scene.names(named[0]),), None, named[0], last, "subject.before", 0.8)
    return Words(quote.start, quote.end, "direct", subject, "quote.announced", 0.8, (named[0], last))


def _answered(scene: Scene, quote: Quote) -> Words | None:
    """Take a line that is no question as an answer of the one who answers questions."""
    text = scene.text
    index = text.passage_at(quote.start)
    if text.joined[quote.end - 1] == "?" or quote.outer_start > text.starts[index]:
        return None
    found = _interviewed(scene, index)
    if found is None:
        return None
    person, cue = found
    subject = Subject((person,), None, cue[0], cue[1], "subject.before", 0.75)
    return Words(quote.start, quote.end, "direct", subject, "quote.answer", 0.75, cue)


def _interviewed(scene: Scene, index: int) -> tuple[int, tuple[int, int]] | None:
    """Find who is said to answer questions, in the paragraphs before."""
    return next((one for passage, one in reversed(scene.answering) if passage < index), None)


def actor(scene: Scene, sentence: Sentence, last: int) -> Subject | None:
    """Find the one person, or else the one organisation, named from the beginning of a sentence up to a token."""
    named = [at for at in range(sentence.first, last) if scene.names(at) >= 0]
    if len({scene.names(at) for at in named}) == 1:
        return Subject((scene.names(named[0]),), None, named[0], named[-1] + 1, "subject.before", 0.75)
    bodies = [scene.chain_starting[at] for at in range(sentence.first, last) if at in scene.chain_starting]
    if named or len(bodies) != 1:
        return None
    told = any(scene.text.tokens[at].marks & {"told", "account"} for at in range(bodies[0].last, last))
    printed = scene.text.printed(bodies[0].start, bodies[0].end)
    return Subject((), printed, bodies[0].first, last, "subject.organisation", 0.65) if told else None
