"""What office a person holds: the words beside a name, split into position and organisation."""

from collections.abc import Sequence
from dataclasses import dataclass

from indexer.extract.names.appositions import past_letters, segment_end
from indexer.extract.names.capitals import is_initial
from indexer.extract.names.chains import Chain
from indexer.extract.names.degrees import before_degrees, is_position
from indexer.extract.names.reaching import reach_back
from indexer.extract.prose.text import Sentence, Text, Token

_LONGEST_ROW = 20
_DETERMINERS = frozenset({"the", "a", "an", "his", "her", "its", "their", "our", "my"})
# What follows these, as in Minister of Health, is a part of the position and no organisation.
_TAIL_IS_POSITION = frozenset(
    {"minister", "secretary", "professor", "lecturer", "commissioner", "attorney", "judge", "justice", "ambassador"}
    | {"министр", "замминистр"}
)


@dataclass(frozen=True, slots=True)
class Office:
    """A position as printed, the organisation it is held in, and the tokens the two stand in.

    `shared` says that it was printed in the plural, for all whom a list names.
    """

    position: str | None
    organisation: str | None
    first: int
    last: int
    shared: bool = False


def office_before(
    text: Text, sentence: Sentence, name: int, owned: Sequence[bool], chains: dict[int, Chain]
) -> Office | None:
    """Read the office that leads up to the token `name`, where the person's name begins."""
    tokens = text.tokens
    end = before_degrees(tokens, _before_honorifics(tokens, name, sentence), sentence)
    if (
        end > sentence.first
        and tokens[end - 1].text == ","
        and (end < name or _is_the_office(tokens, end - 1, sentence))
    ):
        end -= 1
    if end - 1 > sentence.first and tokens[end - 1].text == ":" and is_position(tokens[end - 2]):
        end -= 1
    first = reach_back(tokens, end, sentence, owned)
    positions = [at for at in range(first, end) if is_position(tokens[at])]
    if not positions or _is_of_a_body(tokens, positions[-1], end, sentence):
        return None
    if tokens[end].text == "," and first > 1 and tokens[first - 1].text == "," and owned[first - 2]:
        return None
    if sentence.lexicon.organisation_shape == "head last":
        return _head_last(text, first, positions[-1], end, chains)
    return _head_first(text, first, positions[0], end, chains)


def _is_of_a_body(tokens: Sequence[Token], position: int, end: int, sentence: Sentence) -> bool:
    """Whether the words name no office but a body called after one: the Prime Minister’s Office."""
    if sentence.lexicon.organisation_shape != "capitals" or "organisation" not in tokens[end - 1].marks:
        return False
    between = tokens[position + 1 : end]
    return bool(between) and all(token.is_capital for token in between) and "position" not in between[-1].marks


def office_after(
    text: Text, sentence: Sentence, name_end: int, owned: Sequence[bool], chains: dict[int, Chain]
) -> Office | None:
    """Read the office in apposition: `, Chairman of SIMC,` or ` - директор института` or `(Minister of Health)`."""
    tokens = text.tokens
    name_end = past_letters(tokens, name_end, sentence)
    if name_end >= sentence.last or not (tokens[name_end].text in (",", "(") or tokens[name_end].is_dash):
        return None
    first = name_end + 1
    last = segment_end(tokens, first, sentence, owned)
    if last == first or not any("position" in tokens[at].marks for at in range(first, min(first + 8, last))):
        return None
    if any(tokens[at].marks & {"said", "held", "copula", "pronoun"} for at in range(first, last)):
        return None
    if sentence.lexicon.organisation_shape != "capitals" and any(is_initial(tokens, at) for at in range(first, last)):
        return None
    if (
        tokens[first].lower in ("and", "və", "и")
        or _counts(tokens[first])
        or _leads_to_another(tokens, first, last, chains)
    ):
        return None
    if sentence.lexicon.organisation_shape == "head last":
        positions = [at for at in range(first, last) if "position" in tokens[at].marks]
        return _head_last(text, first, positions[-1], last, chains)
    return _head_first(text, first, _first_position(tokens, first, last), last, chains)


