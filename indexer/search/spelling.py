"""How the words of a text are cut and spelled for searching: alike for what is kept, asked and shown."""

from collections.abc import Iterator
from functools import lru_cache

from archive.folding import variants, words
from indexer.stemming import LANGUAGES, stem

MOST_LETTERS = 64
# Stands before a stem, so that no word and no prefix that is typed ever meets one.
_STEM = "~"


@lru_cache(maxsize=200_000)
def spellings(word: str) -> tuple[str, ...]:
    """Return every folded form of one word, at most eight of at most 64 letters; none when no letter is left."""
    forms = (form[:MOST_LETTERS] for form in variants(word[:MOST_LETTERS]))
    return tuple(form for form in dict.fromkeys(forms) if form)


@lru_cache(maxsize=200_000)
def printed(word: str, language: str) -> tuple[str, ...]:
    """Return the forms under which a word of a text is kept: its spellings, and its stem in the text's language."""
    forms = spellings(word)
    return forms + _stems(word, language) if forms else ()


@lru_cache(maxsize=10_000)
def sought(word: str) -> tuple[str, ...]:
    """Return the forms by which a typed word is found: as it is spelled, or by its stem in any language."""
    return spellings(word) + tuple(form for language in LANGUAGES for form in _stems(word, language))


def _stems(word: str, language: str) -> tuple[str, ...]:
    bare = stem(word[:MOST_LETTERS], language)
    return tuple(f"{_STEM}{language}{form}" for form in spellings(bare)) if bare else ()


def tokens(text: str, language: str = "") -> Iterator[tuple[tuple[str, ...], int, int]]:
    """Yield the forms of each word with the characters where it begins and ends; a word without forms has no place."""
    for word, start, end in words(text):
        forms = printed(word, language)
        if forms:
            yield forms, start, end


def spelled(text: str, language: str = "") -> list[tuple[str, ...]]:
    """Return the forms of each word of a text, in order; without a language, its words have no stems."""
    return [forms for forms, _, _ in tokens(text, language)]
