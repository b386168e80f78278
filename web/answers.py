"""Answers: a template filled in, with a tag by which a reader's copy is known to be fresh."""

from hashlib import sha256

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from web.site import site, visitor

MOVED_FOR_GOOD = 308
FOUND_AT = 302


def page(request: Request, template: str, status: int = 200, **values: object) -> Response:
    """Fill in a template; a copy that is still the same is answered with 304."""
    words = site(request).templates.get_template(template)
    body = words.render(visitor=visitor(request), path=request.url.path, **values).encode()
    tag = f'"{sha256(body).hexdigest()[:20]}"'
    headers = {"ETag": tag, "Cache-Control": "no-cache", "Vary": "Cookie"}
    if status == 200 and is_fresh(request, tag):
        return Response(status_code=304, headers=headers)
    return HTMLResponse(body, status, headers if status == 200 else {"Cache-Control": "no-store"})


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
