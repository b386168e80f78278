"""Where a list of printed lines names organisations, one a line, under a line that calls them so."""

from collections.abc import Iterator, Mapping, Sequence

from indexer.extract.prose.text import Text, Token

_LONGEST, _LINE, _FEWEST, _FEWEST_HEADED, _HEADING, _ENUMERATOR = 10, 20, 2, 4, 8, 3
_NO_NAME = frozenset(
    {"honorific", "said", "given", "month", "weekday", "copula", "first_person", "bodies", "position"} | {"place"}
)
_Span = tuple[int, int]


def rosters(text: Text, headed: Sequence[_Span]) -> Iterator[_Span]:
    """Yield the names on lines that follow one another, announced as bodies or most of them with a head."""
    starting = dict(headed)
    entries: list[_Span] = []
    announced = False
    for first, last in _lines(text):
        entry = _entry(text.tokens, first, last)
        if entry:
            entries.append(entry)
            continue
        yield from _proved(text.tokens, entries, announced, starting)
        entries, announced = [], _announces(text.tokens[first:last])
    yield from _proved(text.tokens, entries, announced, starting)


def _lines(text: Text) -> Iterator[_Span]:
    return zip(text.rows, (*text.rows[1:], len(text.tokens)), strict=True)


def _proved(
    tokens: Sequence[Token], entries: Sequence[_Span], announced: bool, headed: Mapping[int, int]
) -> Iterator[_Span]:
    """Yield the names of a list that is announced, or that is long and most of whose lines are names with a head."""
    known = sum(headed.get(first) == last for first, last in entries)
    headed_most = len(entries) >= _FEWEST_HEADED and known * 3 >= len(entries) * 2
    if headed_most or (announced and len(entries) >= _FEWEST):
        yield from entries[:-1] if _heads(tokens, *entries[-1]) else entries


def _heads(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether the last line of a list may be the heading of what follows: Academics."""
    return last - first == 1 and tokens[first].text.istitle()


def _announces(line: Sequence[Token]) -> bool:
    """Whether a line ends in a colon after a word for bodies, or is no more than a heading over them."""
    if line[-1].text != ":" and not (len(line) <= _HEADING and line[-1].is_word):
        return False
    return any("bodies" in token.marks for token in line)


def _entry(tokens: Sequence[Token], first: int, last: int) -> _Span | None:
    """Return the name that fills a line, without what numbers it and what is in brackets behind it."""
    if last - first > _LINE or tokens[last - 1].text in ".:?!":
        return None
    first = next((at for at in range(first, min(first + _ENUMERATOR, last)) if _begins(tokens, at, last)), last)
    end = next((at for at in range(first, last) if tokens[at].text == "("), last)
    while end > first and not tokens[end - 1].is_word and tokens[end - 1].text != ".":
        end -= 1
    name = tokens[first:end]
    fits = 0 < len(name) <= _LONGEST and all(_may_stand(token) for token in name)
    return (first, end) if fits else None


def _begins(tokens: Sequence[Token], at: int, last: int) -> bool:
    """Whether a name may begin here: no bullet, and no letter with a bracket."""
    token = tokens[at]
    return token.is_capital and (len(token.text) > 1 or at + 1 == last or tokens[at + 1].is_word)


def _may_stand(token: Token) -> bool:
    if token.marks & _NO_NAME:
        return False
    return token.is_capital or token.text in "&-–’'." or "connector" in token.marks
