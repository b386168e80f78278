"""Coming and going: what a name, a password, a link and a cookie open, and what they do not."""

import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from starlette.routing import Mount, Route
from starlette.testclient import TestClient

from archive.records import changes, staff
from archive.schema import ledger_details, sessions
from tests.web.desks import PASSWORD, Desk, desk, word
from web.app import build_app
from web.door import SIGN_IN
from web.pages.desk import ROUTES
from web.pages.signing_in import FAILURES_OF_ADDRESS, FAILURES_OF_NAME, first_link
from web.secret import keyed_digest
from web.site import Site

pytestmark = pytest.mark.slow

WRONG = "not the password of anybody"


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Desk]:
    """A desk without members."""
    with desk(tmp_path / "archive") as made:
        yield made


def knock(browser: TestClient, name: str, password: str, onward: str = "", **headers: str):  # type: ignore[no-untyped-def]
    typed = {"csrf": word(browser, SIGN_IN), "name": name, "password": password, "next": onward}
    return browser.post(SIGN_IN, data=typed, headers=headers)


def site_of(here: Desk) -> Site:
    found: Site = here.shelf.app.state.site
    return found


def paths_behind_the_door() -> list[tuple[str, str]]:
    mounted = next(route for route in ROUTES if isinstance(route, Mount))
    found = []
    for route in mounted.routes:
        assert isinstance(route, Route)
        path = "/staff" + route.path.replace("{id}", "b3t8k0w2r")
        found += [(method, path) for method in sorted(route.methods or ())]
    return found


def test_a_member_signs_in_and_sees_the_desk(here: Desk) -> None:
    here.member()
    browser = here.browser()
    answer = knock(browser, "editor  ONE", PASSWORD)
    assert (answer.status_code, answer.headers["location"]) == (303, "/staff/")
    assert "Editor One" in browser.get("/staff/").text


def test_signed_out_no_staff_page_answers(here: Desk) -> None:
    for method, path in [*paths_behind_the_door(), ("GET", "/staff/nothing/here")]:
        answer = here.browser().request(method, path)
        if method in ("GET", "HEAD"):
            assert (answer.status_code, answer.content) == (303, b""), path
            assert answer.headers["location"].startswith(SIGN_IN)
        else:
            assert answer.status_code == 403, path
            assert "Sign in" in answer.text
        assert answer.headers["cache-control"] == "no-store"


def test_a_made_up_cookie_opens_nothing(here: Desk) -> None:
    browser = here.browser()
    browser.cookies.set("__Host-onrecord-session", "a" * 43)
    assert browser.get("/staff/").status_code == 303


def test_pages_of_staff_are_never_kept_or_listed(here: Desk) -> None:
    for answer in (here.editor().get("/staff/"), here.browser().get(SIGN_IN), here.browser().get("/staff/upload")):
        assert answer.headers["cache-control"] == "no-store"
        assert "noindex" in answer.headers["x-robots-tag"]


def test_the_cookie_cannot_be_read_by_scripts_or_sent_by_other_sites(here: Desk) -> None:
    here.member()
    cookie = knock(here.browser(), "Editor One", PASSWORD).headers["set-cookie"]
    parts = {part.strip().lower() for part in cookie.split(";")}
    assert cookie.startswith("__Host-onrecord-session=")
    assert {"httponly", "samesite=lax", "path=/", "secure"} <= parts


def test_an_archive_without_https_can_be_signed_in_to(tmp_path: Path) -> None:
    with desk(tmp_path / "archive", "http://localhost:8000") as here:
        here.member()
        browser = here.browser()
        cookie = knock(browser, "Editor One", PASSWORD).headers["set-cookie"]
        assert "secure" not in cookie.lower()
        assert browser.get("/staff/").status_code == 200


def test_signing_in_gives_a_new_token_and_ends_the_old_one(here: Desk) -> None:
    browser = here.signed_in(here.member())
    before = browser.cookies["__Host-onrecord-session"]
    browser.cookies.delete("__Host-onrecord-session")
    csrf = word(browser, SIGN_IN)
    cookies = f"__Host-onrecord-session={before}; __Host-onrecord-visitor={browser.cookies['__Host-onrecord-visitor']}"
    typed = {"csrf": csrf, "name": "Editor One", "password": PASSWORD}
    answer = browser.post(SIGN_IN, data=typed, headers={"cookie": cookies})
    assert answer.status_code == 303
    assert f"__Host-onrecord-session={before}" not in answer.headers["set-cookie"]
    with here.shelf.archive.read() as records:
        assert staff.session(records, before) is None


