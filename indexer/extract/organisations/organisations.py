"""Which organisations a document names, what each is in it, and which of them a person belongs to."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from archive.findings import Evidence, FoundName, FoundOrganisation
from indexer.extract.names.chains import Chain
from indexer.extract.organisations.belonging import belonging
from indexer.extract.organisations.bodies import Body, gather
from indexer.extract.organisations.capacity import Capacity, capacity, shared
from indexer.extract.organisations.implying import called, implied
from indexer.extract.organisations.naming import Names
from indexer.extract.organisations.seats import named_by_offices
from indexer.extract.organisations.settling import settle
from indexer.extract.scene import Scene
from indexer.extract.speakers.signatures import signatures

_BECAUSE = {
    "issuer": "It stands where the one who issues a document is named.",
    "host": "The text says that it held, organised or housed the event.",
    "participant": "It took part, or somebody who took part belongs to it.",
    "mentioned": "It is named in the text.",
}
_SURE, _LIKELY = 0.8, 0.75


@dataclass(frozen=True, slots=True)
class Organised:
    """The organisations in reading order, and by index of the cast where each person belongs."""

    found: tuple[FoundOrganisation, ...]
    homes: Mapping[int, str]


def organisations(scene: Scene, speakers: frozenset[int], kind: str | None) -> Organised:
    """Return the organisations; `speakers` are the people who speak or take part, `kind` is that of the document."""
    bodies = gather(scene, (*scene.chains, *named_by_offices(scene)))
    signed = frozenset(signature.passage for signature in signatures(scene))
    places = shared(scene, bodies, {id(body): [capacity(scene, one, signed) for one in body.chains] for body in bodies})
    homes = belonging(scene, bodies, Names((body.name, body.acronym) for body in bodies))
    homes |= called(scene, bodies, homes)
    roles = settle(scene, bodies, places, kind, {one: homes[one] for one in sorted(speakers & homes.keys())})
    homes |= implied(scene, bodies, roles, homes, speakers)
    taking_part = {homes[person] for person in speakers & homes.keys() if _speaks_for_it(scene, person)}
    for body in bodies:
        if body.name in taking_part and roles[id(body)].role == "mentioned":
            roles[id(body)] = Capacity("participant", "organisation.office")
    kept = [body for body in bodies if roles[id(body)].role != "mentioned" or not _is_government(scene, body)]
    return Organised(tuple(_found(scene, body, roles[id(body)]) for body in kept), homes)


def _is_government(scene: Scene, body: Body) -> bool:
    """Whether it is the government of a country: in passing it only means the country."""
    if body.acronym or any(_is_named_government(scene, chain) for chain in body.chains):
        return False
    chain = body.chains[0]
    marks = [token.marks for token in scene.text.tokens[chain.first : chain.last]]
    of_country = any(mark & {"not_name", "position"} for mark in marks)
    return any("government" in mark or (of_country and "government_of" in mark) for mark in marks)


def _is_named_government(scene: Scene, chain: Chain) -> bool:
    """Whether a capital says that the government itself is meant: the Government of Wellsland."""
    tokens = scene.text.tokens[chain.first : chain.last]
    return "government" in tokens[0].marks and tokens[0].is_capital and len(tokens) > 1


def _speaks_for_it(scene: Scene, person: int) -> bool:
    """Whether a body takes part through somebody: not through one who only sits in it, or did once."""
    office = scene.cast.people[person].office
    if office is None or not office.position:
        return True
    lexicon = scene.text.sentences[scene.text.sentence_at(office.first)].lexicon
    before = scene.text.tokens[office.first - 1].lower if office.first else ""
    words = [before, *office.position.lower().split()]
    return not any("member" in lexicon.marks(word) for word in words[1:2]) and not any(
        "once" in lexicon.marks(word.partition("-")[0]) for word in words
    )


def _found(scene: Scene, body: Body, part: Capacity) -> FoundOrganisation:
    place = part.chain or body.chains[0]
    sure = _LIKELY if part.role == "mentioned" else _SURE
    because = _BECAUSE[part.role]
    evidence = Evidence(part.rule, sure, because, scene.text.span(place.start, place.end))
    mentions = tuple(
        FoundName(scene.text.joined[chain.start : chain.end], scene.text.span(chain.start, chain.end))
        for chain in _apart(body.chains)
    )
    return FoundOrganisation(body.name, part.role, evidence, mentions, body.acronym)


def _apart(chains: Iterable[Chain]) -> Iterator[Chain]:
    """Leave out places inside others."""
    end = -1
    for chain in sorted(chains, key=lambda chain: (chain.start, -chain.end)):
        if chain.start >= end:
            yield chain
            end = chain.end
