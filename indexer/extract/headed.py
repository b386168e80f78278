"""A stated title that the document does not print: read as a heading in front, so that cues in it count."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from archive.findings import Evidence, Findings, FoundEvent, FoundOrganisation, FoundPerson, FoundTopic, FoundValue
from archive.folding import key
from archive.passages import Passage
from indexer.readers.base import Stated

# Passages are numbered from 1; a heading that nobody printed has no place among them.
_IN_FRONT = 0
_LINES_WITH_A_TITLE = 3
_Named = TypeVar("_Named", FoundOrganisation, FoundPerson)
_Found = TypeVar("_Found", FoundEvent, FoundOrganisation, FoundPerson, FoundTopic, FoundValue)


def headed(passages: Sequence[Passage], stated: Sequence[Stated]) -> tuple[Passage, ...]:
    """Put the stated title in front, unless the text begins with it. Embedded titles often lie and do not count."""
    title = next((one.title for one in stated if one.title and one.where != "embedded"), None)
    printed = " ".join(key(passage.text) for passage in passages[:_LINES_WITH_A_TITLE])
    if title is None or not key(title) or key(title) in printed:
        return tuple(passages)
    return (Passage(_IN_FRONT, title, "heading", 1), *passages)


def unheaded(findings: Findings) -> Findings:
    """Take out of the findings what points into a heading in front: the values stay, their spans do not.

    Titles capitalise their words: an organisation, or somebody only mentioned, that stands nowhere else is left out.
    """
    return replace(
        findings,
        title=findings.title if findings.title and not _points(findings.title.evidence) else None,
        kind=_value(findings.kind),
        genre=_value(findings.genre),
        published=_value(findings.published),
        held=_value(findings.held),
        event=_unpointed(findings.event) if findings.event else None,
        people=tuple(one for one in map(_unmentioned, findings.people) if one.mentions or one.role == "speaker"),
        organisations=tuple(one for one in map(_unmentioned, findings.organisations) if one.mentions),
        statements=tuple(one for one in findings.statements if one.span.first != _IN_FRONT),
        adoptions=tuple(one for one in findings.adoptions if not _points(one.evidence)),
        topics=tuple(_unpointed(topic) for topic in findings.topics),
    )


def _value(value: FoundValue | None) -> FoundValue | None:
    return _unpointed(value) if value else None


def _unmentioned(named: _Named) -> _Named:
    kept = tuple(mention for mention in named.mentions if mention.span.first != _IN_FRONT)
    return replace(_unpointed(named), mentions=kept)


def _unpointed(found: _Found) -> _Found:
    if not _points(found.evidence):
        return found
    evidence = replace(found.evidence, span=None, because=f"{found.evidence.because} It stands in the stated title.")
    return replace(found, evidence=evidence)


def _points(evidence: Evidence) -> bool:
    return evidence.span is not None and evidence.span.first == _IN_FRONT
