"""Lists of everything: documents, people, organisations, events, topics, years."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from archive.authorities import What
from archive.records import authorities, listings
from web import links
from web.answers import page
from web.charts import Year, chart
from web.paging import LENGTH, page_number, pager
from web.site import site

_NAMES = 100
_LONGEST_START = 3


def documents(request: Request) -> Response:
    """List every published document, or those that bear no date."""
    number, undated = page_number(request), request.query_params.get("undated") == "1"
    chosen = (("undated", "1"),) if undated else ()
    with site(request).archive.read() as records:
        wanted = listings.undated if undated else listings.all_published
        listing = wanted(records, (number - 1) * LENGTH, LENGTH)
        without_date = listing.total if undated else listings.undated(records, 0, 1).total
    return page(
        request,
        "browse/documents.html",
        undated=undated,
        without_date=without_date,
        listing=listing,
        pager=pager(listing.total, number, lambda to: links.browse("documents", (*chosen, ("page", str(to))))),
    )


def people(request: Request) -> Response:
    """List people by name."""
    return _names(request, "person", "people")


def organisations(request: Request) -> Response:
    """List organisations by name."""
    return _names(request, "organisation", "organisations")


def events(request: Request) -> Response:
    """List events, the newest first."""
    number = page_number(request)
    with site(request).archive.read() as records:
        listed = authorities.events(records, (number - 1) * _NAMES, _NAMES)
    address = lambda to: links.browse("events", (("page", str(to)),))  # noqa: E731
    return page(
        request,
        "browse/names.html",
        room="events",
        letters=(),
        starts="",
        listed=listed.items,
        pager=pager(listed.total, number, address, _NAMES),
    )


def all_topics(request: Request) -> Response:
    """List topics, the most heard first, then those without documents."""
    with site(request).archive.read() as records:
        listed = site(request).topics.of(records)
    heard = [topic for topic in listed if topic.documents]
    return page(request, "browse/topics.html", heard=heard, unheard=[one for one in listed if not one.documents])


def years(request: Request) -> Response:
    """Show how many documents belong to each year."""
    with site(request).archive.read() as records:
        holdings = site(request).holdings.of(records)
    counted = [Year(one.year, one.certain, one.possible) for one in holdings.years]
    undated = links.browse("documents", (("undated", "1"),))
    drawn = chart("Documents by year", counted, holdings.undated, 110, href=links.year, undated_href=undated)
    return page(request, "browse/years.html", chart=drawn, years=counted, undated=holdings.undated, href=undated)


def _names(request: Request, what: What, room: str) -> Response:
    number, starts = page_number(request), request.query_params.get("starts", "")[:_LONGEST_START].strip()
    chosen = (("starts", starts),) if starts else ()
    with site(request).archive.read() as records:
        listed = authorities.listed(records, what, (number - 1) * _NAMES, _NAMES, starts)
        letters = authorities.initials(records, what)
    return page(
        request,
        "browse/names.html",
        room=room,
        letters=letters,
        starts=starts,
        listed=listed.items,
        pager=pager(listed.total, number, lambda to: links.browse(room, (*chosen, ("page", str(to)))), _NAMES),
    )


ROUTES = (
    Route("/browse/documents", documents),
    Route("/browse/people", people),
    Route("/browse/organisations", organisations),
    Route("/browse/events", events),
    Route("/browse/topics", all_topics),
    Route("/browse/years", years),
)
