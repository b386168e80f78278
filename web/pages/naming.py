"""Pages where staff say who is who: questions to decide, names merged, split, identified, and all of it undone."""

from collections.abc import Callable
from dataclasses import dataclass

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from archive.authorities import Authority, What
from archive.documents import Summary
from archive.errors import Conflict, NotFound, Refused
from archive.judgements import Judgement, Printed, Questions
from archive.records import (
    Records,
    authorities,
    identifying,
    judging,
    listings,
    merging,
    questions,
    renaming,
    splitting,
    staff,
    standing,
    undoing,
)
from archive.registers import REGISTERS
from web import links
from web.answers import see
from web.desk_answers import desk_page, on_to
from web.forms import Fields, posted
from web.paging import page_number, pager
from web.proofs import surroundings
from web.sessions import require
from web.site import site

NAMES = "/staff/names"
_QUESTIONS, _DOCUMENTS, _FOUND = 20, 50, 20
_BOTH: tuple[What, ...] = ("person", "organisation")
# What a page reports after a form was taken in.
_DONE = {
    "merged": "Merged. Every printed form is kept, and the other address leads here for good.",
    "different": "Noted: they are two, and nobody will ask again.",
    "split": "Split off. The documents you chose are about this name now.",
    "identified": "The identifiers are saved.",
    "renamed": "Renamed. Every printed form is kept, and the address is the same.",
    "undone": "Undone. Everything is as it was before.",
}
_VERDICTS = {
    "same": "“{other}” was merged into “{name}”",
    "split": "“{other}” was split off “{name}”",
    "different": "“{other}” is not “{name}”",
    "identified": "An identifier of “{name}” was changed",
    "renamed": "“{name}” was given another name",
}
_Deed = Callable[[Records, str, Fields], str]


@dataclass(frozen=True, slots=True)
class Line:
    """A judgement in words, with who judged."""

    judgement: Judgement
    words: str
    who: str


@dataclass(frozen=True, slots=True)
class Shown:
    """Everything that the page of one name shows."""

    authority: Authority
    total: int
    documents: tuple[Summary, ...]
    printed: dict[str, tuple[str, ...]]
    members: tuple[Authority, ...]
    identifiers: dict[str, str]
    questions: Questions
    found: tuple[Authority, ...]
    lines: tuple[Line, ...]


def names_page(request: Request) -> Response:
    """Show the questions that wait, and names found by their words."""
    return _names(request)


async def judge(request: Request) -> Response:
    """Take the answer to a question: they are one, or they are not."""
    fields = await posted(request)
    return await run_in_threadpool(_judge, request, fields)


def name_page(request: Request) -> Response:
    """Show one name to staff; one that was merged leads on."""
    identifier = str(request.path_params["id"])
    with site(request).archive.read() as records:
        leader = standing.leading(records, identifier)
    return _name(request) if leader == identifier else see(links.name(leader))


async def merge(request: Request) -> Response:
    """Read this name as another, or another as this."""
    return await _do(request, _merge)


async def split(request: Request) -> Response:
    """Split documents off a name."""
    return await _do(request, _split)


async def identify(request: Request) -> Response:
    """Take in what registers call a name."""
    return await _do(request, _identify)


async def rename(request: Request) -> Response:
    """Call it by another name."""
    return await _do(request, _rename)


async def undo(request: Request) -> Response:
    """Undo a judgement."""
    return await _do(request, _undo)


def around(printed: Printed) -> tuple[str, str, str]:
    """Return a printed name with a little of what stands before and after it."""
    return surroundings(printed.text, printed.start, printed.end)


def _names(request: Request, status: int = 200, problem: str = "") -> Response:
    number, wanted = page_number(request), request.query_params.get("q", "").strip()
    with site(request).archive.read() as records:
        waiting = questions.pending(records, (number - 1) * _QUESTIONS, _QUESTIONS)
        found = [one for what in _BOTH for one in authorities.like(records, what, wanted, _FOUND)] if wanted else []
    return desk_page(
        request,
        "staff/names.html",
        status,
        questions=waiting,
        found=found,
        wanted=wanted,
        problem=problem,
        done=_DONE.get(request.query_params.get("done", ""), ""),
        pager=pager(waiting.total, number, lambda to: f"{NAMES}?page={to}", _QUESTIONS),
        around=around,
    )


def _judge(request: Request, fields: Fields) -> Response:
    one, other, keep = fields.one("one"), fields.one("other"), fields.one("keep")
    try:
        with site(request).archive.begin(require(request).id) as records:
            if fields.has("merge"):
                merging.merge(records, keep, other if keep == one else one)
            else:
                questions.differ(records, one, other)
    except (Conflict, NotFound) as error:
        return _names(request, 409, f"{error}.")
    except Refused as error:
        return _names(request, 422, f"{error}.")
    return on_to(f"{NAMES}?done={'merged' if fields.has('merge') else 'different'}")


