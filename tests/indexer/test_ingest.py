"""What is promised of taking in: every document once, whatever the files are, and numbers that agree."""

import os
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from archive.database import Archive
from archive.documents import Document
from archive.files import Files
from archive.records import documents, listings, review, work
from indexer.holder import holding
from indexer.ingest import Options, Tally, ingest
from indexer.isolation import Isolation
from indexer.worker import Worker
from tests.deliveries import comma, jsonl, mail, mixed, report, reports, write
from tests.indexer.test_holder import holder

pytestmark = pytest.mark.slow

TakeIn = Callable[..., Tally]


def held(archive: Archive) -> dict[str, Document]:
    """Return all documents by their names."""
    with archive.read() as records:
        every = [one.id for one in (*listings.waiting(records), *listings.all_published(records, 0, 1000).documents)]
        return {one.name: one for one in (documents.get(records, document) for document in every)}


def counted(tally: Tally) -> tuple[int, int, int, int]:
    return tally.received, tally.held, tally.read, tally.unreadable


def test_everything_in_a_folder_is_taken_in_once_and_the_numbers_agree(
    take_in: TakeIn, archive: Archive, tmp_path: Path
) -> None:
    tally = take_in(mixed(tmp_path / "in"))
    assert counted(tally) == (11, 1, 9, 2)
    found = held(archive)
    assert len(found) == 11
    assert {one.state for name, one in found.items() if name not in ("empty.txt", "damaged.pdf")} == {"read"}
    assert counted(take_in(tmp_path / "in")) == (0, 11, 0, 0)
    assert held(archive) == found


def test_a_file_that_cannot_be_read_is_kept_and_says_why(
    take_in: TakeIn, archive: Archive, files: Files, tmp_path: Path
) -> None:
    tally = take_in(mixed(tmp_path / "in"))
    assert {(Path(one.path).name, one.reason) for one in tally.problems} == {
        ("empty.txt", "the file is empty"),
        ("damaged.pdf", "the PDF is damaged: its structure is broken"),
    }
    empty = held(archive)["empty.txt"]
    assert (empty.state, empty.standing, empty.problem) == ("unreadable", "draft", "the file is empty")
    assert files.is_sound(empty.original.sha256)


def test_what_was_attached_is_an_annex_of_its_mail(take_in: TakeIn, archive: Archive, tmp_path: Path) -> None:
    inner = mail(report(3), ("inner.txt", report(4).encode()), ("same.txt", report(1).encode()))
    write(tmp_path / "in" / "a.txt", report(1))
    write(tmp_path / "in" / "mail.eml", mail(report(2), ("inner.eml", inner), ("broken.pdf", b"%PDF-1.4 no")))
    tally = take_in(tmp_path / "in")
    assert counted(tally) == (5, 1, 4, 1)
    assert [one.path for one in tally.problems] == [str(tmp_path / "in" / "mail.eml" / "broken.pdf")]
    found = held(archive)
    with archive.read() as records:
        related = documents.related(records, found["inner.txt"].id)
        again = documents.related(records, found["a.txt"].id)
    assert [(one.document.id, one.relation) for one in related] == [(found["inner.eml"].id, "annex of")]
    assert [one.relation for one in again] == ["annex of"]


def test_a_draft_stays_a_draft_with_all_that_was_attached(take_in: TakeIn, archive: Archive, tmp_path: Path) -> None:
    take_in(write(tmp_path / "mail.eml", mail(report(1), ("annex.txt", report(2).encode()))), publish=False)
    assert {one.standing for one in held(archive).values()} == {"draft"}
    assert {one.state for one in held(archive).values()} == {"read"}


def test_what_the_deliverer_says_counts(take_in: TakeIn, archive: Archive, tmp_path: Path) -> None:
    take_in(write(tmp_path / "a.txt", report(1)), kind="statement", language="az")
    [document] = held(archive).values()
    assert (document.kind, document.language, document.standing) == ("statement", "az", "published")
    with archive.read() as records:
        [kind] = [one for one in review.findings(records, document.id) if one.field == "kind"]
    assert kind.evidence.source == "stated"


def test_a_sidecar_is_kept_with_its_document(take_in: TakeIn, archive: Archive, tmp_path: Path) -> None:
    write(tmp_path / "a.txt.yaml", "title: Wells\nheld: 2019-07\n")
    take_in(write(tmp_path / "a.txt", report(1)))
    [document] = held(archive).values()
    assert (document.title, document.held) == ("Wells", "2019-07")


