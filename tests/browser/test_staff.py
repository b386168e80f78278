"""The desk as a person of staff uses it: a real browser before the real command, from the first link to a find."""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import pytest
from docx import Document as WordFile
from fpdf import FPDF
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import flaws
from tests.processes import finish, start

PASSWORD = "the river needs a keeper"
REPORT = (
    "Report on the round table on wells",
    "A round table on the wells of nine villages was held on 14 June 2019 in the district library.",
    "Rena Suleymanova, chair of the Kura Society, said that each well needs a keeper of its own.",
    'Tofiq Quliyev said: "Water has no borders, and a well has many owners."',
)
LETTER = (
    "Statement on the bridge at the mill",
    "We, the undersigned, ask that the bridge at the mill be mended before the snow.",
    "Adopted on 3 May 2021.",
)
WIDTHS = (1280, 390)
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@dataclass(frozen=True, slots=True)
class Started:
    """The command as it runs: where it is, and the link that it printed."""

    address: str
    link: str


@pytest.fixture
def started(tmp_path: Path) -> Iterator[Started]:
    """Run `onrecord serve` on a fresh archive, with its worker."""
    running = start(tmp_path / "archive", "serve", "--port", "0")
    assert running.stdout is not None
    address = running.stdout.readline().split()[-1]
    running.stdout.readline()
    yield Started(address, running.stdout.readline().strip())
    running.terminate()
    finish(running)


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A window in which nothing that a page complains of goes unnoticed."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    opened = context.new_page()
    complaints: list[str] = []
    opened.on("pageerror", lambda error: complaints.append(str(error)))
    opened.on("console", lambda said: complaints.append(said.text) if "Content Security Policy" in said.text else None)
    yield opened
    context.close()
    assert complaints == []


@pytest.fixture
def delivery(tmp_path: Path) -> list[Path]:
    """A PDF, a Word file, and a PDF that is damaged."""
    printed = FPDF()
    printed.add_page()
    printed.set_font("Times", size=12)
    for paragraph in REPORT:
        printed.multi_cell(0, 8, paragraph, new_x="LMARGIN", new_y="NEXT")
        printed.ln(6)
    printed.output(str(tmp_path / "wells.pdf"))
    word = WordFile()
    for paragraph in LETTER:
        word.add_paragraph(paragraph)
    word.save(str(tmp_path / "bridge.docx"))
    (tmp_path / "damaged.pdf").write_bytes((tmp_path / "wells.pdf").read_bytes()[:400])
    return [tmp_path / name for name in ("wells.pdf", "bridge.docx", "damaged.pdf")]


def test_from_the_first_link_to_a_document_that_search_finds(
    started: Started, page: Page, delivery: list[Path]
) -> None:
    _begin(page, started)
    _upload(page, started, delivery)
    expect(page.get_by_text("Kept, but not readable")).to_be_visible()
    expect(page.locator(".file", has_text="damaged.pdf")).to_contain_text("The PDF is damaged")
    review = page.get_by_role("link", name="wells.pdf").get_attribute("href")
    draft = f"{started.address}/d/{(review or '').split('/')[-1]}"

    outside = page.context.browser.new_context()  # type: ignore[union-attr]
    stranger = outside.new_page()
    assert _status(stranger, draft) == 404
    assert _status(stranger, started.link) == 404
    for path in ("/staff/", "/staff/upload", "/staff/members", str(review)):
        stranger.goto(started.address + path)
        expect(stranger.get_by_role("heading", level=1)).to_have_text("Sign in to the staff desk")

    page.get_by_role("link", name="wells.pdf").click()
    page.get_by_label("Title", exact=True).fill("The keepers of nine wells")
    page.get_by_label("Held", exact=True).fill("14 June 2019")
    page.get_by_role("button", name="Save and publish").click()
    expect(page.get_by_role("alert")).to_contain_text("“14 June 2019” is not a date")
    expect(page.get_by_label("Title", exact=True)).to_have_value("The keepers of nine wells")
    page.get_by_label("Held", exact=True).fill("2019-06-14")
    page.get_by_label("Another topic").first.fill("water")
    page.get_by_role("button", name="Save and publish").click()
    expect(page.get_by_text("Published, for good")).to_be_visible()
    page.get_by_role("link", name=re.compile("Next:")).click()
    page.get_by_label("Kind", exact=True).select_option("statement")
    page.get_by_role("button", name="Save and publish").click()
    expect(page.get_by_text("Published, for good")).to_be_visible()

    assert _status(stranger, draft) == 200
    _until_found(stranger, started, "keepers", "The keepers of nine wells")
    _until_found(stranger, started, "“mended before the snow”", "bridge at the mill")
    outside.close()

    page.get_by_role("button", name="Sign out").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Sign in to the staff desk")
    page.goto(started.address + str(review))
    page.get_by_label("Name", exact=True).fill("Rena")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    expect(page).to_have_url(re.compile(re.escape(str(review))))


