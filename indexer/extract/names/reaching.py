"""How far back the words of an office reach from the name that they lead up to."""

from collections.abc import Sequence

from indexer.extract.names.capitals import is_initial
from indexer.extract.names.degrees import is_position, tells
from indexer.extract.prose.text import Sentence, Token

_FURTHEST = 24
_RUSSIAN_PREPOSITIONS = frozenset(
    ("в", "на", "с", "со", "к", "ко", "из", "от", "до", "о", "об", "у", "за", "для", "при")
)
_QUOTATION = frozenset('«»“”„"')
_FINITE = ("ут", "ют", "ет", "ит", "ат", "ят", "ли", "ло", "ла", "ся", "сь")
_INSIDE = frozenset(("в", "во", "на", "при", "за", "из"))
_LONGEST_DEGREE = 10


def reach_back(tokens: Sequence[Token], end: int, sentence: Sentence, owned: Sequence[bool]) -> int:
    """Walk back over everything that can be part of an office."""
    at = end
    while at > max(sentence.first, end - _FURTHEST) and not owned[at - 1]:
        if not _may_lead(tokens, at - 1, sentence) and not _is_inside_office(tokens, at - 1, sentence):
            break
        at -= 1
    while at < end and tokens[at].marks & {"connector", "opening"} and not _counts_up(tokens[at]):
        at += 1
    return at


def _counts_up(token: Token) -> bool:
    """Whether an office begins with a number: Second Minister for Wells."""
    return token.is_capital and "modifier" in token.marks


def _is_inside_office(tokens: Sequence[Token], at: int, sentence: Sentence) -> bool:
    """Whether a preposition stands in an office: уполномоченный по правам человека в области."""
    if tokens[at].lower not in _INSIDE or sentence.lexicon.organisation_shape != "genitive":
        return False
    for back in range(at - 1, max(sentence.first - 1, at - _LONGEST_DEGREE), -1):
        if not tokens[back].is_word or tokens[back].marks & {"said", "held", "spoke", "copula", "event"}:
            return False
        if tokens[back].lower.endswith(_FINITE) and "position" not in tokens[back].marks:
            return False
        if is_position(tokens[back]):
            return True
    return False


def _may_lead(tokens: Sequence[Token], at: int, sentence: Sentence) -> bool:
    token = tokens[at]
    if tells(tokens, at):
        return False
    if (
        token.text in ("(", ")")
        or token.text in _QUOTATION
        or (token.text == "." and at and (is_initial(tokens, at - 1) or is_position(tokens[at - 1])))
    ):
        return True
    if (not token.is_word and token.text != "&") or token.lower in _RUSSIAN_PREPOSITIONS:
        return False
    if sentence.lexicon.organisation_shape != "capitals":
        return "connector" in token.marks or "opening" not in token.marks
    if token.lower == "with" and at and tokens[at - 1].marks & {"event", "occasion"}:
        return False
    return token.is_capital or bool(token.marks & {"connector", "position", "modifier", "organisation"})
