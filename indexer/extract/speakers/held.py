"""Where the office of a person is printed: the evidence of the position, and that of the organisation."""

from collections.abc import Iterable

from archive.findings import Evidence, FoundName, FoundOrganisation
from archive.passages import Span
from indexer.extract.names.office import Office
from indexer.extract.names.resolving import Person
from indexer.extract.scene import Scene

_BESIDE, _SHARED, _APART = 0.9, 0.8, 0.6


def position_evidence(scene: Scene, person: Person, group: str | None) -> Evidence | None:
    """Return the words in which a position is printed, or else the group to which a person belongs; None without."""
    office = person.office
    if office is None or office.position is None or office.titled is None:
        return _of_group(scene, group) if group else None
    span = scene.text.token_span(*office.titled)
    if office.shared:
        return Evidence("position.shared", _SHARED, "The position stands before a list of people.", span)
    if _is_before(office, person):
        return Evidence("position.before", _BESIDE, "The position stands before the name.", span)
    return Evidence("position.after", _BESIDE, "The position stands behind the name.", span)


def organisation_evidence(
    scene: Scene, person: Person, home: str, organisations: Iterable[FoundOrganisation]
) -> Evidence | None:
    """Return the words in which the organisation of a person is printed: in the office, beside the name, or apart."""
    office, span = person.office, _in_office(scene, person.office)
    named = next((one for one in organisations if one.name == home), None)
    mentions = named.mentions if named else ()
    if office and span and (not mentions or any(_overlap(span, one.span) for one in mentions)):
        return Evidence("affiliation.office", _BESIDE, "The office is printed with this organisation.", span)
    at = office.first if office else person.places[0].first
    near = min(mentions, key=lambda one: abs(_start(scene, one) - scene.text.tokens[at].start), default=None)
    if near is None:
        return None
    if near.span.first == scene.text.passages[scene.text.tokens[at].passage].number:
        return Evidence(
            "affiliation.beside", _SHARED, "The organisation stands beside the name or the office.", near.span
        )
    because = "The office is printed without its organisation, which the document names here."
    return Evidence("affiliation.document", _APART, because, near.span)


def _of_group(scene: Scene, group: str) -> Evidence | None:
    at = scene.text.joined.find(group)
    because = "The text says this of all whom it names together."
    span = scene.text.span(at, at + len(group)) if at >= 0 else None
    return Evidence("position.group", _SHARED, because, span) if span else None


def _is_before(office: Office, person: Person) -> bool:
    """Whether the place of the name that is nearest to an office comes behind it."""
    nearest = min(person.places, key=lambda place: min(abs(place.first - office.last), abs(office.first - place.last)))
    return office.first < nearest.first


def _in_office(scene: Scene, office: Office | None) -> Span | None:
    return scene.text.token_span(*office.housed) if office and office.housed else None


def _overlap(one: Span, other: Span) -> bool:
    return (one.first, one.start) < (other.last, other.end) and (other.first, other.start) < (one.last, one.end)


def _start(scene: Scene, mention: FoundName) -> int:
    """Return the character of the joined text with which a mention begins."""
    return scene.text.starts[mention.span.first - scene.text.passages[0].number] + mention.span.start
