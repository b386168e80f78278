"""The people of a document as findings: names, mentions, offices and roles with their evidence."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from archive.findings import Evidence, FoundName, FoundOrganisation, FoundPerson
from indexer.extract.clauses.words import Words
from indexer.extract.names.resolving import Person
from indexer.extract.scene import Scene
from indexer.extract.speakers.held import organisation_evidence, position_evidence
from indexer.extract.speakers.roles import Part

_BECAUSE = {
    "name.honorific": "A form of address stands before the name.",
    "name.office-before": "An office stands before the name.",
    "name.office-after": "An office stands after the name.",
    "name.seat": "The seat of a legislator stands after the name.",
    "name.given-name": "It begins with a given name.",
    "name.initial": "An initial stands before the surname.",
    "name.surname": "It ends as surnames do.",
    "name.verb": "A verb of saying stands beside it.",
    "name.list": "It stands in a list of people.",
}


def people(
    scene: Scene,
    parts: Mapping[int, Part],
    words: Sequence[Words],
    homes: Mapping[int, str],
    bodies: Sequence[FoundOrganisation],
) -> tuple[FoundPerson, ...]:
    """Return the people in reading order; `homes` names the organisations to which they belong, `bodies` all."""
    groups = _collectives(words)
    found = (
        _person(scene, person, parts.get(index), groups.get(index)) for index, person in enumerate(scene.cast.people)
    )
    return tuple(_at_home(scene, index, one, homes.get(index), bodies) for index, one in enumerate(found))


def _at_home(
    scene: Scene, index: int, found: FoundPerson, home: str | None, bodies: Sequence[FoundOrganisation]
) -> FoundPerson:
    if home is None:
        return found
    evidence = organisation_evidence(scene, scene.cast.people[index], home, bodies)
    return replace(found, organisation=home, organisation_evidence=evidence)


def _collectives(words: Sequence[Words]) -> dict[int, str]:
    """Return for each member of a named collective how the text names it."""
    return {person: one.subject.collective for one in words if one.subject.collective for person in one.subject.people}


def _person(scene: Scene, person: Person, part: Part | None, group: str | None) -> FoundPerson:
    mentions = tuple(
        FoundName(scene.text.joined[place.start : place.end], scene.text.span(place.start, place.end))
        for place in person.places
    )
    position = person.office.position if person.office else None
    return FoundPerson(
        person.name,
        part.role if part else "mentioned",
        _evidence(scene, person, part),
        mentions,
        position or group,
        position_evidence=position_evidence(scene, person, group),
    )


def _evidence(scene: Scene, person: Person, part: Part | None) -> Evidence:
    if part is None:
        span = scene.text.span(person.places[0].start, person.places[0].end)
        return Evidence(person.rule, round(person.confidence, 2), _BECAUSE.get(person.rule, "It is named."), span)
    sure = round(min(part.confidence, person.confidence + 0.1), 2)
    return Evidence(part.rule, sure, part.because, scene.text.token_span(part.first, part.last))
