"""What is promised of the line that shows progress: it says how far the work is, and leaves no trace."""

from contextlib import redirect_stderr, suppress
from io import StringIO

import pytest

from archive.errors import Refused
from web.command.terminal import Progress


class Terminal(StringIO):
    """A stderr at which somebody looks."""

    def isatty(self) -> bool:
        return True


def test_the_line_says_how_far_the_work_is() -> None:
    terminal = Terminal()
    with redirect_stderr(terminal), Progress() as progress:
        progress.show(3, 4, "taken in")
        assert "3 of 4 taken in" in terminal.getvalue()


@pytest.mark.parametrize("failure", [None, Refused("the disk is full"), KeyboardInterrupt()])
def test_the_line_is_clean_when_the_work_ends_or_fails(failure: BaseException | None) -> None:
    terminal = Terminal()
    with suppress(Refused, KeyboardInterrupt), redirect_stderr(terminal), Progress() as progress:
        progress.show(3, 4, "taken in")
        if failure:
            raise failure
    *_, shown, wiped, after = terminal.getvalue().split("\r")
    assert "3 of 4" in shown
    assert not wiped.strip()
    assert after == ""
