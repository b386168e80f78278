"""To which organisation a person belongs, where the text prints the office without it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain as one_after_the_other

from indexer.extract.names.acronyms import spells
from indexer.extract.names.office import Office
from indexer.extract.names.resolving import Person, Place
from indexer.extract.organisations.bodies import Body
from indexer.extract.organisations.capacity import Capacity
from indexer.extract.organisations.naming import Names
from indexer.extract.prose.text import Token
from indexer.extract.scene import Scene
from indexer.stemming import stem

_BEFORE, _CLAUSE, _BACK, _HONOURED = 8, 14, 60, 6
_MOST_PLACES, _MOST_BODIES, _TASK = 12, 100, 4
_ENDS = frozenset(".;?!:")
_SMALL = frozenset({"of", "for", "and", "the"})
# Who holds such an office belongs to a body of that sort, when the document is such a body’s.
_SEATS = (("ministerial", "ministry"), ("municipal", "municipality"), ("legislator", "legislature"))


def belonging(scene: Scene, bodies: Sequence[Body], names: Names) -> dict[int, str]:
    """Return by index of the cast the organisation that stands in or beside a person’s office or name."""
    places = _Places(scene, bodies)
    homes: dict[int, str] = {}
    for index, person in enumerate(scene.cast.people):
        printed = names.full(person.office.organisation) if person.office else None
        home = places.bracketed(person)
        if home is None and (printed is None or printed not in places.named):
            home = places.beside(person)
        if home or (printed and any(letter.isupper() for letter in printed) and not _is_opening(scene, printed)):
            homes[index] = home.name if home else printed or ""
    return homes


def _is_opening(scene: Scene, printed: str) -> bool:
    """Whether it is only a word that opens a sentence."""
    return "opening" in scene.text.lexicon.marks(printed.lower())


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


class _Places:
    """Where the organisations of one document stand."""

    def __init__(self, scene: Scene, bodies: Sequence[Body]) -> None:
        self._scene = scene
        self._tokens = scene.text.tokens
        self.named = {body.name for body in bodies}
        self._starting = {chain.first: (body, chain.last) for body in bodies for chain in body.chains}
        self._at = {at: body for body in bodies for chain in body.chains for at in range(chain.first, chain.last)}

    def bracketed(self, person: Person) -> Body | None:
        """Return the organisation in brackets behind a name."""
        places = [place for place in person.places[:_MOST_PLACES] if place.last < len(self._tokens)]
        found = (self._after(place) for place in places if self._tokens[place.last].text == "(")
        return next((body for body in found if body), None)

    def beside(self, person: Person) -> Body | None:
        """Return the organisation printed right beside a name, in whichever place."""
        places = person.places[:_MOST_PLACES]
        found = one_after_the_other(
            (self._after(place) for place in places),
            (self._in_office(person.office, place) for place in places[:1] if person.office),
            (self._behind(person.office) for _ in places[:1] if person.office),
            (self._for_whom(place) for place in places),
        )
        return next((body for body in found if body), None)

    def _after(self, place: Place) -> Body | None:
        """Read `Name (Union)`, `Name, Union;`, `Name of the Union` and `Name, who works for the Union`."""
        tokens, at = self._tokens, place.last
        if at + 1 >= len(tokens) or tokens[at].passage != tokens[place.first].passage:
            return None
        if tokens[at].lower in ("who", "which") or (tokens[at].text == "," and "relative" in tokens[at + 1].marks):
            return self._in_clause(at + 2)
        if not (tokens[at].text in ("(", ",") or tokens[at].is_dash or tokens[at].lower in ("of", "from", "at")):
            return None
        begin = at + 2 if tokens[at + 1].lower == "the" else at + 1
        body, last = self._starting.get(begin, (None, begin))
        if body is None or tokens[at].lower in ("of", "from", "at", "("):
            return body
        if last < len(tokens) and tokens[last].text == "," and self._lists(last + 1):
            return None
        return body if last >= len(tokens) or tokens[last].text in ",;.)(" or _ends(tokens, last) else None

    def _lists(self, at: int) -> bool:
        """Whether an `and` goes on with something else than a person: `Name, the Union, and its friends`."""
        near = range(at + 1, min(at + _HONOURED, len(self._tokens)))
        joins = at < len(self._tokens) and "joins" in self._tokens[at].marks
        return joins and not any(self._scene.names(step) >= 0 for step in near)

    def _in_clause(self, first: int) -> Body | None:
        """Read what a relative clause says somebody heads or works for."""
        for at in range(first, min(first + _CLAUSE, len(self._tokens))):
            if self._tokens[at].text in _ENDS or self._tokens[at].text == "," or self._scene.names(at) >= 0:
                return None
            if at in self._starting:
                works = any("serves" in token.marks for token in self._tokens[first:at])
                return self._starting[at][0] if works else None
        return None

    def _in_office(self, office: Office | None, place: Place) -> Body | None:
        """Return the organisation inside the words of an office, or right before them."""
        if office is None:
            return None
        last = office.last if office.first > place.first else max(office.last, place.first)
        inside = (self._at[at] for at in range(office.first, min(last, len(self._tokens))) if at in self._at)
        if office.whole:
            return None
        return next(inside, None) or self._owner(office.first, place.last if office.first > place.first else 0)

    def _behind(self, office: Office | None) -> Body | None:
        """Read `Name, director, Union of Wells;`: the organisation behind an office, set off by commas."""
        at = office.last if office else len(self._tokens)
        if at + 1 >= len(self._tokens) or self._tokens[at].text != ",":
            return None
        body, last = self._starting.get(at + 1, (None, at))
        if last >= len(self._tokens) or self._tokens[last].text in ",;.)(" or _ends(self._tokens, last):
            return body
        return body if self._tokens[last].marks & {"said", "held"} else None

    def _owner(self, first: int, least: int) -> Body | None:
        """Return the organisation before an office; a Russian one stands behind."""
        if self._scene.text.sentences[self._scene.text.sentence_at(first)].lexicon.organisation_shape == "genitive":
            return None
        for at in range(first - 1, max(least, first - _BEFORE) - 1, -1):
            token = self._tokens[at]
            if at in self._at:
                return self._at[at] if _owns(self._tokens, at, first) else None
            if token.text in _ENDS or token.text == "," or token.marks & {"said", "held", "spoke"}:
                return None
            if token.passage != self._tokens[first].passage or self._scene.names(at) >= 0:
                return None
        return None

    def _for_whom(self, place: Place) -> Body | None:
        """Read `Speaking for the Union, Name`."""
        tokens, at = self._tokens, place.first - 1
        if at in self._at and tokens[at].lower.endswith(("'s", "’s")):
            return self._at[at]
        if at < 3 or tokens[at].text != "," or at - 1 not in self._at:
            return None
        body = self._at[at - 1]
        while at - 1 in self._at or tokens[at - 1].lower == "the":
            at -= 1
        near = {token.lower for token in tokens[max(0, at - 4) : at]}
        return body if near & {"for", "behalf"} and near & {"speaking", "behalf", "spoke"} else None


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
        if any("own" in token.marks for token in self._tokens[max(0, office.first - 2) : office.last]):
            return self._last_before(office.first)
        return self._of_document(office) if speaks else None

    def names(self, name: str) -> bool:
        """Whether an organisation of the document bears a name; a country is none."""
        return any(body.name == name for body in self._bodies)

    def ministry(self, office: Office) -> Body | None:
        """Return the ministry that is for what a minister’s title says, although the title names a country."""
        tokens = [token for token in self._tokens[office.first : office.last] if token.is_word]
        ministerial = any("ministerial" in token.marks for token in tokens)
        return next(self._for_tasks(tokens), None) if ministerial else None

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
        fitting = next(self._for_tasks(tokens), None) if home == "ministry" else None
        if fitting:
            return fitting
        leading = [body for body in seats if body in self._leading]
        return leading[0] if len(leading) == 1 else None

    def _for_tasks(self, tokens: Sequence[Token]) -> Iterator[Body]:
        """Yield the ministries, printed in full, clipped or by their initials, that are for what a title says."""
        shape = self._scene.text.lexicon.organisation_shape
        plain = [token for token in tokens if not token.marks & {"position", "modifier", "joins", "place"}]
        tasks = [token for token in plain if token.is_capital or (shape == "genitive" and len(token.text) > _TASK)]
        spelt = ["Ministry", "of", *(token.text for token in tasks)]
        for body in self._bodies if tasks else ():
            if spells(body.name, spelt) or (_is_ministry(body, self._scene) and _is_for(body, tasks)):
                yield body

    def _is_head_of_state(self, office: Office, tokens: Sequence[Token]) -> bool:
        """Whether the title stands as that of a state’s head does: President Stone, without an article."""
        before = self._tokens[office.first - 1].lower if office.first else ""
        title = [token.lower for token in tokens if token.is_capital]
        return title in (["president"], ["vice", "president"]) and before not in ("the", ",")

    def _marks(self, word: str) -> frozenset[str]:
        return self._scene.text.lexicon.marks(word)


def _is_ministry(body: Body, scene: Scene) -> bool:
    return any("ministry" in scene.text.lexicon.marks(word) for word in body.name.lower().split())


def _is_for(body: Body, tasks: Sequence[Token]) -> bool:
    """Whether a ministry is for the tasks of a minister, or for one of them: of Law, for Education and Law."""
    named = {word for word in body.name.lower().split() if word not in _SMALL}
    wanted = {token.lower for token in tasks}
    if len(named) == 1:
        return any(word[:_TASK] in next(iter(named)) for word in wanted)
    return wanted <= named or len(named & wanted) == len(named) - 1


def _heads(body: Body) -> Iterator[str]:
    words = [word.strip('“”«»"') for word in body.name.lower().split()]
    yield words[min(body.head, len(words) - 1)]
    yield words[-1]


def _ends(tokens: Sequence[Token], at: int) -> bool:
    return tokens[at].passage != tokens[at - 1].passage


def _owns(tokens: Sequence[Token], at: int, first: int) -> bool:
    """Whether what stands between an organisation and an office joins the two, as a genitive or `of the` does."""
    between = [token for token in tokens[at + 1 : first] if token.is_word]
    return all(token.text[0].islower() and not token.marks & {"opening", "pronoun", "that"} for token in between)


def _is_of_elsewhere(tokens: Sequence[Token]) -> bool:
    """Whether the office names a place or task of its own: Minister of Tavori, director for the North."""
    names = [token for token in tokens if token.is_capital and not token.marks & {"position", "modifier", "officer"}]
    return bool(names) and any(token.lower in ("of", "for", "in", "at") for token in tokens)
