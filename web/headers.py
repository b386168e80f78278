"""The headers that every answer carries: what a page may load, who may frame it, how long it may be kept."""

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; font-src 'none'; "
    "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
# An original is somebody else's file: it may be saved or shown, and may do nothing at all.
ORIGINAL_POLICY = "sandbox; default-src 'none'; frame-ancestors 'none'"
SECURITY = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
_FOR_GOOD = "public, max-age=31536000, immutable"


class Headers:
    """Adds the headers that an answer has not set itself."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request with the headers added."""

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                _complete(MutableHeaders(scope=message), scope, message["status"])
            await send(message)

        await self.app(scope, receive, send_with_headers)


def _complete(headers: MutableHeaders, scope: Scope, status: int) -> None:
    for name, value in SECURITY.items():
        headers.setdefault(name, value)
    path: str = scope["path"]
    if path == "/staff" or path.startswith("/staff/"):
        headers["Cache-Control"] = "no-store"
    if path.startswith("/static/") and status in (200, 304):
        kept = _FOR_GOOD if scope["query_string"].startswith(b"v=") else "no-cache"
        headers.setdefault("Cache-Control", kept)
