"""Checking a document: what was found is shown with its proof, what is typed is kept, nobody overwrites another."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from archive.documents import Document, KeptFinding, Part
from archive.findings import FoundValue
from archive.intake import Received
from archive.passages import Passage
from archive.records import changes, documents, readings, review, staff, topics
from tests.archive.samples import PASSAGES, RIVERS, RULE, SAMPLE, WATER, held, quoted
from tests.web.desks import Desk, desk, word
from tests.web.shelves import keep

pytestmark = pytest.mark.slow

# The sample with the words that prove who spoke.
PROVED = replace(
    SAMPLE,
    findings=replace(
        SAMPLE.findings,
        people=tuple(
            replace(one, evidence=replace(one.evidence, span=quoted(PASSAGES, one.name)))
            for one in (
                held(SAMPLE.findings.people[0], quoted(PASSAGES, "head"), quoted(PASSAGES, "Kura Society")),
                *SAMPLE.findings.people[1:],
            )
        ),
    ),
)
Form = dict[str, str | list[str]]


@dataclass(frozen=True, slots=True)
class Opened:
    """A desk with a draft that was read, an editor's browser, and the address where the draft is checked."""

    desk: Desk
    browser: TestClient
    document: str

    @property
    def address(self) -> str:
        """Where the draft is checked."""
        return f"/staff/review/{self.document}"

    def now(self) -> Document:
        """Return the document as it stands."""
        with self.desk.shelf.archive.read() as records:
            return documents.get(records, self.document)

    def parts(self) -> list[Part]:
        """Return who is what in it."""
        with self.desk.shelf.archive.read() as records:
            return list(documents.parts(records, self.document))

    def findings(self) -> list[KeptFinding]:
        """Return its findings."""
        with self.desk.shelf.archive.read() as records:
            return list(review.findings(records, self.document))

    def topics(self) -> list[str]:
        """Return the labels of its topics."""
        with self.desk.shelf.archive.read() as records:
            return [topic.topic.label for topic in documents.document_topics(records, self.document)]

    def form(self, **changed: str | list[str]) -> Form:
        """Return the form as a browser would send it back untouched, with some fields changed."""
        with self.desk.shelf.archive.read() as records:
            parts = documents.parts(records, self.document)
            chosen = [topic.topic.id for topic in documents.document_topics(records, self.document)]
            position = str(changes.history(records, self.document)[-1].position)
        people = [part for part in parts if part.role == "speaker"]
        bodies = [part for part in parts if part.what == "organisation"]
        found = self.now()
        return {
            "csrf": word(self.browser), "position": position, "title": found.title, "kind": found.kind,
            "genre": found.genre or "", "language": found.language, "held": found.held or "",
            "published": found.published or "",
            "speaker-id": [*(part.authority.id for part in people), ""],
            "speaker-name": [*(part.authority.label for part in people), ""],
            "speaker-position": [*(part.position or "" for part in people), ""],
            "speaker-affiliation": [*(part.affiliation or "" for part in people), ""],
            "organisation-id": [*(part.authority.id for part in bodies), ""],
            "organisation-name": [*(part.authority.label for part in bodies), ""],
            "organisation-role": [*(part.role for part in bodies), "mentioned"],
            "topic": chosen, "topic-label": ["", ""], "save": "", **changed,
        }  # fmt: skip


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Opened]:
    """A draft that was read."""
    with desk(tmp_path / "archive") as here:
        with here.shelf.archive.begin("test") as records:
            topics.load(records, (WATER, RIVERS))
        document = keep(here.shelf, "sample", "text/plain", PROVED, publish=False)
        yield Opened(here, here.editor(), document)


def publishing(form: Form) -> Form:
    return {**{name: value for name, value in form.items() if name != "save"}, "publish": ""}


def test_each_value_is_shown_with_its_proof_and_the_text_beside(opened: Opened) -> None:
    page = opened.browser.get(opened.address).text
    assert 'value="Report on the round table on rivers"' in page
    assert 'value="2019-07-14"' in page
    assert 'value="Rena Suleymanova"' in page
    assert "The words say so." in page
    assert "<mark>Tofiq Quliyev</mark>" in page
    assert 'class="proposed proving" href="#at-speakers"' in page
    assert "sure, 0.90" in page