def test_a_token_planted_in_a_browser_opens_nothing_after_signing_in(here: Desk) -> None:
    here.member()
    browser, planted = here.browser(), "planted" * 6
    csrf = word(browser, SIGN_IN)
    cookies = f"__Host-onrecord-session={planted}; __Host-onrecord-visitor={browser.cookies['__Host-onrecord-visitor']}"
    browser.post(SIGN_IN, data={"csrf": csrf, "name": "Editor One", "password": PASSWORD}, headers={"cookie": cookies})
    assert here.browser().get("/staff/", headers={"cookie": f"__Host-onrecord-session={planted}"}).status_code == 303


def test_signing_out_ends_the_session_in_the_archive_not_only_in_the_browser(here: Desk) -> None:
    browser = here.editor()
    token = browser.cookies["__Host-onrecord-session"]
    answer = browser.post("/staff/sign-out", data={"csrf": word(browser)})
    assert answer.status_code == 303
    thief = here.browser()
    thief.cookies.set("__Host-onrecord-session", token)
    assert thief.get("/staff/").status_code == 303


@pytest.mark.parametrize("sent", [{}, {"csrf": ""}, {"csrf": "wrong"}, {"csrf": "ə"}])
def test_a_form_without_the_word_of_the_session_does_nothing(here: Desk, sent: dict[str, str]) -> None:
    browser = here.editor()
    assert browser.post("/staff/sign-out", data=sent).status_code == 403
    assert browser.get("/staff/").status_code == 200


def test_the_word_of_one_session_does_not_serve_another(here: Desk) -> None:
    browser, other = here.editor(), here.administrator()
    assert browser.post("/staff/sign-out", data={"csrf": word(other)}).status_code == 403


@pytest.mark.parametrize(
    "headers",
    [
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"origin": "https://evil.example"},
        {"origin": "null"},
    ],
)
def test_a_form_sent_by_another_site_does_nothing(here: Desk, headers: dict[str, str]) -> None:
    here.member()
    browser = here.administrator()
    assert browser.post("/staff/sign-out", data={"csrf": word(browser)}, headers=headers).status_code == 403
    assert knock(here.browser(), "Editor One", PASSWORD, **headers).status_code == 403


def test_a_form_sent_by_our_own_page_is_taken(here: Desk) -> None:
    here.member()
    for headers in ({"sec-fetch-site": "same-origin"}, {"origin": "https://onrecord.example"}):
        assert knock(here.browser(), "Editor One", PASSWORD, **headers).status_code == 303


def test_signing_in_needs_the_word_of_our_own_form(here: Desk) -> None:
    here.member()
    browser = here.browser()
    typed = {"csrf": "a word", "name": "Editor One", "password": PASSWORD}
    assert browser.post(SIGN_IN, data=typed).status_code == 403
    browser.get(SIGN_IN)
    assert browser.post(SIGN_IN, data=typed).status_code == 403


def test_nobody_is_sent_to_another_site_after_signing_in(here: Desk) -> None:
    here.member()
    assert knock(here.browser(), "Editor One", PASSWORD, "//evil.example/staff/").headers["location"] == "/staff/"


def test_who_was_sent_to_sign_in_goes_on_to_where_they_wanted_to_be(here: Desk) -> None:
    here.member()
    browser = here.browser()
    sent = browser.get("/staff/upload/files?in=abc&held=x:y").headers["location"]
    page = browser.get(sent)
    assert 'value="/staff/upload/files?in=abc&amp;held=x%3Ay"' in page.text or "in=abc&amp;held=x:y" in page.text
    onward = "/staff/upload/files?in=abc&held=x:y"
    assert knock(browser, "Editor One", PASSWORD, onward).headers["location"] == onward


def test_a_wrong_password_and_an_unknown_name_get_the_same_answer(here: Desk) -> None:
    here.member()
    answers = [knock(here.browser(), name, WRONG) for name in ("Editor One", "Nobody At All")]
    assert [answer.status_code for answer in answers] == [403, 403]
    assert "do not belong together" in answers[0].text
    bodies = {answer.text.replace("Editor One", "").replace("Nobody At All", "").split("csrf")[0] for answer in answers}
    assert len(bodies) == 1


def test_guessing_one_name_is_stopped_and_says_for_how_long(here: Desk) -> None:
    here.member()
    for _ in range(FAILURES_OF_NAME):
        assert knock(here.browser(), "Editor One", WRONG).status_code == 403
    answer = knock(here.browser(), "EDITOR one", PASSWORD)
    assert answer.status_code == 429
    assert "Try again in 15 minutes" in answer.text
    assert int(answer.headers["retry-after"]) == 900
    here.member("Editor Two")
    assert knock(here.browser(), "Editor Two", PASSWORD).status_code == 303


def test_guessing_many_names_from_one_address_is_stopped(here: Desk) -> None:
    address = keyed_digest(here.shelf.settings.folder, "address", "testclient")
    with here.shelf.archive.begin("test") as records:
        for number in range(FAILURES_OF_ADDRESS - 1):
            assert (
                staff.attempt(records, ((f"name {number}", FAILURES_OF_NAME), (address, FAILURES_OF_ADDRESS))) is None
            )
    assert knock(here.browser(), "The Last", WRONG).status_code == 403
    assert knock(here.browser(), "One More", WRONG).status_code == 429


