"""The action that places a document with another one's event, or takes it out of its own."""

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from archive.records import gathering
from web.desk_answers import on_to
from web.forms import Fields, posted
from web.pages.reviewing import address
from web.sessions import require
from web.site import site


async def decide(request: Request) -> Response:
    """Do what the form says, and lead back to the review. Raises NotFound or Refused."""
    return await run_in_threadpool(_decide, request, await posted(request))


def _decide(request: Request, fields: Fields) -> Response:
    document, other = str(request.path_params["id"]), fields.one("other")
    with site(request).archive.begin(require(request).id) as records:
        if other:
            gathering.bring_together(records, document, other)
        else:
            gathering.part(records, document)
    return on_to(address(document))
