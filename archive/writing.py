"""What can be written down: text without the code points that no database, page or file takes."""

import re

# NUL ends a string in C, lone surrogates have no UTF-8; HTML (13.2.5) puts the same character in their place.
_UNWRITABLE = re.compile("[\0\ud800-\udfff]")


def writable(text: str) -> str:
    """Return the text with U+FFFD for each character that cannot be written, so that all others keep their places."""
    return _UNWRITABLE.sub("\ufffd", text)
