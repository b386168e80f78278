"""What readers are promised in a real browser: at every width, with keys only, without scripts, from here only."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect
from starlette.testclient import TestClient

from tests.browser.conftest import Served, flaws

pytestmark = [pytest.mark.browser, pytest.mark.slow]

Address = Callable[[Served], str]


def of(name: str, rest: str = "") -> Address:
    """Return the address of a document."""
    return lambda served: f"/d/{served.shelf.ids[name]}{rest}"


def at(address: str) -> Address:
    """Return a fixed address."""
    return lambda served: address


def first(room: str) -> Address:
    """Return the address of the first entry of a list."""
    return lambda served: _first(served, room)


PAGES: dict[str, Address] = {
    "front": at("/"),
    "results": at("/search?q=mine"),
    "narrowed results": at("/search?q=minutes&not-language=ru&kind=conference+report&from=2015&undated=1"),
    "no results": at("/search?q=mine+zebra"),
    "report": of("report"),
    "a passage of a revision": of("report", "/r1/p2"),
    "report with marks": of("report", "?q=clearance"),
    "imprecise date": of("russian"),
    "person": first("people"),
    "organisation": first("organisations"),
    "event": first("events"),
    "topic": first("topics"),
    "year": at("/years/2019"),
    "documents": at("/browse/documents"),
    "people": at("/browse/people"),
    "organisations": at("/browse/organisations"),
    "events": at("/browse/events"),
    "topics": at("/browse/topics"),
    "years": at("/browse/years"),
    "about": at("/about"),
    "not found": at("/nowhere"),
    "mistyped": at("/d/p7vxprq0"),
    "withdrawn": of("withdrawn"),
}


def _first(served: Served, room: str) -> str:
    found = re.search(rf'href="(/{room}/\w+)"', TestClient(served.shelf.app).get(f"/browse/{room}").text)
    assert found
    return found.group(1)


@dataclass(frozen=True, slots=True)
class Visit:
    """A page that was just opened: which hosts it asked meanwhile, what the browser complained of."""

    page: Page
    hosts: frozenset[str]
    complaints: tuple[str, ...]


@pytest.fixture(scope="module")
def visiting(browser: Browser) -> Iterator[Callable[[str], Visit]]:
    """A way to open addresses in one window: to open a window takes longer than to open a page."""
    context = browser.new_context(reduced_motion="reduce")
    page = context.new_page()
    hosts: list[str] = []
    complaints: list[str] = []
    page.on("request", lambda request: hosts.append(urlsplit(request.url).netloc))
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))

    def open_anew(address: str) -> Visit:
        page.set_viewport_size({"width": 1280, "height": 900})
        page.goto("about:blank")
        hosts.clear()
        complaints.clear()
        page.goto(address, wait_until="load")
        return Visit(page, frozenset(hosts), tuple(complaints))

    yield open_anew
    context.close()


@pytest.fixture(scope="module", params=PAGES)
def visit(request: pytest.FixtureRequest, visiting: Callable[[str], Visit], served: Served) -> Visit:
    """Open a page once for all that is promised of every page."""
    made = visiting(served.address + PAGES[request.param](served))
    made.page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    return made


def test_nothing_is_loaded_from_elsewhere_and_nothing_is_against_the_policy(visit: Visit, served: Served) -> None:
    assert visit.hosts == {urlsplit(served.address).netloc}
    assert not [words for words in visit.complaints if "Failed to load resource" not in words]


def test_no_page_scrolls_sideways_on_the_smallest_screen(visit: Visit) -> None:
    visit.page.set_viewport_size({"width": 320, "height": 640})
    assert visit.page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_page_is_for_everybody_in_light_and_dark_large_and_small(
    visit: Visit, scheme: Literal["light", "dark"]
) -> None:
    visit.page.emulate_media(color_scheme=scheme)
    for width in (1280, 390):
        visit.page.set_viewport_size({"width": width, "height": 900})
        assert flaws(visit.page) == [], width


def test_the_page_that_stands_in_for_search_is_for_everybody_too(page: Page, served: Served) -> None:
    index = served.shelf.settings.index
    away = index.rename(index.with_name("index.away"))
    try:
        answer = page.goto(f"{served.address}/search?q=mine")
        assert answer is not None
        assert answer.status == 503
        for width in (1280, 390):
            page.set_viewport_size({"width": width, "height": 900})
            assert flaws(page) == []
    finally:
        away.rename(index)


def test_searching_and_reading_need_only_a_keyboard(page: Page, served: Served) -> None:
    page.goto(served.address)
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_text("Skip to the content")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_attribute("name", "q")
    page.keyboard.type("velidarov")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_contain_text("3 documents with velidarov")
    page.keyboard.press("j")
    expect(page.locator(":focus")).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.locator("h1.title")).to_be_visible()


def test_what_has_the_focus_is_always_to_be_seen(page: Page, served: Served) -> None:
    page.goto(served.address + "/search?q=minutes")
    for _ in range(25):
        page.keyboard.press("Tab")
        style = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert style != "none"


def test_everything_works_without_scripts(browser: Browser, served: Served) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(served.address)
    page.fill("input[name=q]", "velidarov")
    page.press("input[name=q]", "Enter")
    page.click("text=Русский")
    expect(page.locator("h1")).to_contain_text("1 document with velidarov")
    page.click("article.entry h3 a")
    expect(page.locator("h1.title")).to_have_text("Встреча с объединениями")
    page.click("a.number >> nth=0")
    assert page.url.endswith("#p2")
    context.close()


@pytest.mark.parametrize("scripts", [True, False])
def test_a_passage_link_opens_at_the_passage(browser: Browser, served: Served, scripts: bool) -> None:
    context = browser.new_context(java_script_enabled=scripts, viewport={"width": 390, "height": 500})
    page = context.new_page()
    page.goto(served.address + of("report", "/r1/p13")(served))
    assert page.url.endswith("/r1#p13")
    expect(page.locator("#p13 .said")).to_be_in_viewport()
    expect(page.locator("#p2 .said")).not_to_be_in_viewport()
    context.close()


def test_a_click_copies_the_link_of_a_passage(browser: Browser, served: Served) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(served.address + of("report")(served))
    page.click("#p4 a.number")
    expect(page.locator("[role=status]")).to_have_text("Link copied.")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == served.address + of("report", "/r1/p4")(served)
    page.goto(copied)
    assert page.url.endswith("/r1#p4")
    context.close()


def test_on_paper_the_words_stay_and_the_tools_go(page: Page, served: Served) -> None:
    page.goto(served.address + of("report")(served))
    page.emulate_media(media="print")
    expect(page.locator("#p4 .said")).to_be_visible()
    expect(page.locator(".masthead form")).to_be_hidden()
    expect(page.locator(".foot")).to_be_hidden()