def test_the_words_of_an_office_are_marked_and_lead_to_the_speaker(opened: Opened) -> None:
    page = opened.browser.get(opened.address).text
    assert '<a class="proposed proving" href="#at-speakers" title="position, proposed">head</a>' in page
    assert 'title="affiliation, proposed">Kura Society</a>' in page
    assert "<mark>head</mark> of the Kura Society" in page


def test_a_form_sent_back_untouched_confirms_what_was_found(opened: Opened) -> None:
    before = opened.now()
    answer = opened.browser.post(opened.address, data=opened.form())
    assert (answer.status_code, answer.headers["location"]) == (303, f"{opened.address}?done=saved")
    assert opened.now() == before
    others = ("kind", "genre", "language", "statement", "event")
    decided = {one.status for one in opened.findings() if one.field not in others}
    assert decided == {"confirmed"}
    assert "It is a draft still" in opened.browser.get(answer.headers["location"]).text
    assert 'class="confirmed proving"' in opened.browser.get(opened.address).text


def test_what_is_corrected_stands_and_what_is_left_out_is_gone(opened: Opened) -> None:
    form = opened.form(
        title="  The keeper of the river ", kind="statement", genre="open letter", language="az", held="2019-07",
        published="2019-08-01", topic=[], **{"topic-label": ["su", ""]},
    )  # fmt: skip
    form |= {
        "speaker-id": ["", ""], "speaker-name": ["Rəna Süleymanova", "Somebody New"],
        "speaker-position": ["chair", ""], "speaker-affiliation": ["", "Kura Society"],
        "organisation-id": ["", ""], "organisation-name": ["Kura Society", "River Committee"],
        "organisation-role": ["host", "participant"],
    }  # fmt: skip
    assert opened.browser.post(opened.address, data=form).status_code == 303
    now = opened.now()
    assert (now.title, now.kind, now.genre, now.language) == (
        "The keeper of the river",
        "statement",
        "open letter",
        "az",
    )
    assert (now.held, now.published) == ("2019-07", "2019-08-01")
    speakers = [(one.authority.label, one.position, one.affiliation) for one in opened.parts() if one.role == "speaker"]
    assert [row[1:] for row in speakers] == [("chair", None), (None, "Kura Society")]
    assert speakers[1][0] == "Somebody New"
    bodies = [(one.authority.label, one.role) for one in opened.parts() if one.what == "organisation"]
    assert bodies == [("Kura Society", "host"), ("River Committee", "participant")]
    assert opened.topics() == ["Water"]


def test_a_name_left_as_it_is_stays_the_same_person_and_a_name_typed_anew_is_looked_up(opened: Opened) -> None:
    before = {part.authority.label: part.authority.id for part in opened.parts() if part.role == "speaker"}
    form = opened.form()
    form["speaker-name"] = ["Rena Suleymanova", "Tofiq Quliyev the Younger", ""]
    opened.browser.post(opened.address, data=form)
    after = {part.authority.label: part.authority.id for part in opened.parts() if part.role == "speaker"}
    assert after["Rena Suleymanova"] == before["Rena Suleymanova"]
    assert after["Tofiq Quliyev the Younger"] != before["Tofiq Quliyev"]


WRONG = [
    ("title", "", "A document needs a title"),
    ("title", "x" * 1001, "may have 1000 characters"),
    ("held", "14.07.2019", "“14.07.2019” is not a date"),
    ("published", "2019-02-30", "is not a day of the calendar"),
    ("kind", "poem", "The kind is one of"),
    ("language", "<b>", "“&lt;b&gt;” is not a language tag"),
    ("genre", "x" * 301, "longer than 300 characters"),
    ("topic-label", "no such topic", "“no such topic” is not in the vocabulary"),
    ("organisation-role", "owner", "can be issuer, host"),
]


