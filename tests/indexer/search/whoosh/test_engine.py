"""The index in a folder survives what happens to folders and processes."""

import json
import resource
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from threading import Event, Thread

import pytest

from indexer.errors import EngineDown
from indexer.search.engine import Entry
from indexer.search.query import Query, Word
from indexer.search.whoosh import WhooshEngine

pytestmark = pytest.mark.slow

DOCUMENTS = 20
HOUSE = Path(__file__).parents[4]


def entries(word: str, documents: int = DOCUMENTS, text: str = "the same words everywhere") -> list[Entry]:
    return [Entry(f"d{number:03}", word, f"{text} {word}", "statement", "en") for number in range(documents)]


def total(engine: WhooshEngine, word: str) -> int:
    return engine.search(Query(terms=(Word(word),))).total


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "kept" / "index"


@pytest.fixture
def engine(folder: Path) -> Iterator[WhooshEngine]:
    engine = WhooshEngine(folder, patience=5)
    yield engine
    engine.close()


@contextmanager
def opened(folder: Path) -> Iterator[WhooshEngine]:
    engine = WhooshEngine(folder, patience=5)
    yield engine
    engine.close()


def files(folder: Path, *endings: str) -> list[Path]:
    return sorted(path for path in folder.iterdir() if path.name.endswith(endings))


# Durable, or not at all


WRITER = """
import sys
from pathlib import Path
from indexer.search.whoosh import WhooshEngine
from tests.indexer.search.whoosh.test_engine import entries
engine = WhooshEngine(Path(sys.argv[1]))
position = engine.position()
print("ready", flush=True)
while True:
    position += 1
    engine.replace(entries(f"word{position}"), [f"gone{position - 1}"], position)
"""


def start(script: str, folder: Path) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-W", "ignore", "-c", script, str(folder)],
        cwd=HOUSE,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def kill_after(seconds: float, folder: Path) -> None:
    with start(WRITER, folder) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "ready\n"
        time.sleep(seconds)
        child.kill()


def _survives(folder: Path, kills: int) -> None:
    random = Random(kills)
    before = 0
    for _ in range(kills):
        kill_after(random.uniform(0.02, 0.5), folder)
        with opened(folder) as engine:
            position = engine.position()
            assert position >= before
            assert len(engine.documents()) == (DOCUMENTS if position else 0)
            assert not position or total(engine, f"word{position}") == DOCUMENTS
            before = position + 1
            engine.replace(entries(f"word{before}"), (), before)
            assert total(engine, f"word{before}") == engine.search(Query()).total == DOCUMENTS
    assert len(list(folder.iterdir())) < 150


@pytest.mark.slow
def test_a_writer_killed_in_the_middle_leaves_the_old_or_the_new_state_and_no_lock(folder: Path) -> None:
    _survives(folder, kills=4)


@pytest.mark.long
def test_a_writer_killed_many_times_leaves_the_old_or_the_new_state_and_no_lock(folder: Path) -> None:
    _survives(folder, kills=100)


def test_what_a_killed_writer_left_is_swept_by_the_next(engine: WhooshEngine, folder: Path) -> None:
    engine.replace(entries("one"), (), 1)
    (folder / "MAIN_0123456789abcdef.trm").write_bytes(b"half a segment")
    (folder / "_MAIN_9.toc.1700000000.5").write_bytes(b"half a table of contents")
    (folder / "receipt-99.json").write_bytes(b"")
    (folder / "MAIN.tmp").mkdir(exist_ok=True)
    (folder / "MAIN.tmp" / "left.run").write_bytes(b"half a run")
    engine.replace(entries("two"), (), 2)
    named = {"_MAIN_2.toc", "receipt-2.json", *json.loads((folder / "receipt-2.json").read_text())["files"]}
    assert {path.name for path in folder.iterdir()} == named


def test_on_a_full_disk_nothing_changes_and_the_lock_is_free(engine: WhooshEngine, folder: Path) -> None:
    engine.replace(entries("one"), (), 1)
    before = {path.name for path in folder.iterdir()}
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1_000, hard))
    try:
        with pytest.raises(EngineDown, match="cannot be written"):
            engine.replace(entries("two"), (), 2)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert {path.name for path in folder.iterdir()} == before
    assert (engine.position(), total(engine, "one")) == (1, DOCUMENTS)
    engine.replace(entries("two"), (), 2)
    assert (engine.position(), total(engine, "two")) == (2, DOCUMENTS)


