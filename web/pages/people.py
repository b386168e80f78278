"""The pages of people and organisations: names, what they said, the documents they stand in."""

from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from archive.authorities import Attested, Authority, What
from archive.documents import Statement, Summary
from archive.errors import NotFound, Withdrawn
from archive.records import Records, authorities, identifying, listings, texts
from archive.records.listings import Listing
from archive.registers import Identifier
from indexer.search.query import Facet
from web import links
from web.answers import moved, page
from web.paging import LENGTH, page_number, pager
from web.profiles import profile
from web.site import site

_STATEMENTS = 6


def person(request: Request) -> Response:
    """Show a person: names, offices as printed, statements, documents."""
    return _authority(request, "person")


def organisation(request: Request) -> Response:
    """Show an organisation: names and documents."""
    return _authority(request, "organisation")


def _authority(request: Request, what: What) -> Response:
    number = page_number(request)
    with site(request).archive.read() as records:
        found = authorities.get(records, request.path_params["id"])
        shown = _gathered(records, found, number)
    if found.merged_into:
        return _moved(links.authority(what, found.merged_into))
    if found.what != what:
        raise NotFound(f"{found.id} is not a {what}")
    if not shown.listing.total:
        raise Withdrawn("nothing public belongs to this address now")
    facet: Facet = "speaker" if what == "person" else "organisation"
    address = links.authority(what, found.id)
    return page(
        request,
        "authority.html",
        authority=found,
        facet=facet,
        shown=shown,
        documents={summary.id: summary for summary in shown.documents},
        pager=pager(shown.listing.total, number, lambda to: f"{address}?page={to}"),
        profile=profile(site(request), facet, found.id, found.name),
        address=links.absolute(site(request).settings, address),
    )


def _moved(address: str) -> Response:
    """Send on for good; a browser asks again each time, as what was merged may come apart."""
    answer = moved(address)
    answer.headers["Cache-Control"] = "no-cache"
    return answer


@dataclass(frozen=True, slots=True)
class _Shown:
    """One page of an authority: its documents, what a person said, offices as printed, what registers call it."""

    listing: Listing
    statements: tuple[Statement, ...]
    documents: tuple[Summary, ...]
    attested: tuple[Attested, ...]
    identifiers: tuple[Identifier, ...]


def _gathered(records: Records, found: Authority, number: int) -> _Shown:
    spoken = texts.statements_of(records, found.id, _STATEMENTS) if found.what == "person" and number == 1 else ()
    return _Shown(
        listing=listings.of_authority(records, found.id, None, (number - 1) * LENGTH, LENGTH),
        statements=spoken,
        documents=listings.summaries(records, list(dict.fromkeys(one.document for one in spoken))),
        attested=authorities.attested(records, found.id),
        identifiers=identifying.identifiers(records, found.id),
    )


ROUTES = (Route("/people/{id}", person), Route("/organisations/{id}", organisation))
