"""Which organisation a name is followed by: `of the AME 6th District`, `(Tskali Legal Clinic)`."""

from collections.abc import Sequence

from indexer.extract.prose.text import Sentence, Text, Token

_CYRILLIC = 0x400


def organisation_after(text: Text, sentence: Sentence, name_end: int) -> tuple[str, int, int] | None:
    """Read the organisation of `Bishop Jackson of the AME 6th District`."""
    tokens = text.tokens
    at = name_end
    if at + 2 < sentence.last and tokens[at].text == "(":
        return _in_brackets(text, at, sentence)
    if at + 1 >= sentence.last or tokens[at].lower not in ("of", "from"):
        return None
    at += 2 if tokens[at + 1].lower == "the" else 1
    if at >= sentence.last or not tokens[at].is_capital:
        return None
    last = _capitals_end(tokens, at, sentence)
    return text.covering(at, last), at, last


def organisation_in_brackets(text: Text, sentence: Sentence, name_end: int) -> tuple[str, int, int] | None:
    """Read the organisation of `Jane Stone (Tskali Legal Clinic)`."""
    opened = name_end + 2 < sentence.last and text.tokens[name_end].text == "("
    return _in_brackets(text, name_end, sentence) if opened else None


def _in_brackets(text: Text, at: int, sentence: Sentence) -> tuple[str, int, int] | None:
    """Read `(Tskali Legal Clinic)` after a name; a constituency or a party letter is none."""
    tokens = text.tokens
    end = next((end for end in range(at + 1, min(at + 10, sentence.last)) if tokens[end].text == ")"), None)
    if end is None or end - at < 3 or not tokens[at + 1].is_capital:
        return None
    inside = tokens[at + 1 : end]
    if _is_party(inside[0]) or _is_spelt_again(inside, sentence) or "constituency" in inside[-1].marks:
        return None
    if any(token.text in (",", "-") or token.text.isdigit() or "place" in token.marks for token in inside):
        return None
    if not all(token.is_capital or "connector" in token.marks or token.text in "'’" for token in inside):
        return None
    return text.covering(at + 1, end), at + 1, end


def _is_party(token: Token) -> bool:
    """Whether a letter and a state stand there: R-Ohio."""
    return token.text[1:2] == "-"


def _is_spelt_again(inside: Sequence[Token], sentence: Sentence) -> bool:
    """Whether a Russian text only spells a person’s name once more, in Latin letters."""
    latin = all(token.text.isalpha() and ord(token.text[0]) < _CYRILLIC for token in inside)
    return sentence.lexicon.organisation_shape == "genitive" and latin and len(inside) == 2


def _capitals_end(tokens: Sequence[Token], at: int, sentence: Sentence) -> int:
    last, position = at, at
    while position < sentence.last and position - last < 3:
        if tokens[position].is_capital or tokens[position].text[0].isdigit():
            position = last = position + 1
        elif tokens[position].lower in ("of", "the", "for"):
            position += 1
        else:
            break
    return last
