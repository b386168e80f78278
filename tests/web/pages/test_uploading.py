"""Bringing documents in: what is kept, what is said of the rest, and how little memory it takes."""

import tracemalloc
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import anyio
import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient
from starlette.types import Message

from archive.documents import Document
from archive.intake import Intake
from archive.records import documents, listings, publishing, readings
from tests.archive.samples import SAMPLE
from tests.web.desks import Desk, desk, word
from web.arriving import LONGEST_NAME, MOST_FILES, safe_name

pytestmark = pytest.mark.slow

UPLOAD = "/staff/upload"
Files = list[tuple[str, tuple[str, bytes]]]


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Desk]:
    """A desk without documents."""
    with desk(tmp_path / "archive") as made:
        yield made


def send(browser: TestClient, files: Files, **fields: str):  # type: ignore[no-untyped-def]
    return browser.post(UPLOAD, data={"csrf": word(browser), **fields}, files=files)


def file(name: str, content: bytes = b"some words") -> tuple[str, tuple[str, bytes]]:
    return ("file", (name, content))


def kept(here: Desk) -> list[Document]:
    with here.shelf.archive.read() as records:
        return [documents.get(records, draft.id) for draft in listings.waiting(records)]


def intake(here: Desk, document: str) -> Intake:
    with here.shelf.archive.read() as records:
        return documents.intake(records, document)


def left_over(here: Desk) -> list[Path]:
    uploads = here.shelf.settings.uploads
    return list(uploads.iterdir()) if uploads.exists() else []


def test_files_are_kept_as_drafts_and_their_page_follows_them(here: Desk) -> None:
    browser = here.editor()
    answer = send(
        browser, [file("one.txt", b"first words"), file("two.txt", b"other words")], kind="statement", language="az"
    )
    assert answer.status_code == 303
    found = kept(here)
    assert {document.name for document in found} == {"one.txt", "two.txt"}
    assert {(document.standing, document.state) for document in found} == {("draft", "received")}
    assert here.shelf.files.read(found[0].original.sha256) in (b"first words", b"other words")
    assert intake(here, found[0].id) == Intake(kind="statement", language="az")
    page = browser.get(answer.headers["location"]).text
    assert "2 files of 2 are being read" in page
    assert 'http-equiv="refresh"' in page
    assert left_over(here) == []


def test_a_draft_answers_nobody_who_is_not_signed_in(here: Desk) -> None:
    send(here.editor(), [file("one.txt")])
    document = kept(here)[0].id
    for path in (f"/d/{document}", f"/d/{document}/original", f"/d/{document}/r1"):
        assert here.browser().get(path).status_code == 404
    assert here.browser().get(f"/staff/documents/{document}/original").status_code == 303


def test_a_file_that_is_held_already_leads_to_the_document(here: Desk) -> None:
    browser = here.editor()
    send(browser, [file("one.txt")])
    document = kept(here)[0].id
    address = send(browser, [file("again.txt")]).headers["location"]
    page = browser.get(address).text
    assert "Held already" in page
    assert "again.txt" in page
    assert f'href="/staff/review/{document}"' in page
    with here.shelf.archive.begin("test") as records:
        readings.store(records, document, SAMPLE)
        publishing.publish(records, document)
    assert f'href="/d/{document}"' in browser.get(address).text
    assert len(kept(here)) == 0


def test_what_becomes_of_each_file_is_told(here: Desk) -> None:
    browser = here.editor()
    address = send(browser, [file("good.txt", b"good"), file("bad.pdf", b"bad"), file("late.txt", b"late")]).headers[
        "location"
    ]
    by_name = {document.name: document.id for document in kept(here)}
    with here.shelf.archive.begin("worker") as records:
        readings.store(records, by_name["good.txt"], SAMPLE)
        readings.fail(records, by_name["bad.pdf"], "the PDF is damaged <b>")
    page = browser.get(address).text
    assert "ready to look at" in page
    assert SAMPLE.findings.title is not None
    assert SAMPLE.findings.title.value in page
    assert "The PDF is damaged &lt;b&gt;" in page
    assert "1 file of 3 is being read" in page
    with here.shelf.archive.begin("worker") as records:
        readings.store(records, by_name["late.txt"], SAMPLE)
    page = browser.get(address).text
    assert "Three files arrived" in page
    assert "refresh" not in page


