"""Words that were divided at the end of a line, put together again."""

import re
from collections.abc import Iterable, Sequence

_WORD = re.compile(r"[^\W\d_]+(?:[-‐‑][^\W\d_]+)*")
_DIVIDED = re.compile(r"([^\W\d_]+)[-‐]\Z")
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


def words_of(texts: Iterable[str]) -> frozenset[str]:
    """Return the words of a document in lower case, those with a hyphen inside too."""
    return frozenset(word.lower().replace("‐", "-").replace("‑", "-") for text in texts for word in _WORD.findall(text))


def wrapped(lines: Sequence[str], known: frozenset[str]) -> str:
    """Join lines to one text; `known` words of the document decide whether a hyphen at the end of a line stays."""
    text = ""
    for line in lines:
        text = _joined(text, line.strip(), known) if text else line.strip()
    return text.replace("\u00ad", "")


def _joined(text: str, line: str, known: frozenset[str]) -> str:
    if text.endswith("\u00ad"):
        return text.rstrip("\u00ad") + line
    divided, begins = _DIVIDED.search(text), _BEGINS.match(line)
    if not divided or not begins:
        return f"{text}{line}" if re.search(r"\d[-–]\Z", text) and line[:1].isdigit() else f"{text} {line}"
    first, second = divided[1].lower(), begins[0].lower()
    stays = begins[0][0].isupper() or f"{first}-{second}" in known or first in _KEEPING
    return text + line if stays and first + second not in known else text[:-1] + line