def office_in_row(text: Text, first: int, last: int, chains: dict[int, Chain]) -> Office | None:
    """Read a printed row that holds an office and nothing else: `President of the Alpine Union`."""
    tokens = text.tokens
    sentence = text.sentences[text.sentence_at(first)]
    while last > first and tokens[last - 1].text in (",", ".", ";"):
        last -= 1
    telling = any(tokens[at].marks & {"said", "copula", "acts", "held"} for at in range(first, last))
    if not 0 < last - first <= _LONGEST_ROW or telling or any(tokens[at].text in ".:;!?" for at in range(first, last)):
        return None
    positions = [at for at in range(first, last) if is_position(tokens[at])]
    if sentence.lexicon.organisation_shape == "head last":
        return _head_last(text, first, last - 1, last, chains) if positions and positions[-1] == last - 1 else None
    leads = all(
        _modifies(tokens[at]) or "honorific" in tokens[at].marks
        for at in range(first, positions[0] if positions else last)
    )
    return _head_first(text, first, positions[0], last, chains) if positions and leads else None


def _counts(token: Token) -> bool:
    """Whether a number begins the words: six members of the public are nobody's office."""
    return token.text[0].isdigit() or (
        "opening" in token.marks and token.lower not in _DETERMINERS | {"first", "second"}
    )


def _before_honorifics(tokens: Sequence[Token], name: int, sentence: Sentence) -> int:
    at = name
    while at > sentence.first:
        before = tokens[at - 1]
        if _is_form_of_address(before):
            at -= 1
        elif before.text == "." and at - 2 >= sentence.first and _is_form_of_address(tokens[at - 2]):
            at -= 2
        else:
            break
    return at


def _is_form_of_address(token: Token) -> bool:
    return "honorific" in token.marks and "position" not in token.marks


def _is_the_office(tokens: Sequence[Token], comma: int, sentence: Sentence) -> bool:
    """Whether `the chair of the Union` or `the treasurer` leads up to a comma and the name."""
    for at in range(comma - 1, max(sentence.first - 1, comma - 16), -1):
        if tokens[at].text in (",", ";") or tokens[at].marks & {"said", "copula", "held"}:
            return False
        if tokens[at].lower in _DETERMINERS and at + 1 < comma and tokens[at + 1].marks & {"position", "modifier"}:
            return True
    return False


def _leads_to_another(tokens: Sequence[Token], first: int, last: int, chains: dict[int, Chain]) -> bool:
    """Whether the office is that of the next person in a list: `, National Climate Advisor Gina McCarthy`."""
    for at in range(first, last - 1):
        if tokens[at].marks & {"honorific"} and "position" not in tokens[at].marks:
            return True
        if "position" not in tokens[at].marks or at + 1 in chains:
            continue
        following = tokens[at + 1].marks
        if tokens[at + 1].is_capital and not following & {"position", "modifier", "not_name", "place", "connector"}:
            return "given" in following or tokens[at].is_capital
    return False


def _first_position(tokens: Sequence[Token], first: int, last: int) -> int:
    return next(at for at in range(first, last) if "position" in tokens[at].marks)


def _head_first(text: Text, first: int, head: int, end: int, chains: dict[int, Chain]) -> Office:
    tokens = text.tokens
    begin = head
    while begin > first and _modifies(tokens[begin - 1]):
        begin -= 1
    if begin - first >= 2 and tokens[begin - 1].is_capital and "modifier" in tokens[begin - 2].marks:
        begin -= 2
    before = _organisation_within(text, first, begin, chains) if begin > first else None
    position_end, organisation = _tail(text, head, end, chains)
    position = text.covering(begin, max(position_end, head + 1))
    return Office(position, organisation or before, first if before else begin, end)


def _modifies(token: Token) -> bool:
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


def _head_last(text: Text, first: int, head: int, end: int, chains: dict[int, Chain]) -> Office:
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
    return _modifies(token) or (
        token.is_word and token.text[0].islower() and not token.marks & {"opening", "said", "function"}
    )
