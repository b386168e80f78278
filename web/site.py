"""What every page needs to answer: the record, the engine, the originals, the settings, the templates."""

from dataclasses import dataclass

from jinja2 import Environment
from starlette.requests import Request

from archive.database import Archive
from archive.files import Files
from archive.settings import Settings
from indexer.search.engine import Engine


@dataclass(frozen=True, slots=True)
class Site:
    """One archive with everything that its pages are made from."""

    archive: Archive
    engine: Engine
    files: Files
    settings: Settings
    templates: Environment


def site(request: Request) -> Site:
    """Return the site that a request is for."""
    found: Site = request.app.state.site
    return found
