"""What is promised of an archive that a command opens."""

import os
from pathlib import Path

import pytest

from archive.records import changes
from archive.settings import Settings
from tests.deliveries import write
from web.command.opening import opened, own_vocabulary

pytestmark = pytest.mark.slow


def settings(tmp_path: Path) -> Settings:
    return Settings(tmp_path / "data", "http://127.0.0.1:8000")


def test_a_fresh_archive_knows_the_topics_of_the_project(tmp_path: Path) -> None:
    with opened(settings(tmp_path)) as here:
        assert {topic.uri for topic in here.vocabulary()} == {topic.uri for topic in own_vocabulary()}


def test_opening_it_again_changes_nothing(tmp_path: Path) -> None:
    positions = []
    for _ in range(2):
        with opened(settings(tmp_path)) as here, here.archive.read() as records:
            positions.append(changes.position(records))
    assert positions == [1, 1]


def test_what_a_killed_process_left_half_copied_is_removed_and_what_arrives_now_stays(tmp_path: Path) -> None:
    arriving = tmp_path / "data" / "originals" / "arriving"
    old, new = write(arriving / "old", b"half"), write(arriving / "new", b"half")
    os.utime(old, (0, 0))
    with opened(settings(tmp_path)):
        assert list(arriving.iterdir()) == [new]
