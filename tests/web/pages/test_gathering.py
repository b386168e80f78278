"""Staff see which documents may report on the same event, and say so or otherwise."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.archive.records.test_gathering import report
from tests.web.desks import Desk, desk, word
from tests.web.shelves import keep

pytestmark = pytest.mark.slow


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Desk]:
    with desk(tmp_path / "archive") as opened:
        yield opened


@pytest.fixture
def both(here: Desk) -> tuple[str, str]:
    """The report of a conference, and another document of its days and host."""
    told = keep(here.shelf, "told", "text/plain", report())
    return told, keep(here.shelf, "statement", "text/plain", report("2021-06-20", name=None))


def test_a_proposal_says_why_and_one_press_brings_the_two_together(here: Desk, both: tuple[str, str]) -> None:
    told, statement = both
    browser = here.editor()
    page = browser.get(f"/staff/review/{statement}").text
    assert "Both are of these days, and Kura Society is the host in both." in page
    answer = browser.post(f"/staff/review/{statement}/event", data={"csrf": word(browser), "other": told})
    assert answer.headers["location"] == f"/staff/review/{statement}"
    page = browser.get(f"/staff/review/{statement}").text
    assert "Same event" not in page
    assert "Placed with an event: “Conference on Wells”" in page
    address = re.search(r"/events/\w+", page)
    assert address
    listed = here.browser().get(address.group()).text
    assert f"/d/{told}" in listed
    assert f"/d/{statement}" in listed


def test_a_document_is_taken_out_of_an_event_that_it_does_not_report_on(here: Desk, both: tuple[str, str]) -> None:
    told, _ = both
    browser = here.editor()
    assert "Not this event" in browser.get(f"/staff/review/{told}").text
    form = {"csrf": word(browser), "other": ""}
    assert browser.post(f"/staff/review/{told}/event", data=form).status_code == 303
    page = browser.get(f"/staff/review/{told}").text
    assert "Not this event" not in page
    assert "Taken out of an event: “Conference on Wells”" in page
    assert "/events/" not in here.browser().get(f"/d/{told}").text
    assert browser.post(f"/staff/review/{told}/event", data=form).status_code == 400


def test_only_staff_decide(here: Desk, both: tuple[str, str]) -> None:
    told, statement = both
    assert here.browser().post(f"/staff/review/{told}/event", data={"other": statement}).status_code in (303, 403)
    browser = here.editor()
    assert browser.post(f"/staff/review/{told}/event", data={"other": ""}).status_code == 403
    assert "Not this event" in browser.get(f"/staff/review/{told}").text
