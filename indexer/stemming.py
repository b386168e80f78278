"""What stays of a word when its endings go: one stem for demined and demining, Nazirliyi and Nazirliyinin."""

import re
from collections.abc import Callable, Mapping
from functools import lru_cache

from snowballstemmer import stemmer

from archive.folding import lower

_VOWEL, _HIGH = "[aeəıioöuü]", "[ıiuü]"
# Azerbaijani sets its endings one behind the other: number, owner, case; they are taken off from behind. How many
# letters must stay keeps Gəncə from being the dative of gənc (young), qanun (law) from losing its own n, and a woman's
# Vəlidova from becoming Vəlidov. A dative in ya follows a back vowel only: assosiasiya is none.
_CASE = "|".join(
    (
        rf"(?<=.{{4}})(?<={_VOWEL})n[ıi]n",
        rf"(?<=.{{5}})(?<={_VOWEL})n[uü]n",
        rf"(?<=.{{4}})(?<!{_VOWEL}){_HIGH}n",
        rf"(?<=.{{4}})(?<={_HIGH})n(?:[aə]|d[aə]n?)",
        r"(?<=.{4})d[aə]n?",
        rf"(?<=.{{5}})(?<={_VOWEL})n{_HIGH}",
        r"(?<=.{4})(?:(?<=[aıou])ya|(?<=[eəiöü])yə)",
        rf"(?<=.{{6}})(?<!{_VOWEL})l[aə]",
    )
)
_OWNER = rf"(?<=.{{4}})(?:(?<={_VOWEL})s{_HIGH}|{_HIGH}?m{_HIGH}z)|(?<=.{{5}})(?<!{_VOWEL}){_HIGH}"
_LAYERS = tuple(
    re.compile(rf"(?:{ending})$")
    for ending in (_CASE, _OWNER, "(?<=.{4})l[aə]r", rf"(?<=.{{5}})(?:(?<!v)[aə]|(?<!{_VOWEL}){_HIGH})")
)
# A final k and q soften before a vowel: nazirlik, nazirliyi; uşaq, uşağın.
_SOFT = re.compile(rf"(?<={_VOWEL})[yğ]$|(?<=l{_HIGH})[yğ](?={_VOWEL})")
_HARD = {"y": "k", "ğ": "q"}


def _azerbaijani(word: str) -> str:
    word = _hardened(word)
    for ending in _LAYERS:
        word = ending.sub("", word)
    return _hardened(word)


def _hardened(word: str) -> str:
    return _SOFT.sub(lambda letter: _HARD[letter.group()], word)


_STEMMERS: Mapping[str, Callable[[str], str]] = {
    "az": _azerbaijani,
    "en": stemmer("english").stemWord,
    "ru": stemmer("russian").stemWord,
}
LANGUAGES = tuple(_STEMMERS)


@lru_cache(maxsize=200_000)
def stem(word: str, language: str) -> str | None:
    """Return the stem of a word, in small letters and unfolded; None in a language whose endings are not known.

    English and Russian are stemmed as Snowball does it (Porter 2001). Azerbaijani endings are taken off one by one
    (number, owner, case) while at least four letters stay.
    """
    cut = _STEMMERS.get(language)
    return cut(lower(word)) if cut else None