async def _do(request: Request, deed: _Deed) -> Response:
    fields = await posted(request)
    return await run_in_threadpool(_done, request, deed, fields)


def _done(request: Request, deed: _Deed, fields: Fields) -> Response:
    try:
        with site(request).archive.begin(require(request).id) as records:
            address = deed(records, str(request.path_params["id"]), fields)
    except Conflict as error:
        return _name(request, 409, f"{error}.")
    except Refused as error:
        return _name(request, 422, f"{error}.", fields)
    return on_to(address)


def _merge(records: Records, identifier: str, fields: Fields) -> str:
    other, keep = fields.one("other"), fields.one("keep")
    merging.merge(records, keep, other if keep == identifier else identifier)
    return f"{links.name(keep)}?done=merged"


def _split(records: Records, identifier: str, fields: Fields) -> str:
    return f"{links.name(splitting.split(records, identifier, fields.every('document')))}?done=split"


def _identify(records: Records, identifier: str, fields: Fields) -> str:
    for one in REGISTERS:
        identifying.identify(records, identifier, one.scheme, fields.one(one.scheme))
    return f"{links.name(identifier)}?done=identified"


def _rename(records: Records, identifier: str, fields: Fields) -> str:
    renaming.rename(records, identifier, fields.one("name"))
    return f"{links.name(identifier)}?done=renamed"


def _undo(records: Records, identifier: str, fields: Fields) -> str:
    number = fields.one("judgement")
    if not (number.isascii() and number.isdigit() and len(number) < 10):
        raise Refused("choose what to undo")
    undoing.undo(records, int(number))
    return f"{links.name(standing.leading(records, identifier))}?done=undone"


def _name(request: Request, status: int = 200, problem: str = "", typed: Fields | None = None) -> Response:
    number, wanted = page_number(request), request.query_params.get("q", "").strip()
    identifier = str(request.path_params["id"])
    with site(request).archive.read() as records:
        shown = _shown(records, standing.leading(records, identifier), number, wanted)
    kept = shown.identifiers
    address = links.name(shown.authority.id)
    return desk_page(
        request,
        "staff/name.html",
        status,
        shown=shown,
        authority=shown.authority,
        wanted=wanted,
        problem=problem,
        typed={scheme: _typed(typed, scheme, kept.get(scheme, "")) for scheme in (one.scheme for one in REGISTERS)},
        called=_typed(typed, "name", shown.authority.name),
        registers=REGISTERS,
        done=_DONE.get(request.query_params.get("done", ""), "") if status == 200 else "",
        pager=pager(shown.total, number, lambda to: f"{address}?page={to}", _DOCUMENTS),
        around=around,
    )


def _typed(fields: Fields | None, name: str, stands: str) -> str:
    """Return what was typed into a field of the form that was sent, or what stands."""
    return fields.one(name) if fields and fields.has(name) else stands


def _shown(records: Records, identifier: str, number: int, wanted: str) -> Shown:
    authority = authorities.get(records, identifier)
    members = authorities.several(records, standing.members(records, identifier)[1:])
    held = standing.documents_of(records, (identifier, *members))
    here = held[(number - 1) * _DOCUMENTS : number * _DOCUMENTS]
    found = authorities.like(records, authority.what, wanted, _FOUND) if wanted else ()
    return Shown(
        authority=authority,
        total=len(held),
        documents=listings.summaries(records, here),
        printed=authorities.printed_by_document(records, identifier, here),
        members=tuple(members.values()),
        identifiers={one.scheme: one.shown for one in identifying.identifiers(records, identifier)},
        questions=questions.pending(records, 0, _QUESTIONS, identifier),
        found=tuple(one for one in found if one.id != identifier),
        lines=_lines(records, identifier),
    )


def _lines(records: Records, identifier: str) -> tuple[Line, ...]:
    history = judging.history(records, identifier)
    ids = {one for judgement in history for one in (judgement.authority, judgement.other) if one}
    known, members = authorities.several(records, ids), {one.id: one.name for one in staff.listed(records)}
    return tuple(
        Line(
            one,
            _VERDICTS[one.verdict].format(
                name=known[one.authority].name, other=known[one.other].name if one.other else ""
            ),
            members.get(one.actor, "the archive"),
        )
        for one in history
    )


ROUTES = (
    Route("/names", names_page),
    Route("/names", judge, methods=["POST"]),
    Route("/names/{id}", name_page),
    Route("/names/{id}/merge", merge, methods=["POST"]),
    Route("/names/{id}/split", split, methods=["POST"]),
    Route("/names/{id}/identifiers", identify, methods=["POST"]),
    Route("/names/{id}/name", rename, methods=["POST"]),
    Route("/names/{id}/undo", undo, methods=["POST"]),
)
