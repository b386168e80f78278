"""Reading a document: its newest text, one revision for good, one passage, the original."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import Route

from archive.authorities import Event
from archive.changes import Change
from archive.documents import Document, DocumentTopic, KeptFinding, Named, Part, Related, Revision, Statement
from archive.errors import NotFound, Withdrawn
from archive.passages import Passage
from archive.records import Records, authorities, changes, documents, review, texts
from indexer.search.snippets import marks
from indexer.search.syntax import parse
from web import links
from web.answers import is_fresh, page, see
from web.citations import cite
from web.folios import repeats_title, rows
from web.happenings import happenings
from web.headers import ORIGINAL_POLICY
from web.marking import Range, marked
from web.proofs import of_field, of_part, of_subject, proofs
from web.sessions import signed_in
from web.site import site


@dataclass(frozen=True, slots=True)
class Opened:
    """Everything that the record knows about a document at one revision."""

    document: Document
    revision: Revision | None
    passages: tuple[Passage, ...]
    statements: tuple[Statement, ...]
    findings: tuple[KeptFinding, ...]
    parts: tuple[Part, ...]
    topics: tuple[DocumentTopic, ...]
    related: tuple[Related, ...]
    event: Event | None
    history: tuple[Change, ...]


def document(request: Request) -> Response:
    """Show the newest published revision."""
    return _shown(request, None)


def revision(request: Request) -> Response:
    """Show one revision, for good."""
    return _shown(request, request.path_params["number"])


def passage(request: Request) -> Response:
    """Open a revision at one passage."""
    identifier, number, wanted = (request.path_params[name] for name in ("id", "number", "passage"))
    with site(request).archive.read() as records:
        visible(request, records, identifier)
        there = any(one.number == wanted for one in texts.passages(records, identifier, number))
    if not there:
        raise NotFound(f"revision {number} of {identifier} has no passage {wanted}")
    return see(links.opened(identifier, number, wanted, request.query_params.get("q", "")))


def original(request: Request) -> Response:
    """Hand out the bytes as they were received."""
    with site(request).archive.read() as records:
        found = visible(request, records, request.path_params["id"])
    tag = f'"{found.original.sha256}"'
    headers = {"ETag": tag, "Content-Security-Policy": ORIGINAL_POLICY, "Cache-Control": "no-cache", "Vary": "Cookie"}
    if is_fresh(request, tag):
        return Response(status_code=304, headers=headers)
    path = site(request).files.path(found.original.sha256)
    if not path.exists():
        raise NotFound(f"the original of {found.id} is not in the archive's folder")
    media_type = found.original.media_type or "application/octet-stream"
    return FileResponse(path, 200, headers, media_type, filename=found.name, content_disposition_type="attachment")


def visible(request: Request, records: Records, identifier: str) -> Document:
    """Return a document that the visitor may see; raises NotFound for a draft, Withdrawn for what was withdrawn."""
    found = documents.get(records, identifier)
    if found.standing == "withdrawn":
        raise Withdrawn(f"“{found.title}” was withdrawn")
    if found.standing != "published" and signed_in(request) is None:
        raise NotFound(f"there is no document {identifier}")
    return found


def _shown(request: Request, number: int | None) -> Response:
    with site(request).archive.read() as records:
        opened = _open(request, records, request.path_params["id"], number)
    found = opened.document
    proving = proofs(opened.findings, opened.passages)
    address = links.absolute(site(request).settings, links.document(found.id))
    asked = request.query_params.get("q", "")
    matches = _matches(asked, found.language)
    return page(
        request,
        "document.html",
        opened=opened,
        asked=asked,
        document=found,
        number=opened.revision.number if opened.revision else 0,
        rows=rows(found, opened.passages, opened.statements, opened.parts, proving, matches),
        title=marked(found.title, matches(found.title)),
        titled=repeats_title(found, opened.passages),
        proofs=proving,
        of_field=of_field,
        of_part=of_part,
        of_subject=of_subject,
        citation=cite(found, _issuers(opened.parts), address),
        address=address,
        history=happenings(opened.history),
        voices=_voices(opened.statements),
    )


def _open(request: Request, records: Records, identifier: str, number: int | None) -> Opened:
    found = visible(request, records, identifier)
    wanted = found.revision if number is None else number
    newest = wanted == found.revision
    return Opened(
        document=found,
        revision=texts.revision(records, identifier, wanted) if wanted or number is not None else None,
        passages=texts.passages(records, identifier, wanted),
        statements=texts.statements(records, identifier, wanted),
        findings=review.findings(records, identifier) if newest else (),
        parts=documents.parts(records, identifier),
        topics=documents.document_topics(records, identifier),
        related=documents.related(records, identifier),
        event=authorities.event(records, found.event) if found.event else None,
        history=changes.history(records, identifier),
    )


def _matches(asked: str, language: str) -> Callable[[str], Sequence[Range]]:
    if not asked:
        return lambda text: ()
    query = parse(asked).query
    return lambda text: marks(text, query, language)


def _issuers(parts: Sequence[Part]) -> list[Named]:
    return [part.authority for part in parts if part.role == "issuer"]


def _voices(statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """Return one statement of each form and voice, for the key of lines."""
    return tuple({(one.form, one.voice): one for one in statements}.values())


ROUTES = (
    Route("/d/{id}", document),
    Route("/d/{id}/original", original),
    Route("/d/{id}/r{number:int}", revision),
    Route("/d/{id}/r{number:int}/p{passage:int}", passage),
)
