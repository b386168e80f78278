"""The web application: a route table, an error table, the headers that every answer carries."""

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.routing import BaseRoute, Mount
from starlette.staticfiles import StaticFiles

from archive.database import Archive
from archive.files import Files
from archive.settings import Settings
from indexer.search.engine import Engine
from web.errors import error_handlers
from web.headers import Headers
from web.pages import about, browsing, desk, events, front, people, reading, searching, topics, years
from web.site import Site
from web.templating import STATIC, build_templates

ROUTES: tuple[BaseRoute, ...] = (
    *front.ROUTES,
    *searching.ROUTES,
    *reading.ROUTES,
    *people.ROUTES,
    *events.ROUTES,
    *topics.ROUTES,
    *years.ROUTES,
    *browsing.ROUTES,
    *about.ROUTES,
    *desk.ROUTES,
    Mount("/static", StaticFiles(directory=STATIC), name="static"),
)


def build_app(archive: Archive, engine: Engine, files: Files, settings: Settings) -> Starlette:
    """Return the application for one archive."""
    app = Starlette(
        routes=list(ROUTES),
        middleware=[Middleware(Headers)],
        exception_handlers=error_handlers(),
    )
    app.state.site = Site(archive, engine, files, settings, build_templates(settings))
    return app
