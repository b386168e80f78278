"""In what capacity an organisation is printed at one place: as issuer, host, participant, or only mentioned."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from archive.findings import OrganisationRole
from indexer.extract.names.chains import Chain
from indexer.extract.organisations.acting import (
    has_no_ending,
    is_quoted,
    is_subject,
    only_names_between,
    past_apposition,
    past_brackets,
    past_others,
)
from indexer.extract.organisations.bodies import Body
from indexer.extract.organisations.hosting import houses, is_organiser, is_venue
from indexer.extract.organisations.letterhead import is_byline, is_lead, is_letterhead, speaks_first
from indexer.extract.prose.text import Sentence, Token
from indexer.extract.scene import Scene, phrases, verbs

_NEAR, _FAR = 6, 60
_OFFICE, _OURS = 6, 4


@dataclass(frozen=True, slots=True)
class Capacity:
    """A role at one place, and how sure the words there are of it: 3 where they say so, 1 where it is only likely."""

    role: OrganisationRole
    rule: str
    weight: int = 3
    chain: Chain | None = None

    @property
    def first(self) -> int:
        return self.chain.first if self.chain else -1


_NAMED = Capacity("mentioned", "organisation.named", 0)


def capacity(scene: Scene, chain: Chain, signed: frozenset[int]) -> Capacity:
    """Return what the words around a name say of its part in the document."""
    return replace(_capacity(scene, chain, signed), chain=chain)


def _capacity(scene: Scene, chain: Chain, signed: frozenset[int]) -> Capacity:
    text = scene.text
    passage = text.tokens[chain.first].passage
    sentence = text.sentences[text.sentence_at(chain.first)]
    if passage in signed or is_letterhead(scene, chain, passage) or is_byline(scene, chain, passage):
        return Capacity("issuer", "organisation.issuer")
    if is_organiser(scene, chain, sentence):
        return Capacity("host", "organisation.host")
    if is_venue(scene, chain, sentence):
        return Capacity("host", "organisation.venue")
    if houses(scene, chain, sentence):
        early = sentence.passage == 0 or is_lead(text, sentence)
        return Capacity("host", "organisation.host", 2 if early else 1)
    if speaks_first(scene, chain, sentence):
        said = takes_part(scene, chain, sentence)
        return Capacity("issuer", "organisation.speaks" if said else "organisation.subject", 2)
    if _is_ours(scene, chain, sentence):
        return Capacity("issuer", "organisation.ours", 2)
    if _may_take_part(scene, chain, sentence) and (
        takes_part(scene, chain, sentence) or is_voiced(scene, chain, sentence)
    ):
        return Capacity("participant", "organisation.participant")
    return _NAMED


def _is_ours(scene: Scene, chain: Chain, sentence: Sentence) -> bool:
    """Read `our role in X` and `we at X`, outside quotations."""
    before = scene.text.tokens[max(sentence.first, chain.first - _OURS) : chain.first]
    near = [token for token in before if token.lower != "the"][-3:]
    led = len(near) > 1 and "inside" in near[-1].marks
    ours = any("first_person" in token.marks for token in near[:-1])
    return led and ours and not scene.quoted[chain.first] and not any(token.text in ",;" for token in near)


def _may_take_part(scene: Scene, chain: Chain, sentence: Sentence) -> bool:
    """Whether it could itself be meant: no site that is cited, no members of it, and not what others say of it."""
    tokens = scene.text.tokens
    named = tokens[chain.first : chain.last]
    following = tokens[chain.last].marks if chain.last < len(tokens) else frozenset()
    if (any(token.text == "." for token in named[1:-1]) and named[-1].text.islower()) or "member" in following:
        return False
    least = max(sentence.first, chain.first - _FAR)
    that = next((at for at in range(chain.first - 1, least, -1) if "that" in tokens[at].marks), None)
    return that is None or not any("said" in token.marks for token in tokens[least:that])


def takes_part(scene: Scene, chain: Chain, sentence: Sentence) -> bool:
    """Whether it speaks, signs or attends, or its representatives do."""
    text = scene.text
    before = phrases(text, "support", max(sentence.first, chain.first - _FAR), chain.first)
    if before and only_names_between(scene, before[-1][1], chain.first):
        return True
    at = past_brackets(text.tokens, chain.last, sentence)
    following = text.tokens[at : min(at + 4, sentence.last)]
    if any("attending" in token.marks for token in following):
        return True
    if sentence.lexicon.organisation_shape == "head last":
        if phrases(text, "support", at, min(at + 4, sentence.last)):
            return True
        named = any(token.marks & {"group", "delegate"} for token in following[:3])
        return named or _says_behind(scene, chain, at, sentence)
    if _belongs_to_group(scene, chain, sentence):
        return True
    if _speaks_inside(scene, chain, sentence):
        return True
    if not is_subject(scene, chain, sentence) or is_quoted(scene, chain, sentence):
        return False
    verb = past_apposition(text.tokens, at, past_others(scene, at, sentence), sentence)
    return any("said" in token.marks for token in text.tokens[verb : min(verb + 2, sentence.last)])


def _belongs_to_group(scene: Scene, chain: Chain, sentence: Sentence) -> bool:
    """Russian: read `представители союза, лиги и фонда`, where the people stand right before the first of them."""
    tokens, least = scene.text.tokens, max(sentence.first, chain.first - _FAR)
    at = next((at for at in range(chain.first - 1, least - 1, -1) if _is_group(tokens[at].marks)), None)
    if at is None:
        return False
    return at + 1 == chain.first or (at + 1 in scene.chain_starting and only_names_between(scene, at + 1, chain.first))


def _is_group(marks: frozenset[str]) -> bool:
    return "group" in marks and "organisation" not in marks


def _speaks_inside(scene: Scene, chain: Chain, sentence: Sentence) -> bool:
    """Russian: read `В министерстве утверждают, что …`."""
    tokens = scene.text.tokens
    if chain.first - sentence.first != 1 or "inside" not in tokens[sentence.first].marks:
        return False
    return any("said" in token.marks for token in tokens[chain.last : min(chain.last + 3, sentence.last)])


def _says_behind(scene: Scene, chain: Chain, at: int, sentence: Sentence) -> bool:
    """Azerbaijani: whether it is the subject of a verb of saying at the end, or that which was said came from it."""
    tokens = scene.text.tokens
    begins = chain.first - sentence.first < 2 and not scene.quoted[chain.first]
    source = tokens[chain.last - 1].lower.endswith(("ndən", "ndan"))
    if not begins or not (source or has_no_ending(scene, chain)):
        return False
    end = min(at + _FAR, sentence.last)
    return not any(scene.names(step) >= 0 for step in range(at, end)) and bool(verbs(scene, at, end))


def is_voiced(scene: Scene, chain: Chain, sentence: Sentence) -> bool:
    """Whether somebody who holds an office in it says something in the same sentence."""
    tokens = scene.text.tokens
    if scene.quoted[chain.first]:
        return False
    if sentence.lexicon.organisation_shape == "head last":
        near = range(chain.last, min(chain.last + _OFFICE, sentence.last))
    else:
        near = range(max(sentence.first, chain.first - _OFFICE), chain.first)
    office = next((at for at in near if "position" in tokens[at].marks), None)
    if office is None or any(tokens[at].text in ",;." for at in range(*sorted((office, chain.first)))):
        return False
    lexicon = sentence.lexicon
    if any("once" in lexicon.marks(token.lower.partition("-")[0]) for token in tokens[max(0, office - 1) : office + 1]):
        return False
    begin = max(sentence.first, chain.first - (_FAR if lexicon.organisation_shape != "genitive" else 2 * _OFFICE))
    end = min(chain.last + _FAR, sentence.last)
    spoke = any("spoke" in tokens[at].marks and not scene.quoted[at] for at in range(begin, end))
    return spoke or bool(verbs(scene, begin, end))


def shared(scene: Scene, bodies: Sequence[Body], places: Mapping[int, list[Capacity]]) -> Mapping[int, list[Capacity]]:
    """Let organisations that an `and` joins share the surest part of one of them."""
    every = sorted((place for body in bodies for place in places[id(body)]), key=lambda place: place.first)
    better: dict[int, Capacity] = {}
    for one, other in pairwise(every):
        one, other = better.get(one.first, one), better.get(other.first, other)
        if one.weight != other.weight and _are_joined(scene, one, other):
            strong, weak = (one, other) if one.weight > other.weight else (other, one)
            if strong.role in ("issuer", "host") or strong is one:
                better[weak.first] = replace(strong, chain=weak.chain)
    return {key: [better.get(place.first, place) for place in known] for key, known in places.items()}


def _are_joined(scene: Scene, one: Capacity, other: Capacity) -> bool:
    tokens = scene.text.tokens
    between = _outside_brackets(tokens[one.chain.last : other.chain.first] if one.chain and other.chain else ())
    words = [token for token in between if token.is_word and not token.is_shouted]
    joined = any("joins" in token.marks for token in words) and all(
        token.marks & {"joins", "opening"} for token in words
    )
    return len(between) < _NEAR and joined


def _outside_brackets(tokens: Sequence[Token]) -> list[Token]:
    """Leave out `(the “Union”)` right behind a name."""
    closing = next((at for at, token in enumerate(tokens) if token.text == ")"), None)
    return list(tokens[closing + 1 :] if closing and tokens[0].text == "(" else tokens)
