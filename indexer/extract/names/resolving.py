"""Which names of a document are one person: full names, initials, surnames, inflected and misspelt forms."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from archive.folding import fold
from archive.likeness import alike
from archive.resemblance.words import forms
from indexer.extract.names.chains import Chain
from indexer.extract.names.declension import nominative_of
from indexer.extract.names.name import Name
from indexer.extract.names.nominative import title_in_nominative
from indexer.extract.names.office import Office
from indexer.extract.prose.lexicon import Lexicon
from indexer.extract.prose.text import Sentence, Text, Token

_MOST_COMPARED = 40
_JOINED = (" and ", " и ", " və ")
_SAME_SURNAME, _SAME_GIVEN = 86, 75
# A given name and a surname, both spelt out.
_WHOLE = 2


@dataclass(frozen=True, slots=True)
class Place:
    """Tokens `first` to `last` and characters `start` to `end` where a person is named."""

    first: int
    last: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Person:
    """One person of the document: fullest printed form, places in reading order, office, and what proved the name."""

    name: str
    places: tuple[Place, ...]
    office: Office | None
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Cast:
    """The people of a document; `at` gives for each token the index of the person it names, or -1."""

    people: tuple[Person, ...]
    at: tuple[int, ...]


@dataclass(slots=True, eq=False)
class _Group:
    keys: tuple[str, ...]
    names: list[Name] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)


def resolve(text: Text, names: Sequence[Name], chains: Sequence[Chain]) -> Cast:
    """Bring the names together; a surname alone joins the one person it fits, and nobody where two fit."""
    groups: list[_Group] = []
    buckets: dict[str, list[_Group]] = {}
    for name in sorted(names, key=lambda name: len(name.words) == 1):
        keys = _keys(text, name)
        group = _home(keys, buckets)
        if group is None:
            group = _Group(keys)
            groups.append(group)
            _list_under(buckets, group)
        elif len(keys) > len(group.keys):
            group.keys = keys
            _list_under(buckets, group)
        group.names.append(name)
        group.places.append(Place(name.first, name.last, name.start, name.end))
    _take_in_surnames(text, buckets, names, chains)
    return _cast(text, groups)


def _keys(text: Text, name: Name) -> tuple[str, ...]:
    """Return the words by which a name is compared, without a Jr. or III behind two others."""
    lexicon = _lexicon(text, name)
    words = nominative_of(name.words, lexicon)
    last = len(words) - (len(words) > 2 and "suffix" in lexicon.marks(words[-1].lower()))
    return tuple(_key(text, name, word) for word in words[:last])


def _key(text: Text, name: Name, word: str) -> str:
    lexicon = text.sentences[text.sentence_at(name.first)].lexicon
    bare = fold(lexicon.bare(word.lower() if word.isupper() else word))
    return bare or word


def _list_under(buckets: dict[str, list[_Group]], group: _Group) -> None:
    for key in {group.keys[0], group.keys[-1], _sound(group.keys)}:
        bucket = buckets.setdefault(key, [])
        if len(bucket) < _MOST_COMPARED and group not in bucket:
            bucket.append(group)


def _sound(keys: Sequence[str]) -> str:
    """Return the bucket in which a misspelt surname would still be found."""
    return f"{keys[0][:1]} {keys[-1][:3]}"


def _home(keys: tuple[str, ...], buckets: dict[str, list[_Group]]) -> _Group | None:
    """Return the one group that a name fits."""
    if len(keys) == 1:
        bearing = _bearing(keys[0], buckets)
        return next((group for group in bearing if group.keys == keys), None) or _only(bearing)
    near = [one for key in (keys[-1], _sound(keys), keys[0]) for one in buckets.get(key, ())[:_MOST_COMPARED]]
    fitting = [group for group in near if len(group.keys) > 1 and _fits(keys, group.keys)]
    return _only(fitting)


def _only(groups: Iterable[_Group]) -> _Group | None:
    distinct = {id(group): group for group in groups}
    return next(iter(distinct.values())) if len(distinct) == 1 else None


def _bearing(key: str, buckets: dict[str, list[_Group]]) -> list[_Group]:
    """Return those whose last word it is; else those whose first word it is, as in Koh Seah Wee."""
    bearers = buckets.get(key, ())[:_MOST_COMPARED]
    return [group for group in bearers if group.keys[-1] == key] or [group for group in bearers if group.keys[0] == key]


def _fits(one: Sequence[str], other: Sequence[str]) -> bool:
    if sorted(one) == sorted(other):
        return True
    if {len(one), len(other)} == {2, 3} and one[0] == other[0] and alike(one[1], other[1]) >= _SAME_SURNAME:
        return True
    if len(one) != len(other) and min(one, other, key=len) == max(one, other, key=len)[-min(len(one), len(other)) :]:
        return True
    surnames = alike(one[-1], other[-1])
    if surnames < _SAME_SURNAME and not (surnames >= 80 and one[0] == other[0]):
        return False
    if len(one[0]) == 1 or len(other[0]) == 1:
        return one[0][0] == other[0][0] and surnames >= _SAME_SURNAME
    shortened = surnames >= _SAME_SURNAME and not forms(one[0]).isdisjoint(forms(other[0]))
    return (shortened or alike(one[0], other[0]) >= _SAME_GIVEN) and _middles_agree(one, other)


def _middles_agree(one: Sequence[str], other: Sequence[str]) -> bool:
    if len(one) != 3 or len(other) != 3:
        return True
    return one[1][0] == other[1][0]


def _take_in_surnames(
    text: Text, buckets: dict[str, list[_Group]], names: Sequence[Name], chains: Sequence[Chain]
) -> None:
    """Add the places where a known surname stands alone."""
    taken = {at for name in names for at in range(name.first, name.last)}
    taken |= {at for chain in chains for at in range(chain.first, chain.last)}
    for sentence in text.sentences:
        for at in range(sentence.first, sentence.last):
            token = text.tokens[at]
            if at in taken or not token.is_capital:
                continue
            word = _without_possessive(token)
            bearing = _bearing(fold(sentence.lexicon.bare(word)), buckets)
            whole = _may_be_surname(token) or ("given" in token.marks and _stands_alone(text.tokens, at, sentence))
            group = _only(_full(bearing) if whole else _single(bearing))
            if group:
                group.places.append(Place(at, at + 1, token.start, token.start + len(word)))


def _full(groups: Iterable[_Group]) -> Iterator[_Group]:
    return (group for group in groups if len(group.keys) > 1)


def _single(groups: Iterable[_Group]) -> Iterator[_Group]:
    """Return those who are called by their given name alone."""
    return (group for group in groups if len(group.keys) == 1 and group.names[0].rule == "name.verb")


def _may_be_surname(token: Token) -> bool:
    if not token.is_capital or len(token.text) < 3:
        return False
    return not token.marks & {"position", "not_name", "month", "organisation", "event", "place", "opening", "given"}


def _stands_alone(tokens: Sequence[Token], at: int, sentence: Sentence) -> bool:
    """Whether no other word of a name stands beside it: Scott said, and not Scott Bostanov said."""
    if not tokens[at].is_capital or len(tokens[at].text) < 3:
        return False
    following = at + 1 < sentence.last and tokens[at + 1].is_capital
    before = at > sentence.first and tokens[at - 1].is_capital and "given" in tokens[at - 1].marks
    return not following and not before


def _without_possessive(token: Token) -> str:
    return token.text[:-2] if token.lower.endswith(("'s", "’s")) else token.text


def _cast(text: Text, groups: Sequence[_Group]) -> Cast:
    people = tuple(sorted((_person(text, group) for group in groups), key=lambda person: person.places[0].first))
    at = [-1] * len(text.tokens)
    for index, person in enumerate(people):
        for place in person.places:
            at[place.first : place.last] = [index] * (place.last - place.first)
    return Cast(people, tuple(at))


def _person(text: Text, group: _Group) -> Person:
    places = tuple(sorted(group.places, key=lambda place: place.first))
    fullest = min(group.names, key=lambda name: _rank(text, name))
    sure = max(group.names, key=lambda name: name.confidence)
    office = _in_nominative(text, _office(text, group.names))
    return Person(_nominative(text, fullest), places, office, sure.rule, sure.confidence)


def _in_nominative(text: Text, office: Office | None) -> Office | None:
    """Return an office with its position as a Russian dictionary has it: глава, where главы is printed."""
    if office is None or office.position is None:
        return office
    shape = text.sentences[text.sentence_at(office.first)].lexicon.organisation_shape
    return replace(office, position=title_in_nominative(office.position)) if shape == "genitive" else office


def _nominative(text: Text, name: Name) -> str:
    """Return a name as printed, its words in the nominative."""
    printed = text.printed(name.start, name.end)
    for word, form in zip(name.words, nominative_of(name.words, _lexicon(text, name)), strict=True):
        printed = printed.replace(word, form, 1) if word != form else printed
    return printed


def _lexicon(text: Text, name: Name) -> Lexicon:
    return text.sentences[text.sentence_at(name.first)].lexicon


def _office(text: Text, names: Sequence[Name]) -> Office | None:
    """Return the fullest office; where it names no organisation, with that of another place."""
    said = [name for name in names[:_MOST_COMPARED] if not _is_cut(name, names[:_MOST_COMPARED])]
    office = max(said or names, key=lambda name: _weight(text, name)).office
    if office is None or office.organisation:
        return office
    other = next((name.office for name in names if name.office and name.office.organisation), None)
    return replace(other, position=office.position, titled=office.titled) if other else office


def _rank(text: Text, name: Name) -> tuple[bool, bool, int, int, int]:
    """Order forms from the fullest: given name and surname, in small letters, spelt out; inflected the shortest."""
    spelt = sum(len(word) > 1 for word in name.words)
    inflects = _lexicon(text, name).organisation_shape != "capitals"
    return (
        spelt < _WHOLE,
        name.words[-1].isupper(),
        -spelt * 2 - len(name.words),
        (name.end - name.start) if inflects else 0,
        name.first,
    )


def _is_cut(name: Name, names: Sequence[Name]) -> bool:
    """Whether another place says the same office in more words: Minister, where Minister for Wells is printed too."""
    mine = _position(name)
    longer = (_position(one).removeprefix(mine) for one in names if _position(one).startswith(f"{mine} "))
    return bool(mine) and any(not rest.startswith(_JOINED) for rest in longer)


def _position(name: Name) -> str:
    return name.office.position.lower() if name.office and name.office.position else ""


def _is_headed(text: Text, name: Name) -> bool:
    """Whether a name stands in the heading, where offices are abbreviated."""
    return text.tokens[name.first].passage == 0 and text.passages[0].text.rstrip()[-1:] != "."


def _weight(text: Text, name: Name) -> tuple[bool, bool, bool, bool, int]:
    """Order the offices of one person: the one with an organisation, beside the full name, below the heading, first."""
    office = name.office
    if office is None:
        return False, False, False, False, 0
    shouted = bool(office.position and office.position.isupper())
    return (
        bool(office.position) and not shouted,
        bool(office.organisation),
        len(name.words) > 1,
        not _is_headed(text, name),
        -office.first,
    )
