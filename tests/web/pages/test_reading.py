"""A document can be read, cited, linked to, checked, and says what became of it."""

from dataclasses import replace
from hashlib import sha256

import pytest
from starlette.testclient import TestClient

from archive.findings import Findings
from archive.reading import Read
from archive.records import documents, readings, texts
from tests.web.shelves import Shelf, passages

pytestmark = pytest.mark.slow


def body(reader: TestClient, address: str, status: int = 200) -> str:
    answer = reader.get(address, follow_redirects=False)
    assert answer.status_code == status
    return answer.text


def test_a_document_shows_its_words_with_their_numbers_and_speakers(shelf: Shelf, reader: TestClient) -> None:
    page = body(reader, f"/d/{shelf.ids['report']}")
    assert "No family should be the one that finds the mine" in page
    assert 'id="p4"' in page
    assert "Kamran Velidarov</a>, head of department" in page
    assert "voiced indirect single" in page
    assert "voiced indirect joint continues" in page


def test_a_date_that_is_not_there_is_said_to_be_missing(shelf: Shelf, reader: TestClient) -> None:
    assert body(reader, f"/d/{shelf.ids['report']}").count("not stated in the document") == 2


def test_each_value_shows_the_words_that_prove_it(shelf: Shelf, reader: TestClient) -> None:
    page = body(reader, f"/d/{shelf.ids['report']}")
    assert "organised by the <mark>Resonance Public Union</mark>" in page
    assert "the name stands before a verb of saying" in page
    assert "<code>people.verb_of_saying</code>" in page
    assert "likely, 0.82" in page
    assert page.count("a verb of saying stands before it") == 6


def test_russian_words_are_marked_as_russian_for_those_who_listen(shelf: Shelf, reader: TestClient) -> None:
    assert 'lang="ru">' in body(reader, f"/d/{shelf.ids['report']}")
    assert '<h1 class="title" lang="az"' in body(reader, f"/d/{shelf.ids['azerbaijani']}")


def test_searched_words_are_marked_on_arrival(shelf: Shelf, reader: TestClient) -> None:
    assert "<mark>Кладбища</mark>" in body(reader, f"/d/{shelf.ids['report']}?q=кладбища")
    assert "<mark>Кладбища</mark>" not in body(reader, f"/d/{shelf.ids['report']}")


def test_a_document_is_cited_with_its_revision_and_address(shelf: Shelf, reader: TestClient) -> None:
    address = f"https://onrecord.example/d/{shelf.ids['report']}"
    assert f"[Conference report]. Onrecord, revision 1. {address}" in body(reader, f"/d/{shelf.ids['report']}")


def test_what_was_adopted_leads_there_and_back(shelf: Shelf, reader: TestClient) -> None:
    assert f'href="/d/{shelf.ids["statement"]}">Adopted here' in body(reader, f"/d/{shelf.ids['report']}")
    assert f'href="/d/{shelf.ids["report"]}"' in body(reader, f"/d/{shelf.ids['statement']}")


def test_the_history_says_what_happened_and_not_who_did_it(shelf: Shelf, reader: TestClient) -> None:
    page = body(reader, f"/d/{shelf.ids['report']}")
    assert "Revision 1. Read by machine" in page
    assert "ledger line" in page


def test_a_passage_link_opens_at_the_passage(shelf: Shelf, reader: TestClient) -> None:
    document = shelf.ids["report"]
    answer = reader.get(f"/d/{document}/r1/p4", follow_redirects=False)
    assert answer.status_code == 302
    assert answer.headers["location"] == f"/d/{document}/r1#p4"
    assert 'id="p4"' in body(reader, f"/d/{document}/r1")


def test_every_passage_is_linked_from_the_page(shelf: Shelf, reader: TestClient) -> None:
    document = shelf.ids["report"]
    page = body(reader, f"/d/{document}")
    assert all(f'href="/d/{document}/r1/p{number}"' in page for number in range(2, 14))
    assert all(f'id="p{number}"' in page for number in range(1, 14))


