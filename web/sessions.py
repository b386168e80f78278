"""Who is signed in: a cookie with a random token, of which the record knows the digest."""

from starlette.requests import Request
from starlette.responses import Response

from archive.members import Member, Session
from archive.records import staff
from archive.settings import Settings
from web.site import site


class Forbidden(Exception):
    """What was asked is not for whoever asks; the message is one sentence for them."""


def signed_in(request: Request) -> Member | None:
    """Return the member of staff who asks, or None."""
    found = session(request)
    return found.member if found else None


def session(request: Request) -> Session | None:
    """Return the session of a request, looked up once; one that is in use is extended."""
    if not hasattr(request.state, "session"):
        request.state.session = _look_up(request)
    found: Session | None = request.state.session
    return found


def require(request: Request) -> Member:
    """Return the member of staff who asks; raises Forbidden for anybody else."""
    member = signed_in(request)
    if member is None:
        raise Forbidden("This page is for staff: sign in first.")
    return member


def require_administrator(request: Request) -> Member:
    """Return the administrator who asks; raises Forbidden for anybody else."""
    member = require(request)
    if not member.administers:
        raise Forbidden("This page is for administrators, and you are signed in as an editor.")
    return member


def token(request: Request) -> str:
    """Return the token in the cookie, or nothing."""
    return request.cookies.get(cookie_name(site(request).settings, "session"), "")


def remember(response: Response, settings: Settings, token: str) -> None:
    """Give a browser its token, for as long as it stays open."""
    set_cookie(response, settings, "session", token)


def forget(response: Response, settings: Settings) -> None:
    """Take a browser's token away."""
    name, secure = cookie_name(settings, "session"), is_secure(settings)
    response.delete_cookie(name, path="/", secure=secure, httponly=True, samesite="lax")


def set_cookie(response: Response, settings: Settings, what: str, value: str) -> None:
    """Set a cookie that scripts cannot read and other sites cannot use."""
    name, secure = cookie_name(settings, what), is_secure(settings)
    response.set_cookie(name, value, path="/", secure=secure, httponly=True, samesite="lax")


def cookie_name(settings: Settings, what: str) -> str:
    """Return a cookie's name; with https its prefix keeps neighbouring hosts from setting it (RFC 6265bis, 4.1.3)."""
    return f"__Host-onrecord-{what}" if is_secure(settings) else f"onrecord-{what}"


def is_secure(settings: Settings) -> bool:
    """Say whether the archive is reached by https."""
    return settings.address.startswith("https://")


def _look_up(request: Request) -> Session | None:
    sent = token(request)
    if not sent:
        return None
    archive = site(request).archive
    with archive.read() as records:
        found = staff.session(records, sent)
        worth = found is not None and staff.is_worth_extending(found, records.now())
    if found and worth:
        with archive.begin(found.member.id) as records:
            staff.extend_session(records, sent)
    return found
