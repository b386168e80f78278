"""Publishing shows what was read, withdrawing says why, and neither happens by accident."""

import pytest

from archive.database import Archive
from archive.errors import Conflict, NotFound, Refused
from archive.intake import Received
from archive.records import changes, documents, listings, publishing, readings
from tests.archive.samples import SAMPLE
from tests.conftest import Store


def test_a_document_is_public_once_it_was_published(archive: Archive, store: Store) -> None:
    document = store(publish=False)
    with archive.read() as records:
        assert listings.all_published(records, 0, 10).total == 0
    with archive.begin("editor") as records:
        publishing.publish(records, document)
    with archive.read() as records:
        kept = documents.get(records, document)
        assert (kept.standing, kept.published_at is not None) == ("published", True)
        assert [one.id for one in listings.all_published(records, 0, 10).documents] == [document]
        assert changes.history(records, document)[-1].details == {"revision": "1"}


def test_what_was_not_read_cannot_be_published(archive: Archive) -> None:
    with archive.begin("editor") as records:
        document = documents.receive(records, Received("a" * 64, 1, "name", "upload", False)).document
        with pytest.raises(Refused, match="once it has been read"):
            publishing.publish(records, document)
        readings.fail(records, document, "no text")
        with pytest.raises(Refused):
            publishing.publish(records, document)
        with pytest.raises(NotFound):
            publishing.publish(records, "nobody")


def test_publishing_twice_is_a_conflict_that_changes_nothing(archive: Archive, document: str) -> None:
    with archive.begin("editor") as records:
        position = changes.position(records)
        with pytest.raises(Conflict, match="published"):
            publishing.publish(records, document)
        assert changes.position(records) == position


def test_what_came_to_be_published_is_published_when_it_is_read(archive: Archive) -> None:
    with archive.begin("command") as records:
        document = documents.receive(records, Received("a" * 64, 1, "name", "command", True)).document
        readings.store(records, document, SAMPLE)
        assert documents.get(records, document).standing == "published"
        assert [line.kind for line in changes.history(records, document)] == ["received", "read", "published"]


def test_a_withdrawn_document_says_when_and_why(archive: Archive, document: str) -> None:
    with archive.begin("editor") as records:
        publishing.withdraw(records, document, "  Its author asked for it. ")
    with archive.read() as records:
        kept = documents.get(records, document)
        assert (kept.standing, kept.withdrawn_because) == ("withdrawn", "Its author asked for it.")
        assert kept.withdrawn_at is not None
        assert listings.all_published(records, 0, 10).total == 0


def test_a_withdrawal_needs_a_reason(archive: Archive, document: str) -> None:
    with archive.begin("editor") as records, pytest.raises(Refused, match="reason"):
        publishing.withdraw(records, document, " \n")


def test_only_what_is_public_can_be_withdrawn_and_it_stays_so(archive: Archive, store: Store) -> None:
    draft, gone = store(publish=False), store(content=b"gone")
    with archive.begin("editor") as records:
        publishing.withdraw(records, gone, "Sent in error.")
        for document in (draft, gone):
            with pytest.raises(Conflict):
                publishing.withdraw(records, document, "Sent in error.")
        with pytest.raises(Conflict, match="withdrawn"):
            publishing.publish(records, gone)
        readings.store(records, gone, SAMPLE)
        assert documents.get(records, gone).standing == "withdrawn"