def test_a_sidecar_goes_with_its_file_and_is_no_document(here: Desk) -> None:
    files = [file("report.pdf", b"pdf"), file("report.pdf.yaml", "title: Çay\n".encode()), file("other.txt", b"other")]
    send(here.editor(), files)
    found = {document.name: intake(here, document.id).sidecar for document in kept(here)}
    assert found == {"report.pdf": "title: Çay\n", "other.txt": None}


@pytest.mark.parametrize(
    ("files", "sentence", "documents_kept"),
    [
        ([file("lonely.pdf.yaml", b"title: x")], "describes a file that was not in this upload", 0),
        ([file("a.pdf", b"a"), file("a.pdf.yaml", b"\xff\xfe\xff")], "not text in UTF-8", 1),
        ([file("a.pdf", b"a"), file("a.pdf.yaml", b"x" * (1024 * 1024 + 1))], "longer than 1 MB", 1),
        ([file("empty.txt", b"")], "holds nothing", 0),
    ],
)
def test_what_cannot_be_taken_is_said_beside_its_name(
    here: Desk, files: Files, sentence: str, documents_kept: int
) -> None:
    browser = here.editor()
    page = browser.get(send(browser, files).headers["location"]).text
    assert sentence in page
    assert files[-1][1][0] in page
    assert len(kept(here)) == documents_kept


