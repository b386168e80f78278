"""How words are folded so that İlham, Ilham and Ильхам meet: case, diacritics and scripts.

Folding happens before lower-casing, because 'İ'.lower() is two code points. The folded form is a key, never shown.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import product

from anyascii import anyascii

# A letter may be followed by the marks that decomposed text sets over and under it.
_MARKED = r"\w[\w\u0300-\u036f]*"
WORD = re.compile(rf"{_MARKED}(?:['’ʼ]{_MARKED})*")

_APOSTROPHES = str.maketrans("", "", "'’ʼ`ъьЪЬ")
_TURKIC = str.maketrans({"İ": "i", "I": "i", "ı": "i", "Ə": "ə"})
_CYRILLIC = str.maketrans(
    {
        "а": "a", "б": "b", "в": "v", "г": "g", "ґ": "g", "д": "d", "е": "e", "ё": "e", "є": "e", "ж": "zh",
        "з": "z", "и": "i", "і": "i", "ї": "i", "й": "i", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o",
        "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "х": "h", "ц": "ts", "ч": "ch", "ш": "sh",
        "щ": "shch", "ы": "i", "э": "e", "ю": "iu", "я": "ia",
    }
)  # fmt: skip
_KH = re.compile("k+h")
_GLIDES = re.compile("i+")
_GLIDE_BETWEEN_VOWELS = re.compile("(?<=[aeou])i(?=[ea])")
_MOST_VARIANTS = 8
# Letters that are romanised in more than one way; the first reading is the likeliest.
_SEVERAL: dict[str, tuple[str, ...]] = {
    "ə": ("e", "a"),
    "x": ("h", "ks"),
    "ş": ("sh", "s"),
    "ç": ("c", "ch"),
    "q": ("q", "g"),
}


@lru_cache(maxsize=200_000)
def variants(word: str) -> tuple[str, ...]:
    """Return every folded form of one word, the likeliest first; at most eight.

    `ə` is read as both *e* and *a*, `x` as both *h* (Azerbaijani) and *ks* (Alexander, Aleksandr), `ş` as *sh* and *s*,
    `ç` as *c* and *ch*, `q` as itself and *g* (Quliyev, Guliyev).
    """
    bare = _bare(word)
    choices = [_readings(letter) for letter in bare]
    forms = ("".join(letters) for letters in product(*choices))
    return tuple(dict.fromkeys(_level(form) for form, _ in zip(forms, range(_MOST_VARIANTS), strict=False)))


def lower(text: str) -> str:
    """Return small letters, so that the Azerbaijani İ stays one letter."""
    return text.replace("İ", "i").lower()


def fold(word: str) -> str:
    """Return the likeliest folded form of one word: its key where a single one is wanted."""
    return variants(word)[0]


def words(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield each word of a text as printed, with the characters where it begins and ends."""
    for match in WORD.finditer(text):
        yield match.group(), match.start(), match.end()


def key(text: str) -> str:
    """Return the folded words of a name or title, joined by single spaces: equal keys are spelled alike."""
    return " ".join(filter(None, map(fold, WORD.findall(text))))


def _bare(word: str) -> str:
    lowered = unicodedata.normalize("NFC", word).translate(_TURKIC).lower().translate(_APOSTROPHES)
    plain = "".join(_letter(letter) for letter in lowered.translate(_CYRILLIC))
    return plain.translate(_APOSTROPHES)


@lru_cache(maxsize=10_000)
def _letter(letter: str) -> str:
    if letter in _SEVERAL or letter.isascii():
        return letter
    plain = "".join(part for part in unicodedata.normalize("NFKD", letter) if not unicodedata.combining(part))
    return plain.lower() if plain.isascii() else anyascii(plain).lower()


def _readings(letter: str) -> tuple[str, ...]:
    return _SEVERAL.get(letter, (letter,))


def _level(form: str) -> str:
    """Level the usual variants of romanisation: kh and h, y and i, and the glide of Mirzayev that Mirzaev lacks."""
    levelled = _GLIDES.sub("i", _KH.sub("h", form).replace("y", "i"))
    return _GLIDE_BETWEEN_VOWELS.sub("", levelled)
