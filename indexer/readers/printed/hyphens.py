"""Words that were divided at the end of a line, put together again."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

_WORD = re.compile(r"[^\W\d_]+(?:[-‐‑][^\W\d_]+)*")
_DIVIDED = re.compile(r"(\w+[-‐])?([^\W\d_]+)[-‐]\Z")
_BEGINS = re.compile(r"[^\W\d_]+")
# Before these a hyphen is part of the word, wherever the line ends.
_KEEPING = frozenset(
    [
        "anti",
        "non",
        "self",
        "ex",
        "vice",
        "well",
        "all",
        "half",
        "кое",
        "видео",
        "онлайн",
        "медиа",
        "вице",
        "экс",
        "пост",
    ]
)


@dataclass(frozen=True, slots=True)
class Usage:
    """How a document writes: its words in lower case, and whether it divides words at the ends of lines at all."""

    words: frozenset[str] = frozenset()
    divides: bool = True


def usage_of(lines: Sequence[str]) -> Usage:
    """Look through all lines. Where few end in a hyphen, nobody divided words: the hyphens are the author's."""
    words = frozenset(_folded(word) for line in lines for word in _WORD.findall(line))
    ends = sum(bool(_DIVIDED.search(line)) or line.endswith("\u00ad") for line in lines)
    return Usage(words, divides=len(lines) < 20 or ends > 0.03 * len(lines))


def wrapped(lines: Sequence[str], usage: Usage) -> str:
    """Join lines to one text; how the document writes elsewhere decides whether a hyphen at the end of a line stays."""
    text = ""
    for line in lines:
        text = _joined(text, line.strip(), usage) if text else line.strip()
    return text.replace("\u00ad", "")


def _joined(text: str, line: str, usage: Usage) -> str:
    if text.endswith("\u00ad"):
        return text.rstrip("\u00ad") + line
    divided, begins = _DIVIDED.search(text), _BEGINS.match(line)
    if not divided or not begins:
        return f"{text}{line}" if re.search(r"\d[-–]\Z", text) and line[:1].isdigit() else f"{text} {line}"
    return text + line if _stays(divided[1], divided[2], begins[0], usage) else text[:-1] + line


def _stays(before: str | None, first: str, second: str, usage: Usage) -> bool:
    """Whether the hyphen belongs to the word: all-hands-on, FCPA-related, Nagorno-Karabakh."""
    whole = _folded(first + second)
    if before or second[0].isupper() or (first.isupper() and len(first) > 1):
        return True
    if whole in usage.words or f"{_folded(first)}-{_folded(second)}" in usage.words:
        return whole not in usage.words
    return not usage.divides or first.lower() in _KEEPING


def _folded(word: str) -> str:
    return word.lower().replace("‐", "-").replace("‑", "-")
