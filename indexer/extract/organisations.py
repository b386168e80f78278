"""Which organisations a document names, and what each is in it: issuer, host, participant or mentioned."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from archive.findings import Evidence, FoundName, FoundOrganisation, OrganisationRole
from archive.folding import fold
from archive.passages import Span
from indexer.extract.chains import Chain
from indexer.extract.scene import Scene, phrases
from indexer.extract.signatures import signatures
from indexer.extract.text import Text

_RANK: tuple[OrganisationRole, ...] = ("issuer", "host", "participant", "mentioned")
_BECAUSE: dict[OrganisationRole, str] = {
    "issuer": "It stands where the one who issues a document is named.",
    "host": "The text says that it held, organised or housed the event.",
    "participant": "It took part, or somebody who took part belongs to it.",
    "mentioned": "It is named in the text.",
}
_HEAD, _FOOT = 2, 2
_NEAR = 6


@dataclass(frozen=True, slots=True)
class _Place:
    start: int
    end: int
    role: OrganisationRole
    rule: str


@dataclass(slots=True, eq=False)
class _Body:
    name: str
    key: str
    acronym: str | None = None
    places: list[_Place] = field(default_factory=list)


def organisations(scene: Scene, speakers: frozenset[int]) -> tuple[FoundOrganisation, ...]:
    """Return the organisations in reading order; `speakers` are the people who speak or take part."""
    bodies = _gathered(scene)
    _take_in_offices(scene, bodies, speakers)
    _take_in_acronyms(scene, bodies)
    found = [_found(scene.text, body) for body in bodies.values() if body.places]
    return tuple(sorted(found, key=lambda one: one.mentions[0].span))


class Names:
    """Under which name an organisation is found that is printed as an acronym, or as `the Agency` alone."""

    def __init__(self, found: Sequence[FoundOrganisation]) -> None:
        self._exact = {
            _key(printed): one.name for one in reversed(found) for printed in (one.acronym, one.name) if printed
        }
        self._heads: dict[str, set[str]] = {}
        for one in found:
            for word in _ends(_key(one.name)):
                self._heads.setdefault(word, set()).add(one.name)

    def full(self, printed: str | None) -> str | None:
        """Return the full name; what is printed where there is none, or where two would fit."""
        if printed is None:
            return None
        key = _key(printed)
        heads = self._heads.get(key, set())
        return self._exact.get(key) or (next(iter(heads)) if len(heads) == 1 else printed)


def _ends(key: str) -> set[str]:
    words = key.split()
    return {words[0], words[-1]} if words else set()


def _key(name: str) -> str:
    words = [fold(word) for word in name.replace("’s", "").replace("'s", "").split()]
    return " ".join(word for word in words if word not in ("the", ""))


def _gathered(scene: Scene) -> dict[str, _Body]:
    bodies: dict[str, _Body] = {}
    signed = frozenset(signature.passage for signature in signatures(scene))
    for chain in scene.chains:
        name = scene.text.printed(chain.start, chain.end)
        key = _stemmed(scene, chain)
        body = bodies.setdefault(key, _Body(name, key))
        body.acronym = body.acronym or chain.acronym
        body.name = _better(scene, body.name, name)
        role, rule = _role(scene, chain, signed)
        body.places.append(_Place(chain.start, chain.end, role, rule))
    return bodies


def _stemmed(scene: Scene, chain: Chain) -> str:
    lexicon = scene.text.sentences[scene.text.sentence_at(chain.first)].lexicon
    words = [lexicon.bare(token.lower) for token in scene.text.tokens[chain.first : chain.last] if token.is_word]
    return " ".join(fold(word) for word in words if word != "the")


def _better(scene: Scene, one: str, other: str) -> str:
    """Prefer small letters to shouting, and the shorter of two inflected forms."""
    if one.isupper() != other.isupper():
        return other if one.isupper() else one
    return other if len(other) < len(one) and scene.text.lexicon.organisation_shape == "genitive" else one


def _take_in_offices(scene: Scene, bodies: dict[str, _Body], speakers: frozenset[int]) -> None:
    """Add the organisations in which people hold their offices."""
    known = {key: body for body in reversed(bodies.values()) for key in _calls(body)}
    for index, person in enumerate(scene.cast.people):
        office = person.office
        if office is None or office.organisation is None:
            continue
        where = _where(scene.text, office.first, office.last, office.organisation)
        body = known.get(_key(office.organisation))
        if where is None or (body is None and not _is_name(office.organisation)):
            continue
        if body is None:
            key = _key(office.organisation)
            body = known[key] = bodies.setdefault(key, _Body(office.organisation, key))
        role: OrganisationRole = "participant" if index in speakers else "mentioned"
        body.places.append(_Place(where[0], where[1], role, "organisation.office"))


def _calls(body: _Body) -> set[str]:
    """Return the keys under which an office may print an organisation: name, acronym, or its head alone."""
    return {body.key, _key(body.name), *_ends(_key(body.name)), *([_key(body.acronym)] if body.acronym else [])}


def _is_name(printed: str) -> bool:
    return any(letter.isupper() for letter in printed) and len(printed) > 1


def _where(text: Text, first: int, last: int, printed: str) -> tuple[int, int] | None:
    """Return the characters where an office prints its organisation."""
    begin, end = text.tokens[max(0, first - 1)].start, text.tokens[min(last, len(text.tokens) - 1)].end
    at = text.joined.find(printed, begin, end)
    return (at, at + len(printed)) if at >= 0 else None


def _take_in_acronyms(scene: Scene, bodies: dict[str, _Body]) -> None:
    by_acronym = {body.acronym: body for body in bodies.values() if body.acronym}
    covered = {at for chain in scene.chains for at in range(chain.first, chain.last)}
    for at, token in enumerate(scene.text.tokens):
        body = by_acronym.get(token.text) or by_acronym.get(token.text[:-2]) if token.is_capital else None
        if body and at not in covered:
            start = token.start
            body.places.append(_Place(start, start + len(body.acronym or ""), "mentioned", "organisation.acronym"))


def _role(scene: Scene, chain: Chain, signed: frozenset[int]) -> tuple[OrganisationRole, str]:
    if scene.text.tokens[chain.first].passage in signed or _issues(scene, chain):
        return "issuer", "organisation.issuer"
    if _hosts(scene, chain):
        return "host", "organisation.host"
    if _takes_part(scene, chain):
        return "participant", "organisation.participant"
    return "mentioned", "organisation.named"


def _issues(scene: Scene, chain: Chain) -> bool:
    """Whether it stands alone at the head or foot, after `Statement by`, or before `press release` in the title."""
    text = scene.text
    passage = text.tokens[chain.first].passage
    first = text.token_at(text.starts[passage])
    last = text.token_at(text.starts[passage] + len(text.passages[passage].text))
    edge = passage < _HEAD or passage >= len(text.passages) - _FOOT
    if edge and last - first <= chain.last - chain.first + 1:
        return True
    if passage == 0 and any(
        0 <= chain.first - end <= 8 for _, end in phrases(text, "byline", max(first, chain.first - 14), chain.first)
    ):
        return scene.names(chain.first - 1) < 0
    following = text.tokens[chain.last : min(chain.last + 4, last)]
    words = {token.lower for token in following}
    if passage == 0 and words & {"press", "media", "statement"} and words & {"release", "statement"}:
        return True
    if words & {"would", "announced", "announces"} and text.tokens[chain.last].lower in (
        "would",
        "announced",
        "announces",
        "today",
        "(",
    ):
        return True
    if passage == 1 and "joint statement" in text.passages[0].text.lower() and chain.first - first <= 14:
        return True
    return _speaks_first(scene, chain, passage, first)


def _speaks_first(scene: Scene, chain: Chain, passage: int, first: int) -> bool:
    """Whether it is what the first paragraph is about: its first words, followed by what it did."""
    tokens = scene.text.tokens
    if passage > 2 or chain.first - first > 1 or not _is_body(scene.text, passage):
        return False
    at = chain.last + (3 if chain.acronym else 0)
    return at < len(tokens) and tokens[at].text[0].islower() and "connector" not in tokens[at].marks


def _is_body(text: Text, passage: int) -> bool:
    """Whether a passage is the first that is a sentence."""
    sentences = [
        index for index in range(min(4, len(text.passages))) if text.passages[index].text.rstrip()[-1:] in '.!?”»"'
    ]
    return bool(sentences) and sentences[0] == passage


def _hosts(scene: Scene, chain: Chain) -> bool:
    text = scene.text
    sentence = text.sentences[text.sentence_at(chain.first)]
    before = phrases(text, "host", max(sentence.first, chain.first - 24), chain.first)
    if before and _only_names_between(scene, before[-1][1], chain.first):
        return True
    if sentence.lexicon.organisation_shape == "head last" and phrases(
        text, "host", chain.last, min(chain.last + 3, sentence.last)
    ):
        return True
    at = chain.last
    while at < sentence.last and at - chain.last < 40 and _passes(scene, at):
        at = scene.chain_starting[at].last if at in scene.chain_starting else at + 1
    held = text.tokens[at : min(at + 3, sentence.last)]
    return any(
        "held" in token.marks and token.lower not in ("met", "attended", "attend", "gathered") for token in held[:2]
    ) and _names_event(scene, at, sentence.last)


def _names_event(scene: Scene, first: int, last: int) -> bool:
    return any("event" in token.marks for token in scene.text.tokens[first : min(first + 14, last)])


def _passes(scene: Scene, at: int) -> bool:
    """Whether a token can stand between an organisation and the verb it shares with another."""
    token = scene.text.tokens[at]
    return (
        at in scene.chain_starting or token.lower in ("and", "the", "(", ")", "və", "и", "jointly") or token.is_shouted
    )


def _only_names_between(scene: Scene, first: int, last: int) -> bool:
    """Whether only other names, commas and an `and` stand between a cue and an organisation."""
    at = first
    while at < last:
        if at in scene.chain_starting:
            at = scene.chain_starting[at].last
            continue
        token = scene.text.tokens[at]
        if not (
            token.is_capital
            or not token.is_word
            or token.marks & {"connector", "modifier", "organisation"}
            or "opening" in token.marks
        ):
            if at - first > _NEAR or token.marks & {"held", "said", "copula"} or token.text == ";":
                return False
            if scene.text.lexicon.organisation_shape == "capitals":
                return False
        at += 1
    return True


def _takes_part(scene: Scene, chain: Chain) -> bool:
    text = scene.text
    sentence = text.sentences[text.sentence_at(chain.first)]
    before = phrases(text, "support", max(sentence.first, chain.first - 60), chain.first)
    if before and _only_names_between(scene, before[-1][1], chain.first):
        return True
    following = text.tokens[chain.last : min(chain.last + 4, sentence.last)]
    return any(token.lower in ("signed", "attended", "met", "participated") for token in following)


def _found(text: Text, body: _Body) -> FoundOrganisation:
    places = sorted(dict.fromkeys(body.places), key=lambda place: (place.start, -place.end))
    best = min(places, key=lambda place: _RANK.index(place.role))
    confidence = 0.8 if best.role != "mentioned" else 0.75
    evidence = Evidence(best.rule, confidence, _BECAUSE[best.role], text.span(best.start, best.end))
    mentions = tuple(FoundName(text.joined[place.start : place.end], _span(text, place)) for place in _apart(places))
    return FoundOrganisation(body.name, best.role, evidence, mentions, body.acronym)


def _span(text: Text, place: _Place) -> Span:
    return text.span(place.start, place.end)


def _apart(places: Sequence[_Place]) -> Iterator[_Place]:
    """Leave out places inside others."""
    end = -1
    for place in places:
        if place.start >= end:
            yield place
            end = place.end
