"""Pages for bringing documents in: the form, and what becomes of each file."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response

from archive.documents import Document
from archive.errors import NotFound
from archive.findings import KINDS
from archive.intake import Intake, Received
from archive.records import Records, documents
from web.arriving import LARGEST_FILE, MOST_FILES, REASONS, Arrived, Delivery, arriving
from web.desk_answers import desk_page, on_to
from web.forms import Fields, check_token
from web.sessions import require
from web.site import Site, site
from web.wording import LANGUAGES, size

UPLOAD = "/staff/upload"
FOLLOWED = "/staff/upload/files"
LARGEST_SIDECAR = 1024 * 1024
_SIDECARS = (".yaml", ".yml")
# How much of a name stands in the address that follows an upload.
_NAME_IN_ADDRESS = 60


@dataclass(frozen=True, slots=True)
class Followed:
    """One file of an upload as its page shows it; without a document it was not taken, for the reason given."""

    name: str
    document: Document | None = None
    held: bool = False
    reason: str = ""

    @property
    def waits(self) -> bool:
        """Whether more is going to happen without anybody doing anything."""
        return self.document is not None and self.document.state == "received"


def upload_page(request: Request) -> Response:
    """Show the form."""
    return _form(request)


async def upload(request: Request) -> Response:
    """Take files in, each for itself: one that cannot be taken keeps no other from being kept."""
    here, member = site(request), require(request)
    try:
        async with arriving(request, here.settings.uploads, lambda fields: check_token(request, fields)) as delivery:
            check_token(request, delivery.fields)
            if not delivery.files:
                return await run_in_threadpool(_form, request, 422, "Choose at least one file.")
            fates = await run_in_threadpool(_keep_all, here, member.id, delivery)
    except ClientDisconnect:
        return Response(status_code=400)
    return on_to(f"{FOLLOWED}?{urlencode(fates)}")


def followed_page(request: Request) -> Response:
    """Show what became of the files of an upload, which its address names."""
    with site(request).archive.read() as records:
        followed = [_followed(records, *fate) for fate in request.query_params.multi_items()[:MOST_FILES]]
    files = [file for file in followed if file]
    return desk_page(request, "staff/files.html", files=files, waiting=sum(file.waits for file in files))


def _form(request: Request, status: int = 200, problem: str = "") -> Response:
    limits = {"most": MOST_FILES, "largest": size(LARGEST_FILE)}
    choices = {"kinds": [(kind, kind) for kind in KINDS], "languages": LANGUAGES.items()}
    return desk_page(request, "staff/upload.html", status, problem=problem, **limits, **choices)


def _keep_all(here: Site, actor: str, delivery: Delivery) -> list[tuple[str, str]]:
    """Keep each file, with the sidecar that lies beside it; return what became of each, for an address."""
    names = {file.name for file in delivery.files}
    sidecars = {file.name: file for file in delivery.files if file.name.endswith(_SIDECARS)}
    fates = []
    for file in delivery.files:
        refused = file.refused or (_of_sidecar(file, names) if file.name in sidecars else "")
        if refused:
            fates.append(("not", f"{refused}:{file.name[:_NAME_IN_ADDRESS]}"))
        elif file.name not in sidecars:
            fates.append(_keep(here, actor, file, _intake(delivery.fields, file, sidecars)))
    return fates


def _of_sidecar(file: Arrived, names: set[str]) -> str:
    """Return why a sidecar cannot be taken, or nothing."""
    if file.name.rpartition(".")[0] not in names:
        return "sidecar"
    return "" if _text(file) else "words"


def _keep(here: Site, actor: str, file: Arrived, intake: Intake) -> tuple[str, str]:
    kept = here.files.keep_file(file.path)
    received = Received(kept.sha256, kept.size, file.name, "upload", False, intake)
    with here.archive.begin(actor) as records:
        receipt = documents.receive(records, received)
    if receipt.held:
        return "held", f"{receipt.document}:{file.name[:_NAME_IN_ADDRESS]}"
    return "in", receipt.document


def _intake(fields: Fields, file: Arrived, sidecars: Mapping[str, Arrived]) -> Intake:
    kind, language = fields.one("kind"), fields.one("language")
    beside = next((sidecars[file.name + ending] for ending in _SIDECARS if file.name + ending in sidecars), None)
    return Intake(
        kind=kind if kind in KINDS else None,
        language=language if language in LANGUAGES else None,
        sidecar=_text(beside) if beside and not beside.refused else None,
    )


def _text(file: Arrived) -> str | None:
    if file.size > LARGEST_SIDECAR:
        return None
    try:
        return file.path.read_text("utf-8-sig")
    except UnicodeDecodeError:
        return None


def _followed(records: Records, fate: str, value: str) -> Followed | None:
    first, _, name = value.partition(":")
    if fate == "not":
        return Followed(name, reason=REASONS[first]) if first in REASONS else None
    try:
        document = documents.get(records, first)
    except NotFound:
        return None
    return Followed(name or document.name, document, held=fate == "held")
