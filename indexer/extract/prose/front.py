"""Where the front of a document ends: its headings, letterhead and dates, before the running text begins."""

import re

from indexer.extract.prose.text import Text

_LONGEST_FRONT = 12
# A first line may be a short sentence, as headlines are.
_FEWEST_WORDS, _FEWEST_AT_ONCE, _MANY_WORDS = 6, 8, 45
_LONGEST_LINE = 1500
_FINAL, _CLOSERS = ".!…", "”»\"')"
# A headline may end with an abbreviation, and so with a full stop that ends no sentence.
_ABBREVIATED = re.compile(r"(?:\b\w\.\w|\b(?:[JS]r|Inc|Ltd))\.$")


def front(text: Text) -> int:
    """Return how many passages stand before the running text; 0 where it begins at once."""
    for index in range(min(_LONGEST_FRONT, len(text.passages))):
        if is_running(text, index):
            return index
    return min(_LONGEST_FRONT, len(text.passages) - 1)


def is_running(text: Text, index: int) -> bool:
    """Whether a passage is a paragraph of sentences and not a line of the head or foot."""
    passage = text.passages[index]
    if len(passage.text) > _LONGEST_LINE:
        return True
    words = passage.text.split()
    if passage.kind == "heading" or len(words) < (_FEWEST_WORDS if index else _FEWEST_AT_ONCE):
        return False
    printed = passage.text.rstrip().rstrip(_CLOSERS)
    ends = printed[-1:] in _FINAL and (index > 0 or not _ABBREVIATED.search(printed))
    return len(words) >= _MANY_WORDS or ends


def bounds(text: Text, index: int) -> tuple[int, int]:
    """Return the tokens of a passage: the first, and the one after its last."""
    first = text.token_at(text.starts[index])
    return first, text.token_at(text.starts[index] + len(text.passages[index].text))
