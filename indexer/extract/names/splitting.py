"""Where the words of an office part into position and organisation."""

from collections.abc import Sequence

from indexer.extract.names.capitals import is_initial
from indexer.extract.names.chains import Chain
from indexer.extract.names.degrees import is_position
from indexer.extract.names.office import Office
from indexer.extract.prose.text import Text, Token

_SMALL = frozenset({"of", "the", "at", "in", "for"})
# CEO and the like are written in capitals in any line.
_LONGEST_SHORT = 3
_FEW = 4
# How the genitive ends of an Azerbaijani name.
_OF = ("ın", "in", "un", "ün")
# Before such an office stands a place or what it is in charge of: Tskali Mayor, Wells Secretary.
_NAMED_AFTER = frozenset({"municipal", "sits", "tail"})
# How the adjectives of peoples and regions end: the Belarusian Minister.
_OF_PEOPLES = ("ian", "ean", "ish", "ese")


def head_first(text: Text, first: int, head: int, end: int, chains: dict[int, Chain]) -> Office:
    """Split an office whose head stands before what it is held in; its words are tokens `first` to `end`."""
    tokens = text.tokens
    begin = _begin(tokens, first, head)
    behind = text.sentences[text.sentence_at(head)].lexicon.organisation_shape == "genitive"
    before = _organisation_within(text, first, begin, chains) if begin > first and not behind else None
    if before is None:
        begin = _over_place(tokens, first, begin, head)
    stop, housed = (end, None) if (whole := _sits(tokens, head, end)) else _tail(text, head, end, chains)
    stop, housed = max(stop, head + 1), housed or before
    organisation = _name(text, housed, chains) if housed else None
    begun = first if before and housed is before else begin
    return Office(text.covering(begin, stop), organisation, begun, end, False, (begin, stop), housed, whole)


def head_last(text: Text, first: int, head: int, end: int, chains: dict[int, Chain]) -> Office:
    """Split an Azerbaijani office: the organisation in the genitive, then the position."""
    tokens = text.tokens
    inside = next((chains[at] for at in range(first, head) if at in chains), None)
    clipped = None if inside else next((at for at in range(first, head) if _is_clipped(tokens[at])), None)
    housed = (inside.first, inside.last) if inside else (clipped, clipped + 1) if clipped is not None else None
    begin = housed[1] if housed else _begin_in_front(tokens, first, head)
    if begin + 2 < head and tokens[begin].text == "(" and tokens[begin + 2].text == ")":
        begin += 3
    while begin < head and (not tokens[begin].is_word or "legal_form" in tokens[begin].marks):
        begin += 1
    organisation = text.printed(inside.start, inside.end) if inside else None
    if clipped is not None:
        organisation = tokens[clipped].text.partition("-")[0]
    begun = housed[0] if housed else begin
    return Office(text.covering(begin, head + 1), organisation, begun, end, False, (begin, head + 1), housed)


def _is_clipped(token: Token) -> bool:
    """Whether it is an acronym in the genitive: KSB-nin."""
    acronym, dash, ending = token.text.partition("-")
    return bool(dash) and acronym.isupper() and len(acronym) > 1 and ending.endswith(_OF)


def _begin_in_front(tokens: Sequence[Token], first: int, head: int) -> int:
    """Walk back over what qualifies an Azerbaijani position; before a minister stands all that the ministry is for."""
    begin, ministerial = head, "ministerial" in tokens[head].marks
    while begin > first and (head - begin < _FEW or ministerial):
        before = tokens[begin - 1]
        task = ministerial and before.is_word and not before.lower.endswith(_OF)
        if not task and (head - begin >= _FEW or not _modifies_in_front(before)):
            break
        begin -= 1
    while begin < head and ("joins" in tokens[begin].marks or not tokens[begin].is_word):
        begin += 1
    return begin


def modifies(token: Token) -> bool:
    if "modifier" in token.marks or is_position(token):
        return True
    return token.is_capital and token.lower.endswith(("al", "ic", "ical")) and not token.is_shouted


