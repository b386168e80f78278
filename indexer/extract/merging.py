"""How what is stated about a document outranks what was found in its words."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from archive.dates import is_date
from archive.findings import (
    KINDS,
    Evidence,
    Findings,
    FoundOrganisation,
    FoundPerson,
    FoundStatement,
    FoundTopic,
    FoundValue,
)
from archive.folding import key
from indexer.extract.topics import Vocabulary, stated_topic
from indexer.readers.base import Stated, StatedIn

# The strongest first; embedded metadata is apart: it may give a title where nothing else does, and never a date.
_ORDER: tuple[StatedIn, ...] = ("option", "sidecar", "table", "front matter")
_BECAUSE: dict[StatedIn, str] = {
    "option": "The one who delivered the file says so.",
    "sidecar": "The file beside it says so.",
    "table": "The table says so.",
    "front matter": "The front matter says so.",
    "embedded": "The file’s own metadata says so; it may come from a template.",
}
_EMBEDDED_CONFIDENCE = 0.4


def merge(found: Findings, stated: Sequence[Stated], vocabulary: Vocabulary) -> Findings:
    """Return the findings with stated values in front of guesses."""
    ranked = sorted((one for one in stated if one.where in _ORDER), key=lambda one: _ORDER.index(one.where))
    embedded = next((one for one in stated if one.where == "embedded" and one.title), None)
    merged = replace(
        found,
        title=_first(ranked, lambda one: one.title) or found.title or _embedded_title(embedded),
        kind=_first(ranked, lambda one: one.kind if one.kind in KINDS else None) or found.kind,
        genre=_first(ranked, lambda one: one.genre) or found.genre,
        language=_first(ranked, lambda one: one.language) or found.language,
        published=_first(ranked, lambda one: _date(one.published)) or found.published,
        held=_first(ranked, lambda one: _date(one.held)) or found.held,
    )
    for one in ranked:
        merged = _with_names(merged, one, vocabulary)
    return merged


def _evidence(where: StatedIn) -> Evidence:
    return Evidence(where, 1.0, _BECAUSE[where], None, "stated")


def _first(ranked: Sequence[Stated], value: Callable[[Stated], str | None]) -> FoundValue | None:
    return next((FoundValue(said, _evidence(one.where)) for one in ranked if (said := value(one))), None)


def _date(said: str | None) -> str | None:
    return said if said and is_date(said) else None


def _embedded_title(embedded: Stated | None) -> FoundValue | None:
    if embedded is None or not embedded.title:
        return None
    evidence = Evidence("embedded", _EMBEDDED_CONFIDENCE, _BECAUSE["embedded"], None, "file")
    return FoundValue(embedded.title, evidence)


def _with_names(found: Findings, stated: Stated, vocabulary: Vocabulary) -> Findings:
    evidence, organisations = _evidence(stated.where), found.organisations
    for name in stated.speakers:
        found = _with_speaker(found, name, evidence)
    for name in stated.organisations:
        organisations = _with_organisation(organisations, name, evidence)
    return replace(
        found,
        organisations=organisations,
        topics=_with_topics(found.topics, stated, vocabulary, evidence),
    )


def _with_speaker(found: Findings, name: str, evidence: Evidence) -> Findings:
    same = next((person for person in found.people if _bears(person, name)), None)
    if same is None:
        return replace(found, people=(*found.people, FoundPerson(name, "speaker", evidence)))
    said = replace(same, name=_fuller(same.name, name), role="speaker", evidence=evidence)
    return replace(
        found,
        people=tuple(said if person is same else person for person in found.people),
        statements=tuple(_renamed(statement, same.name, said.name) for statement in found.statements),
    )


def _fuller(found: str, stated: str) -> str:
    """Take the stated name, unless it is only a surname or begins with an initial."""
    words = key(stated).split()
    return stated if len(words) > 1 and len(words[0]) > 1 else found


def _renamed(statement: FoundStatement, before: str, after: str) -> FoundStatement:
    speakers = tuple(after if speaker == before else speaker for speaker in statement.speakers)
    return replace(statement, speakers=speakers)


def _bears(person: FoundPerson, name: str) -> bool:
    wanted = key(name)
    return wanted == key(person.name) or any(wanted == key(mention.printed) for mention in person.mentions)


def _with_organisation(
    organisations: tuple[FoundOrganisation, ...], name: str, evidence: Evidence
) -> tuple[FoundOrganisation, ...]:
    wanted = key(name)
    same = next((one for one in organisations if wanted in (key(one.name), key(one.acronym or ""))), None)
    if same is None:
        return (*organisations, FoundOrganisation(name, "issuer", evidence))
    return tuple(replace(one, evidence=evidence) if one is same else one for one in organisations)


def _with_topics(
    topics: tuple[FoundTopic, ...], stated: Stated, vocabulary: Vocabulary, evidence: Evidence
) -> tuple[FoundTopic, ...]:
    named = {uri: name for name in stated.topics if (uri := stated_topic(vocabulary, name))}
    top = max((topic.salience for topic in topics), default=0.0) + 1
    said = tuple(_stated_topic(uri, name, top, topics, evidence) for uri, name in named.items())
    return (*said, *(topic for topic in topics if topic.uri not in named))


def _stated_topic(uri: str, name: str, top: float, topics: Sequence[FoundTopic], evidence: Evidence) -> FoundTopic:
    found = next((topic for topic in topics if topic.uri == uri), None)
    words = (name, *(found.words if found else ()))
    return FoundTopic(uri, tuple(dict.fromkeys(words)), top, evidence)