@pytest.mark.parametrize("rest", ["/r2", "/r0", "/r1/p0", "/r1/p14", "/r2/p1", "/r99999999999999999999"])
def test_a_revision_or_passage_that_never_was_is_not_found(shelf: Shelf, reader: TestClient, rest: str) -> None:
    body(reader, f"/d/{shelf.ids['report']}{rest}", 404)


def test_an_earlier_revision_stays_as_it_was(own_shelf: Shelf) -> None:
    document = own_shelf.ids["briefing"]
    with own_shelf.archive.begin("test") as records:
        before = texts.passages(records, document, 1)
        again = (before[0], replace(before[1], text="Kamran Velidarov said something else."))
        readings.store(records, document, Read("text/html", again, Findings()))
    reader = TestClient(own_shelf.app)
    old = body(reader, f"/d/{document}/r1")
    assert "last word of the deminers" in old
    assert "This is revision 1." in old
    assert "something else" in body(reader, f"/d/{document}")
    assert reader.get(f"/d/{document}/r1/p2").status_code == 200


def test_a_draft_is_not_there_for_the_public(shelf: Shelf, reader: TestClient) -> None:
    for rest in ("", "/r1", "/r1/p1", "/original"):
        assert "draft" not in body(reader, f"/d/{shelf.ids['draft']}{rest}", 404)


def test_a_withdrawn_document_says_when_and_why_and_shows_no_words(shelf: Shelf, reader: TestClient) -> None:
    for rest in ("", "/r1", "/r1/p1", "/original"):
        page = body(reader, f"/d/{shelf.ids['withdrawn']}{rest}", 410)
        assert "Interview in the valley" in page
        assert "The holder of the rights asked for it" in page
        assert "<time" in page
        assert "grievance" not in page


def test_a_mistyped_address_offers_the_right_one(shelf: Shelf, reader: TestClient) -> None:
    document = shelf.ids["report"]
    wrong = document[:-1] + ("0" if document[-1] != "0" else "1")
    page = body(reader, f"/d/{wrong}", 404)
    assert "A letter is wrong" in page
    assert f'href="/d/{document}"' in page


def test_a_mistyped_address_gives_no_draft_away(shelf: Shelf, reader: TestClient) -> None:
    draft = shelf.ids["draft"]
    wrong = draft[:-1] + ("0" if draft[-1] != "0" else "1")
    assert draft not in body(reader, f"/d/{wrong}", 404)


def test_the_original_is_byte_for_byte_what_was_received(shelf: Shelf, reader: TestClient) -> None:
    answer = reader.get(f"/d/{shelf.ids['report']}/original")
    with shelf.archive.read() as records:
        kept = documents.get(records, shelf.ids["report"]).original
    assert sha256(answer.content).hexdigest() == kept.sha256
    assert answer.headers["etag"] == f'"{kept.sha256}"'
    assert answer.headers["content-type"] == "application/pdf"
    assert answer.headers["content-disposition"] == 'attachment; filename="report.txt"'
    assert answer.headers["content-security-policy"].startswith("sandbox")
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_a_part_of_the_original_can_be_had(shelf: Shelf, reader: TestClient) -> None:
    answer = reader.get(f"/d/{shelf.ids['report']}/original", headers={"Range": "bytes=0-5"})
    assert (answer.status_code, answer.content) == (206, b"report")


def test_a_fresh_copy_of_the_original_is_not_sent_again(shelf: Shelf, reader: TestClient) -> None:
    address = f"/d/{shelf.ids['report']}/original"
    tag = reader.get(address).headers["etag"]
    answer = reader.get(address, headers={"If-None-Match": tag})
    assert (answer.status_code, answer.content) == (304, b"")


def test_a_document_cannot_write_markup_into_its_page(own_shelf: Shelf) -> None:
    from_text = Read("text/plain", passages("A title", "<script>alert(1)</script> & <b>bold</b>"), Findings())
    with own_shelf.archive.begin("test") as records:
        readings.store(records, own_shelf.ids["briefing"], from_text)
    page = body(TestClient(own_shelf.app), f"/d/{own_shelf.ids['briefing']}?q=alert")
    assert "<script>alert" not in page
    assert "&lt;script&gt;<mark>alert</mark>(1)" in page
