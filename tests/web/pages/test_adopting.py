"""A statement that a report prints becomes a document of its own, and each leads to the other."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from archive.documents import Related
from archive.findings import Evidence, FoundAdoption, FoundEvent, FoundStatement, FoundValue
from archive.passages import Passage, Span
from archive.records import documents, listings, publishing, readings
from tests.archive.samples import SAMPLE
from tests.web.desks import Desk, desk, word
from tests.web.shelves import keep

pytestmark = pytest.mark.slow

ADOPTED = "We, the villages of the valley, ask for a list of all wells."
PASSAGES = (Passage(1, "The conference ended with a Statement that was adopted by all."), Passage(2, ADOPTED))
BECAUSE = Evidence("adoption.told", 0.75, "The report says that it was adopted.", Span(1, 28, 1, 60))
PRINTED = replace(
    SAMPLE,
    passages=PASSAGES,
    findings=replace(
        SAMPLE.findings,
        title=None,
        kind=FoundValue("conference report", replace(BECAUSE, span=None)),
        people=(),
        organisations=(),
        topics=(),
        event=None,
        statements=(
            FoundStatement(Span(2, 0, 2, len(ADOPTED)), "direct", "adopted", BECAUSE, (), "the villages of the valley"),
        ),
        adoptions=(FoundAdoption("Statement", BECAUSE, Span(2, 0, 2, len(ADOPTED))),),
    ),
)
TOLD = replace(PRINTED, passages=PASSAGES[:1], findings=replace(PRINTED.findings, statements=()))


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Desk]:
    with desk(tmp_path / "archive") as opened:
        yield opened


def related(here: Desk, document: str) -> tuple[Related, ...]:
    with here.shelf.archive.read() as records:
        return documents.related(records, document)


def test_a_report_says_what_was_adopted_with_its_proof(here: Desk) -> None:
    page = here.browser().get(f"/d/{keep(here.shelf, 'report', 'text/plain', TOLD)}").text
    assert "Adopted at the event" in page
    assert "<mark>Statement that was adopted by all</mark>" not in page.split("Adopted at the event")[0]
    assert "it is not a document of this archive yet" in page


def test_the_adopted_words_become_a_document_and_the_two_lead_to_each_other(here: Desk) -> None:
    report = keep(here.shelf, "report", "text/plain", PRINTED)
    browser = here.editor()
    assert "Make it a document" in browser.get(f"/staff/review/{report}").text
    answer = browser.post(f"/staff/review/{report}/adopted", data={"csrf": word(browser)})
    assert answer.status_code == 303
    made = answer.headers["location"].removeprefix("/staff/review/")
    with here.shelf.archive.begin("test") as records:
        kept = documents.get(records, made)
        assert here.shelf.files.path(kept.original.sha256).read_text("utf-8") == ADOPTED
        assert kept.standing == "draft"
        readings.store(records, made, replace(TOLD, passages=(Passage(1, ADOPTED),)))
        publishing.publish(records, made)
    assert [(one.document.id, one.relation) for one in related(here, report)] == [(made, "adopted")]
    assert [(one.document.id, one.relation) for one in related(here, made)] == [(report, "adopted at")]
    page = browser.get(f"/d/{report}").text
    assert "Adopted at the event" in page
    assert "it is not a document of this archive yet" not in page


def test_what_was_adopted_belongs_to_the_event_of_its_report(here: Desk) -> None:
    held = replace(PRINTED.findings, event=FoundEvent("Conference on Wells", BECAUSE))
    report = keep(here.shelf, "report", "text/plain", replace(PRINTED, findings=held))
    browser = here.editor()
    answer = browser.post(f"/staff/review/{report}/adopted", data={"csrf": word(browser)})
    made = answer.headers["location"].removeprefix("/staff/review/")
    with here.shelf.archive.read() as records:
        assert documents.get(records, made).event == documents.get(records, report).event is not None


def test_what_was_adopted_counts_once_wherever_it_is_printed(here: Desk) -> None:
    said = replace(PRINTED.findings.statements[0], span=Span(1, 0, 1, len(ADOPTED)))
    report = keep(here.shelf, "report", "text/plain", PRINTED)
    browser = here.editor()
    answer = browser.post(f"/staff/review/{report}/adopted", data={"csrf": word(browser)})
    made = answer.headers["location"].removeprefix("/staff/review/")
    with here.shelf.archive.begin("test") as records:
        before = listings.holdings(records).statements
        own = replace(TOLD.findings, statements=(said,), adoptions=(), kind=None)
        readings.store(records, made, replace(TOLD, passages=(Passage(1, ADOPTED),), findings=own))
        assert listings.holdings(records).statements == before
        publishing.publish(records, made)
        assert listings.holdings(records).statements == before == 1
        publishing.withdraw(records, report, "Sent in error.")
        assert listings.holdings(records).statements == 1


def test_doing_it_twice_makes_one_document(here: Desk) -> None:
    report = keep(here.shelf, "report", "text/plain", PRINTED)
    browser = here.editor()
    form = {"csrf": word(browser)}
    first, second = (browser.post(f"/staff/review/{report}/adopted", data=form) for _ in range(2))
    assert first.headers["location"] == second.headers["location"]


def test_where_nothing_adopted_is_printed_nothing_is_made(here: Desk) -> None:
    report = keep(here.shelf, "report", "text/plain", TOLD)
    browser = here.editor()
    assert "Make it a document" not in browser.get(f"/staff/review/{report}").text
    assert browser.post(f"/staff/review/{report}/adopted", data={"csrf": word(browser)}).status_code == 409
    assert here.browser().post(f"/staff/review/{report}/adopted").status_code in (303, 403)