def test_signing_in_takes_back_what_was_counted_for_the_name(here: Desk) -> None:
    here.member()
    for _ in range(FAILURES_OF_NAME // 2 + 1):
        assert knock(here.browser(), "Editor One", WRONG).status_code == 403
        assert knock(here.browser(), "Editor One", WRONG).status_code == 403
        assert knock(here.browser(), "Editor One", PASSWORD).status_code == 303


def test_neither_password_nor_address_is_written_anywhere(here: Desk, caplog: pytest.LogCaptureFixture) -> None:
    here.member()
    knock(here.browser(), "Editor One", WRONG)
    knock(here.browser(), "Editor One", PASSWORD)
    here.shelf.archive.close()
    kept = b"".join(path.read_bytes() for path in here.shelf.settings.folder.glob("record.sqlite*"))
    for secret in (WRONG, PASSWORD, "testclient"):
        assert secret.encode() not in kept
        assert secret not in caplog.text


def test_no_token_stands_in_the_record(here: Desk) -> None:
    browser = here.editor()
    with here.shelf.archive.read() as records:
        kept = str(records.connection.execute(sessions.select()).all())
        details = str(records.connection.execute(ledger_details.select()).all())
    assert browser.cookies["__Host-onrecord-session"] not in kept + details


def test_the_first_link_makes_an_administrator_once(here: Desk) -> None:
    link = first_link(site_of(here))
    assert link
    path = link.removeprefix("https://onrecord.example")
    browser = here.browser()
    answer = browser.post(
        path, data={"csrf": word(browser, path), "name": "Rena", "password": PASSWORD, "again": PASSWORD}
    )
    assert answer.status_code == 303
    assert "Rena, administrator" in browser.get("/staff/").text
    assert here.browser().get(path).status_code == 404
    assert first_link(site_of(here)) is None


def test_each_start_without_an_administrator_ends_the_older_links(here: Desk) -> None:
    older, newer = first_link(site_of(here)), first_link(site_of(here))
    assert older
    assert newer
    assert here.browser().get(older).status_code == 404
    assert here.browser().get(newer).status_code == 200


def test_a_link_used_twice_at_once_makes_one_member(here: Desk) -> None:
    link = first_link(site_of(here))
    assert link
    browsers = [here.browser() for _ in range(2)]
    words = [word(browser, link) for browser in browsers]
    statuses: list[int] = []

    def use(browser: TestClient, csrf: str, name: str) -> None:
        typed = {"csrf": csrf, "name": name, "password": PASSWORD, "again": PASSWORD}
        statuses.append(browser.post(link, data=typed).status_code)

    threads = [
        threading.Thread(target=use, args=(browser, csrf, f"Name {number}"))
        for number, (browser, csrf) in enumerate(zip(browsers, words, strict=True))
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(statuses) == [303, 404]
    with here.shelf.archive.read() as records:
        assert len(staff.listed(records)) == 1


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"name": "Rena", "password": "short", "again": "short"}, "needs 12 characters"),
        ({"name": "Rena", "password": PASSWORD, "again": PASSWORD + "!"}, "The two passwords differ"),
        ({"name": "", "password": PASSWORD, "again": PASSWORD}, "A name is needed"),
        ({"name": "Editor One", "password": PASSWORD, "again": PASSWORD}, "choose another name"),
        ({"name": "<b>Rena", "password": "short", "again": "short"}, "&lt;b&gt;Rena"),
    ],
)
def test_a_welcome_that_fails_says_why_and_keeps_the_link(here: Desk, typed: dict[str, str], sentence: str) -> None:
    link = first_link(site_of(here))
    assert link
    here.member()
    browser = here.browser()
    answer = browser.post(link, data={"csrf": word(browser, link), **typed})
    assert answer.status_code == 422
    assert sentence in answer.text
    assert PASSWORD not in answer.text
    assert browser.get(link).status_code == 200


def test_a_link_ends_after_a_week(here: Desk) -> None:
    link = first_link(site_of(here))
    assert link
    late = here.shelf.archive.__class__(
        here.shelf.archive.engine, lambda: datetime.now(UTC) + timedelta(days=7, minutes=1)
    )
    app = build_app(late, here.shelf.engine, here.shelf.files, here.shelf.settings)
    assert TestClient(app, base_url="https://onrecord.example").get(link).status_code == 404


def test_the_ledger_says_who_signed_in_and_nothing_more(here: Desk) -> None:
    member = here.member()
    knock(here.browser(), "Editor One", PASSWORD)
    with here.shelf.archive.read() as records:
        lines = changes.history(records, member.id)
    assert [(line.kind, line.details) for line in lines] == [("member added", {"role": "editor"}), ("signed in", {})]
