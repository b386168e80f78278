"""On whose word a Russian or Azerbaijani sentence says that it stands: by those who told or thought it."""

from dataclasses import replace

from indexer.extract.clauses.anaphora import described
from indexer.extract.clauses.printed import printed_subject
from indexer.extract.clauses.referents import recalled
from indexer.extract.clauses.subjects import Subject, recalled_by_pronoun, subject_left, subject_right
from indexer.extract.clauses.words import Words, clause_if_any
from indexer.extract.names.declension import plural_nominative
from indexer.extract.names.nominative import nominative
from indexer.extract.prose.text import Sentence, Token
from indexer.extract.scene import Scene, Verb, phrases, quote_from, verbs

_LONGEST_SOURCE = 8
_STANDS_FOR = frozenset({"position", "anaphor", "generic"})


def according(scene: Scene, sentence: Sentence, last: Subject | None) -> Words | None:
    """Read `According to X, …`, `По словам X, …`, `X-ın sözlərinə görə, …`, and the same between commas."""
    tokens = scene.text.tokens
    for first, end in _sources(scene, sentence):
        if scene.quoted[first]:
            continue
        subject = _informant(scene, sentence, first, end, last)
        reach = max(end, subject.last) if subject else sentence.last
        comma = next((at for at in range(reach, min(reach + 16, sentence.last)) if tokens[at].text == ","), None)
        if subject is None or (not subject.people and _tells_of_another(scene, reach, sentence)):
            continue
        if first > sentence.first and tokens[first - 1].text == ",":
            whole = sentence.lexicon.organisation_shape != "capitals" or sentence.last - subject.last > 1
            stop = sentence.last if whole else first - 1
            return clause_if_any(scene, sentence.first, stop, subject, "report.according-to", Verb(first, end))
        if comma is not None:
            return _in_marks(scene, sentence, comma, subject, Verb(first, end)) or clause_if_any(
                scene, comma + 1, sentence.last, subject, "report.according-to", Verb(first, end)
            )
    return None


def _in_marks(scene: Scene, sentence: Sentence, comma: int, subject: Subject, cue: Verb) -> Words | None:
    """Read `According to X, “…”`: the words of X themselves."""
    at = comma + 2
    if at >= sentence.last or not scene.quoted[at] or scene.quoted[comma + 1]:
        return None
    quote = quote_from(scene, scene.text.tokens[at].start)
    if quote is None or sentence.last - scene.text.token_at(quote.outer_end) > 1:
        return None
    sure = min(subject.confidence, 0.85)
    return Words(quote.start, quote.end, "direct", subject, "report.according-to", sure, (cue.first, cue.last))


def _tells_of_another(scene: Scene, first: int, sentence: Sentence) -> bool:
    """Whether an agency or a report only passes on what somebody said: `По данным агентства, судья заявила, что …`."""
    tokens = scene.text.tokens
    said = verbs(scene, first, sentence.last)
    return any(
        "that" in tokens[at].marks for verb in said for at in range(verb.last, min(verb.last + 3, sentence.last))
    )


def _sources(scene: Scene, sentence: Sentence) -> list[tuple[int, int]]:
    head = min(sentence.first + 24, sentence.last)
    return [
        *phrases(scene.text, "according", sentence.first, head),
        *phrases(scene.text, "according_him", sentence.first, head),
    ]


def _informant(scene: Scene, sentence: Sentence, first: int, end: int, last: Subject | None) -> Subject | None:
    """Find on whose word a sentence stands."""
    if phrases(scene.text, "according_him", first, end):
        return recalled_by_pronoun(scene, first, end, last)
    if sentence.lexicon.organisation_shape == "head last":
        found = subject_left(scene, sentence, first, last)
        return found or printed_subject(scene, sentence, first)
    tokens = scene.text.tokens
    if (first - sentence.first >= 3 and tokens[first - 1].text != ",") or tokens[end].text == ",":
        return None
    found = subject_right(scene, sentence, end, last)
    if sentence.lexicon.organisation_shape == "capitals":
        return found or _unknown(scene, sentence, end)
    return found if found and found.people else _source_in_words(scene, sentence, first, end)


def _unknown(scene: Scene, sentence: Sentence, end: int) -> Subject | None:
    """Read a name after `According to` that is nobody's so far."""
    last = end
    while last < sentence.last and scene.text.tokens[last].is_capital:
        last += 1
    if last == end or (last < sentence.last and scene.text.tokens[last].is_word):
        return None
    return Subject((), scene.text.covering(end, last), end, last, "subject.printed", 0.6)


def _source_in_words(scene: Scene, sentence: Sentence, first: int, end: int) -> Subject | None:
    """Read `По мнению независимых наблюдателей,`: a source without a name, up to the comma."""
    tokens = scene.text.tokens
    comma = next((at for at in range(end, min(end + _LONGEST_SOURCE, sentence.last)) if tokens[at].text == ","), None)
    if comma is None or comma == end or any(scene.names(at) >= 0 for at in range(end, comma)):
        return None
    chain = next((scene.chain_starting[at] for at in range(end, comma) if at in scene.chain_starting), None)
    if chain and _are_people(tokens[end]) and chain.first > end:
        members = plural_nominative(scene.text.covering(end, chain.first))
        printed = f"{members} {scene.text.printed(chain.start, chain.end)}"
        return Subject((), printed, end, comma, "subject.group", 0.65)
    if chain:
        printed = scene.text.printed(chain.start, chain.end)
        return Subject((), printed, chain.first, comma, "subject.organisation", 0.65)
    if all(token.text[0].isascii() for token in tokens[end:comma]):
        return Subject((), scene.text.covering(end, comma), end, comma, "subject.printed", 0.6)
    if "opinion" not in tokens[end - 1].marks:
        return None
    person = described(scene, tokens[end].lower) if comma - end == 1 else None
    if person is not None:
        return Subject((person,), None, end, comma, "subject.office", 0.62)
    return Subject((), plural_nominative(scene.text.covering(end, comma)), end, comma, "subject.printed", 0.6)


def _are_people(token: Token) -> bool:
    """Whether those of an organisation are meant, and not all of it: the leadership, experts, representatives."""
    return bool(token.marks & {"group", "chief", "generic"})


def source_of_report(scene: Scene, sentence: Sentence, verb: Verb, before: Subject | None) -> Subject | None:
    """Read `Как подчеркнули в агентстве,` and `Как считают социал-демократы,`: a source without a name."""
    tokens = scene.text.tokens
    window = range(verb.last, min(verb.last + _LONGEST_SOURCE, sentence.last))
    comma = next((at for at in window if not tokens[at].is_word), None)
    if sentence.lexicon.organisation_shape != "genitive" or comma is None or tokens[comma].text != ",":
        return None
    first = verb.last + (tokens[verb.last].lower in ("в", "во"))
    if comma <= first or "pronoun" in tokens[first].marks:
        return None
    last = next((at for at in range(first + 1, comma) if "governs" in tokens[at].marks), comma)
    known = recalled(scene, first, before) if last - first == 1 and tokens[first].marks & _STANDS_FOR else None
    if known:
        return replace(known, last=comma)
    printed = scene.text.covering(first, last)
    printed = nominative(printed) if first > verb.last else printed
    return Subject((), printed, first, comma, "subject.printed", 0.6)
