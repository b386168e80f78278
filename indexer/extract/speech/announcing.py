"""What is announced and then printed below without quotation marks: somebody's statement, or the items of a list."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from indexer.extract.clauses.subjects import Subject, subject_left
from indexer.extract.clauses.words import Words
from indexer.extract.prose.front import bounds
from indexer.extract.prose.quotes import Quote
from indexer.extract.prose.text import Sentence
from indexer.extract.scene import Scene, Verb, phrases, verbs
from indexer.extract.speakers.edges import is_footer

_ITEM = re.compile(r"\s*(?:\(?(?:\d{1,2}|[a-zа-яəıöüğşç]|[ivx]{1,4})[.)]\s|[-–—•*▪]\s)", re.IGNORECASE)
_MORE = re.compile(r"(?:;|;\s+(?:and|or|и|və))$")
_OPENS = frozenset("“«„\"'‘-–—")
_DASHES = frozenset("-–—")
_LEAST, _LEAD, _SHORT = 40, 12, 16
_MOST, _BEGINNING = 60, 400
_INDENT, _ABOVE, _NEAR = 2, 3, 60


def with_lists(scene: Scene, told: Sequence[Words]) -> Iterator[Words]:
    """Let each reported clause that ends with a colon go on over the items of the list that it opens."""
    for words in told:
        index = scene.text.passage_at(words.start)
        ends = scene.text.starts[index] + len(scene.text.passages[index].text.rstrip())
        last = _list_end(scene, index) if words.end == ends and scene.text.joined[ends - 1] == ":" else None
        yield words if last is None else replace(words, end=last)


def unmarked(scene: Scene, told: Sequence[Words]) -> Iterator[Words]:
    """Take a paragraph as somebody's own words that begins `We dig here, said Bostanova.` and lost its marks.

    In texts without any quotation that is sure; in others the paragraph says I or we, and no mark stands in it.
    """
    paragraph = -1
    for words in told:
        index = scene.text.passage_at(words.start)
        turned = words.rule == "report.said-after" and scene.text.tokens[words.cue[0] - 1].text == ","
        opens = turned and words.start == scene.text.starts[index]
        english = scene.text.lexicon.organisation_shape == "capitals"
        lost = not scene.quotes or (_is_own(scene, index) and not _is_marked(scene, index))
        if not (lost and english and words.subject.people) or not (opens or index == paragraph):
            yield words
        elif opens:
            paragraph = index
            end = scene.text.starts[index] + len(scene.text.passages[index].text.rstrip())
            yield replace(words, end=end, form="direct")


def _is_opened(scene: Scene, index: int) -> bool:
    """Whether a passage begins with a quotation or a line; a mark that nothing closes opens none."""
    sign = scene.text.passages[index].text.lstrip()[:1]
    first, last = bounds(scene.text, index)
    return sign in _OPENS and (sign in _DASHES or any(scene.quoted[first : min(first + 3, last)]))


def _is_marked(scene: Scene, index: int) -> bool:
    first, last = bounds(scene.text, index)
    return any(scene.quoted[first:last])


def announced(scene: Scene, told: Sequence[Words]) -> Iterator[Words]:
    """Yield the statements and lists that a paragraph with a colon at its end announces; `told` is known before."""
    known = {scene.text.passage_at(at) for words in told for at in (words.start, words.end - 1)}
    yield from _at_once(scene, told)
    for index, passage in enumerate(scene.text.passages[:-1]):
        if passage.text.rstrip()[-1:] != ":" or _is_opened(scene, index + 1):
            continue
        found = _statement(scene, index) or (None if index in known else _list(scene, index))
        if found:
            yield found


def _at_once(scene: Scene, told: Sequence[Words]) -> Iterator[Words]:
    """Read `X issued the following statement on the wells: We dig …` in one paragraph, without quotation marks."""
    tokens = scene.text.tokens
    for first, end in scene.text.phrases.get("following", ())[:_LEAD]:
        sentence = scene.text.sentences[scene.text.sentence_at(first)]
        last = bounds(scene.text, sentence.passage)[1]
        begin = _after_announcement(scene, sentence, end)
        if begin is None or not begin < last - 1 or not tokens[begin].is_capital or any(scene.quoted[begin:last]):
            continue
        start, stop = tokens[begin].start, _last_own(scene, begin, last)
        subject = announcer(scene, sentence.first, begin, (first, end))
        if subject and stop and not any(start <= words.start < stop for words in told):
            yield Words(start, stop, "direct", subject, "report.announced", min(subject.confidence, 0.75), (first, end))


def _after_announcement(scene: Scene, sentence: Sentence, at: int) -> int | None:
    """Return the token after the colon of a sentence; after the sentence, where a text has no quotations at all."""
    colon = next((step for step in range(at, sentence.last - 2) if scene.text.tokens[step].text == ":"), None)
    if colon is not None:
        return colon + 1
    return None if scene.quotes else sentence.last


def _last_own(scene: Scene, first: int, last: int) -> int:
    """Return the end of the last sentence of a paragraph that says I or we; 0 where none does."""
    tokens = scene.text.tokens
    own = next((at for at in range(last - 1, first, -1) if "first_person" in tokens[at].marks), None)
    return tokens[scene.text.sentences[scene.text.sentence_at(own)].last - 1].end if own else 0


def _statement(scene: Scene, index: int) -> Words | None:
    """Read `X made the following statement:` and the paragraphs below it in which somebody speaks as I or we."""
    first, last = bounds(scene.text, index)
    cue = announcement(scene, first, last)
    if cue is None:
        return None
    own = [at for at in range(index + 1, _foot(scene, index + 1)) if _is_own(scene, at)]
    subject = announcer(scene, first, last, cue)
    if not own or subject is None:
        return None
    start, stop = scene.text.starts[index + 1], scene.text.starts[own[-1]]
    end = stop + len(scene.text.passages[own[-1]].text.rstrip())
    if end - start < _LEAST:
        return None
    return Words(start, end, "direct", subject, "report.announced", min(subject.confidence, 0.8), cue)


def announcement(scene: Scene, first: int, last: int) -> tuple[int, int] | None:
    """Return the tokens that announce words: `the following statement`, `Excerpts of his remarks are below:`."""
    tokens = scene.text.tokens
    found = next(iter(phrases(scene.text, "following", first, last)), None)
    if found or last <= first or tokens[last - 1].text != ":":
        return found
    sentence = scene.text.sentences[scene.text.sentence_at(last - 1)]
    words = (at for at in range(sentence.first, last) if tokens[at].marks & {"speech", "instrument", "paper"})
    return next(((at, at + 1) for at in words), None) if sentence.last - sentence.first <= _SHORT else None


def announcer(scene: Scene, first: int, last: int, cue: tuple[int, int]) -> Subject | None:
    """Return who makes the statement that is announced: the subject of the verb, else the one who is named."""
    tokens = scene.text.tokens
    sentence = scene.text.sentences[scene.text.sentence_at(cue[0])]
    window = range(cue[0], max(sentence.first, cue[0] - 6), -1)
    made = next((at for at in window if tokens[at].marks & {"said", "made"}), cue[0])
    found = subject_left(scene, sentence, made, None)
    if found:
        return found
    named = next((at for at in range(first, last) if scene.names(at) >= 0), None)
    if named is None and not any("said" in tokens[at].marks for at in range(sentence.first, last)):
        named = next(
            (at for at in range(min(first, _BEGINNING)) if scene.names(at) >= 0 and not scene.quoted[at]), None
        )
    return Subject((scene.names(named),), None, named, named + 1, "subject.before", 0.7) if named is not None else None


def _foot(scene: Scene, index: int) -> int:
    """Return the passage before which a statement ends: a footer, or what another colon announces."""
    last = min(len(scene.text.passages), index + _MOST)
    for at in range(index, last):
        if is_footer(scene.text, at) or scene.text.passages[at].text.rstrip()[-1:] == ":":
            return at
    return last


def _is_own(scene: Scene, index: int) -> bool:
    first, last = bounds(scene.text, index)
    return any("first_person" in scene.text.tokens[at].marks and not scene.quoted[at] for at in range(first, last))


def _list(scene: Scene, index: int) -> Words | None:
    """Read `The Board advises as follows:` and the items below it."""
    end = _list_end(scene, index)
    last = bounds(scene.text, index)[1]
    sentence = scene.text.sentences[scene.text.sentence_at(last - 1)]
    verb = next((verb for verb in reversed(_cues(scene, sentence)) if last - verb.last < _LEAD), None)
    if end is None or verb is None:
        return None
    subject = subject_left(scene, sentence, verb.first, None)
    if subject is None:
        return None
    start = scene.text.starts[index + 1]
    return Words(start, end, "indirect", subject, "report.list", min(subject.confidence, 0.75), (verb.first, verb.last))


def _cues(scene: Scene, sentence: Sentence) -> list[Verb]:
    tokens = scene.text.tokens
    found = verbs(scene, sentence.first, sentence.last)
    found += [Verb(at, at + 1) for at in range(sentence.first, sentence.last) if tokens[at].marks & {"urged", "agreed"}]
    return sorted(found, key=lambda verb: verb.first)


def _list_end(scene: Scene, index: int) -> int | None:
    """Return the character after the last item of a list that begins in the next passage; None where there is none."""
    end, more = None, False
    for at in range(index + 1, min(len(scene.text.passages), index + _MOST)):
        passage = scene.text.passages[at].text.rstrip()
        goes_on = bool(_MORE.search(passage))
        item = goes_on or bool(_ITEM.match(passage)) or scene.text.passages[at].kind == "item"
        if not item and not more:
            break
        end = scene.text.starts[at] + len(passage)
        if not item:
            break
        more = goes_on
    return end


def under_announcement(scene: Scene, quote: Quote) -> Words | None:
    """Read `X released the following statement:` before a quotation, in its passage or in one above it."""
    for first, last in _before(scene, quote):
        found = announcement(scene, first, last)
        said = verbs(scene, first, last) if last > first and scene.text.tokens[last - 1].text == ":" else []
        cue = found or ((said[-1].first, said[-1].last) if said else None)
        subject = announcer(scene, first, last, cue) if cue else None
        if cue and subject:
            sure = min(subject.confidence, 0.85)
            return Words(quote.start, quote.end, "direct", subject, "quote.announced", sure, cue)
    return None


def _before(scene: Scene, quote: Quote) -> Iterator[tuple[int, int]]:
    """Yield the tokens that may announce a quotation: up to its colon, its sentence before, the passages above it."""
    text = scene.text
    index, at = text.passage_at(quote.outer_start), text.token_at(quote.outer_start)
    sentence = text.sentences[text.sentence_at(at)]
    near = max(text.token_at(text.starts[index]), at - _NEAR)
    if near < at and text.tokens[at - 1].text == ":" and phrases(text, "following", near, at):
        yield near, at
    if sentence.first == at and at and text.tokens[at - 1].passage == index:
        before = text.sentences[text.sentence_at(at - 1)]
        yield before.first, before.last
    elif quote.outer_start - text.starts[index] <= _INDENT:
        yield from _above(scene, index)


def _above(scene: Scene, index: int) -> Iterator[tuple[int, int]]:
    """Yield the passage above, and in the head of a document those above it that announce a statement."""
    for back in range(index - 1, max(-1, index - 1 - _ABOVE), -1):
        first, last = bounds(scene.text, back)
        if back == index - 1 or phrases(scene.text, "following", first, last):
            yield first, last
        if sum(scene.quoted[first:last]) > _SHORT // 2:
            return
