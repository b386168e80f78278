"""Each chore has one door, listed by `make`."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
MAKEFILE = (ROOT / "Makefile").read_text("utf-8")


@pytest.fixture(scope="module")
def listed() -> str:
    if shutil.which("make") is None:
        pytest.skip("make is not installed here")
    done = subprocess.run(["make", "--no-print-directory"], cwd=ROOT, capture_output=True, text=True, check=True)
    return done.stdout


@pytest.mark.parametrize("chore", ["help", "run", "test", "check", "prove", "lock", "clean"])
def test_make_alone_lists_every_door(listed: str, chore: str) -> None:
    assert re.search(rf"^make {chore} +\S", listed, re.MULTILINE)


def test_make_alone_starts_nothing(listed: str) -> None:
    assert all(line.startswith("make ") for line in listed.splitlines())


def test_the_contributors_page_names_every_door() -> None:
    page = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    doors = re.findall(r"^([a-z]+):.*## ", MAKEFILE, re.MULTILINE)
    assert [door for door in doors if f"`make {door}`" not in page and door != "help"] == []


@pytest.mark.parametrize("script", [".ci/run", ".ci/chromium"])
def test_the_scripts_can_be_run_as_they_stand(script: str) -> None:
    assert (ROOT / script).stat().st_mode & 0o100
