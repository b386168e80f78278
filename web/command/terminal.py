"""How the command shows that it works: a line of progress on stderr, a table at the end."""

import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Self


@dataclass(slots=True)
class Progress:
    """One line that is written over; on a stderr that is no terminal, a line every ten seconds."""

    started: float = field(default_factory=time.monotonic)
    shown: float = 0.0
    width: int = 0

    def show(self, done: int, total: int | None, what: str) -> None:
        """Show how far it is, how fast it goes, and the time that is left where the end is known."""
        now, live = time.monotonic(), sys.stderr.isatty()
        if now - self.shown < (0.1 if live else 10.0):
            return
        self.shown = now
        rate = done / max(now - self.started, 0.001)
        line = f"{_bar(done, total)}{done:,}{f' of {total:,}' if total else ''} {what}, {rate:.0f} a second"
        if total and rate:
            line += f", {_time((total - done) / rate)} left"
        print(f"\r{line:<{self.width}}" if live else line, end="" if live else "\n", file=sys.stderr, flush=True)
        self.width = len(line)

    def __enter__(self) -> Self:
        """Return the line itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Leave the line clean for what follows, also for an error."""
        if self.width and sys.stderr.isatty():
            print(f"\r{'':<{self.width}}\r", end="", file=sys.stderr, flush=True)


def table(rows: Sequence[tuple[str, str]]) -> str:
    """Return rows of two columns, the second one set flush right."""
    left = max(len(row[0]) for row in rows)
    right = max(len(row[1]) for row in rows)
    return "\n".join(f"{name:<{left}}  {value:>{right}}" for name, value in rows)


def _bar(done: int, total: int | None, length: int = 24) -> str:
    if not total:
        return ""
    filled = round(length * min(done / total, 1.0))
    return f"[{'█' * filled}{'░' * (length - filled)}] "


def _time(seconds: float) -> str:
    minutes, rest = divmod(int(seconds), 60)
    return f"{minutes} min {rest:02} s" if minutes else f"{rest} s"
