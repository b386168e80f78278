"""Where people are named: capitalised words that something beside them proves to be a person's name."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from indexer.extract.capitals import is_initial
from indexer.extract.chains import Chain
from indexer.extract.homes import organisation_after
from indexer.extract.leading import occupation
from indexer.extract.offices import Office, office_after, office_before, office_in_row
from indexer.extract.rows import Row, labelled, row_of, rows, stands_alone
from indexer.extract.runs import runs
from indexer.extract.text import Sentence, Text, Token, phrase_end

_BRACKETS = 10
_SPEAKS = frozenset({"said", "acts", "spoke", "urged"})


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
        for first, last in runs(text.tokens, sentence, taken):
            if first < busy:
                continue
            name = _proved(text, sentence, first, last, owned, starts)
            owned[first:last] = [name.confidence > 0] * (last - first)
            busy = name.office.last if name.confidence and name.office else last
            (found if name.confidence else unproved).append(name)
    found = _trimmed(text, found)
    known = {(name.first, name.last) for name in found}
    for name in (*_by_row(text, found, unproved, starts), *_again(text, found, unproved)):
        if (name.first, name.last) not in known or name.office:
            found = [*(one for one in found if one.first != name.first), name]
            known.add((name.first, name.last))
    unproved = [name for name in unproved if (name.first, name.last) not in known]
    found.extend(_by_company(text, found, unproved))
    return _sharing(text, sorted(found, key=lambda name: name.first))


def _taken(text: Text, chains: Sequence[Chain]) -> list[bool]:
    taken = [False] * len(text.tokens)
    for chain in chains:
        taken[chain.first : chain.last] = [True] * (chain.last - chain.first)
    return taken


def _proved(
    text: Text, sentence: Sentence, first: int, last: int, owned: Sequence[bool], starts: dict[int, Chain]
) -> Name:
    before = office_before(text, sentence, first, owned, starts)
    after = office_after(text, sentence, last, owned, starts)
    before = before or occupation(text, sentence, first, last)
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
        direct = "position" in tokens[first - 1].marks and "modifier" not in tokens[first - 1].marks
        if (several and not _ends_an_office(tokens, first)) or direct:
            return "name.office-before", 0.9 if several else 0.8
    if not several:
        alone = "given" in tokens[first].marks and sentence.lexicon.organisation_shape != "capitals"
        return ("name.verb", 0.62) if alone and _beside_verb(tokens, first, last, sentence) else ("", 0.0)
    if after:
        return "name.office-after", 0.85
    if "given" in tokens[first].marks:
        return "name.given-name", 0.75
    if is_initial(tokens, first) and not is_initial(tokens, last - 1) and len(tokens[last - 1].text) > 3:
        return "name.initial", 0.75
    if (
        sentence.lexicon.organisation_shape != "capitals"
        and is_initial(tokens, first + 1)
        and len(tokens[first].text) > 3
    ):
        return "name.initial", 0.7
    if _has_surname(tokens[last - 1], sentence) and tokens[first].is_word:
        return "name.surname", 0.7
    if _goes_on_as_person(tokens, _past_home(tokens, last, sentence), sentence) or _beside_verb(tokens, first, last, sentence):
        return "name.verb", 0.65
    return "", 0.0


def _ends_an_office(tokens: Sequence[Token], first: int) -> bool:
    """Whether the words are the end of an office and no name: Minister for the Environment and Water Resources."""
    return "connector" in tokens[first - 1].marks or tokens[first - 1].lower in ("and", "&")


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
    if at < sentence.last and "suffix" in tokens[at].marks:
        at += 1
    enclosed = first > sentence.first and tokens[first - 1].text == "," and at + 1 < sentence.last
    at += bool(enclosed and tokens[at].text == ",")
    after = at < sentence.last and _speaks(tokens, at, sentence) and tokens[at].text[0].islower()
    # Who asks in `a resident of Mill Lane asked` is not the lane.
    after = after and not (first > sentence.first and "placed" in tokens[first - 1].marks)
    before = first > sentence.first and "said" in tokens[first - 1].marks and tokens[first - 1].text[0].islower()
    return after or before


def _speaks(tokens: Sequence[Token], at: int, sentence: Sentence) -> bool:
    """Whether a word or phrase of saying begins at a token."""
    found = any(phrase_end(tokens, at, mark, sentence.lexicon) for mark in ("said", "acts", "spoke"))
    return found or bool(tokens[at].marks & _SPEAKS)


def _goes_on_as_person(tokens: Sequence[Token], last: int, sentence: Sentence) -> bool:
    """Whether `, who …`, `, speaking for …` or `, chair of …, said` follows."""
    if last + 2 >= sentence.last or tokens[last].text != ",":
        return False
    return bool(tokens[last + 1].marks & {"relative", "speaking"})


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


def _trimmed(text: Text, found: Sequence[Name]) -> list[Name]:
    """Leave out of a longer run what stands beside a name known from elsewhere: `Rena Bostanova Chosen As …`."""
    whole = {_lower(name.words) for name in found if len(name.words) == 2}
    borne = {(_bare(text, name), name.words[0]) for name in found if len(name.words) > 1}
    trimmed = (_shortened(text, name, whole) if len(name.words) == 3 else name for name in found)
    return [_surname_of(text, name, borne) if len(name.words) == 2 else name for name in trimmed]


def _bare(text: Text, name: Name) -> str:
    return text.sentences[text.sentence_at(name.first)].lexicon.bare(name.words[-1].lower())


def _surname_of(text: Text, name: Name, borne: set[tuple[str, str]]) -> Name:
    """Leave out a word that begins a sentence and is no given name, before somebody’s surname: `Слова Ольхова`."""
    known = "given" in text.tokens[name.first].marks or _is_inside(text, name) or name.last - name.first > 2
    others = {given for surname, given in borne if surname == _bare(text, name)} - {name.words[0]}
    if known or name.rule not in ("name.surname", "name.verb") or not others:
        return name
    last = name.last - 1
    return replace(name, first=last, start=text.tokens[last].start, words=name.words[1:])


def _shortened(text: Text, name: Name, whole: set[tuple[str, ...]]) -> Name:
    words = [at for at in range(name.first, name.last) if text.tokens[at].is_word]
    if len(words) != len(name.words):
        return name
    opens = not _is_inside(text, name) and "given" not in text.tokens[name.first].marks
    for begin, end in ((0, 2), (1, 3)) if opens else ((0, 2),):
        if _lower(name.words[begin:end]) in whole:
            first, last = words[begin], words[end - 1] + 1
            start, stop = text.tokens[first].start, min(text.tokens[last - 1].end, name.end)
            return replace(name, first=first, last=last, start=start, end=stop, words=name.words[begin:end])
    return name


def _by_row(
    text: Text, found: Sequence[Name], unproved: Sequence[Name], chains: dict[int, Chain]
) -> Iterator[Name]:
    """Yield names behind a label, and names that fill a row beside the row of their office."""
    lines = rows(text)
    behind = {row.first for label in labelled(text, lines) for row in label.rows}
    for name in unproved:
        if name.first in behind and len(name.words) > 1:
            yield replace(name, rule="name.label", confidence=0.75)
    for name in (*found, *unproved):
        at = row_of(lines, name.first)
        if (name.office is None or not name.office.position) and stands_alone(text, lines[at], name.first, name.last):
            office = _in_next_row(text, lines, at, chains)
            if office and (name.confidence or len(name.words) > 1):
                yield replace(name, rule="name.office-after", confidence=0.85, office=office)


def _in_next_row(text: Text, lines: Sequence[Row], at: int, chains: dict[int, Chain]) -> Office | None:
    """Read the office in the row under a name, or in that above it."""
    below = lines[at + 1] if at + 1 < len(lines) else None
    above = lines[at - 1] if at else None
    return next(
        (office for row in (below, above) if row and (office := office_in_row(text, row.first, row.last, chains))), None
    )


def _again(text: Text, found: Sequence[Name], unproved: Sequence[Name]) -> Iterator[Name]:
    """Yield names of several words that are proved elsewhere: the same words, or the surname after an office."""
    whole = {_lower(name.words) for name in found}
    surnames = {words[-1] for words in whole if len(words) == 1}
    for name in unproved:
        words = _lower(name.words)
        if len(words) > 1 and (words in whole or (words[-1] in surnames and len(words) < 4 and _is_inside(text, name))):
            yield replace(name, rule="name.again", confidence=0.7)


def _is_inside(text: Text, name: Name) -> bool:
    """Whether its first word has its capital of itself, and not because it begins a sentence."""
    return text.sentences[text.sentence_at(name.first)].first != name.first


def _lower(words: Sequence[str]) -> tuple[str, ...]:
    return tuple(word.lower() for word in words)


def _by_company(text: Text, found: Sequence[Name], unproved: Sequence[Name]) -> Iterator[Name]:
    """Accept names of several words that stand in one list with names already proved."""
    starts, ends = {name.first for name in found}, {name.last for name in found}
    ends |= {name.office.last for name in found if name.office and name.office.last > name.last}
    forward = _accept(text, unproved, ends, starts)
    yield from forward
    rest = [name for name in reversed(unproved) if name.first not in {other.first for other in forward}]
    yield from _accept(text, rest, ends, starts)


def _sharing(text: Text, names: Sequence[Name]) -> tuple[Name, ...]:
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