@pytest.mark.parametrize(("name", "value", "sentence"), WRONG)
def test_what_cannot_be_taken_comes_back_as_typed_with_the_reason(
    opened: Opened, name: str, value: str, sentence: str
) -> None:
    before = opened.now()
    form = opened.form(genre="a word that I typed")
    rows = isinstance(form[name], list)
    form[name] = [value, *form[name][1:]] if rows else value
    answer = opened.browser.post(opened.address, data=form)
    assert answer.status_code == 422
    assert sentence in answer.text
    assert "aria-invalid" in answer.text
    assert name == "genre" or 'value="a word that I typed"' in answer.text
    assert opened.now() == before
    assert all(one.status == "proposed" for one in opened.findings())


def test_a_speaker_named_twice_is_noticed(opened: Opened) -> None:
    form = opened.form()
    form["speaker-name"] = ["The Same", "The Same", ""]
    answer = opened.browser.post(opened.address, data=form)
    assert answer.status_code == 422
    assert "“The Same” stands here twice" in answer.text


def test_nobody_overwrites_what_somebody_else_saved_meanwhile(opened: Opened) -> None:
    stale = opened.form(title="My title")
    assert opened.browser.post(opened.address, data=opened.form(title="Their title")).status_code == 303
    answer = opened.browser.post(opened.address, data=stale)
    assert answer.status_code == 409
    assert "Somebody changed this document since you opened it" in answer.text
    assert 'value="My title"' in answer.text
    assert opened.now().title == "Their title"
    again = {**stale, "position": answer.text.split('name="position" value="')[1].split('"')[0]}
    assert opened.browser.post(opened.address, data=again).status_code == 303
    assert opened.now().title == "My title"


def test_a_stale_form_that_is_also_wrong_stays_stale(opened: Opened) -> None:
    stale = opened.form(title="")
    opened.browser.post(opened.address, data=opened.form(title="Their title"))
    answer = opened.browser.post(opened.address, data=stale)
    assert answer.status_code == 422
    assert f'name="position" value="{stale["position"]}"' in answer.text


def test_saving_and_publishing_makes_it_public(opened: Opened) -> None:
    answer = opened.browser.post(opened.address, data=publishing(opened.form()))
    assert answer.headers["location"] == f"{opened.address}?done=published"
    assert f"https://onrecord.example/d/{opened.document}" in opened.browser.get(answer.headers["location"]).text
    assert opened.desk.browser().get(f"/d/{opened.document}").status_code == 200
    page = opened.browser.get(opened.address).text
    assert "Save and publish" not in page
    assert "Withdraw it" in page


def test_a_withdrawal_needs_a_reason_and_shows_it(opened: Opened) -> None:
    opened.browser.post(opened.address, data=publishing(opened.form()))
    form = {"csrf": word(opened.browser), "position": opened.form()["position"], "because": " "}
    answer = opened.browser.post(f"{opened.address}/withdraw", data=form)
    assert answer.status_code == 422
    assert "A withdrawal needs a reason" in answer.text
    form["because"] = "the holder <asked> for it"
    assert opened.browser.post(f"{opened.address}/withdraw", data=form).status_code == 303
    public = opened.desk.browser().get(f"/d/{opened.document}")
    assert public.status_code == 410
    assert "older &lt;asked&gt; for it" in public.text
    assert "The holder &lt;asked&gt; for it." in opened.browser.get(opened.address).text


def test_a_draft_cannot_be_withdrawn(opened: Opened) -> None:
    form = {"csrf": word(opened.browser), "position": opened.form()["position"], "because": "why"}
    assert opened.browser.post(f"{opened.address}/withdraw", data=form).status_code == 409


@pytest.mark.parametrize("path", ["", "/withdraw"])
def test_a_form_of_another_page_changes_nothing(opened: Opened, path: str) -> None:
    before = opened.now()
    answer = opened.browser.post(opened.address + path, data={**opened.form(title="Theirs"), "csrf": "wrong"})
    assert answer.status_code == 403
    assert opened.now() == before


