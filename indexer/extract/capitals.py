"""Where English names an organisation: a run of capitalised words around a head such as Ministry or Bank."""

from collections.abc import Iterator, Sequence

from indexer.extract.acronyms import is_acronym
from indexer.extract.text import Sentence, Token

_LONGEST = 16
_LISTED = 8
_POSSESSIVE = ("'s", "’s")


def in_capitals(tokens: Sequence[Token], sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Yield each name as a pair of token positions."""
    at = sentence.first
    while at < sentence.last:
        last = _run(tokens, at, sentence)
        if last == at:
            at += 1
            continue
        yield from _around_heads(tokens, at, last, sentence)
        at = last


def is_initial(tokens: Sequence[Token], at: int) -> bool:
    """Whether a token is a capital letter with its full stop, as in J. or U.S."""
    token = tokens[at]
    if len(token.text) != 1 or not token.text.isupper() or at + 1 >= len(tokens):
        return False
    return tokens[at + 1].text == "." and tokens[at + 1].start == token.end


def _run(tokens: Sequence[Token], at: int, sentence: Sentence) -> int:
    """Return where a run of capitalised words and their connectors ends; `at` itself where none begins."""
    if not _capital(tokens, at):
        return at
    last, position = at, at
    while position < sentence.last and position - last < 3 and position - at < 4 * _LONGEST:
        if _capital(tokens, position):
            last = position = _past(tokens, position)
        elif _goes_on(tokens, at, position, last, sentence):
            position += 1
        else:
            break
    return last


def _goes_on(tokens: Sequence[Token], first: int, at: int, last: int, sentence: Sentence) -> bool:
    """Whether a word in small letters, or a comma, may stand inside a run that has come to `last`."""
    if at == last and _goes_on_after_comma(tokens, first, at, sentence):
        return True
    return at - last < 3 and "connector" in tokens[at].marks


def _goes_on_after_comma(tokens: Sequence[Token], first: int, comma: int, sentence: Sentence) -> bool:
    """Whether a list of what a body is for goes on: Department of Fisheries, Forests and Parks."""
    if tokens[comma].text != "," or not _lists_its_tasks(tokens, first, comma):
        return False
    for at in range(comma + 1, min(comma + _LISTED, sentence.last)):
        if tokens[at].lower in ("and", "&"):
            return at > comma + 1 and at + 1 < sentence.last and _is_task(tokens[at + 1])
        if not (tokens[at].text == "," or _is_task(tokens[at])):
            return tokens[at].text == "," and at > comma + 1
    return False


def _lists_its_tasks(tokens: Sequence[Token], first: int, comma: int) -> bool:
    of = next((at for at in range(comma - 1, first, -1) if tokens[at].lower in ("of", "on", "for")), first)
    return of > first and "organisation" in tokens[of - 1].marks and all(map(_is_task, tokens[of + 1 : comma]))


def _is_task(token: Token) -> bool:
    return token.lower == "the" or (
        token.is_capital and not token.marks & {"organisation", "place", "position", "given"}
    )


def _capital(tokens: Sequence[Token], at: int) -> bool:
    return tokens[at].is_capital or (
        tokens[at].text[0].isdigit() and tokens[at].lower.endswith(("st", "nd", "rd", "th"))
    )


def _past(tokens: Sequence[Token], at: int) -> int:
    return at + 2 if is_initial(tokens, at) else at + 1


def _around_heads(tokens: Sequence[Token], first: int, last: int, sentence: Sentence) -> Iterator[tuple[int, int]]:
    for begin, end in _pieces(tokens, first, last):
        begin, end = _trimmed(tokens, begin, end, sentence)
        if end > begin and _is_organisation(tokens, begin, end) and not _names_an_act(tokens, end, last):
            yield begin, end


def _names_an_act(tokens: Sequence[Token], end: int, last: int) -> bool:
    """Whether an act, a programme or a medal is named after it, or begins with its name."""
    return end < last and tokens[end].marks >= {"document", "not_name"}


def _pieces(tokens: Sequence[Token], first: int, last: int) -> Iterator[tuple[int, int]]:
    """Cut a run at offices, before people, and at an `and` between two organisations."""
    begin = first
    for at in range(first, last):
        if _parts(tokens, begin, at, last):
            yield begin, at
            begin = at + 1
        elif _owns_the_rest(tokens, begin, at):
            yield begin, at + 1
            begin = at + 1
        elif _begins_another(tokens, begin, at, last):
            yield begin, at
            begin = at
    yield begin, last


def _parts(tokens: Sequence[Token], begin: int, at: int, last: int) -> bool:
    """Whether a word stands between two names and belongs to neither."""
    token = tokens[at]
    if "document" in token.marks or ("position" in token.marks and not _is_office_name(tokens, at, last)):
        return True
    if token.lower in ("of", "from"):
        return _is_person(tokens, begin, at) or _is_somebody(tokens, begin, at)
    if token.lower in ("and", "&", "və"):
        if not _head(tokens, begin, at):
            return at + 1 < last and tokens[at + 1].lower == "the"
        following = _next_and(tokens, at, last)
        short = following - at == 2 and not token.is_shouted and _is_known_short(tokens[at + 1])
        return short or _head(tokens, at + 1, following)
    if token.lower in ("for", "to", "on", "with"):
        return not (_head(tokens, begin, at) and _may_go_on(tokens, begin, at))
    return False


def _is_somebody(tokens: Sequence[Token], begin: int, at: int) -> bool:
    """Whether those words name no body but its member: Lead Republican of the Committee."""
    plain = [token.marks & {"not_name", "modifier", "position", "group"} for token in tokens[begin:at]]
    return bool(plain) and bool(plain[-1]) and not _head(tokens, begin, at)


def _owns_the_rest(tokens: Sequence[Token], begin: int, at: int) -> bool:
    """Whether the name ends in a possessive: of the Law Society’s Clinics only the Society is named."""
    word = tokens[at].lower
    if not word.endswith(_POSSESSIVE) or word.startswith("people"):
        return False
    return _head(tokens, begin, at + 1) and "position" not in tokens[at].marks


def _begins_another(tokens: Sequence[Token], begin: int, at: int, last: int) -> bool:
    """Whether a person's name begins right after the head of an organisation."""
    token = tokens[at]
    after_head = at > begin and bool(tokens[at - 1].marks & {"organisation", "group"}) and _head(tokens, begin, at)
    # After an office, as in Chair of the House Committee Rosa Stone, two words that end the run are the holder.
    holder = _is_led(tokens, begin) and last - at == 2 and not _head(tokens, at, last)
    if after_head and ("given" in token.marks or (holder and token.is_capital and not token.marks)):
        return True
    return token.is_capital and _follows_short_head(tokens, begin, at)


def _is_led(tokens: Sequence[Token], begin: int) -> bool:
    """Whether `of`, or an office and `of the`, stand at the beginning of a run or before it."""
    if tokens[begin].lower == "of":
        return True
    return (
        begin > 2
        and [token.lower for token in tokens[begin - 2 : begin]] == ["of", "the"]
        and ("position" in tokens[begin - 3].marks)
    )


def _is_person(tokens: Sequence[Token], first: int, at: int) -> bool:
    if _head(tokens, first, at) or first == at:
        return False
    before = tokens[first - 2 : first] if first > 1 else ()
    capitals = sum(tokens[position].is_capital and tokens[position].is_word for position in range(first, at))
    if capitals == 2 and at - first == 2 and not tokens[first].marks - {"given"}:
        return True
    return "given" in tokens[first].marks or any(token.marks & {"honorific", "position"} for token in before)


def _follows_short_head(tokens: Sequence[Token], first: int, at: int) -> bool:
    """Whether a word stands right after `of the Agency`, where another name begins."""
    if at - first < 3 or "organisation" not in tokens[at - 1].marks or "organisation" in tokens[at].marks:
        return False
    return tokens[at - 2].lower == "the" and tokens[at - 3].lower == "of"


def _may_go_on(tokens: Sequence[Token], first: int, at: int) -> bool:
    """An agency for assistance to somebody goes on at `to`; a congress to do something does not."""
    return tokens[at].lower not in ("to", "with") or any(token.lower == "for" for token in tokens[first:at])


def _next_and(tokens: Sequence[Token], at: int, last: int) -> int:
    return next((position for position in range(at + 1, last) if tokens[position].lower == "and"), last)


def _is_known_short(token: Token) -> bool:
    return is_acronym(token.text) and "not_name" not in token.marks


def _is_office_name(tokens: Sequence[Token], at: int, last: int) -> bool:
    """Whether an office is part of a name, as in Prime Minister’s Office or Office of the Registrar."""
    if tokens[at].lower.endswith(_POSSESSIVE) or _is_of_office(tokens, at):
        return True
    return (at + 1 < last and tokens[at].lower == "prime") or (at + 1 < last and tokens[at + 1].lower == "minister’s")


def _is_of_office(tokens: Sequence[Token], at: int) -> bool:
    while at > 2 and (tokens[at].is_capital or tokens[at].lower == "the") and tokens[at].lower != "office":
        at -= 1
    return at > 0 and tokens[at].lower == "of" and tokens[at - 1].lower == "office"


def _head(tokens: Sequence[Token], first: int, last: int) -> bool:
    return any(_is_head(tokens[at]) for at in range(first, last))


def _is_head(token: Token) -> bool:
    return token.is_capital and bool(token.marks & {"organisation", "organisation_possessive"})


def _trimmed(tokens: Sequence[Token], first: int, last: int, sentence: Sentence) -> tuple[int, int]:
    while first < last and _leads(tokens, first, sentence):
        first += 1
    while last > first and "connector" in tokens[last - 1].marks:
        last -= 1
    return first, last


def _leads(tokens: Sequence[Token], at: int, sentence: Sentence) -> bool:
    """Whether a word only leads to the name: an article, or the possessor before it."""
    token = tokens[at]
    if not token.is_word or "connector" in token.marks or "honorific" in token.marks:
        return True
    if "opening" in token.marks:
        return True
    possessor = token.lower.endswith(("'s", "’s")) and "not_name" in sentence.lexicon.marks(token.lower[:-2])
    return possessor and not token.lower.startswith("people")


def _is_organisation(tokens: Sequence[Token], first: int, last: int) -> bool:
    if last - first == 1:
        return "organisation_bare" in tokens[first].marks and not _is_seat(tokens, first)
    if last - first > 2 and tokens[last - 2].lower == "the" and "organisation" in tokens[last - 1].marks:
        return False
    return _head(tokens, first, last) and not _is_somebodys(tokens, first, last) and not _is_seat(tokens, first)


def _is_somebodys(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether it is named after who leads it, as in the Stone Administration."""
    return last - first == 2 and tokens[first + 1].lower == "administration" and not tokens[first].marks - {"given"}


def _is_seat(tokens: Sequence[Token], first: int) -> bool:
    """Whether only the seat of somebody is named, as in Member of Parliament for the North."""
    before = [token.lower for token in tokens[max(0, first - 3) : first] if token.lower != "the"]
    if before[-2:] not in (["member", "of"], ["members", "of"]):
        return False
    chamber = next((at for at in range(first, first + 2) if "legislature" in tokens[at].marks), None)
    following = tokens[chamber + 1] if chamber is not None and chamber + 1 < len(tokens) else None
    return following is not None and (following.lower == "for" or not following.is_capital)
