"""What this archive is, how to search it, what its addresses promise."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from web.answers import page


def about(request: Request) -> Response:
    """Show the help page."""
    return page(request, "about.html")


ROUTES = (Route("/about", about),)