def test_what_was_typed_before_signing_in_anew_is_not_lost(opened: Opened) -> None:
    before = opened.now()
    form = opened.form(title="A long evening's work")
    with opened.desk.shelf.archive.read() as records:
        member = staff.credentials(records, "Editor One")
    assert member is not None
    anew = opened.desk.signed_in(member.member)
    answer = anew.post(opened.address, data=form)
    assert answer.status_code == 403
    assert opened.now() == before
    assert "You have signed in anew" in answer.text
    assert 'value="A long evening&#39;s work"' in answer.text
    again = {**form, "csrf": answer.text.split('name="csrf" value="')[1].split('"')[0]}
    assert anew.post(opened.address, data=again).status_code == 303
    assert opened.now().title == "A long evening's work"


def test_words_of_a_document_are_never_markup(opened: Opened) -> None:
    evil = "<script>alert(1)</script>"
    shown = replace(SAMPLE.findings, title=FoundValue(evil, replace(RULE, because=evil)), people=(), statements=())
    text = (Passage(1, evil), *PASSAGES[1:])
    with opened.desk.shelf.archive.begin("worker") as records:
        readings.store(records, opened.document, replace(SAMPLE, passages=text, findings=shown))
    form = opened.form(genre=evil)
    form["speaker-name"] = [evil]
    form["speaker-id"] = form["speaker-position"] = form["speaker-affiliation"] = [evil]
    assert opened.browser.post(opened.address, data=form).status_code == 303
    for path in (opened.address, "/staff/"):
        page = opened.browser.get(path).text
        assert evil not in page
        assert "&lt;script&gt;" in page


@pytest.mark.parametrize(
    "path", ["/staff/review/b3t8k0w2r", "/staff/review/%3Cb%3E", "/staff/documents/b3t8k0w2r/original"]
)
def test_a_document_that_is_not_there_is_not_found(opened: Opened, path: str) -> None:
    assert opened.browser.get(path).status_code == 404
    assert opened.browser.post("/staff/review/b3t8k0w2r", data=opened.form()).status_code == 404


def test_the_original_of_a_draft_is_handed_out_harmless(opened: Opened) -> None:
    answer = opened.browser.get(f"/staff/documents/{opened.document}/original")
    assert answer.content.startswith(b"sample")
    assert answer.headers["content-disposition"].startswith("attachment")
    assert "sandbox" in answer.headers["content-security-policy"]
    assert answer.headers["cache-control"] == "no-store"


def test_what_is_unreadable_says_why_and_cannot_be_published(opened: Opened) -> None:
    desk_of = opened.desk
    kept = desk_of.shelf.files.keep(b"damaged")
    with desk_of.shelf.archive.begin("test") as records:
        from_upload = Received(kept.sha256, kept.size, "scan.pdf", "upload", False)
        document = documents.receive(records, from_upload).document
    address = f"/staff/review/{document}"
    assert "Waiting to be read" in opened.browser.get(address).text
    with desk_of.shelf.archive.begin("worker") as records:
        readings.fail(records, document, "the PDF holds no text: it may be a scan")
    page = opened.browser.get(address).text
    assert "The PDF holds no text: it may be a scan" in page
    assert "Save and publish" not in page
    assert "The PDF holds no text" in opened.browser.get("/staff/").text
    form = {**publishing(opened.form()), "position": "2"}
    with desk_of.shelf.archive.read() as records:
        form["position"] = str(changes.history(records, document)[-1].position)
    answer = opened.browser.post(address, data=form)
    assert answer.status_code == 422
    assert "can be published once it has been read" in answer.text


def test_the_desk_leads_from_one_draft_to_the_next(opened: Opened) -> None:
    other = keep(opened.desk.shelf, "other", "text/plain", SAMPLE, publish=False)
    page = opened.browser.get(opened.address).text
    assert "of 2</b> to look at" in page
    assert f'href="/staff/review/{other}">Next' in page
    front = opened.browser.get("/staff/").text
    assert f'href="{opened.address}"' in front
    assert f'href="/staff/review/{other}"' in front
