"""Findings in the shape of the gold answers, for scoring and for people to read."""

from collections.abc import Sequence
from typing import TypedDict

from archive.findings import Findings, FoundOrganisation, FoundPerson, FoundStatement
from archive.passages import Passage, Span
from indexer.extract.finding import extract
from indexer.extract.topics import Vocabulary
from indexer.readers.base import Block, Reading

_JOINT = "\n\n"


class PredictedSpeaker(TypedDict):
    name: str
    variants: list[str]
    position: str | None
    organisation: str | None


class PredictedOrganisation(TypedDict):
    name: str
    acronym: str | None
    role: str


class PredictedStatement(TypedDict):
    speaker: str | None
    start: int
    end: int
    type: str
    voice: str


class Prediction(TypedDict):
    """The keys of a gold answer; offsets count in the file where it is plain text, else in `text`."""

    id: str
    kind: str | None
    language: str | None
    title: str | None
    date_event: str | None
    date_published: str | None
    speakers: list[PredictedSpeaker]
    people_mentioned_only: list[str]
    organisations: list[PredictedOrganisation]
    topics: list[str]
    statements: list[PredictedStatement]
    text: str


def predict(reading: Reading, name: str, vocabulary: Vocabulary) -> Prediction:
    """Extract from a reading; `name` is the file's name, and without its ending the prediction's id."""
    passages = passages_of(reading.blocks)
    findings = extract(passages, name=name, stated=reading.stated, vocabulary=vocabulary)
    return as_prediction(findings, passages, offsets(reading.blocks), name.rsplit(".", 1)[0], vocabulary)


def passages_of(blocks: Sequence[Block]) -> tuple[Passage, ...]:
    """Number the blocks of a reading."""
    return tuple(
        Passage(number, block.text, block.kind, block.level, None, block.page, block.box)
        for number, block in enumerate(blocks, 1)
    )


def offsets(blocks: Sequence[Block]) -> tuple[int, ...]:
    """Return where each passage begins: in the file where every block knows it, else in the joined text."""
    starts = [block.start for block in blocks if block.start is not None]
    if len(starts) == len(blocks):
        return tuple(starts)
    joined, begin = [], 0
    for block in blocks:
        joined.append(begin)
        begin += len(block.text) + len(_JOINT)
    return tuple(joined)


def as_prediction(
    findings: Findings, passages: Sequence[Passage], starts: Sequence[int], name: str, vocabulary: Vocabulary
) -> Prediction:
    """Return the findings under the keys of a gold answer; `starts` is the offset of each passage."""
    return {
        "id": name,
        "kind": findings.kind.value if findings.kind else None,
        "language": findings.language.value if findings.language else None,
        "title": findings.title.value if findings.title else None,
        "date_event": findings.held.value if findings.held else None,
        "date_published": findings.published.value if findings.published else None,
        "speakers": [_speaker(person) for person in findings.people if person.role == "speaker"],
        "people_mentioned_only": [person.name for person in findings.people if person.role != "speaker"],
        "organisations": [_organisation(one) for one in findings.organisations],
        "topics": [vocabulary.english.get(topic.uri, topic.uri) for topic in findings.topics],
        "statements": [_statement(one, starts) for one in findings.statements],
        "text": _JOINT.join(passage.text for passage in passages),
    }


def _speaker(person: FoundPerson) -> PredictedSpeaker:
    printed = dict.fromkeys(" ".join(mention.printed.split()) for mention in person.mentions)
    variants = [form for form in printed if form != person.name]
    return {"name": person.name, "variants": variants, "position": person.position, "organisation": person.organisation}


def _organisation(one: FoundOrganisation) -> PredictedOrganisation:
    return {"name": one.name, "acronym": one.acronym, "role": one.role}


def _statement(one: FoundStatement, starts: Sequence[int]) -> PredictedStatement:
    speaker = one.collective or next(iter(one.speakers), None)
    start, end = _characters(one.span, starts)
    return {"speaker": speaker, "start": start, "end": end, "type": one.form, "voice": one.voice}


def _characters(span: Span, starts: Sequence[int]) -> tuple[int, int]:
    return starts[span.first - 1] + span.start, starts[span.last - 1] + span.end
