"""The door of the staff desk: nobody gets in who is not signed in, whatever page stands behind it."""

from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from web.desk_answers import desk_page
from web.forms import check_origin
from web.sessions import Forbidden, session

SIGN_IN = "/staff/sign-in"
DESK = "/staff/"
_SEE_OTHER = 303
_HEADERS = {"Cache-Control": "no-store", "X-Robots-Tag": "noindex, nofollow", "Referrer-Policy": "same-origin"}


class Doorstep:
    """What holds for all pages of staff, that of signing in too: nothing is kept, nothing is sent by other sites."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or say why not."""
        request = Request(scope, receive)
        quiet = _with_headers(send)
        try:
            if request.method not in ("GET", "HEAD"):
                check_origin(request)
            await self.app(scope, receive, quiet)
        except Forbidden as error:
            answer = await run_in_threadpool(desk_page, request, "staff/forbidden.html", 403, message=str(error))
            await answer(scope, receive, quiet)


class Door:
    """Lets members of staff in; all others are shown where to sign in, before a byte of what they send is read."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request of staff."""
        request = Request(scope, receive)
        found = await run_in_threadpool(session, request)
        if found is None:
            await _to_sign_in(request)(scope, receive, send)
        else:
            await self.app(scope, receive, send)


def _to_sign_in(request: Request) -> Response:
    if request.method not in ("GET", "HEAD"):
        raise Forbidden("You were signed out, and nothing was done. Sign in, then go back and send the form again.")
    wanted = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    asked = f"?{urlencode({'next': wanted})}" if wanted != DESK else ""
    return RedirectResponse(SIGN_IN + asked, _SEE_OTHER)


def _with_headers(send: Send) -> Send:
    async def send_with_headers(message: Message) -> None:
        if message["type"] == "http.response.start":
            MutableHeaders(scope=message).update(_HEADERS)
        await send(message)

    return send_with_headers
