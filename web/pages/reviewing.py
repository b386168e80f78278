"""Pages for checking a document: its text beside what was found in it, to be corrected and published."""

from dataclasses import dataclass, field
from functools import partial

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import FileResponse, Response

from archive.authorities import Event, Listed
from archive.changes import Change
from archive.documents import Document, DocumentTopic, KeptFinding, Named, Statement, Summary
from archive.errors import Conflict, NotFound, Refused
from archive.findings import KINDS, ORGANISATION_ROLES
from archive.passages import Passage
from archive.records import (
    Records,
    authorities,
    changes,
    documents,
    gathering,
    listings,
    publishing,
    review,
    texts,
    topics,
)
from archive.records.gathering import Kindred
from web.desk_answers import desk_page, on_to
from web.evidence import Marked, mark
from web.forms import Fields, carries_token, posted, read_fields
from web.happenings import sentence
from web.headers import ORIGINAL_POLICY
from web.pages.correcting import (
    Known,
    OrganisationRow,
    SpeakerRow,
    Typed,
    corrections,
    from_fields,
    from_record,
    problems,
)
from web.proofs import Proof, of_field, of_subject, proofs
from web.sessions import require
from web.site import site
from web.wording import LANGUAGES

# Rows that stand empty below those that are filled.
FREE_ROWS = 3
CHANGED = (
    "Somebody changed this document since you opened it: {what}. Nothing of yours was saved, and nothing is lost: \
it stands below as you typed it. Saving again puts yours in place of theirs."
)
SIGNED_IN_ANEW = (
    "You have signed in anew since you opened this form. What you typed stands below: look, and save again."
)


@dataclass(frozen=True, slots=True)
class Checked:
    """Everything that the review page shows of a document."""

    document: Document
    passages: tuple[Passage, ...]
    marked: tuple[Marked, ...]
    findings: tuple[KeptFinding, ...]
    proofs: tuple[Proof, ...]
    stands: Typed
    history: tuple[Change, ...]
    queue: tuple[Summary, ...]
    offered: tuple[Named, ...]
    vocabulary: tuple[Listed, ...]
    adopted: Statement | None
    event: Event | None
    kindred: tuple[Kindred, ...]

    @property
    def position(self) -> int:
        """The ledger position of the last change, by which two editors notice each other."""
        return self.history[-1].position

    @property
    def place(self) -> int:
        """Its place among the drafts that wait for review, from 1; 0 when it is none of them."""
        return next((n for n, one in enumerate(self.queue, 1) if one.id == self.document.id), 0)

    @property
    def following(self) -> Summary | None:
        """The next draft to look at."""
        others = [one for one in self.queue[self.place :] + self.queue if one.id != self.document.id]
        return others[0] if others else None


@dataclass(frozen=True, slots=True)
class Said:
    """What the page says about the form: what is wrong by field, and with the whole."""

    problems: dict[str, str] = field(default_factory=dict)
    problem: str = ""
    reason: str = ""
    withdrawal: str = ""


def review_page(request: Request) -> Response:
    """Show a document to be checked."""
    with site(request).archive.read() as records:
        checked = _checked(records, str(request.path_params["id"]))
    return _page(request, checked, checked.stands, Said())


async def save(request: Request) -> Response:
    """Take corrections, and publish when asked to. A form of an earlier session is shown again, not taken."""
    fields = await read_fields(request)
    saving = _save if carries_token(request, fields) else _save_again
    return await run_in_threadpool(saving, request, fields)


async def withdraw(request: Request) -> Response:
    """Take a published document from view."""
    fields = await posted(request)
    return await run_in_threadpool(_withdraw, request, fields)


def original(request: Request) -> Response:
    """Hand out the original of a document of any standing."""
    with site(request).archive.read() as records:
        found = documents.get(records, str(request.path_params["id"]))
    path = site(request).files.path(found.original.sha256)
    if not path.exists():
        raise NotFound(f"the original of {found.id} is not in the archive's folder")
    kind = found.original.media_type or "application/octet-stream"
    return FileResponse(path, 200, {"Content-Security-Policy": ORIGINAL_POLICY}, kind, filename=found.name)


def address(document: str, done: str = "") -> str:
    """Return where a document is checked; `done` is what the page then reports."""
    return f"/staff/review/{document}" + (f"?done={done}" if done else "")


