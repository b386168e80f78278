"""The statements of a document as findings: whose words, in which form and voice, from where to where."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice

from archive.findings import Evidence, FoundOrganisation, FoundStatement, FoundValue, Voice
from archive.passages import Passage, Span
from indexer.extract.clauses.words import Words
from indexer.extract.names.transcripts import Turn, asks, speaker_of
from indexer.extract.scene import Scene
from indexer.extract.speakers.declaring import Declarer, declarer
from indexer.extract.speakers.edges import after_label, after_number, is_footer
from indexer.extract.speakers.roles import Part
from indexer.extract.speakers.signatures import is_formal, signatures
from indexer.extract.speech.headlined import headlined

_BECAUSE = {
    "quote.cue-after": "A verb of saying with its speaker stands after the quotation.",
    "quote.cue-before": "A verb of saying with its speaker stands before the quotation.",
    "quote.cue-inside": "A verb of saying with its speaker interrupts the words.",
    "quote.colon": "The sentence that leads to the quotation has one who acts in it.",
    "quote.answer": "The line answers a question to this person.",
    "quote.credited": "The name beside the quotation says whose words they are.",
    "quote.announced": "The paragraph before announces the words of this person.",
    "quote.continued": "The quotation goes on after the speaker was named.",
    "answer.asked": "The question stands under the name of this person.",
    "answer.given": "The head names who answers, and the answer follows.",
    "report.that": "The clause after a verb of saying tells what was said.",
    "report.explained": "The clause after the colon tells what was said.",
    "report.plain": "The clause after a verb of saying tells what was said.",
    "report.as-said": "The sentence says on whose word it stands.",
    "report.according-to": "The sentence says on whose word it stands.",
    "report.said-after": "The speaker is named after the clause.",
    "report.in-between": "The speaker is named between two commas of the sentence.",
    "report.of-this": "The next sentence says who told this.",
    "report.urged": "The sentence says what was asked or promised.",
    "report.account": "The sentence says from whom the account comes.",
    "report.colon": "The words follow the colon after a verb of saying.",
    "report.announced": "The paragraph before announces the words of this person.",
    "report.list": "The paragraph before says whose the items of this list are.",
    "report.nominal": "The verb of saying stands at the end of the sentence.",
}
_FIRST_PERSON_SHARE = 0.008
_MOST_SENTENCES = 12
_BEGINNING = 400


def statements(
    scene: Scene, words: Sequence[Words], turns: Sequence[Turn], parts: Mapping[int, Part], kind: FoundValue | None
) -> tuple[FoundStatement, ...]:
    """Return the statements in reading order."""
    if turns:
        return tuple(
            sorted((*_of_turns(scene, turns), *(_found(scene, one) for one in words)), key=lambda one: one.span)
        )
    asked = any(one.rule == "answer.given" for one in words)
    whole = _whole(scene, words, parts) if kind and kind.value == "statement" and not asked else None
    if whole:
        after = scene.text.starts[_index(scene, whole.span.last)] + whole.span.end
        return (whole, *(_found(scene, one) for one in words if one.start > after))
    found = [_found(scene, one) for one in words]
    return tuple(sorted((*found, *_in_one_voice(scene, words)), key=lambda one: one.span))


def in_full(said: tuple[FoundStatement, ...], bodies: Sequence[FoundOrganisation]) -> tuple[FoundStatement, ...]:
    """Let those who speak as one be named without an article, and an organisation by its name, not its acronym."""
    named = {body.acronym: body.name for body in bodies if body.acronym}
    return tuple(replace(one, collective=_plain(one.collective, named)) if one.collective else one for one in said)


def _plain(printed: str, named: Mapping[str, str]) -> str:
    bare = re.sub(r"^[Tt]he ", "", printed)
    return named.get(bare, bare)


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
            known[turn.label]
            if turn.label in known
            else known.setdefault(turn.label, speaker_of(turn, scene.cast, scene.text))
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
    if body is None:
        return None
    own = _in_first_person(scene, body)
    common = declarer(scene, _first_token(scene, body)) if own else None
    if common and not (bylines and bylines[0].rule == "speaker.byline"):
        return _adopted(scene, body, common)
    if not bylines:
        return headlined(scene, body) if own else None
    if not (own or _is_of_others(scene, body, bylines)):
        return None
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
    foot = next((index for index in sorted(signed) if is_formal(scene, index)), len(text.passages))
    rest = [index for index in range(head + 1, foot) if index not in signed and not is_footer(text, index)]
    inside = [text.passages[index] for index in rest if index > 0]
    while len(inside) > 1 and _is_heading(inside[0]):
        inside = inside[1:]
    while len(inside) > 1 and _is_closing(inside[-1]):
        inside = inside[:-1]
    if not inside:
        return None
    begin = text.starts[_index(scene, inside[0].number)]
    start = after_number(text, after_label(text, begin)) - begin
    return Span(inside[0].number, start, inside[-1].number, len(inside[-1].text))


def _is_of_others(scene: Scene, body: Span, bylines: Sequence[Part]) -> bool:
    """Whether a text without I and we is still somebody's own words: it speaks of others and never of its author."""
    text = scene.text
    first = text.token_at(text.starts[_index(scene, body.first)])
    last = text.token_at(text.starts[_index(scene, body.last)] + body.end)
    authors = {part.person for part in bylines}
    named = any(scene.names(at) in authors for at in range(first, last))
    formal = is_formal(scene, text.tokens[bylines[0].first].passage)
    return not named and (bylines[0].rule == "speaker.byline" or formal)


