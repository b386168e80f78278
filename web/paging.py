"""Pages of a long list."""

from collections.abc import Callable
from dataclasses import dataclass

from starlette.requests import Request

LENGTH = 25
_MOST = 100_000


@dataclass(frozen=True, slots=True)
class Pager:
    """Which lines are shown of how many, with the addresses of the pages before and after."""

    first: int
    last: int
    total: int
    back: str
    on: str
    on_count: int


def pager(total: int, page: int, address: Callable[[int], str], length: int = LENGTH) -> Pager:
    """Return where page `page` (from 1) stands in a list of `total` lines."""
    first, last = (page - 1) * length + 1, min(page * length, total)
    return Pager(
        first=min(first, total),
        last=max(last, 0),
        total=total,
        back=address(page - 1) if page > 1 else "",
        on=address(page + 1) if last < total else "",
        on_count=min(length, max(total - last, 0)),
    )


def page_number(request: Request) -> int:
    """Return the page that a request asks for; nonsense asks for the first."""
    text = request.query_params.get("page", "")
    return min(max(int(text), 1), _MOST) if text.isascii() and text.isdigit() and len(text) < 7 else 1
