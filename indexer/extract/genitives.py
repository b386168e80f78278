"""Where Russian names an organisation: a head with its adjectives and what depends on it in the genitive."""

from collections.abc import Iterator, Sequence

from indexer.extract.text import Sentence, Token

_LONGEST = 16
_QUOTED = {"«": "»", "“": "”", "„": "“", '"': '"'}
_GENITIVE = (
    "ой",
    "ого",
    "его",
    "ии",
    "ов",
    "ев",
    "ей",
    "ых",
    "их",
    "ия",
    "а",
    "я",
    "ы",
    "и",
    "ам",
    "ям",
    "ью",
    "ю",
    "у",
)


def in_genitive(tokens: Sequence[Token], sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Yield each name as a pair of token positions."""
    for at in range(sentence.first, sentence.last):
        token = tokens[at]
        if "organisation_bare" in token.marks and (token.is_capital or token.is_shouted):
            yield at, at + 1
        if "organisation" not in token.marks:
            continue
        first = _adjectives(tokens, at, sentence)
        last = _dependants(tokens, at + 1, sentence)
        if tokens[first].is_capital and (last - first > 1) and first >= sentence.first:
            yield first, last


def _adjectives(tokens: Sequence[Token], head: int, sentence: Sentence) -> int:
    """Return the capitalised adjective that begins the name, else the head itself."""
    for at in range(head - 1, max(sentence.first - 1, head - 5), -1):
        if not tokens[at].lower.endswith(
            ("ый", "ий", "ой", "ого", "его", "ому", "ему", "ым", "им", "ом", "ем", "ая", "яя", "ую", "юю", "ое", "ее")
        ):
            break
        if tokens[at].is_capital and "opening" not in tokens[at].marks:
            return at
    return head


def _dependants(tokens: Sequence[Token], at: int, sentence: Sentence) -> int:
    limit = min(sentence.last, at + _LONGEST)
    last = at
    while at < limit:
        token = tokens[at]
        if token.text in _QUOTED:
            closing = next((end for end in range(at + 1, limit) if tokens[end].text == _QUOTED[token.text]), None)
            return closing + 1 if closing else last
        if token.text in ("по", "и", "на", "при", "им", ".") and last == at:
            at += 1
            continue
        if not token.is_word or not _depends(token) or _begins_name(tokens, at, limit):
            break
        at += 1
        last = at
    return last


def _begins_name(tokens: Sequence[Token], at: int, limit: int) -> bool:
    """Whether a given name and a surname begin here, both with a capital."""
    if not tokens[at].is_capital or tokens[at].is_shouted or at + 1 >= limit:
        return False
    return tokens[at + 1].is_capital and not tokens[at + 1].is_shouted


def _depends(token: Token) -> bool:
    if token.marks & {"said", "held", "spoke", "given", "opening", "position", "copula"}:
        return False
    return token.is_shouted or token.lower.endswith(_GENITIVE)
