"""The locks name everything that is installed, by its hash and by no address."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
RUNTIME, TEST = ROOT / "requirements.txt", ROOT / "requirements-test.txt"
PIN = re.compile(r"^(?P<name>[\w.-]+)==(?P<version>\S+)(?P<rest>.*(?:\n    .*)*)", re.MULTILINE)


@pytest.mark.parametrize("lock", [RUNTIME, TEST], ids=lambda lock: lock.name)
def test_a_lock_says_what_to_install_and_not_from_where(lock: Path) -> None:
    assert not re.search(r"://|--(?:extra-)?index|--find-links|--trusted|@ ", lock.read_text("utf-8"))


@pytest.mark.parametrize("lock", [RUNTIME, TEST], ids=lambda lock: lock.name)
def test_everything_in_a_lock_has_its_hash(lock: Path) -> None:
    pins = list(PIN.finditer(lock.read_text("utf-8")))
    assert pins
    assert [pin["name"] for pin in pins if "--hash=sha256:" not in pin["rest"]] == []


def test_what_is_tested_is_what_is_run() -> None:
    assert _versions(RUNTIME) <= _versions(TEST)


@pytest.mark.parametrize(("lock", "extra"), [(RUNTIME, ""), (TEST, "test")])
def test_a_lock_holds_all_that_the_project_asks_for(lock: Path, extra: str) -> None:
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    project = declared["project"]
    asked = [*project["dependencies"], *project["optional-dependencies"].get(extra, [])]
    asked += declared["build-system"]["requires"]
    names = {re.split(r"[<>=]", line)[0].lower().replace(".", "-") for line in asked}
    assert names - {name for name, _ in _versions(lock)} == set()


def _versions(lock: Path) -> set[tuple[str, str]]:
    return {(pin["name"], pin["version"]) for pin in PIN.finditer(lock.read_text("utf-8"))}
