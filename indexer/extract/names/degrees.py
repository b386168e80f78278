"""Degrees and ranks between an office and a name: `директор института, доктор наук X`."""

from collections.abc import Sequence

from indexer.extract.prose.text import Sentence, Token

_FURTHEST, _LONGEST = 24, 10
_TELLING = frozenset({"said", "held", "spoke", "copula"})


def before_degrees(tokens: Sequence[Token], at: int, sentence: Sentence) -> int:
    """Step back over `, f.e.d., prof.` and `, доктор наук` to the end of the office that stands before them."""
    begin, found = at, at
    degree = at < begin or (at > sentence.first and tokens[at - 1].text == ",")
    while begin - at < _LONGEST and at > sentence.first:
        token = tokens[at - 1]
        if token.text == ",":
            if not degree:
                break
            found, degree = at - 1, False
        elif "degree" in token.marks or (len(token.text) == 1 and token.is_word and not token.is_capital):
            degree = True
        elif not token.is_word and token.text not in ".-":
            break
        at -= 1
    return found if found < begin and found > sentence.first and _has_position(tokens, found, sentence) else begin


def _has_position(tokens: Sequence[Token], at: int, sentence: Sentence) -> bool:
    """Whether an office stands before a comma, with no other comma in between."""
    for back in range(at - 1, max(sentence.first - 1, at - _FURTHEST), -1):
        if tokens[back].text in (",", ";") or tokens[back].marks & {"said", "held"}:
            return False
        if is_position(tokens[back]):
            return True
    return False


def tells(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word tells what somebody does, where no office goes on; the States of a country do not."""
    named = tokens[at].is_capital and at > 0 and tokens[at - 1].is_capital
    return bool(tokens[at].marks & _TELLING) and not named


def is_position(token: Token) -> bool:
    """Whether a word is an office; a dative plural is those who were told."""
    return "position" in token.marks and not token.lower.endswith(("там", "лям", "ами", "ями"))
