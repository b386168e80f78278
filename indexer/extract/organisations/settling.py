"""What part each organisation has in the whole document, from what every place and the kind of document say."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from archive.findings import OrganisationRole
from indexer.extract.organisations.bodies import Body
from indexer.extract.organisations.capacity import Capacity
from indexer.extract.scene import Scene

_NEAR, _LEAD = 12, 3
# Whose event it is, or whose document, from the surest words to the likely ones.
_STEPS: Mapping[str, tuple[tuple[OrganisationRole, int], ...]] = {
    "conference report": (("host", 3), ("host", 2), ("host", 1), ("issuer", 2), ("issuer", 3)),
    "press release": (("issuer", 3), ("issuer", 2), ("host", 3), ("host", 2)),
    "statement": (("issuer", 3), ("issuer", 2)),
}
_NAMED = Capacity("mentioned", "organisation.named", 0)


def settle(
    scene: Scene,
    bodies: Sequence[Body],
    places: Mapping[int, Sequence[Capacity]],
    kind: str | None,
    homes: Mapping[int, str],
) -> dict[int, Capacity]:
    """Return the part of each body by its identity: a report of an event has hosts, any other document issuers."""
    chief: OrganisationRole = "host" if kind == "conference report" else "issuer"
    other: OrganisationRole = "issuer" if chief == "host" else "host"
    leading = _leading(scene, bodies, places, kind) or _of_speakers(scene, bodies, homes, kind)
    return {id(body): _part(body, places[id(body)], leading, chief, other) for body in bodies}


def _leading(
    scene: Scene,
    bodies: Sequence[Body],
    places: Mapping[int, Sequence[Capacity]],
    kind: str | None,
) -> dict[int, Capacity]:
    """Return those to whom the document belongs: by the surest words, else by the next surest."""
    for role, weight in _STEPS.get(kind or "", _STEPS["press release"]):
        if weight == 2 and role == "issuer" and (_is_about_a_speaker(scene) or _is_news(scene)):
            continue
        found = {
            id(body): place
            for body in bodies
            for place in places[id(body)]
            if place.role == role and place.weight == weight
        }
        if found:
            return found
    return {}


def _of_speakers(
    scene: Scene, bodies: Sequence[Body], homes: Mapping[int, str], kind: str | None
) -> dict[int, Capacity]:
    """Return the body of the one who opened the event, or the only body for which anybody speaks."""
    chief: OrganisationRole = "host" if kind == "conference report" else "issuer"
    if chief == "host":
        opening = [homes[person] for person in _openers(scene) if person in homes]
        named = opening[:1]
    else:
        named = [] if _is_about_a_speaker(scene) or _is_news(scene) else list(dict.fromkeys(homes.values()))
    found = [body for body in bodies if len(named) == 1 and body.name == named[0]]
    if kind == "press release":
        found = [body for body in found if _is_early(scene, body)]
    return {id(body): Capacity(chief, "organisation.speaker", 1, body.chains[0]) for body in found}


def _is_early(scene: Scene, body: Body) -> bool:
    """Whether it is named at the beginning, and is no parliament: that does not speak through one member."""
    chain = body.chains[0]
    tokens = scene.text.tokens[chain.first : chain.last]
    before = scene.text.tokens[chain.first - 1].passage if chain.first else -1
    sentence = scene.text.sentences[scene.text.sentence_at(chain.first)]
    if before == tokens[0].passage and scene.text.tokens[sentence.first - 1].passage == tokens[0].passage:
        return False
    return tokens[0].passage < _LEAD and not any("legislature" in token.marks for token in tokens)


def _openers(scene: Scene) -> Iterator[int]:
    """Yield those beside whom the text says that they opened the event."""
    tokens = scene.text.tokens
    for at, token in enumerate(tokens):
        if "opens" in token.marks:
            near = range(max(0, at - _NEAR), min(at + _NEAR, len(tokens)))
            yield from dict.fromkeys(
                scene.names(step)
                for step in sorted(near, key=lambda step: abs(step - at))
                if scene.names(step) >= 0 and tokens[step].passage == token.passage
            )


def _is_news(scene: Scene) -> bool:
    """Whether the text cites who reports it: `…, сообщает «…».`"""
    tokens = scene.text.tokens
    return any("reports" in tokens[step].marks for at in scene.chain_starting for step in range(max(0, at - 2), at))


def _is_about_a_speaker(scene: Scene) -> bool:
    """Whether the title names a person: it is then that person’s document."""
    if not scene.text.passages:
        return False
    end = scene.text.token_at(len(scene.text.passages[0].text))
    return any(scene.names(at) >= 0 for at in range(end))


def _part(
    body: Body,
    places: Sequence[Capacity],
    leading: Mapping[int, Capacity],
    chief: OrganisationRole,
    other: OrganisationRole,
) -> Capacity:
    if id(body) in leading:
        sure = leading[id(body)].role == "host" and leading[id(body)].weight == 3
        return leading[id(body)] if sure else replace(leading[id(body)], role=chief)
    said = next((place for place in places if place.role == other and place.weight == 3), None)
    if said is None:
        said = next((place for place in places if place.role == "participant"), None)
    if said is None:
        spoke = next((place for place in places if place.rule == "organisation.speaks"), None)
        said = replace(spoke, role="participant") if spoke else None
    if said is None and any(place.role == "host" for place in places):
        said = next(place for place in places if place.role == "host")
    return said or _NAMED
