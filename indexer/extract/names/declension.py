"""The nominative of a person's name in Russian or Azerbaijani: Фирузы Наврасовой is Фируза Наврасова."""

import re
from collections.abc import Sequence
from functools import lru_cache

from indexer.extract.names.nominative import nominative
from indexer.extract.prose.lexicon import Lexicon, lexicon_of

_PATRONYMIC = re.compile(r"(?P<stem>.+(?:ов|ев|ьич|нич))(?P<ending>ич|на|ича|ичу|ичем|иче|ны|не|ну|ной)$")
_OWN = re.compile(r"(?P<stem>.+(?:ов|ев|ёв|ин|ын))(?P<ending>а|у|ым|е|ой)$")
_ADJECTIVE = re.compile(r"(?P<stem>.+[кнтвлмрдч])(?P<ending>ого|ому|им|ым|ом|ой|ую)$")
# The endings of given names by case, with those of the nominative.
_OF_MEN = (
    ("ием", "ий"), ("ия", "ий"), ("ию", "ий"), ("ея", "ей"), ("ею", "ей"), ("еем", "ей"), ("ая", "ай"), ("аю", "ай"),
    ("ем", "ь"), ("я", "ь"), ("ю", "ь"), ("ом", ""), ("а", ""), ("у", ""), ("е", ""),
    ("ы", "а"), ("и", "а"), ("и", "я"), ("ой", "а"), ("ей", "я"),
)  # fmt: skip
_OF_WOMEN = (
    ("ией", "ия"), ("ии", "ия"), ("ию", "ия"), ("ой", "а"), ("ей", "я"), ("ей", "а"), ("ью", "ь"),
    ("ы", "а"), ("и", "а"), ("у", "а"), ("е", "а"), ("и", "я"), ("ю", "я"), ("е", "я"), ("и", "ь"),
)  # fmt: skip
_ANY = ("",)
_BESIDE: tuple[dict[str, tuple[str, ...]], dict[str, tuple[str, ...]]] = (
    {"у": ("у", "ю"), "ому": ("у", "ю"), "ым": ("ом", "ем"), "ого": ("а", "я"), "е": ("е",)},
    {"ой": ("ы", "и", "е", "ой", "ей"), "ую": ("у", "ю")},
)
_OF_WOMAN = ("овна", "евна", "ична", "ова", "ева", "ёва", "ина", "ына", "ая")
_OF_MAN = ("ович", "евич", "ич", "ов", "ев", "ёв", "ин", "ын", "ий", "ый", "ой")
_VOWELS = frozenset("аеёиоуыэюя")
_LONG = 7
_CASE_AFTER_OV = re.compile(r"(?P<stem>.+(?:ov|yev|ev))(?:[ıiuü]n|[ıiuü]|d[aə]n?)$")
_CASE_AFTER_VOWEL = re.compile(r"(?P<stem>.+[aəıioöuü])(?:n[ıiuü]n|y[aə]|d[aə]n)$")


def nominative_of(words: Sequence[str], lexicon: Lexicon) -> tuple[str, ...]:
    """Return the words of a name in the nominative where their forms agree on another case, else as they are."""
    if lexicon.tag == "ru" and len(words) > 1:
        return _russian(tuple(words))
    if lexicon.tag == "az" and words:
        return (*words[:-1], _azerbaijani(words[-1]))
    return tuple(words)


def _azerbaijani(surname: str) -> str:
    found = _CASE_AFTER_OV.match(surname) or (_CASE_AFTER_VOWEL.match(surname) if len(surname) > _LONG else None)
    return found["stem"] if found else surname


def _russian(words: tuple[str, ...]) -> tuple[str, ...]:
    if len(words[0]) == 1:
        return (*words[:-1], _by_itself(words[-1]))
    middle = next((found for word in words[1:-1] if (found := _PATRONYMIC.match(word))), None)
    if middle and middle["ending"] in ("ич", "на"):
        return words
    women = (middle["ending"].startswith("н"),) if middle else (False, True)
    for woman in women:
        given, surname = (
            _given(words[0], woman, _ANY if middle else _agreeing(words[-1], woman)),
            _surname(words[-1], woman),
        )
        if given and surname and _is_sure(words, woman, sure=middle is not None):
            return (given, *(_middle(word, woman) for word in words[1:-1]), surname)
    return words


def _agreeing(surname: str, woman: bool) -> tuple[str, ...]:
    """Return the endings that an unknown given name has beside a surname whose ending alone says its case."""
    found = _OWN.match(surname) or _ADJECTIVE.match(surname)
    return _BESIDE[woman].get(found["ending"], ()) if found else ()


