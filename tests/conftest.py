"""A fresh archive with one stored document, for every test that needs the record."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from archive.database import Archive
from archive.files import Files
from archive.findings import (
    Evidence,
    Findings,
    FoundName,
    FoundOrganisation,
    FoundPerson,
    FoundStatement,
    FoundTopic,
    FoundValue,
)
from archive.intake import Received
from archive.passages import Passage, Span
from archive.reading import Read
from archive.records import documents, publishing, readings, topics
from archive.settings import Settings
from archive.topics import Label, Topic

RULE = Evidence("a rule", 0.9, "The words say so.")
WATER = Topic("https://example.org/water", (Label("Water", "en", True), Label("Su", "az", True)))
RIVERS = Topic("https://example.org/rivers", (Label("Rivers", "en", True),), broader=(WATER.uri,))
PASSAGES = (
    Passage(1, "Report on the round table on rivers", kind="heading", level=1),
    Passage(2, "Rena Suleymanova, head of the Kura Society, said that the river needs a keeper."),
    Passage(3, "“Water has no borders,” said Tofiq Quliyev."),
)


def quoted(passage: Passage, words: str) -> Span:
    """Return the span of words in a passage."""
    start = passage.text.index(words)
    return Span(passage.number, start, passage.number, start + len(words))


SAMPLE = Read(
    media_type="text/plain",
    passages=PASSAGES,
    findings=Findings(
        title=FoundValue("Report on the round table on rivers", RULE),
        kind=FoundValue("conference report", RULE),
        language=FoundValue("en", RULE),
        held=FoundValue("2019-07-14", RULE),
        people=(
            FoundPerson(
                "Rena Suleymanova",
                "speaker",
                RULE,
                (FoundName("Rena Suleymanova", quoted(PASSAGES[1], "Rena Suleymanova")),),
                position="head",
                organisation="Kura Society",
            ),
            FoundPerson(
                "Tofiq Quliyev",
                "speaker",
                RULE,
                (FoundName("Tofiq Quliyev", quoted(PASSAGES[2], "Tofiq Quliyev")),),
            ),
        ),
        organisations=(
            FoundOrganisation(
                "Kura Society", "issuer", RULE, (FoundName("Kura Society", quoted(PASSAGES[1], "Kura Society")),)
            ),
        ),
        statements=(
            FoundStatement(
                quoted(PASSAGES[1], "the river needs a keeper"), "indirect", "single", RULE, ("Rena Suleymanova",)
            ),
            FoundStatement(quoted(PASSAGES[2], "Water has no borders"), "direct", "single", RULE, ("Tofiq Quliyev",)),
        ),
        topics=(FoundTopic(WATER.uri, ("Water",), 0.8, RULE), FoundTopic(RIVERS.uri, ("rivers", "river"), 0.9, RULE)),
        extractor="1",
    ),
)


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    """A fresh archive that knows two topics."""
    opened = Archive.open(Settings(tmp_path / "archive", "http://127.0.0.1:8000"))
    with opened.begin("vocabulary") as records:
        topics.load(records, (WATER, RIVERS))
    yield opened
    opened.close()


@pytest.fixture
def files(tmp_path: Path) -> Files:
    """A folder for originals, empty."""
    return Files(tmp_path / "archive" / "originals")


@pytest.fixture
def keep(archive: Archive, files: Files) -> Callable[..., str]:
    """Keep bytes, store a reading of them, publish it or not; returns the document's id."""

    def keeping(content: bytes = b"the sample", read: Read = SAMPLE, publish: bool = True) -> str:
        kept = files.keep(content)
        with archive.begin("staff") as records:
            receipt = documents.receive(records, Received(kept.sha256, kept.size, "sample.txt", "upload", False))
            readings.store(records, receipt.document, read)
            if publish:
                publishing.publish(records, receipt.document)
        return receipt.document

    return keeping


@pytest.fixture
def document(keep: Callable[..., str]) -> str:
    """The id of the sample, stored and published."""
    return keep()
