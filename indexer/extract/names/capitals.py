"""Where English names an organisation: a run of capitalised words around a head such as Ministry or Bank."""

from collections.abc import Iterator, Sequence

from indexer.extract.names.acronyms import bare_acronym, is_acronym
from indexer.extract.names.cuts import POSSESSIVE, has_head, pieces
from indexer.extract.prose.text import Sentence, Token

_LONGEST = 16
_LISTED = 8
_TASK = 2
_NO_TAIL = frozenset({"document", "event", "delivered", "work", "speech", "address"})


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
    if tokens[at].text in "’'" and at + 1 < sentence.last:
        return (
            tokens[at - 1].lower.endswith("s") and tokens[at - 1].end == tokens[at].start and tokens[at + 1].is_capital
        )
    if tokens[at].lower == "the" and "connector" not in tokens[at - 1].marks:
        return False
    return at - last < 3 and "connector" in tokens[at].marks


def _goes_on_after_comma(tokens: Sequence[Token], first: int, comma: int, sentence: Sentence) -> bool:
    """Whether a list of what a body is for goes on: Department of Fisheries, Forests and Parks."""
    if tokens[comma].text != ",":
        return False
    if comma + 1 < sentence.last and tokens[comma + 1].is_capital and "legal_form" in tokens[comma + 1].marks:
        return True
    if _is_task(tokens[comma - 1], False) and _lists_before_head(tokens, first, comma, sentence):
        return True
    of = _before_tasks(tokens, first, comma)
    if of is None:
        return False
    anywhere, shouted = tokens[of].lower == "on", tokens[of - 1].is_shouted
    for at in range(comma + 1, min(comma + _LISTED, sentence.last)):
        if tokens[at].lower in ("and", "&"):
            listed = at > comma + 1 or any(token.text == "," for token in tokens[of:comma])
            return listed and at + 1 < sentence.last and _is_task(tokens[at + 1], anywhere)
        if not (tokens[at].text == "," or _is_task(tokens[at], anywhere)) or tokens[at].is_shouted > shouted:
            return tokens[at].text == "," and at > comma + 1
    return False


def _before_tasks(tokens: Sequence[Token], first: int, comma: int) -> int | None:
    """Return the preposition behind a head with which the list of its tasks begins."""
    of = next((at for at in range(comma - 1, first, -1) if tokens[at].lower in ("of", "on", "for")), first)
    begins = of > first and "manifold" in tokens[of - 1].marks
    tasks = all(token.text == "," or _is_task(token, tokens[of].lower == "on") for token in tokens[of + 1 : comma])
    return of if begins and tasks else None


def _lists_before_head(tokens: Sequence[Token], first: int, comma: int, sentence: Sentence) -> bool:
    """Whether the tasks stand before the head: Oceans, Rivers, and Wells Subcommittee."""
    ended = False
    joint = tokens[comma + 1].lower if comma + 1 < sentence.last else ""
    if joint in ("and", "&") and not any(token.text == "," for token in tokens[first:comma]):
        return False
    begin = comma
    for at in range(comma + 1, min(comma + 2 * _LISTED, sentence.last)):
        begin = at if tokens[at].text == "," else begin
        if at - begin > _TASK and not ended:
            return False
        if ended and tokens[at].is_capital and "manifold" in tokens[at].marks:
            return tokens[at - 1].lower not in ("and", "&")
        if tokens[at].lower in ("and", "&"):
            ended = True
        elif not (_is_task(tokens[at], False) and tokens[at].is_capital) and (ended or tokens[at].text != ","):
            return False
    return False


def _is_task(token: Token, anywhere: bool) -> bool:
    """Whether a word can say what a body is for: a place only behind `on`, as in Subcommittee on South Asia."""
    names = {"organisation", "position", "given"} if anywhere else {"organisation", "position", "given", "place"}
    return token.lower == "the" or (token.is_capital and not token.marks & names)


def _capital(tokens: Sequence[Token], at: int) -> bool:
    return tokens[at].is_capital or (
        tokens[at].text[0].isdigit() and tokens[at].lower.endswith(("st", "nd", "rd", "th"))
    )


def _past(tokens: Sequence[Token], at: int) -> int:
    return at + 2 if is_initial(tokens, at) or _is_short_form(tokens, at) else at + 1


def _is_short_form(tokens: Sequence[Token], at: int) -> bool:
    """Whether the full stop only shortens a legal form before another: Pte. Ltd."""
    near = tokens[at : at + 3]
    return len(near) == 3 and near[1].text == "." and all("legal_form" in near[step].marks for step in (0, 2))


def _around_heads(tokens: Sequence[Token], first: int, last: int, sentence: Sentence) -> Iterator[tuple[int, int]]:
    for begin, end in pieces(tokens, first, last):
        begin, end = _trimmed(tokens, begin, end, sentence)
        if end > begin and _is_organisation(tokens, begin, end, sentence) and not _names_an_act(tokens, end, last):
            yield begin, end