# Broken


@pytest.mark.parametrize("ending", [".trm", ".pst", ".card.col", ".toc", ".json"])
@pytest.mark.parametrize("harm", ["cut", "emptied", "changed", "lost"])
def test_a_damaged_file_takes_search_down_until_the_index_is_made_anew(folder: Path, ending: str, harm: str) -> None:
    with opened(folder) as engine:
        engine.replace(entries("one"), (), 1)
    (path,) = files(folder, ending)
    content = path.read_bytes()
    middle = len(content) // 2
    harms = {
        "cut": content[:middle],
        "emptied": b"",
        "changed": content[:middle] + bytes([content[middle] ^ 255]) + content[middle + 1 :],
    }
    path.unlink() if harm == "lost" else path.write_bytes(harms[harm])
    with opened(folder) as engine:
        with pytest.raises(EngineDown):
            engine.search(Query())
        if (ending, harm) != (".toc", "lost"):
            with pytest.raises(EngineDown):
                engine.position()
        engine.reset()
        assert engine.position() == 0
        engine.replace(entries("one"), (), 1)
        assert total(engine, "one") == DOCUMENTS


def test_damage_under_an_open_index_is_told_and_not_a_traceback(engine: WhooshEngine, folder: Path) -> None:
    engine.replace(entries("one"), (), 1)
    assert engine.search(Query()).total == DOCUMENTS
    (postings,) = files(folder, ".pst")
    with postings.open("r+b") as file:
        file.write(bytes(postings.stat().st_size))
    with pytest.raises(EngineDown, match="damaged"):
        total(engine, "everywhere")


def test_a_foreign_file_in_the_place_of_the_folder_is_told(folder: Path, engine: WhooshEngine) -> None:
    folder.parent.mkdir()
    folder.write_text("not a folder")
    assert engine.position() == 0
    with pytest.raises(EngineDown):
        engine.search(Query())


def test_an_index_of_another_format_is_made_anew(engine: WhooshEngine, folder: Path) -> None:
    engine.replace(entries("one"), (), 1)
    (receipt,) = files(folder, ".json")
    receipt.write_text(json.dumps({**json.loads(receipt.read_text()), "format": 0}))
    with opened(folder) as another:
        assert another.position() == 0
        with pytest.raises(EngineDown):
            another.search(Query())
        another.replace(entries("two", documents=3), (), 5)
        assert (another.position(), another.search(Query()).total) == (5, 3)


# Taken away


def test_taking_the_folder_away_takes_only_search_down_and_it_comes_back_by_itself(
    engine: WhooshEngine, folder: Path
) -> None:
    engine.replace(entries("one"), (), 1)
    with opened(folder) as serving:
        assert total(serving, "one") == DOCUMENTS
        shutil.rmtree(folder)
        with pytest.raises(EngineDown):
            serving.search(Query())
        assert serving.position() == 0
        assert serving.documents() == frozenset()
        engine.replace(entries("two"), (), 1)
        assert total(serving, "two") == DOCUMENTS
        assert total(serving, "one") == 0


def test_a_reset_is_seen_by_whoever_serves(engine: WhooshEngine, folder: Path) -> None:
    engine.replace(entries("one"), (), 1)
    with opened(folder) as serving:
        assert total(serving, "one") == DOCUMENTS
        engine.reset()
        with pytest.raises(EngineDown):
            serving.search(Query())
    engine.reset()
    assert engine.position() == 0


# Many at once


@pytest.mark.slow
def test_readers_see_whole_commits_beside_a_writer(engine: WhooshEngine, folder: Path) -> None:
    engine.replace(entries("word1"), (), 1)
    done = Event()
    torn: list[str] = []

    def read() -> None:
        with opened(folder) as reader:
            while not done.is_set():
                results = reader.search(Query(limit=100))
                if results.total != DOCUMENTS or len(results.hits) != DOCUMENTS:
                    torn.append(f"{results.total} at {results.position}")

    readers = [Thread(target=read) for _ in range(2)]
    for reader in readers:
        reader.start()
    for position in range(2, 12):
        engine.replace(entries(f"word{position}"), (), position)
    done.set()
    for reader in readers:
        reader.join()
    assert torn == []


