"""The front page: a search, the holdings in figures, what is new, a quotation from the record."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from archive.records import authorities, listings, texts
from web import links
from web.answers import page
from web.charts import Year, chart
from web.examples import examples
from web.site import site

_NEWEST, _TOPICS, _QUOTABLE = 6, 8, 12


def front(request: Request) -> Response:
    """Show what the archive is and holds."""
    with site(request).archive.read() as records:
        holdings = site(request).holdings.of(records)
        newest = listings.newest(records, _NEWEST)
        heard = [topic for topic in site(request).topics.of(records) if topic.documents]
        spoken = [one for one in texts.some_statements(records, _QUOTABLE) if one.speakers]
        sources = listings.summaries(records, [one.document for one in spoken[:1]])
        roles = authorities.attested(records, spoken[0].speakers[0].id) if spoken else ()
    years = [Year(one.year, one.certain, one.possible) for one in holdings.years]
    return page(
        request,
        "front.html",
        holdings=holdings,
        newest=newest,
        topics=heard[:_TOPICS],
        quotation=spoken[0] if spoken else None,
        source=sources[0] if sources else None,
        office=roles[0] if roles else None,
        examples=examples(spoken, heard, holdings.years, holdings.undated),
        chart=chart(
            "Documents by year", years, holdings.undated, 120,
            href=links.year, undated_href=links.browse("documents", (("undated", "1"),)),
        ),
    )  # fmt: skip


ROUTES = (Route("/", front),)
