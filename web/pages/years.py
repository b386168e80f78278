"""The page of a year: the documents that certainly or possibly belong to it."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from archive.errors import NotFound
from archive.records import listings
from web import links
from web.answers import page
from web.paging import LENGTH, page_number, pager
from web.site import site


def year(request: Request) -> Response:
    """Show a year with its documents; a year without documents says so."""
    wanted, number = request.path_params["year"], page_number(request)
    if not 1 <= wanted <= 9999:
        raise NotFound(f"there is no year {wanted}")
    with site(request).archive.read() as records:
        listing = listings.of_year(records, wanted, (number - 1) * LENGTH, LENGTH)
        holdings = site(request).holdings.of(records)
    counted = next((one for one in holdings.years if one.year == wanted), None)
    return page(
        request,
        "year.html",
        year=wanted,
        counted=counted,
        years=[one for one in holdings.years if one.certain or one.possible],
        undated=holdings.undated,
        listing=listing,
        pager=pager(listing.total, number, lambda to: f"{links.year(wanted)}?page={to}"),
    )


ROUTES = (Route("/years/{year:int}", year),)
