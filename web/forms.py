"""Forms: what was typed, and proof that it was typed into a page of our own."""

import hmac
import secrets
import unicodedata
from dataclasses import dataclass
from urllib.parse import urlsplit

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from web.sessions import Forbidden, cookie_name, session, set_cookie
from web.site import site

LARGEST_FORM = 1024 * 1024
MOST_FIELDS = 4000
STALE = "This form was open too long, or did not come from a page of this archive. Open it again and repeat."
FOREIGN = "This form was sent by a page of another site. Nothing was done."


@dataclass(frozen=True, slots=True)
class Fields:
    """The fields of a form in the order in which they came."""

    pairs: tuple[tuple[str, str], ...] = ()

    def one(self, name: str) -> str:
        """Return the first value of a field without spaces around it, or nothing."""
        return next(iter(self.every(name)), "")

    def every(self, name: str) -> tuple[str, ...]:
        """Return all values of a field without spaces around them, and without what cannot be seen."""
        return tuple(_seen(value) for field, value in self.pairs if field == name)

    def exactly(self, name: str) -> str:
        """Return the first value of a field as it was typed, or nothing."""
        return next((value for field, value in self.pairs if field == name), "")

    def has(self, name: str) -> bool:
        """Say whether a field, or a button of this name, was sent."""
        return any(field == name for field, _ in self.pairs)


async def posted(request: Request) -> Fields:
    """Return the fields of a form of staff; raises Forbidden when it does not come from a page of this session."""
    fields = await read_fields(request)
    check_token(request, fields)
    return fields


async def read_fields(request: Request) -> Fields:
    """Return the fields of any form, unchecked; what is no small form is refused."""
    if not request.headers.get("content-length", "").isdecimal():
        raise HTTPException(411)
    if int(request.headers["content-length"]) > LARGEST_FORM:
        raise HTTPException(413)
    form = await request.form(max_files=0, max_fields=MOST_FIELDS, max_part_size=LARGEST_FORM)
    return Fields(tuple((name, value) for name, value in form.multi_items() if isinstance(value, str)))


def check_token(request: Request, fields: Fields) -> None:
    """Raise Forbidden unless the form carries the word of this session."""
    if not carries_token(request, fields):
        raise Forbidden(STALE)


def carries_token(request: Request, fields: Fields) -> bool:
    """Say whether the form carries the word of this session."""
    found = session(request)
    return found is not None and same(fields.one("csrf"), found.csrf)


def check_origin(request: Request) -> None:
    """Raise Forbidden when the browser says that another site sent this (Fetch Metadata; RFC 6454, section 7)."""
    fetched, origin = request.headers.get("sec-fetch-site"), request.headers.get("origin")
    if fetched is None and origin is not None and origin not in _origins(request):
        raise Forbidden(FOREIGN)
    if fetched not in (None, "same-origin", "none"):
        raise Forbidden(FOREIGN)


def visitor_word(request: Request) -> str:
    """Return the word that ties a form to the browser of somebody who is not signed in, a new one if it has none."""
    return request.cookies.get(_visitor_cookie(request)) or secrets.token_urlsafe(32)


def keep_visitor_word(request: Request, response: Response, word: str) -> Response:
    """Give the browser the word that its form carries."""
    set_cookie(response, site(request).settings, "visitor", word)
    return response


async def posted_by_visitor(request: Request) -> Fields:
    """Return the fields of a form of somebody who is not signed in; raises Forbidden when it is not our page's."""
    fields = await read_fields(request)
    word = request.cookies.get(_visitor_cookie(request), "")
    if not word or not same(fields.one("csrf"), word):
        raise Forbidden(STALE)
    return fields


def local_path(text: str, otherwise: str) -> str:
    """Return an address of our own desk to go on to, or another when the text is not one."""
    parts = urlsplit(text) if text.isascii() and text.isprintable() and "\\" not in text else None
    inside = parts and not parts.scheme and not parts.netloc and text.startswith("/staff/")
    return text if inside and "//" not in text.split("?")[0] else otherwise


def same(one: str, other: str) -> bool:
    """Compare two secrets in a time that does not tell where they differ."""
    return hmac.compare_digest(one.encode(), other.encode())


def _seen(value: str) -> str:
    kept = (letter for letter in value if letter in "\n\t" or unicodedata.category(letter) not in ("Cc", "Cs"))
    return "".join(kept).strip()


def _visitor_cookie(request: Request) -> str:
    return cookie_name(site(request).settings, "visitor")


def _origins(request: Request) -> tuple[str, ...]:
    parts = urlsplit(site(request).settings.address)
    here = f"{request.url.scheme}://{request.headers.get('host', '')}"
    return (f"{parts.scheme}://{parts.netloc}", here)
