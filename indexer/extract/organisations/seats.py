"""Which organisations, without a head of their own, the offices of people name."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from indexer.extract.names.acronyms import is_acronym, spells
from indexer.extract.names.capitals import is_seat
from indexer.extract.names.chains import Chain
from indexer.extract.names.homes import organisation_in_brackets
from indexer.extract.names.office import Office
from indexer.extract.prose.text import Token
from indexer.extract.scene import Scene

_MOST_PLACES = 12
_SMALL = frozenset({"connector", "particle", "function", "opening"})
_MARKS = frozenset('«“„"')
_NO_NAME = frozenset({"not_name", "place", "position", "connector"})
# What a name that stands in front of an office does not end in: the Republican Leader, Kura County Judge.
_NO_END = frozenset({"constituency", "modifier", "group", "event", "document"})


def named_by_offices(scene: Scene) -> Iterator[Chain]:
    """Return every place of the names of which people hold offices."""
    tokens = scene.text.tokens
    taken = {at for chain in scene.chains for at in range(chain.first, chain.last)}
    wanted: dict[str, list[tuple[str, ...]]] = {}
    for first, last in _named_by_people(scene):
        last = next((at for at in range(first, last) if scene.names(at) >= 0), last)
        if last > first and _is_name(scene, first, last):
            words = tuple(token.lower for token in tokens[first:last])
            wanted.setdefault(words[0], []).append(words)
    return _printed(scene, wanted, taken)


def _named_by_people(scene: Scene) -> Iterator[tuple[int, int]]:
    """Yield the tokens in which a person’s office, or the brackets behind the name, print an organisation."""
    for person in scene.cast.people:
        span = (_where(scene, person.office) or _ministry(scene, person.office)) if person.office else None
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


def _ministry(scene: Scene, office: Office) -> tuple[int, int] | None:
    """Return where the initials of a minister’s ministry are printed: MWR for a Minister for Wells and Rivers."""
    tokens = scene.text.tokens
    words = [token for token in tokens[office.first : office.last] if token.is_word]
    if not any("ministerial" in token.marks for token in words):
        return None
    tasks = [token.text for token in words if token.is_capital and not token.marks & {"position", "modifier"}]
    wanted = (at for at, token in enumerate(tokens) if token.is_shouted and token.text[0] == "M")
    found = next((at for at in wanted if spells(tokens[at].text, ["Ministry", "of", *tasks])), None)
    return (found, found + 1) if found is not None else None


def _is_name(scene: Scene, first: int, last: int) -> bool:
    """Whether it may name an organisation: several words or one in capitals, and no country."""
    tokens = scene.text.tokens[first:last]
    words = [token for token in tokens if token.is_word]
    if not any(token.is_capital for token in words) or is_seat(scene.text.tokens, first):
        return False
    plain = [token for token in words if not (token.is_capital or token.text[0].isdigit() or token.marks & _SMALL)]
    if "position" in words[0].marks or (len(plain) > 1 and "organisation" not in words[-1].marks):
        return False
    if all(token.marks & _NO_NAME for token in words) or _only_leads(scene, first, last, words):
        return False
    if any(token.text in "()" for token in tokens) or _is_area(scene, first, words):
        return False
    if len(words) > 1 or words[0].is_shouted or tokens[0].text in _MARKS:
        return True
    shape = scene.text.sentences[scene.text.sentence_at(first)].lexicon.organisation_shape
    return shape == "genitive" and words[0].text.isascii()


def _is_area(scene: Scene, first: int, words: Sequence[Token]) -> bool:
    """Whether it only says what an officer is in charge of, or whom one represents: Director of Wells Policy."""
    if words[-1].is_capital and "constituency" in words[-1].marks:
        return True
    before = scene.text.tokens[max(0, first - 3) : first]
    if len(before) < 3 or before[-1].lower != "of" or is_acronym(words[0].text):
        return False
    return "of_area" in before[-2].marks or [token.lower for token in before[:2]] == ["vice", "president"]


def _only_leads(scene: Scene, first: int, last: int, words: Sequence[Token]) -> bool:
    """Whether words in front of an English office are no name: a place, a party, or what a headline says before."""
    tokens = scene.text.tokens
    in_front = last < len(tokens) and "position" in tokens[last].marks
    if not in_front or scene.text.sentences[scene.text.sentence_at(first)].lexicon.organisation_shape != "capitals":
        return False
    following = (token.lower for token in words)
    if "municipal" in tokens[last].marks or len(words[0].text) == 1 or tokens[last - 1].lower == "the":
        return True
    if (
        words[-1].marks & _NO_END
        or any("event" in token.marks for token in words)
        or any(pair in (("of", "the"), ("letter", "to")) for pair in pairwise(following))
    ):
        return True
    if len(words) < 3 and "not_name" in words[0].marks:
        return True
    joined = any(token.lower == "and" for token in words)
    return joined and any(token.is_shouted or token.marks & _NO_END for token in words)


def _printed(scene: Scene, wanted: Mapping[str, Sequence[tuple[str, ...]]], taken: set[int]) -> Iterator[Chain]:
    tokens = scene.text.tokens
    for at, token in enumerate(tokens):
        for words in wanted.get(token.lower, ()):
            last = at + len(words)
            if tuple(one.lower for one in tokens[at:last]) == words and not taken.intersection(range(at, last)):
                yield Chain(at, last, token.start, tokens[last - 1].end)
                taken.update(range(at, last))
