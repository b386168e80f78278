"""Which organisations a document names, what each is in it, and which of them a person belongs to."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from archive.findings import Evidence, FoundName, FoundOrganisation
from indexer.extract.belonging import belonging, called, implied
from indexer.extract.bodies import Body, gather
from indexer.extract.capacity import Capacity, capacity, shared
from indexer.extract.chains import Chain
from indexer.extract.homes import organisation_in_brackets
from indexer.extract.naming import Names
from indexer.extract.offices import Office
from indexer.extract.scene import Scene
from indexer.extract.settling import settle
from indexer.extract.signatures import signatures

_BECAUSE = {
    "issuer": "It stands where the one who issues a document is named.",
    "host": "The text says that it held, organised or housed the event.",
    "participant": "It took part, or somebody who took part belongs to it.",
    "mentioned": "It is named in the text.",
}
_SURE, _LIKELY = 0.8, 0.75
_MOST_PLACES = 12
_SMALL = frozenset({"connector", "particle", "function", "opening"})
_MARKS = frozenset('«“„"')


@dataclass(frozen=True, slots=True)
class Organised:
    """The organisations in reading order, and by index of the cast where each person belongs."""

    found: tuple[FoundOrganisation, ...]
    homes: Mapping[int, str]


def organisations(scene: Scene, speakers: frozenset[int], kind: str | None) -> Organised:
    """Return the organisations; `speakers` are the people who speak or take part, `kind` is that of the document."""
    bodies = gather(scene, (*scene.chains, *_of_offices(scene)))
    signed = frozenset(signature.passage for signature in signatures(scene))
    places = shared(scene, bodies, {id(body): [capacity(scene, one, signed) for one in body.chains] for body in bodies})
    homes = belonging(scene, bodies, Names((body.name, body.acronym) for body in bodies))
    homes |= called(scene, bodies, homes)
    roles = settle(scene, bodies, places, kind, {one: homes[one] for one in sorted(speakers & homes.keys())})
    homes |= implied(scene, bodies, roles, homes, speakers)
    taking_part = {homes[person] for person in speakers & homes.keys() if not _is_member(scene, person)}
    for body in bodies:
        if body.name in taking_part and roles[id(body)].role == "mentioned":
            roles[id(body)] = Capacity("participant", "organisation.office")
    return Organised(tuple(_found(scene, body, roles[id(body)]) for body in bodies), homes)


def _is_member(scene: Scene, person: int) -> bool:
    """Whether somebody only sits in a body: it does not speak through a member."""
    office = scene.cast.people[person].office
    tokens = scene.text.tokens[office.first : office.last] if office else ()
    words = (office.position or "").lower().split() if office else []
    return bool(tokens) and words[:1] in (["member"], ["members"], ["член"], ["члена"])


def _of_offices(scene: Scene) -> Iterator[Chain]:
    """Return the places of the names, without a head of their own, of which people hold offices."""
    tokens = scene.text.tokens
    taken = {at for chain in scene.chains for at in range(chain.first, chain.last)}
    wanted: dict[str, list[tuple[str, ...]]] = {}
    for first, last in _named_by_people(scene):
        if _is_name(scene, first, last):
            words = tuple(token.lower for token in tokens[first:last])
            wanted.setdefault(words[0], []).append(words)
    return _printed(scene, wanted, taken)


def _named_by_people(scene: Scene) -> Iterator[tuple[int, int]]:
    """Yield the tokens in which a person’s office, or the brackets behind the name, print an organisation."""
    for person in scene.cast.people:
        span = _where(scene, person.office) if person.office else None
        if span:
            yield span
        for place in person.places[:_MOST_PLACES]:
            sentence = scene.text.sentences[scene.text.sentence_at(place.first)]
            bracketed = organisation_in_brackets(scene.text, sentence, place.last)
            if bracketed:
                yield bracketed[1:]


def _where(scene: Scene, office: Office) -> tuple[int, int] | None:
    """Return the tokens where an office prints its organisation."""
    text, printed = scene.text, office.organisation or ""
    begin = text.tokens[max(0, office.first - 1)].start
    at = text.joined.find(printed, begin, text.tokens[min(office.last, len(text.tokens) - 1)].end) if printed else -1
    return (text.token_at(at), text.token_at(at + len(printed))) if at >= 0 else None


def _is_name(scene: Scene, first: int, last: int) -> bool:
    """Whether it may name an organisation: several words or one in capitals, and no country."""
    tokens = scene.text.tokens[first:last]
    words = [token for token in tokens if token.is_word]
    if not any(token.is_capital for token in words):
        return False
    plain = [token for token in words if not (token.is_capital or token.text[0].isdigit() or token.marks & _SMALL)]
    if "position" in words[0].marks or (len(plain) > 1 and "organisation" not in words[-1].marks):
        return False
    if all(token.marks & {"not_name", "place", "position", "connector"} for token in words):
        return False
    if len(words) > 1 or words[0].is_shouted or tokens[0].text in _MARKS:
        return True
    shape = scene.text.sentences[scene.text.sentence_at(first)].lexicon.organisation_shape
    return shape == "genitive" and words[0].text.isascii()


def _printed(scene: Scene, wanted: Mapping[str, Sequence[tuple[str, ...]]], taken: set[int]) -> Iterator[Chain]:
    tokens = scene.text.tokens
    for at, token in enumerate(tokens):
        for words in wanted.get(token.lower, ()):
            last = at + len(words)
            if tuple(one.lower for one in tokens[at:last]) == words and not taken.intersection(range(at, last)):
                yield Chain(at, last, token.start, tokens[last - 1].end)
                taken.update(range(at, last))


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
