"""The desk: what waits for an editor, what happened last, who works here."""

from collections.abc import Sequence
from dataclasses import dataclass

from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Mount, Route

from archive.changes import Change
from archive.documents import Document, Summary
from archive.errors import Refused
from archive.members import ROLES
from archive.records import Records, changes, documents, listings, staff
from web.desk_answers import desk_page, on_to
from web.door import Door, Doorstep
from web.forms import Fields, posted
from web.happenings import sentence
from web.pages import adopting, gathering, naming, reviewing, signing_in, uploading
from web.sessions import require_administrator
from web.site import site

MEMBERS = "/staff/members"
_NEWEST_CHANGES = 15


@dataclass(frozen=True, slots=True)
class Waiting:
    """Drafts by whose move it is: an editor's, the machine's, nobody's until another file comes."""

    ready: tuple[Summary, ...]
    unread: tuple[Summary, ...]
    unreadable: tuple[Document, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the ledger in words, with who did it and the document, if it is about one."""

    change: Change
    words: str
    who: str
    title: str
    is_document: bool


def desk_page_of(request: Request) -> Response:
    """Show what waits and what happened last."""
    with site(request).archive.read() as records:
        waiting, lines = _waiting(records), _lines(records, changes.newest(records, _NEWEST_CHANGES))
    return desk_page(request, "staff/desk.html", waiting=waiting, lines=lines)


def members_page(request: Request) -> Response:
    """Show who works here, to administrators."""
    require_administrator(request)
    return _members(request)


async def invite(request: Request) -> Response:
    """Make a one-time link for a new member; it is shown once, here."""
    require_administrator(request)
    fields = await posted(request)
    return await run_in_threadpool(_invite, request, fields)


async def remove(request: Request) -> Response:
    """Let a member in no more."""
    require_administrator(request)
    await posted(request)
    return await run_in_threadpool(_remove, request)


def _waiting(records: Records) -> Waiting:
    drafts = listings.waiting(records)
    return Waiting(
        ready=tuple(draft for draft in drafts if draft.state == "read"),
        unread=tuple(draft for draft in drafts if draft.state == "received"),
        unreadable=tuple(documents.get(records, draft.id) for draft in drafts if draft.state == "unreadable"),
    )


def _lines(records: Records, newest: Sequence[Change]) -> tuple[Line, ...]:
    names = {member.id: member.name for member in staff.listed(records)}
    titles = {one.id: one.title for one in listings.summaries(records, [change.subject for change in newest])}
    return tuple(_line(change, titles, names) for change in newest)


def _line(change: Change, titles: dict[str, str], names: dict[str, str]) -> Line:
    member = names.get(change.subject, "") if change.subject != change.actor else ""
    who = names.get(change.actor, "the archive")
    return Line(change, sentence(change), who, titles.get(change.subject, member), change.subject in titles)


def _members(request: Request, status: int = 200, link: str = "", role: str = "", problem: str = "") -> Response:
    with site(request).archive.read() as records:
        members = staff.listed(records)
    values = {"members": members, "roles": ROLES, "link": link, "role": role, "problem": problem}
    return desk_page(request, "staff/members.html", status, **values)


def _invite(request: Request, fields: Fields) -> Response:
    role = next((role for role in ROLES if role == fields.one("role")), None)
    if role is None:
        return _members(request, 422, problem="Choose what the new member may do.")
    with site(request).archive.begin(require_administrator(request).id) as records:
        token = staff.invite(records, role)
    return _members(request, link=signing_in.welcome_link(site(request).settings, token), role=role)


def _remove(request: Request) -> Response:
    member = str(request.path_params["id"])
    try:
        with site(request).archive.begin(require_administrator(request).id) as records:
            staff.remove(records, member)
    except Refused as error:
        return _members(request, 409, problem=f"{error}.")
    return on_to(MEMBERS)


_DOORSTEP = Middleware(Doorstep)
_WELCOME = "/staff/welcome/{token}"
_BEHIND_THE_DOOR = (
    Route("/", desk_page_of),
    Route("/sign-out", signing_in.sign_out, methods=["POST"]),
    Route("/members", members_page),
    Route("/members", invite, methods=["POST"]),
    Route("/members/{id}/remove", remove, methods=["POST"]),
    Route("/upload", uploading.upload_page),
    Route("/upload", uploading.upload, methods=["POST"]),
    Route("/upload/files", uploading.followed_page),
    Route("/review/{id}", reviewing.review_page),
    Route("/review/{id}", reviewing.save, methods=["POST"]),
    Route("/review/{id}/withdraw", reviewing.withdraw, methods=["POST"]),
    Route("/review/{id}/adopted", adopting.adopt, methods=["POST"]),
    Route("/review/{id}/event", gathering.decide, methods=["POST"]),
    Route("/documents/{id}/original", reviewing.original),
    *naming.ROUTES,
)
# Whatever stands behind the door answers members only.
ROUTES: tuple[BaseRoute, ...] = (
    Route("/staff/sign-in", signing_in.sign_in_page, middleware=[_DOORSTEP]),
    Route("/staff/sign-in", signing_in.sign_in, methods=["POST"], middleware=[_DOORSTEP]),
    Route(_WELCOME, signing_in.welcome_page, middleware=[_DOORSTEP]),
    Route(_WELCOME, signing_in.welcome, methods=["POST"], middleware=[_DOORSTEP]),
    Mount("/staff", routes=_BEHIND_THE_DOOR, middleware=[_DOORSTEP, Middleware(Door)]),
)
