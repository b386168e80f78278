"""To which organisation a person belongs, where the text prints the office without it."""

from collections.abc import Sequence
from itertools import chain as one_after_the_other

from indexer.extract.names.office import Office
from indexer.extract.names.resolving import Person, Place
from indexer.extract.organisations.bodies import Body
from indexer.extract.organisations.naming import Names
from indexer.extract.prose.text import Token
from indexer.extract.scene import Scene

_BEFORE, _CLAUSE, _HONOURED = 8, 14, 6
_MOST_PLACES = 12
_ENDS = frozenset(".;?!:")


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
            if token.passage != self._tokens[first].passage:
                return None
            if at in self._at:
                return self._at[at] if _owns(self._tokens, at, first) else None
            if token.text in _ENDS or token.text == "," or token.is_dash or token.marks & {"said", "held", "spoke"}:
                return None
            if self._scene.names(at) >= 0:
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


def _ends(tokens: Sequence[Token], at: int) -> bool:
    return tokens[at].passage != tokens[at - 1].passage


def _owns(tokens: Sequence[Token], at: int, first: int) -> bool:
    """Whether what stands between an organisation and an office joins the two, as a genitive or `of the` does."""
    between = [token for token in tokens[at + 1 : first] if token.is_word]
    return all(token.text[0].islower() and not token.marks & {"opening", "pronoun", "that"} for token in between)
