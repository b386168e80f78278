"""What every page needs to answer: the record, the engine, the originals, the settings, the templates."""

from dataclasses import dataclass, field

from jinja2 import Environment
from starlette.requests import Request

from archive.authorities import Listed
from archive.database import Archive
from archive.files import Files
from archive.records import listings, topics
from archive.records.listings import Holdings
from archive.settings import Settings
from indexer.search.engine import Engine
from web.remembering import Remembered


@dataclass(frozen=True, slots=True)
class Site:
    """One archive with everything that its pages are made from."""

    archive: Archive
    engine: Engine
    files: Files
    settings: Settings
    templates: Environment
    holdings: Remembered[Holdings] = field(default_factory=lambda: Remembered(listings.holdings))
    topics: Remembered[tuple[Listed, ...]] = field(default_factory=lambda: Remembered(topics.listed))


def site(request: Request) -> Site:
    """Return the site that a request is for."""
    found: Site = request.app.state.site
    return found