def _by_itself(surname: str) -> str:
    """Return a surname after initials: its ending alone says whose it is."""
    own = _OWN.match(surname)
    if own and own["ending"] != "а":
        return own["stem"] + ("а" if own["ending"] == "ой" else "")
    adjective = _ADJECTIVE.match(surname)
    if adjective and adjective["ending"] in ("ого", "ому"):
        return adjective["stem"] + _masculine(adjective["stem"])
    return surname


def _is_sure(words: tuple[str, ...], woman: bool, *, sure: bool) -> bool:
    """Whether Иванова cannot be a woman in the nominative: her given name would be one too."""
    own = _OWN.match(words[-1])
    ambiguous = not woman and ((own is not None and own["ending"] == "а") or words[-1].endswith(_UNCHANGED))
    ambiguous = ambiguous or words[-1][-1].lower() not in _VOWELS | set("йм")
    if sure or not ambiguous:
        return True
    lowered = words[0].lower()
    known = _irregular().get(lowered) or _known(lowered, woman)
    return lowered not in _both() and known not in (None, lowered)


@lru_cache(maxsize=1)
def _names() -> frozenset[str]:
    return frozenset(lexicon_of("ru").listed("given"))


@lru_cache(maxsize=1)
def _both() -> frozenset[str]:
    """Names of women that are a case of a man's name as well."""
    return frozenset(lexicon_of("ru").listed("given_of_both"))


@lru_cache(maxsize=1)
def _irregular() -> dict[str, str]:
    """The nominative by each form of a name whose stem changes."""
    return dict(pair.split(":") for pair in lexicon_of("ru").listed("irregular"))


def _forms(word: str, woman: bool) -> list[str]:
    return [word[: -len(end)] + bare for end, bare in (_OF_WOMEN if woman else _OF_MEN) if word.endswith(end)]


def _known(word: str, woman: bool) -> str | None:
    return next((form for form in _forms(word, woman) if form in _names()), None)


def _given(printed: str, woman: bool, agreeing: tuple[str, ...]) -> str | None:
    """Return a given name in the nominative; None where it is in none of the other cases."""
    word = printed.lower()
    best = (None if woman else _irregular().get(word)) or _known(word, woman)
    forms = [form for form in _forms(word, woman) if len(form) > 2 and (woman or form[-1] not in _VOWELS)]
    if best is None and forms and word.endswith(agreeing):
        best = forms[0]
    return best[:1].upper() + best[1:] if best else None


def _surname(printed: str, woman: bool) -> str | None:
    """Return the surname of a man or of a woman in the nominative; None where it cannot be theirs."""
    own, adjective = _OWN.match(printed), _ADJECTIVE.match(printed)
    if own:
        fits = own["ending"] in ("у", "ой") if woman else own["ending"] != "ой"
        return own["stem"] + ("а" if woman else "") if fits else None
    if adjective and (adjective["ending"] in ("ой", "ую")) == woman and adjective["ending"] not in ("им", "ым", "ом"):
        return adjective["stem"] + ("ая" if woman else _masculine(adjective["stem"]))
    if printed.lower().endswith(_UNCHANGED) or (woman and printed[-1].lower() not in _VOWELS):
        return printed
    bare = re.sub(r"(?:ем|ом|им|ым|а|у)$", "", printed)
    return bare if not woman and bare != printed and bare[-1].lower() not in _VOWELS and len(bare) > 2 else None


_UNCHANGED = ("ко", "ых", "их", "лы", "ли", "заде", "дзе", "швили", "о", "и", "е")


def _masculine(stem: str) -> str:
    return "ий" if stem.endswith("к") else "ый"


def _middle(word: str, woman: bool) -> str:
    found = _PATRONYMIC.match(word)
    return found["stem"] + ("на" if woman else "ич") if found else word


def is_woman(words: Sequence[str]) -> bool | None:
    """Whether a Russian name in the nominative is a woman’s, by patronymic or surname; None where neither says so."""
    for end in words[:0:-1]:
        if end.endswith(_OF_WOMAN):
            return True
        if end.endswith(_OF_MAN):
            return False
    return None


def plural_nominative(words: str) -> str:
    """Return `независимые наблюдатели` for `независимых наблюдателей`; other words as they are."""
    parts = words.split(" ")
    if len(parts) > 2 or not (parts[0].endswith(("ых", "их")) or len(parts) == 1) or words[0].isupper():
        return nominative(words)
    adjectives = [re.sub("х$", "е", part) for part in parts[:-1]]
    noun = re.sub("ей$", "и", re.sub("ов$", "ы", re.sub(r"(?<=[кгхжшчщ])ов$", "и", re.sub("цев$", "цы", parts[-1]))))
    noun = re.sub("ства$", "ство", noun) if len(parts) == 1 else noun
    return " ".join((*adjectives, noun))
