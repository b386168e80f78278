"""What a text spells in words of a date: this twenty-ninth day of April, in the year two thousand twenty-two."""

from collections.abc import Mapping, Sequence

from indexer.extract.prose.text import Token

_SCALES = frozenset({100, 1000})
_LAST_DAY = 31
# So many tokens stand at most between a month and its year: `, in the year of our Lord`.
_REACH = 8
_EARLIEST, _LATEST = 1800, 2100


def spelled_day(tokens: Sequence[Token], at: int, numbers: Mapping[str, int]) -> int | None:
    """Return the day that words before the month at a token name: `twenty-ninth day of`."""
    if at < 3 or (tokens[at - 2].lower, tokens[at - 1].lower) != ("day", "of"):
        return None
    day = _number(tokens[at - 3], numbers)
    return day if day and day <= _LAST_DAY and tokens[at - 3].passage == tokens[at].passage else None


def spelled_year(tokens: Sequence[Token], last: int, numbers: Mapping[str, int]) -> tuple[int, int] | None:
    """Return the year that words name after the day and month that end before a token, and the token after it."""
    window = [token for token in tokens[last : last + _REACH] if token.passage == tokens[last - 1].passage]
    if not any(token.lower == "year" for token in window):
        return None
    at = next((last + step for step, token in enumerate(window) if _counts(token, numbers)), None)
    if at is None:
        return None
    if tokens[at].text.isdecimal():
        return _possible(int(tokens[at].text), at + 1)
    year = 0
    while at < len(tokens) and (number := _number(tokens[at], numbers)):
        year = max(year, 1) * number if number in _SCALES else year + number
        at += 1 + (at + 1 < len(tokens) and tokens[at + 1].lower == "and" and year % 1000 == 0)
    return _possible(year, at)


def _possible(year: int, end: int) -> tuple[int, int] | None:
    return (year, end) if _EARLIEST <= year <= _LATEST else None


def _counts(token: Token, numbers: Mapping[str, int]) -> bool:
    return token.text.isdecimal() or _number(token, numbers) is not None


def _number(token: Token, numbers: Mapping[str, int]) -> int | None:
    """Return the number that a word is, or that its parts make: `twenty-two`."""
    parts = [numbers.get(part) for part in token.lower.split("-")]
    return None if None in parts else sum(part for part in parts if part)
