"""The action that makes a statement printed in a report a document of its own, linked both ways."""

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from archive.documents import Document
from archive.errors import Conflict
from archive.intake import Intake, Received
from archive.passages import quote
from archive.records import documents, gathering, texts
from web.desk_answers import on_to
from web.forms import posted
from web.pages.reviewing import address
from web.sessions import require
from web.site import site


async def adopt(request: Request) -> Response:
    """Keep the adopted words as an original, and lead to its review. Raises Conflict where none are printed."""
    await posted(request)
    return await run_in_threadpool(_adopt, request)


def _adopt(request: Request) -> Response:
    here, actor = site(request), require(request).id
    with here.archive.read() as records:
        report = documents.get(records, str(request.path_params["id"]))
        passages = texts.passages(records, report.id, report.revision)
        said = texts.statements(records, report.id, report.revision)
    span = next((one.span for one in said if one.voice == "adopted"), None)
    if span is None:
        raise Conflict("no adopted statement is printed in this document")
    kept = here.files.keep(quote(passages, span).encode())
    with here.archive.begin(actor) as records:
        received = Received(kept.sha256, kept.size, _name(report), "part", False, _as(report))
        receipt = documents.receive(records, received)
        documents.relate(records, receipt.document, report.id, "adopted at")
        if report.event:
            gathering.bring_together(records, receipt.document, report.id)
    return on_to(address(receipt.document))


def _name(report: Document) -> str:
    return f"{report.name.rpartition('.')[0] or report.name}, adopted.txt"


def _as(report: Document) -> Intake:
    return Intake(kind="statement", language=report.language or None)
