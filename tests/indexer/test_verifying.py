"""What is promised of a check: each kind of damage is named, and a sound archive has none."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text

from archive.database import Archive
from archive.files import Files
from archive.records import documents
from indexer.indexing import follow
from indexer.search.whoosh import WhooshEngine
from indexer.verifying import problems
from tests.conftest import Store

pytestmark = pytest.mark.slow


@pytest.fixture
def engine(archive: Archive, document: str, tmp_path: Path) -> Iterator[WhooshEngine]:
    """An engine that is level with an archive of one document."""
    made = WhooshEngine(tmp_path / "archive" / "index")
    follow(archive, made, tmp_path / "lock")
    yield made
    made.close()


def said(archive: Archive, files: Files, engine: WhooshEngine) -> list[str]:
    return list(problems(archive, files, engine))


def harm(archive: Archive, statement: str, **values: str) -> None:
    """Change the database behind the record's back."""
    with archive.begin("nobody") as records:
        records.connection.execute(text("PRAGMA defer_foreign_keys=ON"))
        records.connection.execute(text(statement), values)


def original(archive: Archive, files: Files, document: str) -> Path:
    with archive.read() as records:
        return files.path(documents.get(records, document).original.sha256)


def test_a_sound_archive_has_no_problem(archive: Archive, files: Files, engine: WhooshEngine) -> None:
    assert said(archive, files, engine) == []


def test_a_fresh_archive_has_no_problem(archive: Archive, files: Files, tmp_path: Path) -> None:
    assert said(archive, files, WhooshEngine(tmp_path / "nothing")) == []


def test_an_altered_ledger_line_is_named(archive: Archive, files: Files, engine: WhooshEngine) -> None:
    harm(archive, "UPDATE ledger SET actor = 'somebody else' WHERE position = 3")
    [problem, *_] = said(archive, files, engine)
    assert problem.startswith("ledger line 3 (")


def test_altered_details_of_a_ledger_line_are_named(archive: Archive, files: Files, engine: WhooshEngine) -> None:
    harm(archive, "UPDATE ledger_details SET details = '{}' WHERE position = 3")
    assert [one[:32] for one in said(archive, files, engine)] == ["the details of ledger line 3 (re"]


def test_a_missing_ledger_line_is_named(archive: Archive, files: Files, engine: WhooshEngine) -> None:
    harm(archive, "DELETE FROM ledger_details WHERE position = 3")
    harm(archive, "DELETE FROM ledger WHERE position = 3")
    assert "ledger line 3 is missing" in said(archive, files, engine)


def test_a_missing_original_is_named(archive: Archive, files: Files, engine: WhooshEngine, document: str) -> None:
    path = original(archive, files, document)
    path.unlink()
    assert said(archive, files, engine) == [f"the original {path.name} is missing or damaged"]


def test_a_flipped_byte_in_an_original_is_named(
    archive: Archive, files: Files, engine: WhooshEngine, document: str
) -> None:
    path = original(archive, files, document)
    content = path.read_bytes()
    path.chmod(0o644)
    path.write_bytes(content[:-1] + bytes([content[-1] ^ 1]))
    assert said(archive, files, engine) == [f"the original {path.name} is missing or damaged"]


def test_a_document_that_search_misses_is_named(
    archive: Archive, files: Files, engine: WhooshEngine, document: str
) -> None:
    engine.replace([], [document], engine.position())
    assert said(archive, files, engine) == [f"search misses the document {document}"]


def test_a_document_that_search_should_not_show_is_named(
    archive: Archive, files: Files, engine: WhooshEngine, document: str
) -> None:
    harm(archive, "UPDATE documents SET standing = 'draft'")
    assert f"search shows the document {document}, which is not published" in said(archive, files, engine)


def test_an_index_that_lags_is_named(archive: Archive, files: Files, engine: WhooshEngine, store: Store) -> None:
    store(content=b"another")
    assert any(one.startswith("the search index knows the ledger up to line") for one in said(archive, files, engine))


def test_an_index_that_is_gone_is_named(archive: Archive, files: Files, engine: WhooshEngine, tmp_path: Path) -> None:
    assert said(archive, files, WhooshEngine(tmp_path / "nothing")) != []


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_an_index_that_is_broken_is_named(archive: Archive, files: Files, engine: WhooshEngine, tmp_path: Path) -> None:
    engine.close()
    for path in (tmp_path / "archive" / "index").iterdir():
        path.chmod(0o644)
        path.write_bytes(b"garbage")
    [problem] = said(archive, files, engine)
    assert problem.startswith("the search index")


def test_a_published_document_without_words_is_named(
    archive: Archive, files: Files, engine: WhooshEngine, document: str
) -> None:
    harm(archive, "DELETE FROM passages")
    found = said(archive, files, engine)
    assert f"document {document} is published, and its newest revision has no passage" in found
    assert any(one.endswith("ends beyond its passage") for one in found)


def test_a_statement_without_an_id_is_named(
    archive: Archive, files: Files, engine: WhooshEngine, document: str
) -> None:
    harm(archive, "UPDATE statements SET id = NULL")
    assert said(archive, files, engine) == [f"document {document} is published, and a statement in it has no id"]


def test_a_row_that_refers_to_nothing_is_named(archive: Archive, files: Files, engine: WhooshEngine) -> None:
    with archive.engine.connect() as connection:
        raw = connection.connection.driver_connection
        assert raw is not None
        raw.execute("COMMIT") if raw.in_transaction else None
        raw.execute("PRAGMA query_only=OFF")
        raw.execute("PRAGMA foreign_keys=OFF")
        raw.execute("UPDATE documents SET event = 'nothing'")
        raw.execute("PRAGMA foreign_keys=ON")
        raw.execute("BEGIN")
    assert "a row of documents refers to a row of events that is not there" in said(archive, files, engine)


def test_an_id_with_a_wrong_check_character_is_named(archive: Archive, files: Files, engine: WhooshEngine) -> None:
    harm(archive, "INSERT INTO minted (id, what) VALUES ('bbbbbbbb', 'document')")
    assert said(archive, files, engine) == ["the id bbbbbbbb has a wrong check character"]
