"""How far the words reach that stand in apposition to a name."""

from collections.abc import Sequence

from indexer.extract.prose.text import Sentence, Token

_LONGEST_SEGMENT = 24


def past_letters(tokens: Sequence[Token], at: int, sentence: Sentence) -> int:
    """Step over letters after a name, such as SC, or a constituency in brackets."""
    if at < sentence.last and "suffix" in tokens[at].marks:
        at += 1
    if (
        at + 2 < sentence.last
        and tokens[at].text == "("
        and tokens[at + 2].text == ")"
        and not tokens[at + 1].text.isalpha()
    ):
        at += 3
    return at


def segment_end(tokens: Sequence[Token], first: int, sentence: Sentence, owned: Sequence[bool]) -> int:
    at = first
    while at < min(sentence.last, first + _LONGEST_SEGMENT):
        token = tokens[at]
        if owned[at] or token.text in (",", ";", ")", ":", "“", "”", '"') or token.is_dash:
            break
        if token.text in (".", "!", "?") and at + 1 == sentence.last:
            break
        if token.marks & {"said", "held", "relative"} or token.lower == "will":
            break
        at += 1
    return at