def _is_heading(passage: Passage) -> bool:
    """Whether a line belongs to the head: short, and no sentence."""
    return len(passage.text) < 160 and passage.text.rstrip()[-1:] not in '.!?:”»,"'


def _is_closing(passage: Passage) -> bool:
    """Whether a line belongs to the foot: `Yours sincerely,` or `Signed:`."""
    return len(passage.text) < 60 and passage.text.rstrip()[-1:] not in '.!?…”»"'


def _first_token(scene: Scene, body: Span) -> int:
    return scene.text.token_at(scene.text.starts[_index(scene, body.first)])


def _index(scene: Scene, number: int) -> int:
    return next(index for index, passage in enumerate(scene.text.passages) if passage.number == number)


def _adopted(scene: Scene, body: Span, found: Declarer) -> FoundStatement:
    """Take a statement that a gathering or an organisation makes in its own name."""
    because = "The text speaks in the name of those whom it calls we."
    evidence = Evidence("statement.adopted", 0.75, because, scene.text.token_span(found.first, found.last))
    return FoundStatement(_in_own_voice(scene, body), "direct", "adopted", evidence, (), found.name)


def _in_own_voice(scene: Scene, body: Span) -> Span:
    """End with the last paragraph that says we: what follows tells of the statement."""
    first, last = _index(scene, body.first), _index(scene, body.last)
    own = next((index for index in range(last, first, -1) if _says_we(scene, index)), last)
    own = own if own - first >= (last - first) // 2 else last
    return Span(body.first, body.start, scene.text.passages[own].number, len(scene.text.passages[own].text))


def _says_we(scene: Scene, index: int) -> bool:
    text = scene.text
    first, last = text.token_at(text.starts[index]), text.token_at(text.starts[index] + len(text.passages[index].text))
    return any("first_person" in text.tokens[at].marks and not scene.quoted[at] for at in range(first, last))


def _in_first_person(scene: Scene, body: Span) -> bool:
    text = scene.text
    first = text.token_at(text.starts[_index(scene, body.first)])
    # What stands far below may be lists, notes and links.
    tokens = text.tokens[first : first + _BEGINNING]
    own = sum("first_person" in token.marks for at, token in enumerate(tokens, first) if not scene.quoted[at])
    return own >= max(2, _FIRST_PERSON_SHARE * len(tokens))
