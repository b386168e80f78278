"""What is promised of `onrecord users`."""

import pytest

from tests.web.command.conftest import Typed

pytestmark = pytest.mark.slow

PASSWORD = "a long and quiet river"


def test_somebody_is_added_listed_and_given_another_password(typed: Typed) -> None:
    assert typed("users", "list").out == ""
    added = typed("users", "add", "Mira", "--role", "administrator", words=f"{PASSWORD}\n")
    assert (added.status, added.out, added.err) == (0, "Mira may sign in as administrator\n", "")
    typed("users", "add", "Ilya", words=f"{PASSWORD}\n")
    assert typed("users", "list").out == "Ilya\teditor\tactive\nMira\tadministrator\tactive\n"
    changed = typed("users", "password", "Mira", words="another long river\n")
    assert (changed.status, changed.out) == (0, "Mira has a new password, and has to sign in again\n")


@pytest.mark.parametrize(
    ("arguments", "words", "said"),
    [
        (("add", "Mira"), "short\n", "password"),
        (("add", "Mira"), "", "password"),
        (("add", " "), f"{PASSWORD}\n", "name"),
        (("password", "Nobody"), f"{PASSWORD}\n", "nobody called Nobody may sign in"),
    ],
)
def test_what_cannot_be_is_one_line(typed: Typed, arguments: tuple[str, ...], words: str, said: str) -> None:
    answer = typed("users", *arguments, words=words)
    assert (answer.status, answer.out, answer.err.count("\n")) == (1, "", 1)
    assert said in answer.err
    assert typed("users", "list").out == ""


def test_nobody_is_added_twice(typed: Typed) -> None:
    typed("users", "add", "Mira", words=f"{PASSWORD}\n")
    answer = typed("users", "add", "mira", words=f"{PASSWORD}\n")
    assert (answer.status, answer.err.count("\n")) == (1, 1)


@pytest.mark.parametrize("arguments", [("users",), ("users", "remove"), ("users", "add", "Mira", "--role", "king")])
def test_nonsense_is_one_line(typed: Typed, arguments: tuple[str, ...]) -> None:
    answer = typed(*arguments)
    assert (answer.status, answer.out, answer.err.count("\n")) == (2, "", 1)
