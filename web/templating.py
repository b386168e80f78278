"""The templates with the words and addresses they may use."""

from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from archive.settings import Settings
from web import links, marking, rendering, wording

HERE = Path(__file__).parent
STATIC = HERE / "static"


def build_templates(settings: Settings) -> Environment:
    """Return the environment: everything is escaped, a name that does not exist is an error."""
    templates = Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    templates.tests["web_address"] = links.is_web_address
    versions = static_versions()
    templates.globals.update(
        links=links, settings=settings, static=lambda name: links.static(name, versions[name]), count=wording.count,
        plural=wording.plural,
    )  # fmt: skip
    templates.filters.update(
        date=rendering.date, spoken_date=rendering.spoken, plain_date=rendering.plain, moment=rendering.moment,
        number=wording.number, small=wording.small, size=wording.size, language=wording.language, media=wording.media,
        sureness=wording.sureness, sentence=wording.sentence, shortened=marking.shortened,
    )  # fmt: skip
    return templates


def static_versions() -> Mapping[str, str]:
    """Return a short checksum for each static file."""
    files = sorted(path for path in STATIC.iterdir() if path.is_file())
    return {path.name: sha256(path.read_bytes()).hexdigest()[:12] for path in files}
