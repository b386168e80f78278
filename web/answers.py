"""Answers: a template filled in, with a tag by which a reader's copy is known to be fresh."""

from hashlib import sha256

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from web.sessions import signed_in
from web.site import site

MOVED_FOR_GOOD = 308
FOUND_AT = 302


def page(request: Request, template: str, status: int = 200, **values: object) -> Response:
    """Fill in a template; a copy that is still the same is answered with 304."""
    visitor = signed_in(request)
    body = filled_in(request, template, visitor=visitor, **values)
    if status != 200:
        return HTMLResponse(body, status, {"Cache-Control": "no-store"})
    tag = f'"{sha256(body).hexdigest()[:20]}"'
    headers = {"ETag": tag, "Cache-Control": "private, no-cache" if visitor else "no-cache", "Vary": "Cookie"}
    return Response(None, 304, headers) if is_fresh(request, tag) else HTMLResponse(body, 200, headers)


def filled_in(request: Request, template: str, **values: object) -> bytes:
    """Fill in a template without asking the record anything."""
    return site(request).templates.get_template(template).render(path=request.url.path, **values).encode()


def is_fresh(request: Request, tag: str) -> bool:
    """Say whether the reader's copy carries the tag, compared weakly (RFC 9110, section 13.1.2)."""
    held = [part.strip().removeprefix("W/") for part in request.headers.get("if-none-match", "").split(",")]
    return tag in held or held == ["*"]


def moved(address: str) -> Response:
    """Send on for good."""
    return RedirectResponse(address, MOVED_FOR_GOOD)


def see(address: str) -> Response:
    """Send on this time."""
    return RedirectResponse(address, FOUND_AT)
