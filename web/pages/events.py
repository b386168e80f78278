"""The page of an event: where and when it was held, who called it, what was written about it."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from archive.errors import Withdrawn
from archive.records import authorities, listings
from web import links
from web.answers import page
from web.paging import LENGTH, page_number, pager
from web.site import site


def event(request: Request) -> Response:
    """Show an event with its documents."""
    number = page_number(request)
    with site(request).archive.read() as records:
        found = authorities.event(records, request.path_params["id"])
        listing = listings.of_event(records, found.id, (number - 1) * LENGTH, LENGTH)
    if not listing.total:
        raise Withdrawn("nothing public belongs to this address now")
    return page(
        request,
        "event.html",
        event=found,
        listing=listing,
        pager=pager(listing.total, number, lambda to: f"{links.event(found.id)}?page={to}"),
        address=links.absolute(site(request).settings, links.event(found.id)),
    )


ROUTES = (Route("/events/{id}", event),)
