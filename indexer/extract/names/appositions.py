"""How far the words reach that stand in apposition to a name."""

from collections.abc import Sequence

from indexer.extract.names.additions import is_degree
from indexer.extract.prose.text import Sentence, Token

_LONGEST_SEGMENT = 24
_LONGEST_ASIDE = 8
_TELLING = frozenset({"said", "held", "relative", "happens", "copula"})


def past_letters(tokens: Sequence[Token], at: int, sentence: Sentence) -> int:
    """Step over letters after a name, such as SC or `, Jr.`, and over brackets that tell no office."""
    behind = at + 1 < sentence.last and tokens[at].text == ","
    at += behind and ("suffix" in tokens[at + 1].marks or is_degree(tokens, at + 1))
    if at < sentence.last and "suffix" in tokens[at].marks:
        at += 1
        at += at + 1 < sentence.last and tokens[at].text == "." and tokens[at].start == tokens[at - 1].end
    elif at < sentence.last and is_degree(tokens, at):
        at += 4
    return past_aside(tokens, at, sentence)


def past_aside(tokens: Sequence[Token], at: int, sentence: Sentence) -> int:
    """Step over brackets that hold a party and a place, a constituency, or a Russian name in Latin letters."""
    if at + 2 >= sentence.last or tokens[at].text != "(":
        return at
    end = next((end for end in range(at + 2, min(at + _LONGEST_ASIDE, sentence.last)) if tokens[end].text == ")"), at)
    inside = tokens[at + 1 : end]
    if end == at:
        return at
    placed = inside[0].text[1:2] == "-" or (len(inside) == 1 and not inside[0].text.isalpha())
    respelt = sentence.lexicon.organisation_shape == "genitive" and all(
        (token.text.isascii() and token.is_capital) or token.text in ".-" for token in inside
    )
    return end + 1 if placed or (respelt and len(inside) > 1) else at


def segment_end(tokens: Sequence[Token], first: int, sentence: Sentence, owned: Sequence[bool]) -> int:
    at = first
    while at < min(sentence.last, first + _LONGEST_SEGMENT):
        token = tokens[at]
        if token.text == "(" and at > first and (closing := _closing(tokens, at, sentence)):
            at = closing + 1
            continue
        if owned[at] or token.text in (",", ";", ")", ":", "“", "”", '"') or token.is_dash:
            break
        if token.text in (".", "!", "?") and at + 1 == sentence.last:
            break
        if (token.marks & _TELLING and not token.is_capital) or token.lower == "will":
            break
        at += 1
    return at


def _closing(tokens: Sequence[Token], at: int, sentence: Sentence) -> int:
    """Return where brackets close behind which a comma stands: Director (Planning), Ministry of Wells."""
    end = next((end for end in range(at, min(at + _LONGEST_ASIDE, sentence.last)) if tokens[end].text == ")"), 0)
    return end if end + 1 < sentence.last and tokens[end + 1].text == "," else 0
