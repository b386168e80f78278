"""Every answer carries its headers, copies are reused, errors help."""

import re

import pytest
from starlette.requests import Request
from starlette.routing import Route
from starlette.testclient import TestClient

from archive.errors import Conflict, Refused
from tests.web.shelves import Shelf
from web.app import build_app

PAGES = ("/", "/search", "/search?q=mine", "/browse/people", "/about", "/nowhere", "/static/tokens.css", "/static/none")


@pytest.mark.parametrize("address", PAGES)
def test_no_page_may_load_anything_from_elsewhere_or_be_framed(reader: TestClient, address: str) -> None:
    headers = reader.get(address).headers
    policy = headers["content-security-policy"]
    assert policy.startswith("default-src 'none'; script-src 'self'; style-src 'self'")
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert headers["referrer-policy"]


@pytest.mark.parametrize("address", ["/", "/search?q=mine", "/browse/years", "/about"])
def test_no_page_has_styles_or_scripts_in_its_text(reader: TestClient, address: str) -> None:
    page = reader.get(address).text
    assert not re.search(r"<style|\sstyle=|\son\w+=|<script(?! src=)", page)
    assert not re.search(r'(src|href)="(https?:)?//(?!onrecord\.example)', page)


def test_a_copy_that_is_still_the_same_is_not_sent_again(reader: TestClient) -> None:
    first = reader.get("/about")
    assert first.headers["vary"] == "Cookie"
    again = reader.get("/about", headers={"If-None-Match": f'"other", W/{first.headers["etag"]}'})
    assert (again.status_code, again.content) == (304, b"")
    assert reader.get("/about", headers={"If-None-Match": '"other"'}).status_code == 200


def test_static_files_are_kept_for_good_under_the_checksum_in_their_address(reader: TestClient) -> None:
    page = reader.get("/about").text
    for address in re.findall(r'="(/static/[^"]+)"', page):
        answer = reader.get(address)
        assert answer.status_code == 200
        assert "immutable" in answer.headers["cache-control"]
    assert reader.get("/static/tokens.css").headers["cache-control"] == "no-cache"


def test_nothing_on_the_desk_is_kept_by_browsers(reader: TestClient) -> None:
    assert reader.get("/staff/", follow_redirects=False).headers["cache-control"] == "no-store"


def test_an_address_that_never_was_offers_a_search(reader: TestClient) -> None:
    answer = reader.get("/nowhere")
    assert answer.status_code == 404
    assert "Nothing was ever at this address." in answer.text
    assert 'action="/search"' in answer.text


def test_a_method_that_an_address_does_not_know_is_refused_politely(reader: TestClient) -> None:
    answer = reader.post("/about")
    assert answer.status_code == 405
    assert "GET" in answer.headers["allow"]
    assert "This address does not do that." in answer.text


@pytest.mark.parametrize(
    ("error", "status", "words"),
    [
        (Refused("write 2019"), 400, "Write 2019."),
        (Conflict("look again"), 409, "Look again."),
        (RuntimeError("secret details"), 500, "it is our move"),
    ],
)
def test_an_error_says_whose_move_it_is(shelf: Shelf, error: Exception, status: int, words: str) -> None:
    def broken(request: Request) -> None:
        raise error

    app = build_app(shelf.archive, shelf.engine, shelf.files, shelf.settings)
    app.router.routes.insert(0, Route("/broken", broken))
    answer = TestClient(app, raise_server_exceptions=False).get("/broken")
    assert answer.status_code == status
    assert words in answer.text
    assert "secret details" not in answer.text
    assert "default-src 'none'" in answer.headers["content-security-policy"]


def test_a_head_request_is_answered_without_words(reader: TestClient) -> None:
    answer = reader.head("/about")
    assert (answer.status_code, answer.content) == (200, b"")