def _begin(tokens: Sequence[Token], first: int, head: int) -> int:
    """Walk back over what qualifies a position, such as Deputy, U.S. or National Climate."""
    begin = head
    while begin > first:
        if modifies(tokens[begin - 1]):
            begin -= 1
        elif (initials := _initials(tokens, first, begin)) < begin:
            begin = initials
        else:
            break
    if begin - first >= 2 and tokens[begin - 1].is_capital and "modifier" in tokens[begin - 2].marks:
        begin -= 2
    return begin


def _initials(tokens: Sequence[Token], first: int, end: int) -> int:
    """Step back over `U.S.` or a careless `U.S`."""
    at = end - 1 if end > first and tokens[end - 1].text == "." else end
    if at - 3 < first or len(tokens[at - 1].text) != 1 or not tokens[at - 1].is_capital:
        return end
    return at - 3 if tokens[at - 3].text == "U" and is_initial(tokens, at - 3) else end


def _over_place(tokens: Sequence[Token], first: int, begin: int, head: int) -> int:
    """Step back over a place or people before a position: Ukrainian President, Tskali Mayor, Kura County Judge."""
    at = begin
    while at > first and _may_be_place(tokens[at - 1]):
        at -= 1
    if at == begin:
        return begin
    last = tokens[begin - 1]
    single = begin - at == 1 and not last.is_shouted and last.lower.endswith(_OF_PEOPLES)
    return at if single or tokens[head].marks & _NAMED_AFTER or "constituency" in last.marks else begin


def _may_be_place(token: Token) -> bool:
    """Whether a word may name a place before an office: a dateline is shouted, an owner has an ending of its own."""
    if not token.is_capital or token.is_shouted or token.lower.endswith(("'s", "’s")):
        return False
    return not token.marks & {"document", "connector", "opening"}


def _sits(tokens: Sequence[Token], head: int, end: int) -> bool:
    """Whether the words are Member of Parliament, or a member of an assembly for a place: a position as a whole."""
    if "member" not in tokens[head].marks or head + 2 >= end or tokens[head + 1].lower != "of":
        return False
    seats = [at for at in range(head + 2, end) if "legislature" in tokens[at].marks]
    if not seats:
        return False
    return (seats[0] + 1 < end and tokens[seats[0] + 1].lower == "for") or (seats[0] == head + 2 and end == head + 3)


def _tail(text: Text, head: int, end: int, chains: dict[int, Chain]) -> tuple[int, tuple[int, int] | None]:
    """Split what follows the head of a position: where the position ends, and the tokens of the organisation."""
    tokens = text.tokens
    for at in range(head + 1, end):
        chain = chains.get(at)
        if chain and chain.last <= end:
            return _without_connectors(tokens, head, at), (at, chain.last)
    for at in range(end - 1, head, -1):
        if tokens[at - 1].lower in _SMALL and _names_organisation(tokens, head, at, end):
            return _without_connectors(tokens, head, at), (at, _trim_end(tokens, at, end))
    quoted = next((at for at in range(head + 1, end) if _foreign_name(tokens, at)), None)
    if quoted is not None and not _is_of_a_thing(tokens, head, quoted):
        stop = _trim_end(tokens, quoted, end)
        area = any("governs" in token.marks for token in tokens[quoted + 1 : stop])
        if "not_name" in tokens[quoted].marks and area:
            return stop, None
        return _without_connectors(tokens, head, quoted), (quoted, stop)
    return end, None


def _names_organisation(tokens: Sequence[Token], head: int, at: int, end: int) -> bool:
    before = tokens[at - 2].lower if tokens[at - 1].lower == "the" else tokens[at - 1].lower
    if not tokens[at].is_capital:
        return False
    if before == "of" and _is_head_of_state(tokens, head, at):
        return all(token.is_capital or token.lower in _SMALL for token in tokens[at:end])
    if "place" in tokens[at].marks:
        return False
    shouted = tokens[head].is_shouted and len(tokens[head].text) > _LONGEST_SHORT
    if (tokens[at].is_shouted and not shouted) or before == "at":
        return True
    if any("tail" in token.marks for token in tokens[head : at + 1]) or _is_in_charge(tokens, head, at):
        return False
    return before == "of" and "not_name" not in tokens[at].marks and not shouted


