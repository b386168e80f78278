"""An archive opens, upgrades after a copy, and holds all of a change or nothing."""

import shutil
import signal
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from time import process_time

import pytest
from alembic import command
from sqlalchemy.exc import OperationalError

from archive import database
from archive.database import Archive
from archive.errors import Damaged, NotFound
from archive.intake import Received
from archive.records import auditing, changes, documents, publishing, readings, texts, topics
from archive.settings import Settings
from tests.archive.samples import RIVERS, SAMPLE, WATER

OLD = Path(__file__).parent / "old"
SHARED = Received("a" * 64, 20, "sample.txt", "upload", False)


def make_old_archive(target: Path) -> None:
    """Make the archive that stands in the folder `old`: run once for each version that is published."""
    archive = Archive.open(Settings(target.parent, "http://127.0.0.1:8000"))
    with archive.begin("staff") as records:
        topics.load(records, (WATER, RIVERS))
        document = documents.receive(records, SHARED).document
        readings.store(records, document, SAMPLE)
        publishing.publish(records, document)
    archive.close()
    with closing(sqlite3.connect(target)) as connection:
        connection.execute("PRAGMA journal_mode=DELETE")
        connection.execute("PRAGMA page_size=1024")
        connection.execute("VACUUM")


def older(settings: Settings, revision: str) -> None:
    """Make an archive as an older version left it."""
    settings.folder.mkdir()
    engine, scripts = database._connect(settings.database), database._scripts()
    with engine.execution_options(onrecord_begin="BEGIN IMMEDIATE").begin() as connection:
        scripts.attributes["connection"] = connection
        command.upgrade(scripts, revision)
    engine.dispose()


def test_all_of_a_change_is_kept_or_nothing(archive: Archive) -> None:
    with pytest.raises(ZeroDivisionError), archive.begin("staff") as records:
        assert len(documents.receive(records, SHARED).document) / 0
    with archive.read() as records:
        assert changes.position(records) == 1
        with pytest.raises(NotFound):
            documents.get(records, "nobody")
    with archive.begin("staff") as records:
        assert not documents.receive(records, SHARED).held


