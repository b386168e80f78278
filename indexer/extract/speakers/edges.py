"""Where the words of a document proper begin and end: without paragraph numbers, dates of change, signs of the end."""

import re

from indexer.extract.prose.text import Text
from indexer.extract.scene import phrases

_SHORT = 12
_LABEL = re.compile(r"[^\W\d_][^:\n“\"«]{1,40}:\s+(?=\S)")
_NUMBER = re.compile(r"\(?\d{1,3}[.)]?\s+|[a-z][.)]\s+")


def is_footer(text: Text, index: int) -> bool:
    """Whether a passage only says when the page was changed, that the text ends, or nothing."""
    passage = text.passages[index].text
    if not any(letter.isalpha() for letter in passage):
        return True
    first = text.token_at(text.starts[index])
    last = text.token_at(text.starts[index] + len(passage))
    words = [at for at in range(first, last) if text.tokens[at].is_word]
    if len(words) > _SHORT:
        return False
    if any(begin <= words[0] + 1 for begin, _ in phrases(text, "updated", first, last)):
        return True
    return len(words) <= 2 and "ends" in text.tokens[words[0]].marks


def after_number(text: Text, start: int) -> int:
    """Return the character after the number of a paragraph; where it begins if it has none."""
    number = _NUMBER.match(text.joined, start)
    return number.end() if number else start


def after_label(text: Text, start: int) -> int:
    """Return the character after `THE PRESIDENT:` with which the one speaker of a text is announced."""
    label = _LABEL.match(text.joined, start)
    return label.end() if label and label[0].upper() == label[0] else start
