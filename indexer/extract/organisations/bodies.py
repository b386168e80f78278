"""Which printed names are one organisation: inflected forms, acronyms and shorter forms come together."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from archive.folding import fold
from indexer.extract.names.acronyms import bare_acronym, clips, is_acronym, is_clipped, spells
from indexer.extract.names.chains import Chain
from indexer.extract.names.nominative import nominative
from indexer.extract.prose.text import Sentence
from indexer.extract.scene import Scene

_MOST_COMPARED, _LONGEST = 40, 20
_FEWEST_SPELT, _SHORT = 3, 3
_HEADS = frozenset({"organisation", "organisation_possessive", "organisation_definite"})
_POSSESSIVE = ("'s", "’s")
_CLOSING = frozenset("»”“")
_SMALL = frozenset({"of", "for", "on", "and", "the", "по", "и", "при", "və", "üzrə"})


@dataclass(slots=True, eq=False)
class Body:
    """One organisation: its name as printed most fully, its acronym, and the chains that print it."""

    name: str
    words: tuple[str, ...]
    head: int
    chains: list[Chain] = field(default_factory=list)
    acronym: str | None = None


def gather(scene: Scene, found: Iterable[Chain]) -> list[Body]:
    """Bring the chains together as organisations, in reading order."""
    bodies: dict[frozenset[str], Body] = {}
    for chain in sorted(found, key=lambda chain: chain.first):
        words = _words(scene, chain)
        if not words:
            continue
        name = _name(scene, chain)
        body = bodies.setdefault(_in_any_order(words), Body(name, words, _head(scene, chain)))
        body.name = name if body.name.isupper() and not name.isupper() else body.name
        body.chains.append(chain)
        body.acronym = body.acronym or chain.acronym
    joined = _shortened(scene, _joined(_without_kinds(scene, list(bodies.values()))))
    _take_in_appositions(scene, joined)
    _take_in_acronyms(scene, joined)
    return joined


def _in_any_order(words: tuple[str, ...]) -> frozenset[str]:
    """Return what the Wells Ministry and the Ministry of Wells have in common."""
    return frozenset(words) - _SMALL or frozenset(words)


def _without_kinds(scene: Scene, bodies: list[Body]) -> list[Body]:
    """Let a name in quotation marks take in the places where a small word in front says what it is: движение «…»."""
    known = {body.words: body for body in bodies}
    kept = []
    for body in bodies:
        first, last = body.chains[0].first, body.chains[0].last
        quoted = scene.text.tokens[last - 1].text in _CLOSING and scene.text.tokens[first].text[0].islower()
        home = next((known[body.words[at:]] for at in range(1, len(body.words)) if body.words[at:] in known), None)
        if quoted and home is not None:
            home.chains.extend(body.chains)
        else:
            kept.append(body)
    return kept


def _take_in_appositions(scene: Scene, bodies: list[Body]) -> None:
    """Let a name take in the one that stands in brackets behind it."""
    tokens = scene.text.tokens
    starting = {chain.first: (body, chain.last) for body in bodies for chain in body.chains}
    taken: set[int] = set()
    for body in bodies:
        for chain in tuple(body.chains):
            owned = is_acronym(body.name) and tokens[min(chain.last + 1, len(tokens) - 1)].lower.endswith(_POSSESSIVE)
            other, last = starting.get(chain.last + 1) or starting.get(chain.last + 1 + owned, (body, chain.last))
            if other is body or last >= len(tokens) or taken & {id(other), id(body)}:
                continue
            bracketed = tokens[chain.last].text == "(" and tokens[last].text == ")"
            if bracketed:
                _take_in(body, other)
            elif owned and tokens[chain.last].text == ",":
                body.chains.extend(other.chains)
            else:
                continue
            taken.add(id(other))
    bodies[:] = [body for body in bodies if id(body) not in taken]


def _take_in(body: Body, other: Body) -> None:
    body.chains = sorted((*body.chains, *other.chains), key=lambda chain: chain.first)
    clipped = len(body.words) == 1 < len(other.words) and sum(letter.isupper() for letter in body.name) > 1
    if clipped and body.name.isascii() == other.name.isascii():
        body.acronym = body.acronym or body.name
        body.name, body.words, body.head = other.name, other.words, other.head
    else:
        body.acronym = body.acronym or other.acronym or (other.name if is_acronym(other.name) else None)


def _name(scene: Scene, chain: Chain) -> str:
    name = scene.text.printed(chain.start, chain.end)
    return nominative(name) if _sentence(scene, chain).lexicon.organisation_shape == "genitive" else name


def _sentence(scene: Scene, chain: Chain) -> Sentence:
    return scene.text.sentences[scene.text.sentence_at(chain.first)]


def _words(scene: Scene, chain: Chain) -> tuple[str, ...]:
    """Return the words by which two forms of a name are compared."""
    lexicon = _sentence(scene, chain).lexicon
    tokens = [token for token in scene.text.tokens[chain.first : chain.last] if token.is_word and token.lower != "the"]
    words = [token.lower.partition("-")[0] if "legal_form" in token.marks else token.lower for token in tokens]
    if lexicon.organisation_shape == "capitals":
        words = [word.removesuffix("'s").removesuffix("’s") for word in words]
    elif lexicon.organisation_shape == "genitive":
        words = [lexicon.bare(word) for word in nominative(" ".join(words)).split()]
    else:
        words = [*words[:-1], *(fold(scene.text.joined[tokens[-1].start : chain.end]).split()[:1])] if tokens else []
    return tuple(filter(None, (fold(word) for word in words)))


def _head(scene: Scene, chain: Chain) -> int:
    """Return which word is the head: the last before `of`, the last of all in Azerbaijani, the first in Russian."""
    shape = _sentence(scene, chain).lexicon.organisation_shape
    tokens = [token for token in scene.text.tokens[chain.first : chain.last] if token.is_word and token.lower != "the"]
    if shape == "head last":
        return len(tokens) - 1
    heads = [at for at, token in enumerate(tokens) if token.marks & _HEADS]
    if shape == "genitive":
        return heads[0] if heads else 0
    of = next((at for at, token in enumerate(tokens) if token.lower in ("of", "for", "on")), len(tokens))
    return max((at for at in heads if at < of), default=heads[0] if heads else 0)


def _joined(bodies: list[Body]) -> list[Body]:
    """Let the one longer name that contains a shorter one with its head take it in."""
    by_word: dict[str, list[Body]] = {}
    for body in bodies:
        by_word.setdefault(body.words[min(body.head, len(body.words) - 1)], []).append(body)
    kept: list[Body] = []
    for body in sorted(bodies, key=lambda body: len(body.words)):
        near = by_word[body.words[min(body.head, len(body.words) - 1)]][:_MOST_COMPARED]
        longer = [other for other in near if len(other.words) > len(body.words) and _contains(other, body)]
        home = _one(longer)
        if home is None:
            kept.append(body)
        else:
            home.chains.extend(body.chains)
            home.acronym = home.acronym or body.acronym
    for body in kept:
        body.chains.sort(key=lambda chain: chain.first)
    return sorted(kept, key=lambda body: body.chains[0].first)


def _shortened(scene: Scene, bodies: list[Body]) -> list[Body]:
    """Let the one fuller name of a chamber take in the word that stands for it: the House, the Senate."""
    by_head: dict[str, list[Body]] = {}
    for body in bodies:
        if len(body.words) > 1 and _ends_in_head(scene, body):
            by_head.setdefault(body.words[body.head], []).append(body)
    kept = []
    for body in bodies:
        fuller = by_head.get(body.words[0], ()) if len(body.words) == 1 else ()
        if len(fuller) == 1:
            fuller[0].chains = sorted((*fuller[0].chains, *body.chains), key=lambda chain: chain.first)
        else:
            kept.append(body)
    return kept


def _ends_in_head(scene: Scene, body: Body) -> bool:
    """Whether nothing follows the head, or only an `of` with what it is for; before a House only a country stands."""
    following = body.words[body.head + 1 : body.head + 2]
    if following and following[0] not in _SMALL:
        return False
    chamber = "organisation" in _sentence(scene, body.chains[0]).lexicon.marks(body.words[body.head])
    return chamber or all(len(word) < _SHORT for word in body.words[: body.head])


def _one(longer: Sequence[Body]) -> Body | None:
    """Return the longest of the names when all the others are parts of it."""
    longest = max(longer, key=lambda body: len(body.words), default=None)
    if longest is None or not all(other is longest or _contains(longest, other) for other in longer):
        return None
    return longest


def _contains(long: Body, short: Body) -> bool:
    """Whether the shorter name stands inside the longer, with its head, and not cut off before an `and`."""
    begin = long.head - short.head
    end = begin + len(short.words)
    if begin < 0 or end > len(long.words) or long.words[begin:end] != short.words:
        return False
    if len(short.words) == 1:
        return len(long.words) == 2 and begin == 1 and long.words[0] in ("us", "national", "federal", "milli")
    return not (end < len(long.words) and long.words[end] in ("and", "и", "və"))


def _take_in_acronyms(scene: Scene, bodies: list[Body]) -> None:
    """Add the places where an acronym stands alone: one printed beside a name, or one that spells it."""
    spelling = _Spelling(bodies)
    _alone(bodies, spelling)
    covered = {at for body in bodies for chain in body.chains for at in range(chain.first, chain.last)}
    for at, token in enumerate(scene.text.tokens):
        if at in covered or not token.is_capital or len(token.text) > _LONGEST or "not_name" in token.marks:
            continue
        acronym = bare_acronym(token.text)
        body = spelling.body(acronym) or spelling.body(acronym.rstrip("s"))
        if body:
            body.chains.append(Chain(at, at + 1, token.start, token.start + len(acronym)))
            body.acronym = body.acronym or acronym


class _Spelling:
    """Which organisation an acronym means."""

    def __init__(self, bodies: Sequence[Body]) -> None:
        self._known: dict[tuple[str, int], Body | None] = {}
        self._printed: dict[str, Body] = {body.acronym: body for body in reversed(bodies) if body.acronym}
        self._initials: dict[str, list[tuple[Body, list[str]]]] = {}
        for body in bodies:
            for words in () if body.acronym else _orders(_parts(body.name)):
                self._initials.setdefault(words[0][:1].upper(), []).append((body, _initial(words)))

    def body(self, acronym: str, fewest: int = _FEWEST_SPELT) -> Body | None:
        """Return the organisation beside which the acronym is printed, or the only one of so many words it spells."""
        known = self._printed.get(acronym)
        if known is not None or not (is_acronym(acronym) or is_clipped(acronym)):
            return known
        if len(acronym) < fewest:
            return None
        if (acronym, fewest) not in self._known:
            near = self._initials.get(acronym[0], ())[:_MOST_COMPARED]
            said = spells if acronym.isupper() else clips
            fitting = {
                id(body): body
                for body, words in near
                if body.name != acronym and len(words) >= fewest and said(acronym, words)
            }
            self._known[acronym, fewest] = next(iter(fitting.values())) if len(fitting) == 1 else None
        return self._known[acronym, fewest]


def _orders(words: list[str]) -> Iterator[list[str]]:
    """Yield the words an acronym may spell: also without a country in front, and with the Department in front."""
    own = words[1:] if len(words) > 2 and (words[0].isupper() or "." in words[0]) else words
    yield words
    if own is not words:
        yield own
    if len(own) > 1 and own[-1] == "Department":
        yield ["Department", "of", *own[:-1]]


def _parts(name: str) -> list[str]:
    """Return the words of a name; the parts of a compound count as words: Stone-Wells."""
    return name.replace("-", " ").split() if " " not in name else name.split()


def _alone(bodies: list[Body], spelling: _Spelling) -> None:
    """Let a name take in the body that is named by its acronym alone."""
    for body in tuple(bodies):
        home = spelling.body(body.name, fewest=2)
        if home is not None and home is not body:
            home.chains.extend(body.chains)
            home.acronym = home.acronym or body.name
            bodies.remove(body)


def _initial(words: Sequence[str]) -> list[str]:
    return [word if word in _SMALL else word.lstrip('“«"').capitalize() for word in words]
