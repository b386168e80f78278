"""What is promised of the engine: it can be taken away, broken or left behind, and comes back by itself."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from archive.database import Archive
from archive.passages import Passage
from archive.reading import Read
from archive.records import changes, publishing, readings, review
from archive.review import Corrections
from indexer.errors import EngineDown
from indexer.indexing import catch_up, follow, is_level, rebuild
from indexer.search.engine import Results
from indexer.search.query import Query, Word
from indexer.search.whoosh import WhooshEngine
from tests.archive.samples import SAMPLE, value
from tests.conftest import Store
from tests.processes import ROOT

pytestmark = pytest.mark.slow

LARGEST = 400 << 20


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[WhooshEngine]:
    """An engine that was never filled."""
    made = WhooshEngine(tmp_path / "archive" / "index")
    yield made
    made.close()


@pytest.fixture
def lock(tmp_path: Path) -> Path:
    return tmp_path / "following.lock"


def saying(number: int) -> Read:
    """Return a reading with a word of its own."""
    passages = (Passage(1, f"The well number{number} is dry."), *SAMPLE.passages[1:])
    return replace(SAMPLE, passages=passages, findings=replace(SAMPLE.findings, title=value(f"Report number{number}")))


@pytest.fixture
def five(store: Store) -> list[str]:
    """Five published documents, each with a word of its own."""
    return [store(saying(number)) for number in range(5)]


def found(engine: WhooshEngine, word: str = "dry") -> set[str]:
    return {hit.document for hit in engine.search(Query((Word(word),))).hits}


def every(engine: WhooshEngine) -> Results:
    return engine.search(Query(limit=1000))


def newest(archive: Archive) -> int:
    with archive.read() as records:
        return changes.position(records)


def test_an_engine_follows_from_nothing(archive: Archive, engine: WhooshEngine, lock: Path, five: list[str]) -> None:
    assert follow(archive, engine, lock) == newest(archive)
    assert found(engine) == set(five)
    assert is_level(archive, engine)


def test_following_again_changes_nothing(archive: Archive, engine: WhooshEngine, lock: Path, five: list[str]) -> None:
    follow(archive, engine, lock)
    before = every(engine)
    assert follow(archive, engine, lock) == newest(archive)
    assert every(engine) == before


def test_drafts_are_not_found(
    archive: Archive, engine: WhooshEngine, lock: Path, store: Store, five: list[str]
) -> None:
    store(saying(9), publish=False)
    follow(archive, engine, lock)
    assert found(engine, "number9") == set()


def test_an_index_that_was_removed_comes_back(
    archive: Archive, engine: WhooshEngine, lock: Path, five: list[str]
) -> None:
    follow(archive, engine, lock)
    before = every(engine)
    shutil.rmtree(lock.parent / "archive" / "index")
    assert not is_level(archive, engine)
    with pytest.raises(EngineDown):
        every(engine)
    follow(archive, engine, lock)
    assert every(engine) == before


# Whoosh leaves files to the garbage collector when it finds their content broken.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize("damage", ["garbage", "cut", "one byte", "removed"])
def test_an_index_that_was_broken_is_built_anew(
    archive: Archive, engine: WhooshEngine, lock: Path, five: list[str], damage: str
) -> None:
    follow(archive, engine, lock)
    before, folder = every(engine), lock.parent / "archive" / "index"
    for name in sorted(path.name for path in folder.iterdir() if path.is_file()):
        engine.close()
        spoil(folder / name, damage)
        follow(archive, engine, lock)
        assert every(engine) == before, name
        folder = lock.parent / "archive" / "index"
        if not (folder / name).exists():
            break


def spoil(path: Path, damage: str) -> None:
    content = path.read_bytes()
    path.chmod(0o644)
    spoiled = {"garbage": os.urandom(len(content)), "cut": content[: len(content) // 2]}
    middle = len(content) // 2
    spoiled["one byte"] = content[:middle] + bytes([content[middle] ^ 255]) + content[middle + 1 :]
    path.unlink()
    if damage != "removed":
        path.write_bytes(spoiled[damage])


def test_an_index_that_is_ahead_of_the_record_is_built_anew(
    archive: Archive, engine: WhooshEngine, lock: Path, five: list[str]
) -> None:
    follow(archive, engine, lock)
    before = every(engine)
    engine.replace([], five, newest(archive) + 100)
    assert not is_level(archive, engine)
    assert follow(archive, engine, lock) == newest(archive)
    assert every(engine) == before


def test_a_rebuilt_index_gives_the_same_answers(
    archive: Archive, engine: WhooshEngine, lock: Path, five: list[str]
) -> None:
    follow(archive, engine, lock)
    before = every(engine), engine.search(Query((Word("number3"),)))
    assert rebuild(archive, engine, lock) == newest(archive)
    assert (every(engine), engine.search(Query((Word("number3"),)))) == before


def test_the_old_index_answers_while_another_is_built(
    archive: Archive, engine: WhooshEngine, lock: Path, five: list[str]
) -> None:
    follow(archive, engine, lock)
    seen: list[set[str]] = []
    rebuild(archive, engine, lock, lambda at, newest: seen.append(found(engine)))
    assert seen
    assert all(answer == set(five) for answer in seen)


def test_a_rebuild_that_was_interrupted_goes_on(
    archive: Archive, engine: WhooshEngine, lock: Path, five: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("indexer.indexing._LINES", 4)
    follow(archive, engine, lock)
    before = every(engine)

    def stop(at: int, newest: int) -> None:
        if at >= newest // 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        rebuild(archive, engine, lock, stop)
    assert every(engine) == before
    reached: list[int] = []
    rebuild(archive, engine, lock, lambda at, newest: reached.append(at))
    assert reached[0] > newest(archive) // 2
    assert every(engine) == before


def test_a_withdrawn_document_is_hidden_at_once_and_then_gone(
    archive: Archive, engine: WhooshEngine, lock: Path, five: list[str]
) -> None:
    position = follow(archive, engine, lock)
    with archive.begin("staff") as records:
        publishing.withdraw(records, five[0], "It was not ours to publish.")
    with archive.read() as records:
        hidden = changes.hidden_since(records, position)
    shown = engine.search(Query((Word("dry"),)), hidden)
    assert ({hit.document for hit in shown.hits}, shown.total) == (set(five[1:]), 4)
    follow(archive, engine, lock)
    assert engine.documents() == set(five[1:])


def test_corrections_arrive(archive: Archive, engine: WhooshEngine, lock: Path, five: list[str]) -> None:
    follow(archive, engine, lock)
    corrected = Corrections("Renamed entirely", "statement", None, "en", None, "1999-01-02", (), (), ())
    with archive.begin("staff") as records:
        review.correct(records, five[0], corrected)
    catch_up(archive, engine)
    assert found(engine, "entirely") == {five[0]}
    assert "1999" in {count.value for count in every(engine).facets["year"]}


def test_a_text_that_was_read_anew_arrives(archive: Archive, engine: WhooshEngine, lock: Path, five: list[str]) -> None:
    follow(archive, engine, lock)
    with archive.begin("worker") as records:
        readings.store(records, five[0], saying(77))
    catch_up(archive, engine)
    assert found(engine, "number77") == {five[0]}
    assert found(engine, "number0") == set()


def test_a_draft_that_is_published_arrives(
    archive: Archive, engine: WhooshEngine, lock: Path, store: Store, five: list[str]
) -> None:
    draft = store(saying(9), publish=False)
    follow(archive, engine, lock)
    with archive.begin("staff") as records:
        publishing.publish(records, draft)
    follow(archive, engine, lock)
    assert found(engine, "number9") == {draft}


def test_many_lines_are_followed_in_portions(
    archive: Archive, engine: WhooshEngine, five: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("indexer.indexing._LINES", 3)
    reached: list[tuple[int, int]] = []
    catch_up(archive, engine, lambda at, newest: reached.append((at, newest)))
    assert [at for at, _ in reached] == [*range(3, newest(archive), 3), newest(archive)][: len(reached)]
    assert found(engine) == set(five)


def test_an_empty_record_needs_no_index(engine: WhooshEngine, archive: Archive, lock: Path) -> None:
    follow(archive, engine, lock)
    assert every(engine).total == 0


BUILD = """
import sys
from pathlib import Path
from archive.database import Archive
from archive.settings import Settings
from indexer.indexing import rebuild
from indexer.search.whoosh import WhooshEngine

folder = Path(sys.argv[1])
archive = Archive.open(Settings(folder, "http://127.0.0.1:8000"))
rebuild(archive, WhooshEngine(folder / "index"), folder / "lock")
# Not ru_maxrss, which a process inherits from whoever started it.
print(next(int(line.split()[1]) * 1024 for line in open("/proc/self/status") if line.startswith("VmHWM")))
"""


@pytest.mark.long
def test_a_rebuild_takes_no_more_memory_for_more_documents(archive: Archive, store: Store, tmp_path: Path) -> None:
    peaks = []
    for number in range(3000):
        long = replace(saying(number), passages=(*saying(number).passages, Passage(4, f"word{number} " * 2000)))
        store(long)
        if number in (299, 2999):
            answer = subprocess.run(
                [sys.executable, "-c", BUILD, str(tmp_path / "archive")],
                cwd=ROOT,
                capture_output=True,
                text=True,
                check=True,
            )
            peaks.append(int(answer.stdout))
    assert peaks[1] < LARGEST
    assert peaks[1] < 2 * peaks[0]
