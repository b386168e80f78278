"""What stands inside a name or behind it without being a word of it: a nickname, Jr., a degree in letters."""

from collections.abc import Sequence

from indexer.extract.names.capitals import is_initial
from indexer.extract.prose.text import Sentence, Token

_OPENING, _CLOSING = frozenset('“"(«'), frozenset('”")»')


def past_nickname(tokens: Sequence[Token], at: int, sentence: Sentence) -> int:
    """Step over one word in marks between the given name and the surname; 0 where none stands."""
    if tokens[at].text not in _OPENING or at + 3 >= sentence.last or tokens[at + 2].text not in _CLOSING:
        return 0
    return at + 3 if tokens[at + 1].is_capital and tokens[at + 3].is_capital else 0


def past_generation(tokens: Sequence[Token], at: int, sentence: Sentence) -> int:
    """Step over the Jr. or Sr. that ends a name, with its comma and its full stop; 0 where none stands."""
    at += tokens[at].text == "," and at + 1 < sentence.last
    if "generation" not in tokens[at].marks:
        return 0
    stopped = at + 1 < sentence.last and tokens[at + 1].text == "." and tokens[at + 1].start == tokens[at].end
    return at + 1 + stopped


def is_degree(tokens: Sequence[Token], at: int) -> bool:
    """Whether two letters with full stops and nothing between them stand there that no name goes on behind: M.D."""
    if not (is_initial(tokens, at) and at + 3 < len(tokens) and is_initial(tokens, at + 2)):
        return False
    joined = tokens[at + 2].start == tokens[at + 1].end
    return joined and not (at + 4 < len(tokens) and tokens[at + 4].is_capital)