def test_a_file_too_large_keeps_no_other_from_being_kept(here: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("web.pages.uploading.arriving.__wrapped__.__defaults__", (100,))
    browser = here.editor()
    answer = send(browser, [file("big.txt", b"x" * 300_000), file("small.txt", b"small")])
    assert [document.name for document in kept(here)] == ["small.txt"]
    assert "larger than 2 GB" in browser.get(answer.headers["location"]).text


def test_more_files_than_one_upload_takes_are_named(here: Desk) -> None:
    browser = here.editor()
    answer = send(browser, [file(f"{number}.txt", b"%d" % number) for number in range(MOST_FILES + 2)])
    fates = parse_qsl(urlsplit(answer.headers["location"]).query)
    assert [fate for fate, _ in fates].count("in") == MOST_FILES
    assert [value for fate, value in fates if fate == "not"] == ["many:100.txt", "many:101.txt"]


def test_an_upload_without_a_file_says_so(here: Desk) -> None:
    answer = send(here.editor(), [("file", ("", b""))])
    assert answer.status_code == 422
    assert "Choose at least one file" in answer.text


HOSTILE = [
    ("../../../etc/passwd", "passwd"),
    ("C:\\Users\\x\\report.pdf", "report.pdf"),
    ("a\0b.pdf", "ab.pdf"),
    ("\u202efdp.exe", "fdp.exe"),
    ("a" * 300 + ".pdf", "a" * (LONGEST_NAME - 4) + ".pdf"),
    ("...", "unnamed"),
    ("..", "unnamed"),
    ("/", "unnamed"),
    ("həsabat — 1.pdf", "həsabat — 1.pdf"),
    ("<script>.pdf", "<script>.pdf"),
]


@pytest.mark.parametrize(("name", "shown"), HOSTILE)
def test_a_hostile_name_is_only_ever_shown(name: str, shown: str) -> None:
    assert safe_name(name) == shown


@given(st.text())
def test_any_name_is_fit_to_be_shown(name: str) -> None:
    found = safe_name(name)
    assert 0 < len(found) <= LONGEST_NAME
    assert not set(found) & set("/\\\0\n\u202e")
    assert safe_name(found) == found or len(name) > LONGEST_NAME


def test_hostile_names_arrive_and_nothing_is_written_elsewhere(here: Desk, tmp_path: Path) -> None:
    browser = here.editor()
    before = {path for path in tmp_path.rglob("*") if "originals" not in path.parts}
    address = send(browser, [file(name, name.encode()) for name, _ in HOSTILE if name != "a\0b.pdf"]).headers[
        "location"
    ]
    after = {path for path in tmp_path.rglob("*") if "originals" not in path.parts}
    assert after - before <= {here.shelf.settings.uploads}
    page = browser.get(address).text
    assert "<script>" not in page.replace("<script src=", "")
    assert "&lt;script&gt;.pdf" in page


def test_a_form_of_another_page_is_refused_before_a_file_is_written(here: Desk) -> None:
    browser = here.editor()
    answer = browser.post(UPLOAD, data={"csrf": "wrong"}, files=[file("one.txt")])
    assert answer.status_code == 403
    assert kept(here) == []
    assert not here.shelf.settings.originals.exists()
    assert left_over(here) == []


@pytest.mark.parametrize("kind", ["text/plain", "multipart/form-data", "multipart/form-data; boundary=" + "x" * 300])
def test_what_is_no_form_is_refused(here: Desk, kind: str) -> None:
    answer = here.editor().post(UPLOAD, content=b"words", headers={"content-type": kind})
    assert answer.status_code in (400, 415)


def test_an_upload_that_breaks_off_leaves_nothing(here: Desk) -> None:
    browser = here.editor()
    body = (
        f'--b\r\nContent-Disposition: form-data; name="csrf"\r\n\r\n{word(browser)}\r\n'
        '--b\r\nContent-Disposition: form-data; name="file"; filename="half.pdf"\r\n\r\n' + "half of it" * 1000
    )
    headers = {"content-type": "multipart/form-data; boundary=b"}
    assert browser.post(UPLOAD, content=body.encode(), headers=headers).status_code == 400
    assert kept(here) == []
    assert left_over(here) == []


def test_the_page_of_an_upload_shows_no_words_from_its_address_that_are_not_ours(here: Desk) -> None:
    page = here.editor().get(f"{UPLOAD}/files?not=evil:x&in=nothing&other=y&not=large:<i>name").text
    assert "evil" not in page
    assert "<i>" not in page
    assert "&lt;i&gt;name" in page


async def stream(here: Desk, token: str, body: Iterator[bytes]) -> int:
    """Send a form as a server hands it on, a piece at a time (a test client would hold it all); return the status."""
    headers = [
        (b"host", b"onrecord.example"),
        (b"cookie", f"__Host-onrecord-session={token}".encode()),
        (b"content-type", b"multipart/form-data; boundary=b"),
    ]
    scope = {
        "type": "http",
        "method": "POST",
        "path": UPLOAD,
        "headers": headers,
        "query_string": b"",
        "scheme": "https",
    }
    statuses = []

    async def receive() -> Message:
        piece = next(body, None)
        return {"type": "http.request", "body": piece or b"", "more_body": piece is not None}

    async def remember(message: Message) -> None:
        statuses.append(message.get("status"))

    await here.shelf.app(scope, receive, remember)
    return int(statuses[0])


@pytest.mark.parametrize("is_signed_in", [True, False])
def test_files_of_a_stranger_are_not_even_listened_to(here: Desk, is_signed_in: bool) -> None:
    browser = here.editor()
    token = browser.cookies["__Host-onrecord-session"] if is_signed_in else "nobody's"
    head = (
        '--b\r\nContent-Disposition: form-data; name="csrf"\r\n\r\nwrong\r\n'
        '--b\r\nContent-Disposition: form-data; name="file"; filename="large.txt"\r\n\r\n'
    )
    heard = 0

    def body() -> Iterator[bytes]:
        nonlocal heard
        for piece in (head.encode(), *[b"words " * 1000] * 100):
            heard += 1
            yield piece

    assert anyio.run(stream, here, token, body()) == 403
    assert heard <= 1
    assert left_over(here) == []


@pytest.mark.slow
def test_a_large_file_is_never_held_in_memory(here: Desk) -> None:
    browser = here.editor()
    megabyte, megabytes = b"words " * 174_763, 300
    head = (
        f'--b\r\nContent-Disposition: form-data; name="csrf"\r\n\r\n{word(browser)}\r\n'
        '--b\r\nContent-Disposition: form-data; name="file"; filename="large.txt"\r\n\r\n'
    )

    def body() -> Iterator[bytes]:
        yield head.encode()
        for _ in range(megabytes):
            yield megabyte
        yield b"\r\n--b--\r\n"

    tracemalloc.start()
    status = anyio.run(stream, here, browser.cookies["__Host-onrecord-session"], body())
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert status == 303
    assert kept(here)[0].original.size == megabytes * len(megabyte)
    assert peak < 30 * len(megabyte), f"{peak} bytes"
