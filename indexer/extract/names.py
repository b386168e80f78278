"""Where people are named: capitalised words that something beside them proves to be a person's name."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from indexer.extract.chains import Chain, is_initial
from indexer.extract.homes import organisation_after
from indexer.extract.offices import Office, office_after, office_before
from indexer.extract.text import Sentence, Text, Token

_MOST_WORDS = 4
_BREAKS = frozenset(
    {
        "position",
        "modifier",
        "held",
        "said",
        "honorific",
        "organisation",
        "event",
        "group",
        "month",
        "not_name",
        "opening",
        "document",
    }
)
_REFUSES_AFTER = frozenset({"organisation", "event", "not_name", "place", "document"})


@dataclass(frozen=True, slots=True)
class Name:
    """A person's name as printed: tokens `first` to `last`, characters `start` to `end`, and what proves it."""

    first: int
    last: int
    start: int
    end: int
    words: tuple[str, ...]
    rule: str
    confidence: float
    office: Office | None = None


def names(text: Text, chains: Sequence[Chain]) -> tuple[Name, ...]:
    """Return the names that are proved where they stand, in reading order."""
    taken = _taken(text, chains)
    starts = {chain.first: chain for chain in chains}
    owned = [False] * len(text.tokens)
    found: list[Name] = []
    unproved: list[Name] = []
    for sentence in text.sentences:
        busy = sentence.first
        for first, last in _runs(text.tokens, sentence, taken):
            if first < busy:
                continue
            name = _proved(text, sentence, first, last, owned, starts)
            owned[first:last] = [name.confidence > 0] * (last - first)
            busy = name.office.last if name.confidence and name.office else last
            (found if name.confidence else unproved).append(name)
    found.extend(_by_company(text, found, unproved))
    return tuple(sorted(found, key=lambda name: name.first))


def _taken(text: Text, chains: Sequence[Chain]) -> list[bool]:
    taken = [False] * len(text.tokens)
    for chain in chains:
        taken[chain.first : chain.last] = [True] * (chain.last - chain.first)
    return taken


