"""Answers of the staff desk: a template filled in for the member who asks."""

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from web.sessions import session
from web.site import site

_SEE_OTHER = 303


def desk_page(request: Request, template: str, status: int = 200, **values: object) -> Response:
    """Fill in a template with the member, the word of the session, and what the page says."""
    found = session(request)
    words = site(request).templates.get_template(template)
    known = {"visitor": found.member if found else None, "csrf": found.csrf if found else "", "path": request.url.path}
    return HTMLResponse(words.render({**known, **values}), status)


def on_to(address: str) -> Response:
    """Send on to a page after a form was taken in."""
    return RedirectResponse(address, _SEE_OTHER)
