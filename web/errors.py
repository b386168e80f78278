"""What a reader is told when an address cannot be answered, with the status that machines are told."""

import logging
import secrets
from collections.abc import Callable, Sequence

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from archive.documents import Summary
from archive.errors import Conflict, NotFound, Refused, Withdrawn
from archive.identifiers import is_valid
from archive.records import documents, listings
from indexer.errors import EngineDown
from web.answers import filled_in, page
from web.headers import SECURITY
from web.mistyped import nearest
from web.site import site

log = logging.getLogger("onrecord.web")

_ROOMS = ("d", "people", "organisations", "events", "topics")


def error_handlers() -> dict[type[Exception], Callable[[Request, Exception], Response]]:
    """Return the error table: each kind of error with the page that answers it."""
    return {
        NotFound: not_found,
        Withdrawn: withdrawn,
        Refused: refused,
        Conflict: conflict,
        EngineDown: engine_down,
        HTTPException: of_protocol,
        Exception: our_fault,
    }


def not_found(request: Request, error: Exception) -> Response:
    """Answer that nothing is there; an id whose check character is wrong was mistyped."""
    typed = _mistyped(request.url.path)
    if typed:
        return page(request, "errors/mistyped.html", 404, typed=typed, meant=_meant(request, typed))
    return page(request, "errors/not_found.html", 404)


def withdrawn(request: Request, error: Exception) -> Response:
    """Answer that a document was taken from view: its name, the date, the reason."""
    if not request.url.path.startswith("/d/"):
        return page(request, "errors/emptied.html", 410)
    with site(request).archive.read() as records:
        document = documents.get(records, str(request.path_params["id"]))
    return page(request, "errors/withdrawn.html", 410, document=document)


def refused(request: Request, error: Exception) -> Response:
    """Answer that what was given cannot be taken."""
    return page(request, "errors/message.html", 400, title="This cannot be taken as it is.", message=str(error))


def conflict(request: Request, error: Exception) -> Response:
    """Answer that somebody else was faster."""
    return page(request, "errors/message.html", 409, title="Somebody changed it meanwhile.", message=str(error))


def engine_down(request: Request, error: Exception) -> Response:
    """Answer that search cannot, while reading goes on."""
    answer = page(request, "errors/search_down.html", 503, again=str(request.url.replace(scheme="", netloc="")))
    answer.headers["Retry-After"] = "30"
    return answer


def of_protocol(request: Request, error: Exception) -> Response:
    """Answer what the web server's own words refuse: no such address, no such method."""
    status = error.status_code if isinstance(error, HTTPException) else 400
    if status == 404:
        return not_found(request, error)
    answer = page(request, "errors/message.html", status, title="This address does not do that.", message="")
    answer.headers.update(getattr(error, "headers", None) or {})
    return answer


def our_fault(request: Request, error: Exception) -> Response:
    """Answer that something broke here; the reference stands in the log beside what broke."""
    reference = secrets.token_hex(3)
    log.error("reference %s: %s %s", reference, request.method, request.url.path, exc_info=error)
    body = filled_in(request, "errors/our_fault.html", visitor=None, reference=reference)
    return HTMLResponse(body, 500, {**SECURITY, "Cache-Control": "no-store"})


def _mistyped(path: str) -> str:
    """Return the id of an address whose check character does not fit, or nothing."""
    parts = path.strip("/").split("/")
    wrong = len(parts) > 1 and parts[0] in _ROOMS and 6 <= len(parts[1]) <= 10 and not is_valid(parts[1])
    return parts[1] if wrong else ""


def _meant(request: Request, typed: str) -> Sequence[Summary]:
    if not request.url.path.startswith("/d/"):
        return ()
    with site(request).archive.read() as records:
        found = listings.summaries(records, nearest(typed))
    return [summary for summary in found if summary.standing == "published"]
