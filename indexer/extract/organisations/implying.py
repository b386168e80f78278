"""Which organisation an office must mean that is printed without one."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from indexer.extract.names.acronyms import spells
from indexer.extract.names.office import Office
from indexer.extract.organisations.bodies import Body
from indexer.extract.organisations.capacity import Capacity
from indexer.extract.prose.text import Token
from indexer.extract.scene import Scene
from indexer.stemming import stem

_BACK = 60
_MOST_BODIES, _TASK = 100, 4
_SMALL = frozenset({"of", "for", "and", "the"})
# Who holds such an office belongs to a body of that sort, when the document is such a body’s.
_SEATS = (("ministerial", "ministry"), ("municipal", "municipality"), ("legislator", "legislature"))


def called(scene: Scene, bodies: Sequence[Body], homes: Mapping[int, str]) -> dict[int, str]:
    """Return the organisation of those whose office names it by a common noun: head of the network."""
    return implied(scene, bodies, {}, homes, frozenset())


def implied(
    scene: Scene,
    bodies: Sequence[Body],
    roles: Mapping[int, Capacity],
    homes: Mapping[int, str],
    speakers: frozenset[int],
) -> dict[int, str]:
    """Return the organisation that `the chair`, `its president` or `head of the network` must mean, for the others."""
    places = _Implied(scene, bodies, roles)
    found: dict[int, str] = {}
    for index, person in enumerate(scene.cast.people):
        if person.office is None or not person.office.position:
            continue
        if index not in homes:
            home = places.of(person.office, index in speakers)
        else:
            home = places.ministry(person.office) if index in speakers and not places.names(homes[index]) else None
        found |= {index: home.name} if home else {}
    return found


class _Implied:
    """What an office must mean in one document."""

    def __init__(self, scene: Scene, bodies: Sequence[Body], roles: Mapping[int, Capacity]) -> None:
        self._scene = scene
        self._tokens = scene.text.tokens
        self._bodies = bodies[:_MOST_BODIES]
        self._at = {at: body for body in bodies for chain in body.chains for at in range(chain.first, chain.last)}
        self._leading = [body for body in bodies if id(body) in roles and roles[id(body)].role in ("issuer", "host")]
        chief = [body for body in self._leading if roles[id(body)].role == "issuer"]
        inviting = [body for body in self._leading if roles[id(body)].rule != "organisation.venue"]
        self._chief = chief or inviting or self._leading

    def of(self, office: Office, speaks: bool) -> Body | None:
        """Return the organisation that an office without one must mean."""
        tokens = self._tokens[max(0, office.first - 1) : office.last]
        generic = [token for token in tokens if "organisation" in token.marks and "subunit" not in token.marks]
        if generic:
            return self._called(generic[-1], office.first)
        leads = any("officer" in token.marks for token in tokens)
        if leads and any("own" in token.marks for token in self._tokens[max(0, office.first - 2) : office.last]):
            return self._last_before(office.first)
        return self._of_document(office) if speaks else None

    def names(self, name: str) -> bool:
        """Whether an organisation of the document bears a name; a country is none."""
        return any(body.name == name for body in self._bodies)

    def ministry(self, office: Office) -> Body | None:
        """Return the ministry that is for what a minister’s title says, although the title names a country."""
        tokens = [token for token in self._tokens[office.first : office.last] if token.is_word]
        ministerial = any("ministerial" in token.marks for token in tokens)
        return self._for_tasks(tokens) if ministerial else None

    def _called(self, token: Token, at: int) -> Body | None:
        """Return the body that a common noun means: the only one with this head, or the one whose document it is."""
        tag = self._scene.text.sentences[self._scene.text.sentence_at(at)].lexicon.tag
        wanted = stem(token.lower.removesuffix("’s").removesuffix("'s"), tag)
        fitting = [body for body in self._bodies if any(stem(word, tag) == wanted for word in _heads(body))]
        if len(fitting) > 1:
            fitting = [body for body in fitting if body in self._leading] or [self._latest(fitting, at)]
        if not fitting and "any_body" in token.marks and len(self._leading) == 1:
            return self._leading[0]
        return fitting[0] if len(fitting) == 1 else None

    def _latest(self, bodies: Iterable[Body], at: int) -> Body:
        return max(bodies, key=lambda body: max((one.first for one in body.chains if one.first < at), default=-1))

    def _last_before(self, at: int) -> Body | None:
        return next((self._at[step] for step in range(at - 1, max(0, at - _BACK), -1) if step in self._at), None)

    def _of_document(self, office: Office) -> Body | None:
        """Return the body whose document it is, when its like has such offices."""
        tokens = [token for token in self._tokens[office.first : office.last] if token.is_word]
        marks = frozenset[str]().union(*(token.marks for token in tokens))
        if self._is_in_ministry(office):
            marks |= {"ministerial"}
        for sort, home in _SEATS:
            if sort in marks and (sort == "ministerial" or "officer" not in marks):
                return self._seat(home, tokens)
        if "officer" not in marks or _is_of_elsewhere(tokens) or self._is_head_of_state(office, tokens):
            return None
        return self._chief[0] if len(self._chief) == 1 else None

    def _is_in_ministry(self, office: Office) -> bool:
        """Whether the office is one that a ministry has without a minister’s name: Permanent Secretary."""
        printed = self._scene.text.phrases.get("ministerial", ())
        return any(office.first <= first and last <= office.last for first, last in printed)

    def _seat(self, home: str, tokens: Sequence[Token]) -> Body | None:
        """Return the ministry of a minister: by what it is for, else the only one whose document it is."""
        seats = [body for body in self._bodies if any(home in self._marks(word) for word in body.name.lower().split())]
        fitting = self._for_tasks(tokens) if home == "ministry" else None
        if fitting:
            return fitting
        leading = [body for body in seats if body in self._leading]
        return leading[0] if len(leading) == 1 else None

    def _for_tasks(self, tokens: Sequence[Token]) -> Body | None:
        """Return the ministry, printed in full, clipped or by its initials, that is for most of what a title says."""
        shape = self._scene.text.lexicon.organisation_shape
        plain = [token for token in tokens if not token.marks & {"position", "modifier", "joins", "place"}]
        tasks = [token for token in plain if token.is_capital or (shape == "genitive" and len(token.text) > _TASK)]
        spelt = ["Ministry", "of", *(token.text for token in tasks)]
        ranked = [
            (
                _likeness(body, tasks) if self._is_ministry(body) else int(spells(body.name, spelt)),
                -number,
                body,
            )
            for number, body in enumerate(self._bodies if tasks else ())
        ]
        best = max(ranked, default=None)
        return best[2] if best and best[0] else None

    def _is_ministry(self, body: Body) -> bool:
        return any("ministry" in self._marks(word) for word in body.name.lower().split())

    def _is_head_of_state(self, office: Office, tokens: Sequence[Token]) -> bool:
        """Whether the title stands as that of a state’s head does: President Stone, without an article."""
        before = self._tokens[office.first - 1].lower if office.first else ""
        title = [token.lower for token in tokens if token.is_capital]
        return title in (["president"], ["vice", "president"]) and before not in ("the", ",")

    def _marks(self, word: str) -> frozenset[str]:
        return self._scene.text.lexicon.marks(word)


def _likeness(body: Body, tasks: Sequence[Token]) -> int:
    """Count the tasks of a minister that a ministry is for: 0 where it is for others, too, and not for all of them."""
    named = {word for word in body.name.lower().split() if word not in _SMALL}
    wanted = {token.lower for token in tasks}
    if len(named) == 1:
        return sum(word[:_TASK] in next(iter(named)) for word in wanted)
    return len(named & wanted) if wanted <= named or len(named & wanted) == len(named) - 1 else 0


def _heads(body: Body) -> Iterator[str]:
    words = [word.strip('“”«»"') for word in body.name.lower().split()]
    yield words[min(body.head, len(words) - 1)]
    yield words[-1]


def _is_of_elsewhere(tokens: Sequence[Token]) -> bool:
    """Whether the office names a place or task of its own: Minister of Tavori, director for the North."""
    names = [token for token in tokens if token.is_capital and not token.marks & {"position", "modifier", "officer"}]
    return bool(names) and any(token.lower in ("of", "for", "in", "at") for token in tokens)
