"""The page of a topic: its labels in all languages, its neighbours, its documents."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from archive.records import listings, topics
from web import links
from web.answers import page
from web.paging import LENGTH, page_number, pager
from web.profiles import profile
from web.site import site


def topic(request: Request) -> Response:
    """Show a topic with its documents."""
    number = page_number(request)
    with site(request).archive.read() as records:
        found = topics.get(records, request.path_params["id"])
        listing = listings.of_topic(records, found.id, (number - 1) * LENGTH, LENGTH)
    return page(
        request,
        "topic.html",
        id=found.id,
        topic=found.topic,
        broader=found.broader,
        narrower=found.narrower,
        listing=listing,
        pager=pager(listing.total, number, lambda to: f"{links.topic(found.id)}?page={to}"),
        profile=profile(site(request), "topic", found.id, found.topic.label()),
        address=links.absolute(site(request).settings, links.topic(found.id)),
    )


ROUTES = (Route("/topics/{id}", topic),)
