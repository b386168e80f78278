"""What the pages for people say of the house is so."""

import re
import shlex
import tomllib
from pathlib import Path

import pytest

from archive.errors import Refused
from archive.settings import read_settings
from web.command.arguments import build_parser

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")
PAGES = ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")
# A path as it stands in the text: in backticks, or behind a picture; not an option, a setting or a web address.
PATH = re.compile(r"`((?:[\w.-]+/)+[\w.-]*|[\w-]+\.(?:md|lock|toml))`|!\[[^]]*\]\(([^)]+)\)")
MADE_BY_RUNNING = (".venv/bin/onrecord", "./data", "index/", "originals/")


@pytest.mark.parametrize("page", PAGES)
def test_every_path_that_is_named_is_there(page: str) -> None:
    named = [one or other for one, other in PATH.findall((ROOT / page).read_text("utf-8"))]
    kept = [path for path in named if path not in MADE_BY_RUNNING and "NAME" not in path]
    assert [path for path in kept if not (ROOT / path).exists()] == []


def test_every_setting_is_explained() -> None:
    with pytest.raises(Refused) as refused:
        read_settings({"ONRECORD_NONSENSE": "1"})
    known = set(re.findall(r"ONRECORD_[A-Z]+", str(refused.value))) - {"ONRECORD_NONSENSE"}
    assert _rows("## Settings") == known


def test_every_library_has_its_reason() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert _rows("## What it stands on") == {line.partition(">=")[0] for line in project["dependencies"]}


def test_every_verb_of_the_command_is_shown() -> None:
    shown = set(re.findall(r"^    onrecord ([a-z]+)", README, re.MULTILINE))
    assert shown == set(re.findall(r"^    ([a-z]+)  ", build_parser().format_help(), re.MULTILINE))


@pytest.mark.parametrize("line", re.findall(r"^    onrecord (.*?)(?: {2,}#.*)?$", README, re.MULTILINE))
def test_every_example_is_understood(line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in re.findall(r"[\w.-]+(?:\.\w+|/)(?= |$)", line):
        (tmp_path / name).touch() if not name.endswith("/") else (tmp_path / name).mkdir()
    assert callable(build_parser().parse_args(shlex.split(line)).run)


def _rows(heading: str) -> set[str]:
    section = README.partition(f"{heading}\n")[2].partition("\n## ")[0]
    rows = re.findall(r"^\| `?([\w.-]+)`? \|", section, re.MULTILINE)
    return set(rows) - {"variable", "library"}