def test_a_process_killed_in_the_middle_of_a_change_leaves_nothing_of_it(archive: Archive, settings: Settings) -> None:
    program = (
        "import os, signal, sys; from pathlib import Path; from archive.database import Archive;"
        "from archive.intake import Received; from archive.records import documents\n"
        "from archive.settings import Settings\n"
        "with Archive.open(Settings(Path(sys.argv[1]), '')).begin('staff') as records:\n"
        "    documents.receive(records, Received('b' * 64, 1, 'killed', 'upload', False))\n"
        "    os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    ended = subprocess.run([sys.executable, "-c", program, str(settings.folder)], check=False)
    assert ended.returncode == -signal.SIGKILL
    with archive.begin("staff") as records:
        assert changes.position(records) == 1
        assert not list(changes.problems(records))
        assert not documents.receive(records, Received("b" * 64, 1, "again", "upload", False)).held


def test_who_reads_sees_one_state_throughout(archive: Archive) -> None:
    with archive.read() as reading:
        before = changes.position(reading)
        with archive.begin("staff") as records:
            documents.receive(records, SHARED)
        assert changes.position(reading) == before
    with archive.read() as reading:
        assert changes.position(reading) == before + 1


def test_who_reads_can_change_nothing_and_no_identifier_is_given_out_in_vain(archive: Archive) -> None:
    with archive.read() as records, pytest.raises(OperationalError, match="readonly"):
        records.mint("document")
    with archive.begin("staff") as records:
        assert records.mint("document")


def test_opening_again_upgrades_nothing_and_is_quick(archive: Archive, settings: Settings, document: str) -> None:
    before = sorted(path.name for path in settings.folder.iterdir())
    started = process_time()
    again = Archive.open(settings)
    assert process_time() - started < 1
    with again.read() as records:
        assert documents.get(records, document).title == "Report on the round table on rivers"
    assert sorted(path.name for path in settings.folder.iterdir()) == before
    again.close()


def test_a_folder_may_have_any_name(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "Arxiv № 5? 100% #1 & İlham" / "a b", "")
    archive = Archive.open(settings)
    with archive.begin("staff") as records:
        documents.receive(records, SHARED)
    archive.close()
    assert settings.database.stat().st_size > 0


@pytest.mark.slow
def test_two_processes_may_open_a_fresh_folder_at_once(settings: Settings) -> None:
    program = (
        "import sys; from pathlib import Path; from archive.database import Archive\n"
        "from archive.settings import Settings\n"
        "with Archive.open(Settings(Path(sys.argv[1]), '')).begin('staff') as records: print(records.mint('document'))"
    )
    both = [
        subprocess.Popen([sys.executable, "-c", program, str(settings.folder)], stdout=subprocess.PIPE, text=True)
        for _ in range(2)
    ]
    said = [process.communicate()[0].strip() for process in both]
    assert [process.returncode for process in both] == [0, 0]
    archive = Archive.open(settings)
    with archive.read() as records:
        assert set(said) == set(auditing.minted(records))
    archive.close()


def test_threads_may_write_at_once_and_each_change_is_kept(archive: Archive) -> None:
    def receive(number: int) -> None:
        with archive.begin(f"thread {number}") as records:
            documents.receive(records, Received(f"{number:064}", 1, "name", "upload", False))

    threads = [threading.Thread(target=receive, args=(number,)) for number in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with archive.read() as records:
        assert changes.position(records) == 13
        assert not list(changes.problems(records))


def test_the_clock_that_was_given_is_the_one_that_is_used(settings: Settings) -> None:
    moment = datetime(2030, 1, 2, 3, 4, 5, 6, tzinfo=UTC)
    archive = Archive.open(settings, lambda: moment)
    with archive.begin("staff") as records:
        receipt = documents.receive(records, SHARED)
        assert documents.get(records, receipt.document).received_at == moment
        assert changes.history(records, receipt.document)[0].at == moment
    archive.close()


def test_an_archive_of_a_newer_version_is_refused_in_a_clear_sentence_and_left_alone(
    archive: Archive, settings: Settings
) -> None:
    archive.close()
    with closing(sqlite3.connect(settings.database)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.commit()
    with pytest.raises(Damaged, match=r"newer version of Onrecord.*9999.*upgrade Onrecord"):
        Archive.open(settings)
    with closing(sqlite3.connect(settings.database)) as connection:
        assert connection.execute("SELECT version_num FROM alembic_version").fetchone() == ("9999",)


def test_an_older_archive_is_upgraded_after_a_copy_and_keeps_its_documents(settings: Settings) -> None:
    older(settings, "0001")
    with closing(sqlite3.connect(settings.database)) as connection:
        connection.execute("INSERT INTO minted VALUES ('doc', 'document')")
        connection.execute("INSERT INTO originals VALUES ('sum', 1, 'text/plain', '2020-01-01T00:00:00+00:00')")
        connection.execute(
            "INSERT INTO documents (id, original, name, origin, intake, state, standing, publish, revision, title,"
            " kind, language, received_at, attempts) VALUES ('doc', 'sum', 'name', 'upload', '{}', 'received',"
            " 'draft', 0, 0, 'An old one', '', '', '2020-01-01T00:00:00+00:00', 0)"
        )
        connection.commit()
    archive = Archive.open(settings)
    with archive.read() as records:
        assert documents.get(records, "doc").title == "An old one"
    archive.close()
    (copy,) = settings.folder.glob("record.before-*.sqlite")
    with closing(sqlite3.connect(copy)) as connection:
        assert connection.execute("SELECT version_num FROM alembic_version").fetchone() == ("0001",)
        assert connection.execute("SELECT title FROM documents").fetchone() == ("An old one",)


def test_a_fresh_archive_is_not_copied(archive: Archive, settings: Settings) -> None:
    assert not list(settings.folder.glob("*before*"))


def test_names_that_were_compared_in_another_way_are_compared_anew(archive: Archive, settings: Settings) -> None:
    with archive.begin("test") as records:
        readings.store(records, documents.receive(records, SHARED).document, SAMPLE)
        assert records.connection.exec_driver_sql("SELECT * FROM blocks").all()
        records.connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0005'")
    archive.close()
    with closing(Archive.open(settings)) as upgraded, upgraded.read() as records:
        assert not records.connection.exec_driver_sql("SELECT * FROM blocks").all()


def test_an_upgrade_that_fails_leaves_the_older_archive_as_it_was(settings: Settings) -> None:
    older(settings, "0001")
    with closing(sqlite3.connect(settings.database)) as connection:
        connection.execute("CREATE TABLE sessions (in_the_way TEXT)")
        before = connection.execute("SELECT name FROM sqlite_master ORDER BY name").fetchall()
    with pytest.raises(Damaged, match=r"record\.sqlite"):
        Archive.open(settings)
    with closing(sqlite3.connect(settings.database)) as connection:
        assert connection.execute("SELECT version_num FROM alembic_version").fetchone() == ("0001",)
        assert connection.execute("SELECT name FROM sqlite_master ORDER BY name").fetchall() == before


@pytest.mark.parametrize("old", sorted(OLD.glob("*.sqlite")), ids=lambda path: path.stem)
def test_an_archive_of_every_version_opens_reads_and_proves_itself(old: Path, settings: Settings) -> None:
    settings.folder.mkdir()
    shutil.copy(old, settings.database)
    archive = Archive.open(settings)
    with archive.read() as records:
        (document,) = auditing.published(records)
        assert documents.get(records, document).held == "2019-07-14"
        assert texts.passages(records, document, 1) == SAMPLE.passages
        assert [one.quotation for one in texts.statements(records, document, 1)] == [
            "the river needs a keeper",
            "Water has no borders",
        ]
        assert [part.authority.label for part in documents.parts(records, document) if part.role == "speaker"] == [
            "Rena Suleymanova",
            "Tofiq Quliyev",
        ]
        water = topics.find(records, WATER.uri)
        assert {topics.find(records, label.text.upper()) for label in WATER.labels} == {water}
        assert list(changes.problems(records)) == []
        assert list(auditing.problems(records)) == []
    archive.close()


def test_there_is_an_old_archive_to_try() -> None:
    assert (OLD / "record-0.1.0.sqlite").exists()


@pytest.mark.parametrize("content", [b"No database. " * 500, b"\0" * 4096, b"SQLite format 3\0" + b"x" * 4096])
def test_a_file_that_is_no_database_is_named_as_damaged_and_left_alone(settings: Settings, content: bytes) -> None:
    settings.folder.mkdir()
    settings.database.write_bytes(content)
    with pytest.raises(Damaged, match=r"record\.sqlite"):
        Archive.open(settings)
    assert settings.database.read_bytes() == content


@pytest.mark.parametrize("part", [0.1, 0.5, 0.9])
def test_a_database_that_was_cut_off_is_named_as_damaged(settings: Settings, part: float) -> None:
    settings.folder.mkdir()
    content = (OLD / "record-0.1.0.sqlite").read_bytes()
    settings.database.write_bytes(content[: int(len(content) * part)])
    with pytest.raises(Damaged, match=r"record\.sqlite"):
        Archive.open(settings)


def test_damage_that_shows_later_is_named_too(archive: Archive, settings: Settings, document: str) -> None:
    archive.close()
    with closing(sqlite3.connect(settings.database)) as connection:
        size = connection.execute("PRAGMA page_size").fetchone()[0]
        root = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'documents'").fetchone()[0]
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    with settings.database.open("r+b") as file:
        file.seek((root - 1) * size)
        file.write(b"\xff" * size)
    again = Archive.open(settings)
    with again.read() as records, pytest.raises(Damaged, match="damaged"):
        documents.get(records, document)
    again.close()
