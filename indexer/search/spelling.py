"""How the words of a text are cut and spelled for searching: alike for what is kept, asked and shown."""

from collections.abc import Iterator
from functools import lru_cache

from archive.folding import variants, words

MOST_LETTERS = 64


@lru_cache(maxsize=200_000)
def spellings(word: str) -> tuple[str, ...]:
    """Return every folded form of one word, at most eight of at most 64 letters; none when no letter is left."""
    forms = (form[:MOST_LETTERS] for form in variants(word[:MOST_LETTERS]))
    return tuple(form for form in dict.fromkeys(forms) if form)


def tokens(text: str) -> Iterator[tuple[tuple[str, ...], int, int]]:
    """Yield the forms of each word with the characters where it begins and ends; a word without forms has no place."""
    for word, start, end in words(text):
        forms = spellings(word)
        if forms:
            yield forms, start, end


def spelled(text: str) -> list[tuple[str, ...]]:
    """Return the forms of each word of a text, in order."""
    return [forms for forms, _, _ in tokens(text)]
