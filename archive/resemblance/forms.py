"""A person's name as printed, in its parts: titles, words, initials, the father's name, what is passed over."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from archive.folding import WORD, fold, key, lower
from archive.resemblance.vocabulary import folded, read

_PEOPLE = read("people")
_TITLES = {whose: frozenset(words.replace("-", "").split()) for whose, words in _PEOPLE["titles"].items()}
_ANY_TITLE = frozenset[str]().union(*_TITLES.values())
_BEHIND = frozenset(_PEOPLE["parts"]["behind"].split())
_PARTICLES = folded(_PEOPLE["parts"]["particles"])
_CHILDREN = folded(_PEOPLE["parts"]["children"])
_GENERATIONS = frozenset(_PEOPLE["parts"]["generations"].split())
_SLASHED = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, _PEOPLE['parts']['slashed'].split()))})(?!\w)", re.I)
_PATRONYMICS, _CASES = ("|".join(_PEOPLE["parts"][name].split()) for name in ("patronymics", "patronymic_cases"))
_PATRONYMIC = re.compile(rf"(?:{_PATRONYMICS})(?:{_CASES})?$")
_HYPHENATED = re.compile(rf"{WORD.pattern}(?:[-‐‑‒–]{WORD.pattern})*")
_POSSESSIVE = re.compile(r"['’]s$")
_ARTICLE = re.compile(r"^(?:al|el|ul|аль|эль)[-‐‑‒–](?=\w{2})", re.I)
_MOST_PARTS = 8
_WITH_A_FATHER = 3


@dataclass(frozen=True, slots=True)
class Part:
    """One word or initial of a name."""

    text: str
    is_initial: bool = False
    is_father: bool = False


@dataclass(frozen=True, slots=True)
class Person:
    """A person's name folded, and its parts in the order of given name and surname where that is known."""

    folded: str
    parts: tuple[Part, ...]
    title: str
    generation: str
    is_turned: bool

    @property
    def words(self) -> tuple[str, ...]:
        """The words that are written out, the father's name apart."""
        return tuple(part.text for part in self.parts if not (part.is_initial or part.is_father))

    @property
    def initials(self) -> tuple[str, ...]:
        """The initials."""
        return tuple(part.text for part in self.parts if part.is_initial)


@lru_cache(maxsize=20_000)
def person(form: str) -> Person:
    """Return a printed name in its parts."""
    printed = list(_printed(_SLASHED.sub(" ", form)))
    title, printed = _without_titles(printed)
    generation = next((lower(word) for word, _ in printed if lower(word) in _GENERATIONS), "")
    printed = [(word, after) for word, after in printed if lower(word) not in _GENERATIONS]
    surname = next((at for at, (_, after) in enumerate(printed, 1) if after == ","), 0) % max(1, len(printed))
    printed = printed[surname:] + printed[:surname]
    parts = _told(_fathers(printed), titled=bool(title))[:_MOST_PARTS]
    parts = list({fold(part.text): part for part in reversed(parts)}.values())[::-1]
    return Person(key(form), tuple(parts), title, generation, surname > 0)


def _printed(form: str) -> Iterator[tuple[str, str]]:
    """Yield each word with the letter behind it; what hyphens join is one word, but for initials."""
    for match in _HYPHENATED.finditer(form):
        after = form[match.end() : match.end() + 1]
        word = _POSSESSIVE.sub("", _ARTICLE.sub("", match.group()))
        pieces = re.split("[-‐‑‒–]", word)
        joined = "".join(pieces)
        if all(len(piece) == 1 for piece in pieces) and lower(joined) not in _ANY_TITLE:
            yield from ((piece, ".") for piece in pieces)
        else:
            yield joined, after


def _without_titles(printed: list[tuple[str, str]]) -> tuple[str, list[tuple[str, str]]]:
    """Return whose title stands there (`men`, `women`, `any` or none), and the other words."""
    last = len(printed) - 1
    titled = [at for at, (word, _) in enumerate(printed) if lower(word) in (_ANY_TITLE if at < last else _BEHIND)]
    rest = [one for at, one in enumerate(printed) if at not in titled]
    whose = {name for at in titled for name, titles in _TITLES.items() if lower(printed[at][0]) in titles}
    return next((name for name in ("women", "men", "any") if name in whose), ""), rest


def _is_initial(word: str, after: str) -> bool:
    return len(word) == 1 or (len(word) == 2 and after == ".")


def _fathers(printed: Sequence[tuple[str, str]]) -> list[Part]:
    parts = [Part(word, _is_initial(word, after)) for word, after in printed]
    for at in range(len(parts) - 1, 1, -1):
        if fold(parts[at].text) in _CHILDREN:
            parts[at - 1 : at + 1] = [Part(parts[at - 1].text, is_father=True)]
    if len(parts) >= _WITH_A_FATHER and not any(part.is_father for part in parts):
        for at in (1, len(parts) - 1):
            if _PATRONYMIC.search(fold(parts[at].text)):
                parts[at] = Part(parts[at].text, is_father=True)
                break
    return parts


def _told(parts: Sequence[Part], *, titled: bool) -> list[Part]:
    """Return the parts without the particles inside; the first word of a name is its own, and the last."""
    first = 0 if titled and len(parts) > 1 else 1
    inside = range(first, len(parts) - 1)
    return [part for at, part in enumerate(parts) if at not in inside or fold(part.text) not in _PARTICLES]
