"""What is promised of `onrecord verify`, `rebuild` and `reread`."""

import shutil
from pathlib import Path

import pytest

from archive.database import Archive
from archive.intake import Intake
from archive.records import documents, listings, review, texts
from archive.review import Corrections, Speaker
from archive.settings import Settings
from tests.deliveries import report, write
from tests.web.command.conftest import Filled, Typed

pytestmark = pytest.mark.slow


@pytest.fixture
def copy(filled: Filled, data: Path) -> Path:
    """A copy of the filled archive, to be changed."""
    shutil.copytree(filled.folder, data)
    return data


def test_a_sound_archive_is_well(typed: Typed, filled: Filled) -> None:
    answer = typed("verify", into=filled.folder)
    assert (answer.status, answer.err) == (0, "")
    assert answer.out == "all is well: the ledger, the originals, the record and the search index agree\n"


def test_damage_is_named_and_counted(typed: Typed, copy: Path) -> None:
    original = next(path for path in sorted(copy.glob("originals/??/*")))
    original.unlink()
    answer = typed("verify")
    assert (answer.status, answer.err) == (1, "1 thing is wrong\n")
    assert answer.out == f"the original {original.name} is missing or damaged\n"


def test_a_rebuilt_index_gives_the_same_answers(typed: Typed, copy: Path) -> None:
    before = typed("search", "well", "--json").out
    shutil.rmtree(copy / "index")
    answer = typed("rebuild")
    assert answer.status == 0
    assert answer.out.startswith("the search index knows 9 documents, up to ledger line ")
    assert typed("search", "well", "--json").out == before


def test_reading_again_adds_a_revision_only_where_the_text_differs(typed: Typed, copy: Path) -> None:
    archive = Archive.open(Settings(copy, "http://127.0.0.1:8000"))
    with archive.read() as records:
        everything = {one.title: one.id for one in listings.all_published(records, 0, 50).documents}
    changed, confirmed = everything[report(1).partition("\n")[0]], everything["Wells of the Kura"]
    spoil(archive, changed)
    decided = Corrections("Confirmed", "press release", None, "en", None, "1999", (Speaker("Somebody Else"),), (), ())
    with archive.begin("staff") as records:
        review.correct(records, confirmed, decided)
    answer = typed("reread")
    assert (answer.status, answer.out.splitlines()[0]) == (0, "9 documents read again, 2 unreadable")
    with archive.read() as records:
        numbers = {one: len(texts.revisions(records, one)) for one in everything.values()}
        kept = documents.get(records, confirmed)
        [speaker] = [part.authority.label for part in documents.parts(records, confirmed) if part.role == "speaker"]
        texts_now = texts.passages(records, changed, 2)
    archive.close()
    assert {one for one, number in numbers.items() if number == 2} == {changed}
    assert texts_now[0].text == report(1).partition("\n")[0]
    assert (kept.title, kept.kind, kept.held, kept.standing) == ("Confirmed", "press release", "1999", "published")
    assert speaker == "Somebody Else"
    assert typed("verify").status == 0


def spoil(archive: Archive, document: str) -> None:
    """Let a document's text be one that today's readers would not give."""
    with archive.begin("nobody") as records:
        records.connection.exec_driver_sql(
            "UPDATE passages SET text = text || ' ' WHERE document = ? AND number = 1", (document,)
        )


def test_reading_again_takes_up_what_had_been_unreadable(typed: Typed, data: Path, tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", report(1))
    write(tmp_path / "a.txt.yaml", "colour: blue\n")
    typed("ingest", path)
    assert typed("search", "*", "--json").json["total"] == 0
    archive = Archive.open(Settings(data, "http://127.0.0.1:8000"))
    with archive.begin("nobody") as records:
        records.connection.exec_driver_sql("UPDATE documents SET intake = ?", (Intake().to_json(),))
    archive.close()
    assert typed("reread").status == 0
    assert typed("search", "*", "--json").json["total"] == 1