def _runs(tokens: Sequence[Token], sentence: Sentence, taken: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """Yield runs of words that could be names."""
    at = sentence.first
    while at < sentence.last:
        last = _run_end(tokens, at, sentence, taken)
        if last == at:
            at += 1
            continue
        first = _without_ministry(tokens, at, last, sentence)
        if not _refused(tokens, first, last, sentence):
            yield first, last
        at = last


def _without_ministry(tokens: Sequence[Token], first: int, last: int, sentence: Sentence) -> int:
    """Begin at the given name in `of Transportation Pete Buttigieg`."""
    if first == sentence.first or tokens[first - 1].lower not in ("of", "for", "and"):
        return first
    return next((at for at in range(first + 1, last - 1) if "given" in tokens[at].marks), first)


def _run_end(tokens: Sequence[Token], at: int, sentence: Sentence, taken: Sequence[bool]) -> int:
    last = position = at
    while position < sentence.last and not taken[position]:
        token = tokens[position]
        if is_initial(tokens, position):
            position = last = position + 2
        elif _is_name_word(token) or (last > at and _is_particle_like(token)):
            position = last = position + 1
            if token.lower.endswith(("'s", "’s")):
                break
        elif "particle" in token.marks and last > at and token.is_word:
            position += 1
            last = position if token.lower in ("oğlu", "qızı", "оглы", "кызы") else last
        else:
            break
    return last


def _is_particle_like(token: Token) -> bool:
    """Whether a short word that often opens a sentence stands inside a name, as in Ng How Yue."""
    return token.is_capital and len(token.text) < 4 and token.marks == {"opening"}


def _is_name_word(token: Token) -> bool:
    if not token.is_capital or not token.text[-1].isalpha() or len(token.text) < 2 or len(token.text) > 30:
        return False
    if token.is_shouted:
        return "given" in token.marks or (len(token.text) == 2 and "suffix" not in token.marks)
    if "given" in token.marks:
        return "honorific" not in token.marks
    return not token.marks & _BREAKS and not any(letter.isdigit() for letter in token.text)


def _refused(tokens: Sequence[Token], first: int, last: int, sentence: Sentence) -> bool:
    """Whether the run belongs to a longer name that is not a person's, or has too many words."""
    if sum(tokens[at].is_word for at in range(first, last)) > _MOST_WORDS + 1:
        return True
    if not any(tokens[at].is_word and len(tokens[at].text) > 1 for at in range(first, last)):
        return True
    following = tokens[last] if last < sentence.last else None
    return bool(
        following and following.is_capital and following.marks & _REFUSES_AFTER and "opening" not in following.marks
    )


def _proved(
    text: Text, sentence: Sentence, first: int, last: int, owned: Sequence[bool], starts: dict[int, Chain]
) -> Name:
    before = office_before(text, sentence, first, owned, starts)
    after = office_after(text, sentence, last, owned, starts)
    rule, confidence = _proof(text, sentence, first, last, before, after)
    office = _fuller(before, after)
    if confidence and after is None:
        office = _with_organisation(text, sentence, last, office)
    token = text.tokens[last - 1]
    end = token.end - 2 if token.lower.endswith(("'s", "’s")) else token.end
    words = tuple(token.text for token in text.tokens[first:last] if token.is_word)
    if end < token.end:
        words = (*words[:-1], words[-1][:-2])
    return Name(first, last, text.tokens[first].start, end, words, rule, confidence, office)


def _proof(
    text: Text, sentence: Sentence, first: int, last: int, before: Office | None, after: Office | None
) -> tuple[str, float]:
    tokens = text.tokens
    several = sum(tokens[at].is_word for at in range(first, last)) > 1
    if _has_honorific(tokens, first, sentence):
        return "name.honorific", 0.95
    if before:
        direct = "position" in tokens[first - 1].marks
        return ("name.office-before", 0.9 if several else 0.8) if several or direct else ("", 0.0)
    if not several:
        return "", 0.0
    if after:
        return "name.office-after", 0.85
    if "given" in tokens[first].marks:
        return "name.given-name", 0.75
    if is_initial(tokens, first) and not is_initial(tokens, last - 1) and len(tokens[last - 1].text) > 3:
        return "name.initial", 0.75
    if _has_surname(tokens[last - 1], sentence) and tokens[first].is_word:
        return "name.surname", 0.7
    if _beside_verb(tokens, first, last, sentence):
        return "name.verb", 0.65
    return "", 0.0


def _has_honorific(tokens: Sequence[Token], first: int, sentence: Sentence) -> bool:
    if first <= sentence.first:
        return False
    before = tokens[first - 1]
    if before.text == "." and first - 2 >= sentence.first:
        before = tokens[first - 2]
    return "honorific" in before.marks and (before.is_capital or sentence.lexicon.tag != "en")


def _has_surname(token: Token, sentence: Sentence) -> bool:
    word = token.lower.removesuffix("'s").removesuffix("’s")
    return len(word) > 4 and any(word.endswith(ending) for ending in sentence.lexicon.surname_endings)


def _beside_verb(tokens: Sequence[Token], first: int, last: int, sentence: Sentence) -> bool:
    """Whether a verb of saying stands right beside the name."""
    at = _past_home(tokens, last, sentence)
    after = at < sentence.last and "said" in tokens[at].marks and tokens[at].text[0].islower()
    before = first > sentence.first and "said" in tokens[first - 1].marks and tokens[first - 1].text[0].islower()
    return after or before


def _past_home(tokens: Sequence[Token], last: int, sentence: Sentence) -> int:
    """Step over `of the Caspian Seal Watch` or `(Daşnov)` between a name and its verb."""
    at = last
    if at < sentence.last and tokens[at].text == "(":
        closing = next((end for end in range(at, min(at + 8, sentence.last)) if tokens[end].text == ")"), None)
        return closing + 1 if closing else last
    if at >= sentence.last or tokens[at].lower not in ("of", "from"):
        return last
    at += 1
    while at < min(sentence.last, last + 9) and (
        tokens[at].is_capital or tokens[at].lower in ("the", "of", "for", "and")
    ):
        at += 1
    return at


def _fuller(before: Office | None, after: Office | None) -> Office | None:
    if before and after:
        return after if after.organisation or not before.organisation else before
    return before or after


def _with_organisation(text: Text, sentence: Sentence, last: int, office: Office | None) -> Office | None:
    found = organisation_after(text, sentence, last)
    if not found or (office and office.organisation):
        return office
    return Office(office.position if office else None, found[0], office.first if office else last, found[2])


def _by_company(text: Text, found: Sequence[Name], unproved: Sequence[Name]) -> Iterator[Name]:
    """Accept names of several words that stand in one list with names already proved."""
    starts, ends = {name.first for name in found}, {name.last for name in found}
    forward = _accept(text, unproved, ends, starts)
    yield from forward
    rest = [name for name in reversed(unproved) if name.first not in {other.first for other in forward}]
    yield from _accept(text, rest, ends, starts)


def _accept(text: Text, unproved: Sequence[Name], ends: set[int], starts: set[int]) -> list[Name]:
    accepted: list[Name] = []
    for name in unproved:
        if len(name.words) < 2 or not (
            _left_of(text.tokens, name.first) in ends or _right_of(text.tokens, name.last) in starts
        ):
            continue
        ends.add(name.last)
        starts.add(name.first)
        accepted.append(Name(name.first, name.last, name.start, name.end, name.words, "name.list", 0.75, name.office))
    return accepted


def _left_of(tokens: Sequence[Token], first: int) -> int:
    """Return the token after the name before, over a comma and an `and`."""
    at = first
    while at and (tokens[at - 1].text == "," or tokens[at - 1].lower in ("and", "və", "и")) and first - at < 2:
        at -= 1
    return at if at < first else -1


def _right_of(tokens: Sequence[Token], last: int) -> int:
    at = last
    while at < len(tokens) and (tokens[at].text == "," or tokens[at].lower in ("and", "və", "и")) and at - last < 2:
        at += 1
    return at if at > last else -1
