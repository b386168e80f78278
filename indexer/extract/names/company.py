"""Names that their company proves: what stands in one list with names, and the office that a list shares."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from indexer.extract.names.name import Name
from indexer.extract.names.office import Office
from indexer.extract.prose.text import Text, Token

_BRACKETS = 10


def by_company(text: Text, found: Sequence[Name], unproved: Sequence[Name]) -> Iterator[Name]:
    """Accept names of several words that stand in one list with names already proved."""
    starts, ends = {name.first for name in found}, {name.last for name in found}
    ends |= {name.office.last for name in found if name.office and _is_followed_by_and(text, name)}
    forward = _accept(text, unproved, ends, starts)
    yield from forward
    rest = [name for name in reversed(unproved) if name.first not in {other.first for other in forward}]
    yield from _accept(text, rest, ends, starts)


def _is_followed_by_and(text: Text, name: Name) -> bool:
    """Whether the list goes on behind the office of a name: `A, head of the wells, and B`; a comma alone may not."""
    at = name.office.last if name.office else 0
    near = text.tokens[at : at + 2]
    return at > name.last and any(token.lower in ("and", "və", "и") for token in near)


def sharing(text: Text, names: Sequence[Name]) -> tuple[Name, ...]:
    """Give each of `Senators A, B and C` the office that stands before the first of them."""
    shared: list[Name] = []
    for name in names:
        before = shared[-1] if shared else None
        office = name.office
        if before and before.office and office is None and _left_of(text.tokens, name.first) == before.last:
            office = before.office if before.office.shared else None
        elif office and office.position and office.last <= name.first:
            single = _singular(text, office)
            office = replace(office, position=single, shared=True) if single else office
        shared.append(replace(name, office=office))
    return tuple(shared)


def _singular(text: Text, office: Office) -> str | None:
    """Return an office in the singular where it is printed in the plural."""
    position = (office.position or "").removesuffix(".")
    before, _, word = position.rpartition(" ")
    lexicon = text.sentences[text.sentence_at(office.first)].lexicon
    for single in lexicon.singulars(word):
        marks = lexicon.marks(single.lower())
        if "position" in lexicon.marks(word.lower()) and "position" in marks and "ss" not in word[-2:]:
            return f"{before} {single}".strip()
    return None


def _accept(text: Text, unproved: Sequence[Name], ends: set[int], starts: set[int]) -> list[Name]:
    accepted: list[Name] = []
    for name in unproved:
        if len(name.words) < 2 or not (
            _left_of(text.tokens, name.first) in ends
            or _left_of(text.tokens, _over_small_word(text, name.first)) in ends
            or _right_of(text.tokens, name.last) in starts
        ):
            continue
        ends.add(name.last)
        starts.add(name.first)
        accepted.append(Name(name.first, name.last, name.start, name.end, name.words, "name.list", 0.75, name.office))
    return accepted


def _over_small_word(text: Text, first: int) -> int:
    """Step back over one small word that may be an occupation: `A, valideyn B və C`."""
    sentence = text.sentences[text.sentence_at(first)]
    if sentence.lexicon.organisation_shape == "capitals" or first - 1 <= sentence.first:
        return first
    token = text.tokens[first - 1]
    return first - 1 if token.is_word and not token.is_capital and not token.marks else first


def _left_of(tokens: Sequence[Token], first: int) -> int:
    """Return the token after the name before, over a comma and an `and`."""
    at = first
    while at and tokens[at - 1].marks & {"honorific", "position"} and first - at < 4:
        at -= 1 if tokens[at - 1].text != "." else 2
    begin = at
    while at and (tokens[at - 1].text == "," or tokens[at - 1].lower in ("and", "və", "и")) and begin - at < 2:
        at -= 1
    if at == begin:
        return -1
    if tokens[at - 1].text == ")":
        return next((back for back in range(at - 2, max(-1, at - _BRACKETS), -1) if tokens[back].text == "("), at)
    return at


def _right_of(tokens: Sequence[Token], last: int) -> int:
    at = last
    if at < len(tokens) and tokens[at].text == "(":
        closing = (end for end in range(at, min(at + _BRACKETS, len(tokens))) if tokens[end].text == ")")
        last = at = next(closing, at - 1) + 1
    while at < len(tokens) and (tokens[at].text == "," or tokens[at].lower in ("and", "və", "и")) and at - last < 2:
        at += 1
    return at if at > last else -1
