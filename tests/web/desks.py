"""A staff desk for tests: a real archive, members, browsers that are signed in."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from starlette.testclient import TestClient

from archive.members import Member, Role
from archive.records import staff
from tests.web.shelves import Shelf, shelf
from web import passwords

ADDRESS = "https://onrecord.example"
PASSWORD = "the river needs a keeper"
_WORD = re.compile(r'name="csrf" value="([^"]+)"')


@dataclass(frozen=True, slots=True)
class Desk:
    """An archive with ways to sign in to it."""

    shelf: Shelf

    def browser(self) -> TestClient:
        """Return a browser of somebody who is not signed in; it goes where it is sent only when told to."""
        return TestClient(self.shelf.app, base_url=self.shelf.settings.address, follow_redirects=False)

    def member(self, name: str = "Editor One", role: Role = "editor") -> Member:
        """Add a member, with PASSWORD."""
        with self.shelf.archive.begin("test") as records:
            return staff.add_member(records, name, role, passwords.hashed(PASSWORD))

    def signed_in(self, member: Member) -> TestClient:
        """Return the browser of a member who is signed in."""
        with self.shelf.archive.begin(member.id) as records:
            token = staff.begin_session(records, member.id)
        browser = self.browser()
        browser.cookies.set("__Host-onrecord-session", token)
        return browser

    def editor(self) -> TestClient:
        """Return the browser of an editor."""
        return self.signed_in(self.member())

    def administrator(self) -> TestClient:
        """Return the browser of an administrator."""
        return self.signed_in(self.member("First Administrator", "administrator"))


@contextmanager
def desk(folder: Path, address: str = ADDRESS) -> Iterator[Desk]:
    """Open an archive without documents or members."""
    with shelf(folder, address) as made:
        yield Desk(made)


def word(browser: TestClient, path: str = "/staff/upload") -> str:
    """Return the word that the form on a page carries."""
    found = _WORD.search(browser.get(path).text)
    assert found, f"no form on {path}"
    return found[1]
