"""Originals are kept under their checksum, whole or not at all, for good."""

import signal
import stat
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from pathlib import Path

import pytest

from archive.errors import NotFound
from archive.files import Files, Kept

CONTENT = b"Words on the record." * 1000
SUM = sha256(CONTENT).hexdigest()


def by_bytes(files: Files, content: bytes, _: Path) -> Kept:
    return files.keep(content)


def by_file(files: Files, content: bytes, folder: Path) -> Kept:
    source = folder / "source"
    source.write_bytes(content)
    return files.keep_file(source)


Keeping = Callable[[Files, bytes, Path], Kept]
both = pytest.mark.parametrize("keeping", [by_bytes, by_file])


@both
@pytest.mark.parametrize("content", [CONTENT, b"", b"\0" * 3_000_000])
def test_what_is_kept_is_read_back_under_its_checksum(
    files: Files, tmp_path: Path, keeping: Keeping, content: bytes
) -> None:
    kept = keeping(files, content, tmp_path)
    assert kept == Kept(sha256(content).hexdigest(), len(content))
    assert files.read(kept.sha256) == content
    assert files.is_sound(kept.sha256)


@both
def test_keeping_the_same_again_keeps_it_once(files: Files, tmp_path: Path, keeping: Keeping) -> None:
    first = keeping(files, CONTENT, tmp_path)
    before = files.path(SUM).stat()
    assert keeping(files, CONTENT, tmp_path) == first
    assert list(files.every()) == [SUM]
    assert files.path(SUM).stat().st_mtime_ns == before.st_mtime_ns


@both
def test_an_original_that_was_damaged_is_mended_when_it_comes_again(
    files: Files, tmp_path: Path, keeping: Keeping
) -> None:
    files.keep(CONTENT)
    files.path(SUM).chmod(0o644)
    files.path(SUM).write_bytes(CONTENT[:100])
    assert not files.is_sound(SUM)
    keeping(files, CONTENT, tmp_path)
    assert files.read(SUM) == CONTENT


@both
def test_nothing_is_left_in_the_folder_of_arrivals(files: Files, tmp_path: Path, keeping: Keeping) -> None:
    keeping(files, CONTENT, tmp_path)
    assert list((files.folder / "arriving").iterdir()) == []


def test_an_original_cannot_be_written_to_by_mistake(files: Files) -> None:
    files.keep(CONTENT)
    assert stat.S_IMODE(files.path(SUM).stat().st_mode) == 0o444


def test_an_original_that_is_not_there_is_not_found(files: Files) -> None:
    with pytest.raises(NotFound, match=SUM):
        files.read(SUM)
    assert not files.is_sound(SUM)
    assert list(files.every()) == []


def test_a_file_that_changes_while_it_is_copied_is_kept_under_what_was_copied(files: Files, tmp_path: Path) -> None:
    source = tmp_path / "source"
    source.write_bytes(CONTENT)
    settle, copied = Files._copy, CONTENT + b" And more."

    def changing(self: Files, reading: object) -> Kept:
        source.write_bytes(copied)
        return settle(self, reading)  # type: ignore[arg-type]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Files, "_copy", changing)
        kept = files.keep_file(source)
    assert kept == Kept(sha256(copied).hexdigest(), len(copied))
    assert files.read(kept.sha256) == copied
    assert list(files.every()) == [kept.sha256]


@both
def test_a_full_disk_leaves_neither_an_original_nor_a_leftover(
    files: Files, tmp_path: Path, keeping: Keeping, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="No space"):
        keeping(files, CONTENT, tmp_path)
    assert list(files.every()) == []
    assert list((files.folder / "arriving").iterdir()) == []


KILLED = """
import os, signal, sys
from pathlib import Path
from archive.files import Files
moment = sys.argv[2]
def killing(*given, **named):
    os.kill(os.getpid(), signal.SIGKILL)
os.fsync = killing if moment == "fsync" else os.fsync
os.rename = killing if moment == "rename" else os.rename
Files(Path(sys.argv[1])).keep(b"Words on the record." * 1000)
"""


@pytest.mark.parametrize("moment", ["fsync", "rename"])
def test_a_process_killed_while_keeping_leaves_no_half_original(files: Files, moment: str) -> None:
    ended = subprocess.run([sys.executable, "-c", KILLED, str(files.folder), moment], check=False)
    assert ended.returncode == -signal.SIGKILL
    assert list(files.every()) == []
    assert len(list((files.folder / "arriving").iterdir())) == 1
    files.keep(CONTENT)
    assert files.is_sound(SUM)
    assert list(files.every()) == [SUM]


def test_many_may_keep_the_same_at_once(files: Files) -> None:
    with ThreadPoolExecutor(8) as threads:
        kept = list(threads.map(files.keep, [CONTENT] * 32))
    assert set(kept) == {Kept(SUM, len(CONTENT))}
    assert files.read(SUM) == CONTENT
