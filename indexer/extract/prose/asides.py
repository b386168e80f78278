"""Where a quotation is interrupted to say whose it is, as in `…, — сказал X. — …` and `…, – X bildirib. – …`."""

from indexer.extract.prose.text import Text, Token

_BEFORE = frozenset(",!?…")
_LONGEST = 28
_TO_VERB = 12
_LONGEST_AFTER = 18


def asides(text: Text, first: int, last: int) -> list[tuple[int, int]]:
    """Return the interruptions between two tokens: after the dash that begins one, up to that which ends it."""
    found: list[tuple[int, int]] = []
    at = first
    while at < last:
        end = _end(text.tokens, at, last) if _opens(text.tokens, at, first, last) else 0
        if end and _names_speaker(text.tokens, at + 1, end):
            found.append((at + 1, end))
            at = end
        at += 1
    return found


def _opens(tokens: tuple[Token, ...], at: int, first: int, last: int) -> bool:
    if not tokens[at].is_dash or at <= first or at + 1 >= last:
        return False
    return tokens[at - 1].text in _BEFORE and tokens[at + 1].is_word


def _end(tokens: tuple[Token, ...], dash: int, last: int) -> int:
    """Return where it ends: at a sign with a dash after it, or at the end of the words; 0 where nowhere near."""
    for at in range(dash + 1, min(last, dash + _LONGEST)):
        if tokens[at].is_dash and tokens[at - 1].text in ".,:;":
            return at
        if tokens[at].text in "!?…;":
            return 0
    return last if last - dash <= _LONGEST else 0


def _names_speaker(tokens: tuple[Token, ...], first: int, last: int) -> bool:
    """Whether a verb of saying stands there, or a small word with a name beside it."""
    near = tokens[first : min(first + _TO_VERB, last)]
    if any("said" in token.marks and token.text[0].islower() for token in near) or tokens[first].lower == "deyə":
        return True
    small = tokens[first].text[0].islower() and not tokens[first].marks & {"function", "opening"}
    return small and any(token.is_capital for token in near[1:5]) and last - first < _LONGEST_AFTER
