"""What is promised when the machine fails: an ingest that was killed, and started again, loses and doubles nothing."""

import json
import os
import random
import signal
import sqlite3
import subprocess
import time
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

import pytest

from archive.database import Archive
from archive.records import auditing, documents, listings, texts
from archive.settings import Settings
from indexer.search.query import Query
from indexer.search.whoosh import WhooshEngine
from tests.deliveries import mail, mixed, report, reports, write
from tests.processes import descendants, eventually, finish, run, running, start


def state(data: Path) -> Mapping[str, object]:
    """Return everything that matters about an archive, without the ids and moments, which differ."""
    archive, engine = Archive.open(Settings(data, "http://127.0.0.1:8000")), WhooshEngine(data / "index")
    with archive.read() as records:
        listed = [*listings.all_published(records, 0, 9999).documents, *listings.waiting(records)]
        every = {one.id: documents.get(records, one.id) for one in listed}
        held = {
            one.original.sha256: (
                (one.title, one.kind, one.language, one.published, one.held, one.standing, one.state, one.revision),
                [passage.text for passage in texts.passages(records, one.id, one.revision)],
                sorted(
                    (part.what, part.role, part.authority.label, part.printed)
                    for part in documents.parts(records, one.id)
                ),
                [topic.topic.label for topic in documents.document_topics(records, one.id)],
                [statement.quotation for statement in texts.statements(records, one.id, one.revision)],
                sorted((other.relation, other.document.title) for other in documents.related(records, one.id)),
            )
            for one in every.values()
        }
        assert len(held) == len(every) == len(auditing.originals(records))
    found = [hit.document for hit in engine.search(Query(limit=9999)).hits]
    assert len(found) == len(set(found)) == len(engine.documents())
    indexed = {every[document].original.sha256 for document in found}
    engine.close()
    archive.close()
    return {"held": held, "indexed": indexed}


def count(data: Path, condition: str = "1") -> int:
    """Count documents as a stranger would, without opening the archive; 0 when there is none."""
    try:
        with closing(sqlite3.connect(f"file:{data}/record.sqlite?mode=ro", uri=True)) as database:
            return int(database.execute(f"SELECT count(*) FROM documents WHERE {condition}").fetchone()[0])
    except sqlite3.OperationalError:
        return 0


def kill(command: "subprocess.Popen[str]") -> None:
    """Kill a command and all it has started, at once, as a power cut would."""
    victims = {command.pid} | descendants(command.pid)
    for pid in victims:
        try:
            os.kill(pid, signal.SIGKILL)
        except ProcessLookupError:
            continue
    finish(command)
    assert eventually(lambda: not running(victims))


def delivery(folder: Path, number: int) -> Path:
    """Make a delivery with files, rows, mails and files that cannot be read."""
    mixed(folder)
    for one in range(number // 10):
        write(folder / "mails" / f"{one}.eml", mail(report(2000 + one), ("annex.txt", report(3000 + one).encode())))
    return reports(folder / "reports", number, first=100)


def killed_and_started_again(tmp_path: Path, number: int, kills: int, seed: int) -> None:
    chance, data = random.Random(seed), tmp_path / "killed"
    delivery(tmp_path / "in", number)
    for one in range(kills):
        command = start(data, "ingest", tmp_path / "in", "--json")
        due = number * one // kills
        assert eventually(lambda: command.poll() is not None or count(data, "state = 'read'") >= due, 120)  # noqa: B023
        time.sleep(chance.random() * 0.6)
        kill(command)
    status, _, err = run(data, "ingest", tmp_path / "in", "--json")
    assert status == 0, err
    assert run(tmp_path / "undisturbed", "ingest", tmp_path / "in", "--json")[0] == 0
    assert state(data) == state(tmp_path / "undisturbed")
    for left in (data / "originals" / "arriving").iterdir():
        os.utime(left, (0, 0))
    status, problems, _ = run(data, "verify")
    assert (status, problems.splitlines()[1:]) == (0, [])
    assert list((data / "workers").iterdir()) == list((data / "originals" / "arriving").iterdir()) == []


@pytest.mark.slow
def test_an_ingest_that_was_killed_again_and_again_ends_like_one_that_was_not(tmp_path: Path) -> None:
    killed_and_started_again(tmp_path, number=40, kills=4, seed=random.randrange(1 << 30))


@pytest.mark.long
def test_an_ingest_that_was_killed_twenty_times_ends_like_one_that_was_not(tmp_path: Path) -> None:
    killed_and_started_again(tmp_path, number=400, kills=20, seed=random.randrange(1 << 30))


@pytest.mark.slow
def test_two_ingests_and_a_worker_at_once_take_everything_in_once(tmp_path: Path) -> None:
    data = tmp_path / "data"
    delivery(tmp_path / "in", 20)
    worker = start(data, "work")
    commands = [start(data, "ingest", tmp_path / "in", "--json", "--jobs", "1") for _ in range(2)]
    answers = [finish(command) for command in commands]
    worker.terminate()
    assert finish(worker)[0] == 0
    numbers = [json.loads(out) for status, out, _ in answers if status == 0]
    assert len(numbers) == 2, answers
    total = count(data)
    assert sum(one["received"] for one in numbers) == total == 11 + 20 + 4
    assert count(data, "state = 'received'") == 0
    assert count(data, "state = 'unreadable'") == 2
    assert len(state(data)["held"]) == total  # type: ignore[arg-type]
    assert run(data, "verify")[0] == 0
    assert list((data / "workers").iterdir()) == []


@pytest.mark.long
def test_a_rebuild_that_was_killed_goes_on_and_the_old_index_answers_meanwhile(tmp_path: Path) -> None:
    data = tmp_path / "data"
    run(data, "ingest", reports(tmp_path / "in", 200))
    before = run(data, "search", "measured", "--json", "--limit", "300")[1]
    for delay in (0.5, 1.0, 1.5, 2.0, 2.5):
        command = start(data, "rebuild")
        time.sleep(delay)
        kill(command)
        assert run(data, "search", "measured", "--json", "--limit", "300")[1] == before
    assert run(data, "rebuild")[0] == 0
    assert run(data, "search", "measured", "--json", "--limit", "300")[1] == before
    assert run(data, "verify")[0] == 0