def test_every_page_of_the_desk_is_usable_by_everybody_and_fits_a_telephone(
    started: Started, page: Page, delivery: list[Path]
) -> None:
    page.goto(started.link)
    _check(page, "welcome")
    _begin(page, started)
    _check(page, "desk empty")
    page.goto(f"{started.address}/staff/upload")
    _check(page, "upload")
    _upload(page, started, delivery)
    _check(page, "files")
    page.goto(f"{started.address}/staff/")
    _check(page, "desk")
    page.get_by_role("link", name=re.compile("wells")).first.click()
    expect(page.get_by_role("button", name="Save and publish")).to_be_visible()
    _check(page, "review")
    page.get_by_label("Held", exact=True).fill("yesterday")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("is not a date")
    _check(page, "review with a problem")
    page.goto(f"{started.address}/staff/members")
    page.get_by_role("button", name="Make a link").click()
    expect(page.get_by_label("The link")).to_have_value(re.compile("/staff/welcome/"))
    _check(page, "members")
    page.get_by_role("button", name="Sign out").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Sign in to the staff desk")
    _check(page, "sign in")


def _begin(page: Page, started: Started) -> None:
    page.goto(started.link)
    page.get_by_label("Your name").fill("Rena")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_label("The same password again").fill(PASSWORD)
    page.get_by_role("button", name="Begin").click()
    expect(page).to_have_url(f"{started.address}/staff/")
    expect(page.get_by_text("Rena, administrator").first).to_be_visible()


def _upload(page: Page, started: Started, files: list[Path]) -> None:
    page.goto(f"{started.address}/staff/upload")
    page.get_by_label("Files", exact=True).set_input_files(files)
    page.get_by_role("button", name="Upload").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Three files arrived", timeout=60_000)


def _until_found(page: Page, started: Started, words: str, title: str) -> None:
    found = page.get_by_role("link", name=re.compile(title)).first
    for _ in range(120):
        page.goto(started.address)
        page.get_by_role("searchbox").first.fill(words)
        page.get_by_role("searchbox").first.press("Enter")
        if found.is_visible():
            return
        page.wait_for_timeout(500)
    raise AssertionError(f"searching for {words} does not find {title}")


def _check(page: Page, name: str) -> None:
    """Check a page at both widths, light and dark; with ONRECORD_TEST_PICTURES, leave pictures there."""
    pictures = os.environ.get("ONRECORD_TEST_PICTURES")
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") <= width, f"{name} is wider than {width}"
        if pictures:
            page.screenshot(path=f"{pictures}/{name.replace(' ', '-')}-{width}.png", full_page=True)
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            assert flaws(page) == [], f"{name} at {width}, {scheme}"
    page.emulate_media(color_scheme="light", reduced_motion="reduce")
    page.set_viewport_size({"width": 1280, "height": 900})


def _status(page: Page, address: str) -> int:
    answer = page.goto(address)
    assert answer is not None
    return answer.status
