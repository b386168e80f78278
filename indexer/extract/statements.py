"""The statements of a document as findings: whose words, in which form and voice, from where to where."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from archive.findings import Evidence, FoundStatement, FoundValue, Voice
from archive.passages import Passage, Span
from indexer.extract.roles import Part
from indexer.extract.scene import Scene
from indexer.extract.signatures import signatures
from indexer.extract.transcripts import Turn, asks, speaker_of
from indexer.extract.words import Words

_BECAUSE = {
    "quote.cue-after": "A verb of saying with its speaker stands after the quotation.",
    "quote.cue-before": "A verb of saying with its speaker stands before the quotation.",
    "quote.announced": "The paragraph before announces the words of this person.",
    "quote.continued": "The quotation goes on after the speaker was named.",
    "report.that": "The clause after a verb of saying tells what was said.",
    "report.plain": "The clause after a verb of saying tells what was said.",
    "report.as-said": "The sentence says on whose word it stands.",
    "report.according-to": "The sentence says on whose word it stands.",
    "report.said-after": "The speaker is named after the clause.",
    "report.colon": "The words follow the colon after a verb of saying.",
    "report.nominal": "The verb of saying stands at the end of the sentence.",
}
_FIRST_PERSON_SHARE = 0.008
_MOST_SENTENCES = 12


def statements(
    scene: Scene, words: Sequence[Words], turns: Sequence[Turn], parts: Mapping[int, Part], kind: FoundValue | None
) -> tuple[FoundStatement, ...]:
    """Return the statements in reading order."""
    if turns:
        return tuple(_of_turns(scene, turns))
    whole = _whole(scene, words, parts) if kind and kind.value == "statement" else None
    if whole:
        return (whole,)
    found = [_found(scene, one) for one in words]
    return tuple(sorted((*found, *_in_one_voice(scene, words)), key=lambda one: one.span))


def _found(scene: Scene, words: Words) -> FoundStatement:
    subject = words.subject
    names = tuple(scene.cast.people[index].name for index in subject.people)
    joint = len(subject.people) > 1 or (subject.rule == "subject.group")
    evidence = Evidence(
        words.rule, words.confidence, _BECAUSE[words.rule], scene.text.token_span(words.cue[0], words.cue[1])
    )
    span = scene.text.span(words.start, words.end)
    return FoundStatement(span, words.form, "joint" if joint else "single", evidence, names, subject.collective)


def _in_one_voice(scene: Scene, words: Sequence[Words]) -> Iterator[FoundStatement]:
    """A sentence that goes on in the first person plural, after words of several, is theirs."""
    text = scene.text
    joint = [one for one in words if one.subject.collective and len(one.subject.people) > 1]
    for one in joint:
        after = text.sentence_at(text.token_at(one.end)) + 1
        for sentence in islice(text.sentences, after, after + _MOST_SENTENCES):
            if sentence.passage != text.passage_at(one.start):
                break
            first = text.tokens[sentence.first]
            if first.lower not in ("we", "мы", "biz") or scene.quoted[sentence.first]:
                continue
            end = text.tokens[sentence.last - 1]
            span = text.span(first.start, end.start if end.text == "." else end.end)
            because = "The sentence goes on in the first person plural after the words of this group."
            evidence = Evidence("report.one-voice", 0.62, because, text.span(first.start, first.end))
            names = tuple(scene.cast.people[index].name for index in one.subject.people)
            yield FoundStatement(span, "indirect", "joint", evidence, names, one.subject.collective)


def _of_turns(scene: Scene, turns: Sequence[Turn]) -> Iterator[FoundStatement]:
    known: dict[str, int | None] = {}
    for turn in turns:
        if asks(turn):
            continue
        person = (
            known[turn.label] if turn.label in known else known.setdefault(turn.label, speaker_of(turn, scene.cast))
        )
        names = (scene.cast.people[person].name,) if person is not None else ()
        because = "In the transcript this turn stands under the name of the speaker."
        label = scene.text.span(turn.label_start, turn.label_end)
        evidence = Evidence("transcript.turn", 0.95 if names else 0.75, because, label)
        span = scene.text.span(turn.start, turn.end)
        yield FoundStatement(span, "direct", "single", evidence, names, None if names else turn.label)


def _whole(scene: Scene, words: Sequence[Words], parts: Mapping[int, Part]) -> FoundStatement | None:
    """Take the body as one direct statement where the head names the speaker and the body says I or we."""
    body = _body(scene, parts)
    bylines = [part for part in parts.values() if part.rule == "speaker.byline"]
    bylines = bylines or [
        part for part in parts.values() if part.rule == "speaker.signature" and part.role == "speaker"
    ]
    if body is None or not _in_first_person(scene, body):
        return None
    if not bylines or _adopters(scene, body):
        return _adopted(scene, body)
    names = tuple(scene.cast.people[part.person].name for part in bylines)
    voice: Voice = "joint" if len(names) > 1 else "single"
    proof = scene.text.token_span(bylines[0].first, bylines[0].last)
    evidence = Evidence(
        "statement.whole", 0.85, "The head names the speaker and the text speaks in the first person.", proof
    )
    return FoundStatement(body, "direct", voice, evidence, names)


def _body(scene: Scene, parts: Mapping[int, Part]) -> Span | None:
    """Return everything after the head, without a closing row of signs."""
    text = scene.text
    head = max((text.tokens[part.first].passage for part in parts.values() if part.rule == "speaker.byline"), default=0)
    signed = {signature.passage for signature in signatures(scene)}
    head = -1 if head in signed else head
    rest = [
        index for index in range(head + 1, len(text.passages)) if index not in signed and _says(text.passages[index])
    ]
    inside = [text.passages[index] for index in rest if index > 0]
    while len(inside) > 1 and _is_heading(inside[0]):
        inside = inside[1:]
    if not inside:
        return None
    return Span(inside[0].number, 0, inside[-1].number, len(inside[-1].text))


def _says(passage: Passage) -> bool:
    return any(letter.isalnum() for letter in passage.text)


def _is_heading(passage: Passage) -> bool:
    """Whether a line belongs to the head: short, and no sentence."""
    return len(passage.text) < 160 and passage.text.rstrip()[-1:] not in '.!?:”»,"'


def _adopters(scene: Scene, body: Span) -> tuple[int, int] | None:
    """Return the tokens of `We, the participants of the conference,` in the first sentences of a body."""
    tokens = scene.text.tokens
    first = scene.text.token_at(scene.text.starts[_index(scene, body.first)])
    for at in range(first, min(first + 60, len(tokens) - 3)):
        if tokens[at].lower not in ("we", "biz", "мы") or tokens[at + 1].text != ",":
            continue
        comma = next((end for end in range(at + 2, min(at + 40, len(tokens))) if tokens[end].text == ","), None)
        if comma and any(token.marks & {"group", "event", "organisation"} for token in tokens[at + 2 : comma]):
            return at + 2, comma
    return None


def _index(scene: Scene, number: int) -> int:
    return next(index for index, passage in enumerate(scene.text.passages) if passage.number == number)


def _adopted(scene: Scene, body: Span) -> FoundStatement | None:
    """Take a statement that a gathering makes in its own name."""
    found = _adopters(scene, body)
    if found is None:
        return None
    because = "The text speaks in the name of those whom it calls we."
    evidence = Evidence("statement.adopted", 0.75, because, scene.text.token_span(*found))
    first = found[0] + 1 if scene.text.tokens[found[0]].lower == "the" else found[0]
    return FoundStatement(body, "direct", "adopted", evidence, (), scene.text.covering(first, found[1]))


def _in_first_person(scene: Scene, body: Span) -> bool:
    text = scene.text
    first = text.token_at(text.starts[_index(scene, body.first)])
    tokens = text.tokens[first:]
    own = sum("first_person" in token.marks for at, token in enumerate(tokens, first) if not scene.quoted[at])
    return own >= max(2, _FIRST_PERSON_SHARE * len(tokens))