def _names_an_act(tokens: Sequence[Token], end: int, last: int) -> bool:
    """Whether an act, a programme or a medal is named after it, or begins with its name."""
    return end < last and tokens[end].marks >= {"document", "not_name"}


def _trimmed(tokens: Sequence[Token], first: int, last: int, sentence: Sentence) -> tuple[int, int]:
    while first < last and _leads(tokens, first, last, sentence):
        first += 1
    while last > first and "connector" in tokens[last - 1].marks:
        last -= 1
    return first, last


def _leads(tokens: Sequence[Token], at: int, last: int, sentence: Sentence) -> bool:
    """Whether a word only leads to the name: an article, the possessor before it, or the number of a Congress."""
    token = tokens[at]
    if not token.is_word or "connector" in token.marks or "honorific" in token.marks:
        return True
    if "opening" in token.marks or (token.text[0].isdigit() and at + 2 == last):
        return True
    if not token.lower.endswith(POSSESSIVE) or token.lower.startswith("people") or at + 1 == last:
        return False
    return "not_name" in sentence.lexicon.marks(token.lower[:-2]) or is_acronym(token.text[:-2])


def _is_organisation(tokens: Sequence[Token], first: int, last: int, sentence: Sentence) -> bool:
    if last - first == 1:
        return _is_alone(tokens, first, sentence) and not is_seat(tokens, first)
    if _ends_as_one(tokens, first, last):
        return True
    if last - first > 2 and tokens[last - 2].lower == "the" and "organisation" in tokens[last - 1].marks:
        return False
    if tokens[first].lower == "administration" or _trails(tokens, first, last) or _is_held_again(tokens, first, last):
        return False
    return has_head(tokens, first, last) and not _is_somebodys(tokens, first, last) and not is_seat(tokens, first)


def _is_alone(tokens: Sequence[Token], at: int, sentence: Sentence) -> bool:
    """Whether one word is a name: FEMA anywhere, WHO where only it is in capitals, House behind an article."""
    token, before = tokens[at], tokens[at - 1] if at > sentence.first else None
    name = token.text.removesuffix("'s").removesuffix("’s")
    marks = token.marks | sentence.lexicon.marks(name.lower())
    if at and tokens[at - 1].end == token.start and tokens[at - 1].text in "@.":
        return False
    if "organisation_bare" in marks:
        return True
    after = tokens[at + 1] if at + 1 < sentence.last else None
    if "organisation_shouted" in marks and name.isupper():
        listed = before is None and after is not None and after.text in ":."
        return not (listed or (before and before.is_shouted) or (after and after.is_shouted))
    led = before is not None and before.lower == "the"
    return "organisation_definite" in marks and led and not (after and after.is_capital)


def _ends_as_one(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether its last word, but for a country, is one with which only such names end: Stone Times, Wells Partners."""
    while last - first > 2 and "not_name" in tokens[last - 1].marks:
        last -= 1
    person = last - first == 2 and "given" in tokens[first].marks
    plain = not any(token.lower in ("of", "for", "on", "to", "with") for token in tokens[first:last])
    ends = "organisation_last" in tokens[last - 1].marks and tokens[last - 1].is_capital
    joined = any(token.lower in ("and", "&") for token in tokens[first : last - 2])
    led = first > 0 and tokens[first - 1].lower == "for"
    return ends and plain and last - first > 1 and not (person or joined or led) and tokens[first].is_capital


def _trails(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether so much follows the head that something else is named: Police Week, Court Fee Payment System."""
    head = next((at for at in range(last - 1, first - 1, -1) if has_head(tokens, at, at + 1)), last)
    tail = tokens[head + 1 : last]
    if not tail or "connector" in tail[0].marks:
        return False
    return (len(tail) > 1 and "connector" not in tail[1].marks) or bool(tail[-1].marks & _NO_TAIL)


def _is_held_again(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether a number and a word for a meeting name an event: the 18th World Wells Congress."""
    return last - first > 2 and tokens[first].text[0].isdigit() and "event" in tokens[last - 1].marks


def _is_somebodys(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether it is named after who leads it, as in the Stone Administration and Jane Stone’s Office."""
    head, before = bare_acronym(tokens[last - 1].lower), tokens[first : last - 1]
    if head == "administration":
        return last - first == 2 and not before[0].marks - {"given"}
    held = {"position", "position_possessive", "organisation", "organisation_possessive"}
    if head != "office" or any(token.marks & held for token in before):
        return False
    return before[-1].lower.endswith(POSSESSIVE) or "room" in before[-1].marks


def is_seat(tokens: Sequence[Token], first: int) -> bool:
    """Whether only the seat of somebody is named, as in Member of Parliament for the North."""
    before = [token.lower for token in tokens[max(0, first - 3) : first] if token.lower != "the"]
    if before[-2:] not in (["member", "of"], ["members", "of"]):
        return False
    chamber = next((at for at in range(first, first + 2) if "legislature" in tokens[at].marks), None)
    following = tokens[chamber + 1] if chamber is not None and chamber + 1 < len(tokens) else None
    return following is not None and (following.lower == "for" or not following.is_capital)