def test_one_engine_serves_many_threads(engine: WhooshEngine) -> None:
    words = [f"w{number}" for number in range(50)]
    engine.replace([Entry(word, word, f"{word} {word}", "statement", "en") for word in words], (), 1)
    wrong: list[str] = []

    def read(seed: int) -> None:
        for word in Random(seed).choices(words, k=100):
            hits = engine.search(Query(terms=(Word(word),))).hits
            if [hit.document for hit in hits] != [word]:
                wrong.append(word)

    threads = [Thread(target=read, args=(seed,)) for seed in range(4)]
    for thread in threads:
        thread.start()
    for position in range(2, 12):
        engine.replace([Entry("other", "other", "", "statement", "en")], (), position)
    for thread in threads:
        thread.join()
    assert wrong == []


def test_a_second_writer_waits_for_the_first(engine: WhooshEngine, folder: Path) -> None:
    inside, go_on = Event(), Event()

    def slowly() -> Iterator[Entry]:
        inside.set()
        go_on.wait(5)
        yield from entries("slow", documents=3)

    first = Thread(target=engine.replace, args=(slowly(), (), 1))
    first.start()
    inside.wait(5)
    impatient = WhooshEngine(folder, patience=0)
    with pytest.raises(EngineDown, match="another process is writing"):
        impatient.replace(entries("impatient"), (), 2)
    with opened(folder) as patient:
        second = Thread(target=patient.replace, args=(entries("patient", documents=5), (), 2))
        second.start()
        go_on.set()
        first.join()
        second.join()
        assert (patient.position(), total(patient, "patient"), total(patient, "slow")) == (2, 5, 0)


def test_closing_lets_go_of_all_files(engine: WhooshEngine, folder: Path) -> None:
    before = len(list(Path("/proc/self/fd").iterdir()))
    for position in range(1, 12):
        engine.replace(entries(f"word{position}"), (), position)
        assert total(engine, f"word{position}") == DOCUMENTS
    engine.close()
    assert len(list(Path("/proc/self/fd").iterdir())) == before


# Rebuilding beside


READER = """
import sys
from pathlib import Path
from indexer.search.query import Query
from indexer.search.whoosh import WhooshEngine
engine = WhooshEngine(Path(sys.argv[1]))
for line in sys.stdin:
    results = engine.search(Query())
    print(results.total, results.position, flush=True)
"""


@pytest.mark.slow
def test_another_process_goes_on_answering_and_finds_the_rebuilt_index(engine: WhooshEngine, folder: Path) -> None:
    engine.replace(entries("old"), (), 4)
    with start(READER, folder) as child:
        assert child.stdin is not None
        assert child.stdout is not None

        def answer() -> str:
            assert child.stdin is not None
            assert child.stdout is not None
            child.stdin.write("\n")
            child.stdin.flush()
            return child.stdout.readline().strip()

        assert answer() == "20 4"
        new = engine.beside()
        new.replace(entries("new", documents=7), (), 9)
        assert answer() == "20 4"
        engine.swap(new)
        assert answer() == "7 9"
        child.stdin.close()


def test_a_rebuild_is_not_seen_before_it_is_swapped(engine: WhooshEngine, folder: Path) -> None:
    engine.replace(entries("old"), (), 4)
    new = engine.beside()
    new.replace(entries("new", documents=7), (), 3)
    with opened(folder) as serving:
        assert (total(serving, "old"), total(serving, "new")) == (DOCUMENTS, 0)
        engine.swap(new)
        assert (serving.position(), total(serving, "old"), total(serving, "new")) == (3, 0, 7)
    assert (engine.position(), total(engine, "new")) == (3, 7)
    assert {path.name for path in folder.parent.iterdir()} <= {"index", "index.lock", "index.next.lock"}