def _save(request: Request, fields: Fields) -> Response:
    document, typed, publishes = str(request.path_params["id"]), from_fields(fields), fields.has("publish")
    with site(request).archive.read() as records:
        checked = _checked(records, document)
        known = _known(records, typed)
        wrong = problems(typed, known)
        wanted = None if wrong else corrections(typed, known)
    if wanted is None:
        return _page(request, checked, typed, Said(wrong), 422, fields.one("position"))
    try:
        with site(request).archive.begin(require(request).id) as records:
            _check_position(records, document, fields)
            review.correct(records, document, wanted)
            if publishes:
                publishing.publish(records, document)
    except Conflict as error:
        return _again(request, typed, Said(problem=str(error)), 409)
    except Refused as error:
        return _page(request, checked, typed, Said(problem=f"{error}."), 422)
    return on_to(address(document, "published" if publishes else "saved"))


def _save_again(request: Request, fields: Fields) -> Response:
    return _again(request, from_fields(fields), Said(problem=SIGNED_IN_ANEW), 403)


def _withdraw(request: Request, fields: Fields) -> Response:
    document, because = str(request.path_params["id"]), fields.one("because")
    try:
        with site(request).archive.begin(require(request).id) as records:
            _check_position(records, document, fields)
            publishing.withdraw(records, document, because)
    except Conflict as error:
        return _again(request, None, Said(problem=str(error), reason=because), 409)
    except Refused as error:
        return _again(request, None, Said(withdrawal=f"{error}.", reason=because), 422)
    return on_to(address(document, "withdrawn"))


def _again(request: Request, typed: Typed | None, said: Said, status: int) -> Response:
    with site(request).archive.read() as records:
        checked = _checked(records, str(request.path_params["id"]))
    return _page(request, checked, typed or checked.stands, said, status)


def _check_position(records: Records, document: str, fields: Fields) -> None:
    """Raise Conflict when the document is no longer what the form was filled from."""
    history = changes.history(records, document)
    if not history:
        raise NotFound(f"there is no document {document}")
    if fields.one("position") != str(history[-1].position):
        raise Conflict(CHANGED.format(what=sentence(history[-1]).lower()))


def _known(records: Records, typed: Typed) -> Known:
    rows: list[SpeakerRow | OrganisationRow] = [*typed.speakers, *typed.organisations]
    ids = [row.authority for row in rows if row.authority]
    return Known(authorities.labels(records, ids), partial(topics.find, records))


def _checked(records: Records, identifier: str) -> Checked:
    document = documents.get(records, identifier)
    passages = texts.passages(records, identifier, document.revision)
    findings = review.findings(records, identifier)
    chosen = documents.document_topics(records, identifier)
    said = texts.statements(records, identifier, document.revision)
    return Checked(
        document=document,
        passages=passages,
        marked=mark(passages, findings, said),
        findings=findings,
        proofs=proofs(findings, passages),
        stands=from_record(document, documents.parts(records, identifier), chosen),
        history=changes.history(records, identifier),
        queue=tuple(one for one in listings.waiting(records) if one.state == "read"),
        offered=_offered(findings, chosen),
        vocabulary=topics.listed(records),
        adopted=None if document.kind == "statement" else next((one for one in said if one.voice == "adopted"), None),
        event=authorities.event(records, document.event) if document.event else None,
        kindred=gathering.kindred(records, identifier),
    )


def _offered(findings: tuple[KeptFinding, ...], chosen: tuple[DocumentTopic, ...]) -> tuple[Named, ...]:
    """Return the topics to tick: those that stand, then those that were proposed and are left out."""
    found = {one.subject: one.value for one in findings if one.field == "topic" and one.subject}
    standing = {topic.topic.id: topic.topic.label for topic in chosen}
    return tuple(Named(topic, label) for topic, label in (standing | {**found, **standing}).items())


def _page(
    request: Request, checked: Checked, typed: Typed, said: Said, status: int = 200, position: str = ""
) -> Response:
    languages = LANGUAGES if typed.language in LANGUAGES else {**LANGUAGES, typed.language: typed.language}
    return desk_page(
        request,
        "staff/review.html",
        status,
        checked=checked,
        document=checked.document,
        typed=typed,
        said=said,
        position=position or str(checked.position),
        done=request.query_params.get("done", "") if status == 200 else "",
        kinds=[(kind, kind) for kind in KINDS],
        roles=ORGANISATION_ROLES,
        languages=[(tag, name) for tag, name in languages.items() if tag],
        free_rows=FREE_ROWS,
        of_field=of_field,
        of_subject=of_subject,
        sentence=sentence,
    )