def test_rows_that_share_their_text_but_not_their_address_are_two_documents(
    take_in: TakeIn, archive: Archive, tmp_path: Path
) -> None:
    twins = [{"title": "Twin", "text": report(1), "url": f"https://example.org/{one}"} for one in "aab"]
    tally = take_in(write(tmp_path / "t.jsonl", jsonl(twins)))
    assert counted(tally) == (2, 1, 2, 0)
    assert {one.source_url for one in held(archive).values()} == {"https://example.org/a", "https://example.org/b"}


def test_columns_of_a_table_may_be_named_otherwise(take_in: TakeIn, archive: Archive, tmp_path: Path) -> None:
    table = write(tmp_path / "t.csv", comma([{"headline": "Row", "body": report(1)}]))
    take_in(table, columns=(("text", "body"),))
    [document] = held(archive).values()
    assert (document.title, document.state) == ("Row", "read")


def test_a_file_that_a_row_names_has_the_values_of_the_row(take_in: TakeIn, archive: Archive, tmp_path: Path) -> None:
    write(tmp_path / "in" / "a.txt", report(1))
    write(tmp_path / "in" / "list.csv", comma([{"title": "From the list", "file": "a.txt"}]))
    assert counted(take_in(tmp_path / "in")) == (1, 0, 1, 0)
    assert held(archive)["a.txt"].title == "From the list"


def test_a_name_that_is_no_text_stops_nothing(take_in: TakeIn, archive: Archive, tmp_path: Path) -> None:
    path = os.fsencode(tmp_path / "in") + b"/\xff.txt"
    write(tmp_path / "in" / "a.txt", report(1))
    Path(os.fsdecode(path)).write_bytes(b"")
    [problem] = take_in(tmp_path / "in").problems
    assert problem.path.encode().endswith("\ufffd.txt".encode())
    assert {one.name for one in held(archive).values()} == {"a.txt", "\ufffd.txt"}


def test_what_a_worker_that_died_had_in_hand_is_read_at_once(
    take_in: TakeIn, archive: Archive, worker: Worker, tmp_path: Path
) -> None:
    with holder(tmp_path / "workers") as process:
        assert process.stdout
        name = process.stdout.readline().strip()
        take_in(write(tmp_path / "a.txt", report(1)))
        with archive.begin("test") as records:
            work.read_again(records)
            assert len(work.claim(records, name, 5, timedelta(hours=1))) == 1
        process.kill()
    assert counted(take_in(write(tmp_path / "b.txt", report(2)))) == (1, 0, 2, 0)
    assert [path.name for path in (tmp_path / "workers").iterdir()] == [worker.holder]


def test_what_another_worker_read_meanwhile_is_counted(
    archive: Archive, files: Files, isolation: Isolation, tmp_path: Path
) -> None:
    folder = reports(tmp_path / "in", 3)
    write(folder / "mail.eml", mail(report(50), ("annex.txt", report(51).encode()), ("broken.pdf", b"%PDF-1.4 no")))
    with holding(tmp_path / "workers") as one, holding(tmp_path / "workers") as two:
        mine, other = Worker(archive, files, replace(isolation, jobs=0), one), Worker(archive, files, isolation, two)

        def read_elsewhere(_: Tally) -> None:
            """Be the other worker, which is always quicker."""
            while other.take() or other.in_hand:
                list(other.settle(1.0))

        tally = ingest(mine, tmp_path / "workers", [folder], Options(), read_elsewhere)
    assert counted(tally) == (6, 0, 5, 1)
    assert [problem.path for problem in tally.problems] == [str(folder / "mail.eml" / "broken.pdf")]


@pytest.mark.parametrize("standing", ["published", "draft"])
def test_reading_again_changes_nothing_when_nothing_differs(
    take_in: TakeIn, archive: Archive, tmp_path: Path, standing: str
) -> None:
    take_in(mixed(tmp_path / "in"), publish=standing == "published")
    before = held(archive)
    with archive.begin("test") as records:
        total = work.read_again(records)
    assert {one.standing for one in held(archive).values()} <= {standing, "draft"}
    tally = take_in()
    assert (tally.read, tally.unreadable, total) == (9, 2, 11)
    assert held(archive) == before


def test_published_documents_stay_visible_while_they_are_read_again(
    take_in: TakeIn, archive: Archive, tmp_path: Path
) -> None:
    take_in(write(tmp_path / "a.txt", report(1)))
    with archive.begin("test") as records:
        work.read_again(records)
    with archive.read() as records:
        assert listings.all_published(records, 0, 10).total == 1
