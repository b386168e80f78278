"""Titles that programs write into files: which of them a person meant."""

import re

_FILE = re.compile(r"\.(?:docx?|pdf|rtf|odt|txt|html?|indd|qxd|pptx?|xlsx?|tex|dvi|ps|pub|wpd|p65)\W*\Z", re.I)
_JUNK = re.compile(
    r"(?:microsoft \w+ - .*|untitled.*|без имени.*|без названия.*|adsız.*|document\W*\d*|документ\W*\d*|sənəd\W*\d*|"
    r"title|titel|slide \d+|презентация.*|powerpoint presentation|print|scan.*|image.*|template|normal|new document|"
    r"page \d+|layout \d+|pdf|about:blank|none|null|[\W\d_]*|[0-9a-f-]{16,}|file:.*|https?:.*|[a-z]:\\.*)",
    re.I,
)


def usable(title: str) -> str | None:
    """Return an embedded title, or None for a file name, a placeholder or less than a word."""
    text = " ".join(title.replace("\x00", "").split())
    words_run_together = "_" in text and " " not in text
    if len(text) < 3 or len(text) > 500 or words_run_together or _FILE.search(text) or _JUNK.fullmatch(text):
        return None
    return text
