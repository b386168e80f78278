"""Pages of staff who come and go: signing in, signing out, being welcomed by a link."""

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from archive.errors import NotFound, Refused
from archive.members import Credentials, Invitation, key
from archive.records import staff
from archive.settings import Settings
from web import passwords, sessions
from web.desk_answers import desk_page, on_to
from web.door import DESK, SIGN_IN
from web.forms import Fields, keep_visitor_word, local_path, posted, posted_by_visitor, visitor_word
from web.secret import keyed_digest
from web.site import Site, site

# How many failures a name, and an address, may have in a quarter of an hour.
FAILURES_OF_NAME, FAILURES_OF_ADDRESS = 5, 20
WRONG = "This name and password do not belong together."


def sign_in_page(request: Request) -> Response:
    """Show where to sign in; whoever is signed in goes on to the desk."""
    if sessions.signed_in(request):
        return on_to(local_path(request.query_params.get("next", ""), DESK))
    return _sign_in_form(request, onward=request.query_params.get("next", ""))


async def sign_in(request: Request) -> Response:
    """Take a name and a password."""
    fields = await posted_by_visitor(request)
    return await run_in_threadpool(_sign_in, request, fields)


async def sign_out(request: Request) -> Response:
    """End the session, in the record too."""
    await posted(request)
    await run_in_threadpool(_end_session, request)
    answer = on_to(SIGN_IN)
    sessions.forget(answer, site(request).settings)
    return answer


def welcome_page(request: Request) -> Response:
    """Show what a one-time link opens."""
    if _invitation(request) is None:
        return desk_page(request, "staff/link_used.html", 404)
    return _welcome_form(request)


async def welcome(request: Request) -> Response:
    """Make a member by a one-time link, and sign them in."""
    fields = await posted_by_visitor(request)
    return await run_in_threadpool(_welcome, request, fields)


def welcome_link(settings: Settings, token: str) -> str:
    """Return the public address of a one-time link."""
    return f"{settings.address}/staff/welcome/{token}"


def first_link(here: Site) -> str | None:
    """Return a new link that makes the first administrator, which ends all older ones; None when there is one."""
    with here.archive.begin("command") as records:
        token = staff.invite_first(records)
    return welcome_link(here.settings, token) if token else None


def _sign_in(request: Request, fields: Fields) -> Response:
    here, name = site(request), fields.one("name")
    by_name, by_address = _counted(request, name)
    with here.archive.begin("signing in") as records:
        until = staff.attempt(records, ((by_name, FAILURES_OF_NAME), (by_address, FAILURES_OF_ADDRESS)))
        known = staff.credentials(records, name)
        wait = max(1, round((until - records.now()).total_seconds() / 60)) if until else 0
    if until:
        problem = f"Too many attempts failed. Try again in {wait} {'minute' if wait == 1 else 'minutes'}."
        answer = _sign_in_form(request, fields.one("next"), name, problem, 429)
        answer.headers["Retry-After"] = str(wait * 60)
        return answer
    if not passwords.matches(known.password if known else None, fields.exactly("password")) or known is None:
        return _sign_in_form(request, fields.one("next"), name, WRONG, 403)
    token = _admit(request, known, fields.exactly("password"), (by_name, by_address))
    return _signed_in(request, token, local_path(fields.one("next"), DESK))


def _counted(request: Request, name: str) -> tuple[str, str]:
    """Return digests of the name and of the address by which attempts are counted."""
    folder, address = site(request).settings.folder, request.client.host if request.client else ""
    return keyed_digest(folder, "name", key(name)), keyed_digest(folder, "address", address)


def _admit(request: Request, known: Credentials, password: str, counted: tuple[str, str]) -> str:
    """Begin a new session under a new token; the one that the browser had is over."""
    renewed = passwords.hashed(password) if passwords.is_outdated(known.password) else None
    with site(request).archive.begin(known.member.id) as records:
        staff.forget_attempts(records, *counted)
        staff.end_session(records, sessions.token(request))
        if renewed:
            staff.keep_hash(records, known.member.id, renewed)
        return staff.begin_session(records, known.member.id)


def _signed_in(request: Request, token: str, onward: str) -> Response:
    answer = on_to(onward)
    sessions.remember(answer, site(request).settings, token)
    return answer


def _sign_in_form(request: Request, onward: str, name: str = "", problem: str = "", status: int = 200) -> Response:
    word = visitor_word(request)
    answer = desk_page(request, "staff/sign_in.html", status, csrf=word, onward=onward, name=name, problem=problem)
    return keep_visitor_word(request, answer, word)


def _end_session(request: Request) -> None:
    member = sessions.require(request)
    with site(request).archive.begin(member.id) as records:
        staff.end_session(records, sessions.token(request))


def _welcome(request: Request, fields: Fields) -> Response:
    password, name = fields.exactly("password"), fields.one("name")
    if _invitation(request) is None:
        return desk_page(request, "staff/link_used.html", 404)
    if password != fields.exactly("again"):
        return _welcome_form(request, name, again="The two passwords differ.")
    try:
        kept = passwords.hashed(password)
    except Refused as error:
        return _welcome_form(request, name, password=f"{error}.")
    try:
        token = _accept(request, name, kept)
    except Refused as error:
        return _welcome_form(request, name, name=f"{error}.")
    except NotFound:
        return desk_page(request, "staff/link_used.html", 404)
    return _signed_in(request, token, DESK)


def _accept(request: Request, name: str, kept: str) -> str:
    invitation = str(request.path_params["token"])
    with site(request).archive.begin("invitation") as records:
        member = staff.accept(records, invitation, name, kept)
        staff.end_session(records, sessions.token(request))
        return staff.begin_session(records, member.id)


def _welcome_form(request: Request, typed: str = "", **problems: str) -> Response:
    word = visitor_word(request)
    values = {"csrf": word, "typed": typed, "problems": problems, "invitation": _invitation(request)}
    answer = desk_page(request, "staff/welcome.html", 422 if problems else 200, **values)
    return keep_visitor_word(request, answer, word)


def _invitation(request: Request) -> Invitation | None:
    with site(request).archive.read() as records:
        return staff.invitation(records, str(request.path_params["token"]))
