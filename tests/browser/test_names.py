"""Names as a person of staff decides about them: in a real browser, by keyboard, on any width, without script."""

import re
from collections.abc import Iterator
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from archive.records import staff
from tests.browser.conftest import Served

SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
FULL, SHORT = "Kamran Velidarov", "К. Велидаров"

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture
def page(browser: Browser, served: Served) -> Iterator[Page]:
    """A window of an editor who is signed in, and whose browser runs no scripts of ours."""
    with served.shelf.archive.begin("test") as records:
        member = staff.listed(records) or (staff.add_member(records, "Editor", "editor", "never"),)
        token = staff.begin_session(records, member[0].id)
    context = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    context.add_cookies([{"name": "onrecord-session", "value": token, "url": served.address}])
    opened = context.new_page()
    opened.route("**/*.js*", lambda route: route.abort())
    yield opened
    context.close()


def _is_usable(page: Page) -> None:
    """Check a page at both widths, light and dark."""
    for width in (1280, 390):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme)
            assert Axe().run(page).response["violations"] == []
    page.set_viewport_size({"width": 1280, "height": 900})


def test_a_question_is_answered_by_keyboard_and_taken_back(page: Page, served: Served) -> None:
    page.goto(f"{served.address}/staff/names")
    expect(page.get_by_role("heading", level=3)).to_contain_text(f"“{SHORT}” may be short for “{FULL}”")
    _is_usable(page)
    page.get_by_role("radio", name=FULL).focus()
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Merge")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("Merged")
    page.get_by_label("Words of the name").fill("velidarov")
    page.keyboard.press("Enter")
    page.get_by_role("link", name=FULL).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(FULL)
    expect(page.get_by_text(SHORT).first).to_be_visible()
    _is_usable(page)
    page.get_by_role("button", name=re.compile("Undo")).click()
    expect(page.get_by_role("status")).to_contain_text("Everything is as it was before")
    expect(page.get_by_role("heading", level=3)).to_contain_text("may be short for")