def test_a_rebuild_is_taken_up_where_it_was_interrupted(engine: WhooshEngine) -> None:
    engine.replace(entries("old"), (), 4)
    first = engine.beside()
    first.replace(entries("new", documents=7), (), 2)
    first.close()
    second = engine.beside()
    assert (second.position(), len(second.documents())) == (2, 7)
    second.close()


def test_a_rebuild_can_fill_an_empty_place(engine: WhooshEngine) -> None:
    new = engine.beside()
    new.replace(entries("new"), (), 9)
    engine.swap(new)
    assert (engine.position(), total(engine, "new")) == (9, DOCUMENTS)


def test_an_index_that_was_not_filled_is_not_swapped_in(engine: WhooshEngine) -> None:
    engine.replace(entries("old"), (), 4)
    with pytest.raises(EngineDown, match="not filled"):
        engine.swap(engine.beside())
    assert total(engine, "old") == DOCUMENTS


def test_a_swap_that_was_interrupted_is_finished(engine: WhooshEngine, folder: Path) -> None:
    engine.replace(entries("old"), (), 4)
    new = engine.beside()
    new.replace(entries("new"), (), 9)
    new.close()
    folder.rename(folder.with_name("index.old"))
    with opened(folder) as serving:
        with pytest.raises(EngineDown):
            serving.search(Query())
        assert engine.position() == 9
        assert total(serving, "new") == DOCUMENTS
    assert not folder.with_name("index.old").exists()


def test_a_swap_that_lost_the_new_index_keeps_the_old(engine: WhooshEngine, folder: Path) -> None:
    engine.replace(entries("old"), (), 4)
    folder.rename(folder.with_name("index.old"))
    assert (engine.position(), total(engine, "old")) == (4, DOCUMENTS)


# Small commits, large queries, good order


@pytest.mark.slow
def test_many_single_commits_do_not_pile_up(engine: WhooshEngine, folder: Path) -> None:
    for position, entry in enumerate(entries("word", documents=120), 1):
        engine.replace([entry], (), position)
    assert engine.search(Query()).total == 120
    assert len(files(folder, ".trm")) < 24


@pytest.mark.slow
def test_a_document_replaced_again_and_again_does_not_pile_up(engine: WhooshEngine, folder: Path) -> None:
    for position in range(1, 21):
        engine.replace(entries(f"word{position}", documents=2), (), position)
    assert len(files(folder, ".trm")) < 8
    assert total(engine, "word19") == 0


def test_a_prefix_of_too_many_words_is_cut_and_said_so(engine: WhooshEngine) -> None:
    words = " ".join(f"pre{number}" for number in range(3_000))
    engine.replace([Entry("d1", "prefix", words, "statement", "en")], (), 1)
    results = engine.search(Query(terms=(Word("pre", prefix=True),)))
    assert results.cut
    assert results.total == 1
    assert not engine.search(Query(terms=(Word("pre299", prefix=True),))).cut


def test_a_word_in_the_title_outranks_one_in_the_text(engine: WhooshEngine) -> None:
    engine.replace(
        [
            Entry("d1", "Roads", "water " + "filler " * 20, "statement", "en"),
            Entry("d2", "Water", "roads " + "filler " * 20, "statement", "en"),
        ],
        (),
        1,
    )
    hits = engine.search(Query(terms=(Word("water"),))).hits
    assert [hit.document for hit in hits] == ["d2", "d1"]
    assert hits[0].score > hits[1].score


def test_more_of_a_word_in_a_shorter_text_ranks_higher(engine: WhooshEngine) -> None:
    texts = {"d1": "water " + "filler " * 50, "d2": "water water " + "filler " * 10, "d3": "water " + "filler " * 10}
    engine.replace([Entry(document, "", text, "statement", "en") for document, text in texts.items()], (), 1)
    assert [hit.document for hit in engine.search(Query(terms=(Word("water"),))).hits] == ["d2", "d3", "d1"]


def test_the_lock_file_stands_beside_the_folder(engine: WhooshEngine, folder: Path) -> None:
    engine.replace((), (), 1)
    assert {path.name for path in folder.parent.iterdir()} == {"index", "index.lock"}