def _is_in_charge(tokens: Sequence[Token], head: int, at: int) -> bool:
    """Whether what follows is the area of an officer, and no body: Vice President of Wells Policy."""
    words = [token.lower for token in tokens[head:at]]
    return tokens[at - 1].lower == "of" and ("of_area" in tokens[at - 2].marks or words[:2] == ["vice", "president"])


def _is_head_of_state(tokens: Sequence[Token], head: int, at: int) -> bool:
    """Whether nothing but `of the` parts the name behind from a president, a king or a prime minister."""
    between = [token.marks for token in tokens[head:at] if token.lower not in ("of", "the")]
    return any("state_head" in marks for marks in between) and all(
        marks & {"state_head", "modifier", "position"} for marks in between
    )


def _foreign_name(tokens: Sequence[Token], at: int) -> bool:
    """Whether a name in quotation marks, in capitals or in another script begins inside a Russian office."""
    token = tokens[at]
    cyrillic = any("а" <= letter <= "я" for token in tokens[max(0, at - 6) : at] for letter in token.lower[:1])
    if not cyrillic or tokens[at - 1].text == "(":
        return False
    return token.text == "«" or token.is_shouted or (token.is_capital and token.text[0].isascii())


def _is_of_a_thing(tokens: Sequence[Token], head: int, quoted: int) -> bool:
    """Whether the name in quotation marks is that of a book or the like: автор книги «…»."""
    return tokens[quoted].text == "«" and any("thing" in token.marks for token in tokens[head + 1 : quoted])


def _trim_end(tokens: Sequence[Token], first: int, end: int) -> int:
    """Leave out an acronym in brackets and what follows it."""
    return next((at for at in range(first + 1, end) if tokens[at].text == "("), end)


def _without_connectors(tokens: Sequence[Token], head: int, at: int) -> int:
    while at > head + 1 and (tokens[at - 1].lower in _SMALL or not tokens[at - 1].is_word):
        at -= 1
    return at


def _name(text: Text, housed: tuple[int, int], chains: dict[int, Chain]) -> str:
    """Return an organisation as printed: where a chain is, without the endings of its last word."""
    chain = chains.get(housed[0])
    return text.printed(chain.start, chain.end) if chain and chain.last == housed[1] else text.covering(*housed)


def _organisation_within(text: Text, first: int, end: int, chains: dict[int, Chain]) -> tuple[int, int] | None:
    """Return the organisation printed before a position, as in `NEC Director`; a country alone is none."""
    tokens = text.tokens
    for at in range(first, end):
        if at in chains and chains[at].last <= end:
            return at, chains[at].last
    first = next((at + 1 for at in range(end - 1, first, -1) if tokens[at].text == ")"), first)
    capitals = [at for at in range(first, end) if tokens[at].is_capital and "honorific" not in tokens[at].marks]
    if not capitals or all(tokens[at].marks & {"not_name", "place", "month"} for at in capitals):
        return None
    last = tokens[end - 1]
    if any("document" in tokens[at].marks for at in capitals) or "connector" in last.marks or "opening" in last.marks:
        return None
    if last.lower.endswith(("'s", "’s")) or not last.is_capital or "constituency" in last.marks:
        return None
    peoples = len(capitals) == 1 and not last.is_shouted and last.lower.endswith(_OF_PEOPLES)
    return None if peoples or (tokens[end].marks & _NAMED_AFTER and not last.is_shouted) else (capitals[0], end)


def _modifies_in_front(token: Token) -> bool:
    return modifies(token) or (
        token.is_word and token.text[0].islower() and not token.marks & {"opening", "said", "function"}
    )
