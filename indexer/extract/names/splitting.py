"""Where the words of an office part into position and organisation."""

from collections.abc import Sequence

from indexer.extract.names.chains import Chain
from indexer.extract.names.degrees import is_position
from indexer.extract.names.office import Office
from indexer.extract.prose.text import Text, Token

# What follows these, as in Minister of Health, is a part of the position and no organisation.
_TAIL_IS_POSITION = frozenset(
    {"minister", "secretary", "professor", "lecturer", "commissioner", "attorney", "judge", "justice", "ambassador"}
    | {"министр", "замминистр"}
)


def head_first(text: Text, first: int, head: int, end: int, chains: dict[int, Chain]) -> Office:
    tokens = text.tokens
    begin = head
    while begin > first and modifies(tokens[begin - 1]):
        begin -= 1
    if begin - first >= 2 and tokens[begin - 1].is_capital and "modifier" in tokens[begin - 2].marks:
        begin -= 2
    before = _organisation_within(text, first, begin, chains) if begin > first else None
    position_end, organisation = _tail(text, head, end, chains)
    position = text.covering(begin, max(position_end, head + 1))
    return Office(position, organisation or before, first if before else begin, end)


def modifies(token: Token) -> bool:
    if "modifier" in token.marks or is_position(token):
        return True
    return token.is_capital and token.lower.endswith(("al", "ic", "ical")) and not token.is_shouted


def _tail(text: Text, head: int, end: int, chains: dict[int, Chain]) -> tuple[int, str | None]:
    """Split what follows the head of a position: where the position ends, and the organisation."""
    tokens = text.tokens
    for at in range(head + 1, end):
        chain = chains.get(at)
        if chain and chain.last <= end:
            return _without_connectors(tokens, head, at), text.printed(chain.start, chain.end)
    for at in range(end - 1, head, -1):
        if tokens[at - 1].lower in ("of", "at", "in", "for", "the") and _names_organisation(tokens, head, at, end):
            return _without_connectors(tokens, head, at), text.covering(at, _trim_end(tokens, at, end))
    quoted = next((at for at in range(head + 1, end) if _foreign_name(tokens, at)), None)
    if quoted is not None:
        return _without_connectors(tokens, head, quoted), text.covering(quoted, _trim_end(tokens, quoted, end))
    return end, None


def _names_organisation(tokens: Sequence[Token], head: int, at: int, end: int) -> bool:
    before = tokens[at - 2].lower if tokens[at - 1].lower == "the" else tokens[at - 1].lower
    if not tokens[at].is_capital or "place" in tokens[at].marks:
        return False
    if (tokens[at].is_shouted and not tokens[head].is_shouted) or before == "at":
        return True
    if any(token.lower in _TAIL_IS_POSITION for token in tokens[head:at]) or tokens[head].lower in _TAIL_IS_POSITION:
        return False
    return before == "of" and "not_name" not in tokens[at].marks and not tokens[head].is_shouted


def _foreign_name(tokens: Sequence[Token], at: int) -> bool:
    """Whether a name in quotation marks, in capitals or in another script begins inside a Russian office."""
    token = tokens[at]
    cyrillic = any("а" <= letter <= "я" for token in tokens[max(0, at - 6) : at] for letter in token.lower[:1])
    return cyrillic and (token.text == "«" or token.is_shouted or (token.is_capital and token.text[0].isascii()))


def _trim_end(tokens: Sequence[Token], first: int, end: int) -> int:
    """Leave out an acronym in brackets and what follows it."""
    return next((at for at in range(first + 1, end) if tokens[at].text == "("), end)


def _without_connectors(tokens: Sequence[Token], head: int, at: int) -> int:
    while at > head + 1 and (tokens[at - 1].lower in ("of", "the", "at", "in", "for") or not tokens[at - 1].is_word):
        at -= 1
    return at


def _organisation_within(text: Text, first: int, end: int, chains: dict[int, Chain]) -> str | None:
    """Return the organisation printed before a position, as in `NEC Director`; a country alone is none."""
    tokens = text.tokens
    for at in range(first, end):
        if at in chains and chains[at].last <= end:
            return text.printed(chains[at].start, chains[at].end)
    capitals = [at for at in range(first, end) if tokens[at].is_capital]
    if not capitals or all(tokens[at].marks & {"not_name", "place", "month"} for at in capitals):
        return None
    if tokens[end - 1].lower.endswith(("'s", "’s")) or not tokens[end - 1].is_capital:
        return None
    return text.covering(capitals[0], end)


def head_last(text: Text, first: int, head: int, end: int, chains: dict[int, Chain]) -> Office:
    """Azerbaijani: the organisation in the genitive, then the position."""
    tokens = text.tokens
    inside = [chains[at] for at in range(first, head) if at in chains]
    begin = inside[0].last if inside else head
    while not inside and begin > first and head - begin < 4 and _modifies_in_front(tokens[begin - 1]):
        begin -= 1
    if begin + 2 < head and tokens[begin].text == "(" and tokens[begin + 2].text == ")":
        begin += 3
    while begin < head and not tokens[begin].is_word:
        begin += 1
    organisation = text.printed(inside[0].start, inside[0].end) if inside else None
    return Office(text.covering(begin, head + 1), organisation, inside[0].first if inside else begin, end)


def _modifies_in_front(token: Token) -> bool:
    return modifies(token) or (
        token.is_word and token.text[0].islower() and not token.marks & {"opening", "said", "function"}
    )
