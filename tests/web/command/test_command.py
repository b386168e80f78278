"""What is promised of the command as a whole: help that reads well, and one clear line when something is wrong."""

from pathlib import Path

import pytest

from tests.web.command.conftest import Typed

pytestmark = pytest.mark.slow

COMMANDS = ("ingest", "search", "extract", "serve", "work", "rebuild", "reread", "verify", "users")


def test_help_names_every_command(typed: Typed) -> None:
    answer = typed("--help")
    assert answer.status == 0
    assert all(f"    {command} " in answer.out for command in COMMANDS)
    assert "ONRECORD_DATA" in answer.out


@pytest.mark.parametrize("command", COMMANDS)
def test_help_of_a_command_says_what_it_is_for(typed: Typed, command: str) -> None:
    answer = typed(command, "--help")
    assert (answer.status, answer.err) == (0, "")
    description = answer.out.partition("\n\n")[2].partition("\n\n")[0]
    assert description[0].isupper()
    assert description.rstrip().endswith(".")
    assert "SUPPRESS" not in answer.out
    assert "--beside" not in answer.out


@pytest.mark.parametrize(
    "arguments", [(), ("sing",), ("work", "now"), ("serve", "--port", "70000"), ("serve", "--port", "x"), ("search",)]
)
def test_wrong_arguments_are_one_line(typed: Typed, data: Path, arguments: tuple[str, ...]) -> None:
    answer = typed(*arguments)
    assert (answer.status, answer.out, answer.err.count("\n")) == (2, "", 1)
    assert answer.err.startswith("onrecord")
    assert not data.exists()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("ONRECORD_ADDRESS", "somewhere"),
        ("ONRECORD_DATE", "./data"),
        ("ONRECORD_DATA", "/dev/null"),
        ("ONRECORD_DATA", "/dev/null/below"),
    ],
)
def test_settings_that_are_nonsense_are_one_line_that_names_them(
    typed: Typed, monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)
    answer = typed("verify")
    assert (answer.status, answer.out, answer.err.count("\n")) == (2, "", 1)
    assert name in answer.err


def test_a_folder_that_is_missing_is_made(typed: Typed, tmp_path: Path) -> None:
    assert typed("verify", into=tmp_path / "far" / "below").status == 0
    assert (tmp_path / "far" / "below" / "record.sqlite").exists()


def test_a_damaged_database_is_one_line(typed: Typed, data: Path) -> None:
    data.mkdir()
    (data / "record.sqlite").write_bytes(b"garbage" * 1000)
    answer = typed("search", "*")
    assert (answer.status, answer.err.count("\n")) == (1, 1)
    assert "record.sqlite" in answer.err
