"""Every public address of the archive, built in one place."""

from collections.abc import Sequence
from urllib.parse import urlencode

from archive.settings import Settings

Parameters = Sequence[tuple[str, str]]
ABOUT = "/about"
FRONT = "/"
DESK = "/staff/"


def document(identifier: str) -> str:
    """Return the address of a document: its newest published revision."""
    return f"/d/{identifier}"


def revision(identifier: str, number: int) -> str:
    """Return the address of one revision for good."""
    return f"/d/{identifier}/r{number}"


def passage(identifier: str, number: int, passage: int) -> str:
    """Return the permanent address of one passage of one revision."""
    return f"/d/{identifier}/r{number}/p{passage}"


def opened(identifier: str, number: int, passage: int, query: str = "") -> str:
    """Return the place in a revision's page where a passage is read."""
    return revision(identifier, number) + (f"?{urlencode({'q': query})}" if query else "") + f"#p{passage}"


def original(identifier: str) -> str:
    """Return the address of the bytes as received."""
    return f"/d/{identifier}/original"


def person(identifier: str) -> str:
    """Return the address of a person."""
    return f"/people/{identifier}"


def organisation(identifier: str) -> str:
    """Return the address of an organisation."""
    return f"/organisations/{identifier}"


def authority(what: str, identifier: str) -> str:
    """Return the address of a person or an organisation."""
    return person(identifier) if what == "person" else organisation(identifier)


def event(identifier: str) -> str:
    """Return the address of an event."""
    return f"/events/{identifier}"


def topic(identifier: str) -> str:
    """Return the address of a topic."""
    return f"/topics/{identifier}"


def year(number: int | str) -> str:
    """Return the address of a year."""
    return f"/years/{number}"


def review(identifier: str) -> str:
    """Return the address where staff check a document."""
    return f"/staff/review/{identifier}"


def name(identifier: str) -> str:
    """Return the address where staff merge, split and identify an authority."""
    return f"/staff/names/{identifier}"


def browse(what: str, parameters: Parameters = ()) -> str:
    """Return the address of a list: documents, people, organisations, events, topics, years."""
    return with_parameters(f"/browse/{what}", parameters)


def search(parameters: Parameters = ()) -> str:
    """Return the address of results."""
    return with_parameters("/search", parameters)


def static(name: str, version: str) -> str:
    """Return the address of a static file; its version is part of it, so that it may be cached for good."""
    return f"/static/{name}?v={version}"


def with_parameters(path: str, parameters: Parameters) -> str:
    """Return a path with its parameters, if it has any."""
    return f"{path}?{urlencode(parameters)}" if parameters else path


def absolute(settings: Settings, path: str) -> str:
    """Return the public address of a path."""
    return settings.address + path


def is_web_address(text: str) -> bool:
    """Say whether a text from a document may be a link: a web address, and no other scheme."""
    return text.startswith(("https://", "http://"))
