"""Whether two printed names may be one person or organisation: where to look for the other, and why it may be."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from archive.authorities import What
from archive.folding import WORD, fold, key
from archive.sounds import begin_alike, code, is_ending_apart, sound_alike

_SAME_SURNAME, _SAME_GIVEN = 84, 76
_SAME_WORD = 82
_THE_SAME = 100
_PATRONYMIC = re.compile(r"(ovich|evich|ovna|evna|ichna)(a|u|em|om|e|i|oi|u)?$")
_SON_OR_DAUGHTER = frozenset({"oglu", "ogli", "qizi", "kizi", "gizi"})
_TITLES = frozenset(
    {"mr", "mrs", "ms", "mdm", "dr", "prof", "sir", "hon", "rep", "sen", "cenab", "hanim", "gospodin"}
)  # fmt: skip
# Legal forms say what a body is by law, not what it is called.
_LEGAL = frozenset(
    {"llc", "ltd", "limited", "plc", "inc", "corp", "gmbh", "pte", "jsc", "ojsc", "mmc", "asc", "qsc", "ooo", "ao"}
)  # fmt: skip
_IN_BRACKETS = re.compile(r"\([^)]*\)")
_DOTTED = re.compile(r"(?<=\b\w)\.(?=\w\b)|(?<=\b\w\.\w)\.")
_SHORTEST_STEM = 5
_LONGEST_BLOCK = 60
_WITH_A_MIDDLE = 3
_LEAST_IN_ACRONYM, _MOST_IN_ACRONYM = 2, 8
_JOINING = frozenset({"the", "of", "for", "and", "on", "in", "ve", "i", "po", "im", "et", "de", "la"})


@dataclass(frozen=True, slots=True)
class Resemblance:
    """Why two names may be one, in a sentence, and how strongly that speaks for it (0 to 1)."""

    reason: str
    strength: float


@dataclass(frozen=True, slots=True)
class _Person:
    """A person's name folded, and in parts: words written out, without titles, initials, the father's name apart."""

    folded: str
    words: tuple[str, ...]
    initials: tuple[str, ...]
    fathers: tuple[str, ...]

    def orders(self) -> Iterator[tuple[str, str]]:
        """Yield given name and surname, in the order as printed and in the other."""
        yield self.words[0], self.words[-1]
        yield self.words[-1], self.words[0]


def kept_under(what: What, form: str) -> frozenset[str]:
    """Return the blocks in which a form waits for others to be compared with it."""
    if what == "organisation":
        return frozenset(_body_blocks(form))
    person = _person(form)
    if len(person.words) > 1:
        both = _full_blocks(person)
        short = (f"x {code(surname)[:3]} {code(given)[:1]}" for given, surname in person.orders())
        return frozenset((*both, *short))
    return frozenset(_short_blocks("i", person))


def looked_up_under(what: What, form: str) -> frozenset[str]:
    """Return the blocks in which others wait that a form is to be compared with."""
    if what == "organisation":
        return frozenset(_body_blocks(form))
    person = _person(form)
    if len(person.words) > 1:
        both = _full_blocks(person)
        short = (f"i {code(surname)[:3]} {code(given)[:1]}" for given, surname in person.orders())
        return frozenset((*both, *short))
    return frozenset((*_short_blocks("i", person), *_short_blocks("x", person)))


def resemblance(what: What, one: str, other: str) -> Resemblance | None:
    """Return why two printed names may be one; None where nothing speaks for it."""
    return _bodies(one, other) if what == "organisation" else _people(one, other)


@lru_cache(maxsize=20_000)
def _person(form: str) -> _Person:
    parts = [(match.group(), form[match.end() : match.end() + 1]) for match in WORD.finditer(form)]
    parts = [(word, after) for word, after in parts if fold(word) not in _TITLES]
    initials = [word for word, after in parts if _is_initial(word, after)]
    words = [word for word, after in parts if not _is_initial(word, after)]
    fathers = []
    for at, folded in reversed(list(enumerate(map(fold, words)))):
        if folded in _SON_OR_DAUGHTER and at > 1:
            fathers += words[at - 1 : at]
            del words[at - 1 : at + 1]
        elif _PATRONYMIC.search(folded) and len(words) > 2:
            fathers.append(words.pop(at))
    return _Person(key(form), tuple(words), tuple(initials), tuple(fathers))


def _is_initial(word: str, after: str) -> bool:
    return len(word) == 1 or (len(word) == 2 and after == ".")


def _full_blocks(person: _Person) -> Iterator[str]:
    for given, surname in person.orders():
        yield f"f {code(surname)[:3]} {code(given)[:2]}"
    if len(person.words) > 2:
        yield _same_words(person.words)


def _same_words(words: Sequence[str]) -> str:
    return "s " + " ".join(sorted(map(code, words)))[:_LONGEST_BLOCK]


def _short_blocks(kind: str, person: _Person) -> Iterator[str]:
    if len(person.words) != 1:
        return
    if person.initials:
        yield f"{kind} {code(person.words[0])[:3]} {code(person.initials[0])[:1]}"
    else:
        yield f"= {fold(person.words[0])}"


def _people(one: str, other: str) -> Resemblance | None:
    first, second = _person(one), _person(other)
    if first.folded == second.folded:
        return Resemblance(f"Both are printed “{one}”.", 0.5 if len(first.words) > 1 else 0.3)
    if len(first.words) > 1 and len(second.words) > 1:
        return _written_out(one, other, first, second)
    if not (first.words and second.words):
        return None
    if len(first.words) > 1 or len(second.words) > 1:
        short, long = ((one, first), (other, second)) if len(first.words) == 1 else ((other, second), (one, first))
        return _shortened(*short, *long)
    return _both_short(one, other, first, second)


def _written_out(one: str, other: str, first: _Person, second: _Person) -> Resemblance | None:
    if not (_agree(first.fathers, second.fathers) and _agree(first.initials, second.initials)):
        return None
    if sorted(map(fold, first.words)) == sorted(map(fold, second.words)):
        return Resemblance(f"“{one}” and “{other}” have the same given name and surname.", 0.95)
    given, surname = first.words[0], first.words[-1]
    if len(first.words) == len(second.words) == _WITH_A_MIDDLE and not _agree(first.words[1:2], second.words[1:2]):
        return None
    for order, (theirs, their_surname) in enumerate(second.orders()):
        surnames, names = sound_alike(surname, their_surname), sound_alike(given, theirs)
        # Turned round, it is not known which is the given name: both must be as near as surnames.
        if surnames >= _SAME_SURNAME and names >= (_SAME_SURNAME if order else _SAME_GIVEN):
            words = ((given, theirs), (surname, their_surname))
            return _alike(one, other, words, 0.01 * min(surnames, names) - 0.1 * order)
        if _is_inflected(given, theirs, names) and _is_inflected(surname, their_surname, surnames):
            return Resemblance(f"“{one}” and “{other}” differ in their endings only.", 0.7 - 0.1 * order)
    return None


def _agree(one: Sequence[str], other: Sequence[str]) -> bool:
    """Say whether what both names have of a kind is alike; what only one of them has contradicts nothing."""
    return all(sound_alike(a, b) >= _SAME_GIVEN or is_ending_apart(a, b) for a, b in zip(one, other, strict=False))


def _is_inflected(one: str, other: str, alike: float) -> bool:
    return alike >= _SAME_SURNAME or is_ending_apart(one, other)


def _alike(one: str, other: str, words: Iterable[tuple[str, str]], strength: float) -> Resemblance:
    if _is_cyrillic(one) != _is_cyrillic(other):
        return Resemblance(f"“{one}” may be “{other}” in another script.", strength)
    differing = [pair for pair in words if sound_alike(*pair) < _THE_SAME]
    if differing and all(is_ending_apart(*pair) for pair in differing):
        return Resemblance(f"“{one}” and “{other}” differ in their endings only.", strength - 0.1)
    return Resemblance(f"“{one}” and “{other}” are spelled alike.", strength)


def _shortened(one: str, short: _Person, other: str, long: _Person) -> Resemblance | None:
    if not short.initials:
        return None
    if short.initials[1:] and long.fathers and not begin_alike(short.initials[1], long.fathers[0]):
        return None
    for order, (given, surname) in enumerate(long.orders()):
        fits = sound_alike(short.words[0], surname)
        same = fits >= _SAME_SURNAME or is_ending_apart(short.words[0], surname)
        if same and begin_alike(short.initials[0], given):
            return Resemblance(f"“{one}” may be short for “{other}”.", 0.006 * fits - 0.1 * order)
    return None


def _both_short(one: str, other: str, first: _Person, second: _Person) -> Resemblance | None:
    if not (first.initials and second.initials):
        return None
    fits = sound_alike(first.words[0], second.words[0])
    if fits < _SAME_SURNAME or not _agree(first.initials, second.initials):
        return None
    return Resemblance(f"“{one}” and “{other}” have the same initial, and surnames that are spelled alike.", 0.4)


def _is_cyrillic(text: str) -> bool:
    return any("Ѐ" <= letter <= "ӿ" for letter in text)


def _bodies(one: str, other: str) -> Resemblance | None:
    if _folded(one) == _folded(other):
        return Resemblance(f"Both are called “{one}”.", 0.5)
    for short, long in ((one, other), (other, one)):
        if _acronym(short) and _acronym(short) in _initials(long):
            return Resemblance(f"“{short}” is made of the initials of “{long}”.", 0.5)
    mine, yours = _significant(one), _significant(other)
    if sorted(map(fold, mine)) == sorted(map(fold, yours)):
        return Resemblance(f"“{one}” and “{other}” are made of the same words.", 0.9)
    if len(mine) == len(yours) and all(map(_is_same_word, mine, yours)):
        return _alike(one, other, tuple(zip(mine, yours, strict=True)), 0.8)
    return None


@lru_cache(maxsize=20_000)
def _folded(form: str) -> str:
    return key(form)


def _is_same_word(one: str, other: str) -> bool:
    if any(letter.isdigit() for letter in one + other):
        return one == other
    return sound_alike(one, other) >= _SAME_WORD or is_ending_apart(one, other, _SHORTEST_STEM)


@lru_cache(maxsize=20_000)
def _significant(form: str) -> tuple[str, ...]:
    """Return the words that tell a body from others."""
    words = [word.removesuffix("'s").removesuffix("’s") for word in WORD.findall(_plain(form))]
    return tuple(word for word in words if fold(word) not in _JOINING | _LEGAL) or tuple(words)


def _plain(form: str) -> str:
    return _DOTTED.sub("", _IN_BRACKETS.sub("", form))


def _body_blocks(form: str) -> Iterator[str]:
    words = _significant(form)
    if acronym := _acronym(form):
        yield f"a {acronym}"
    for initials in _initials(form):
        yield f"a {initials}"
    if words:
        ends = sorted((code(words[0])[:3], code(words[-1])[:3]))
        yield f"o {' '.join(ends)}"
        yield f"o2 {' '.join(sorted(code(word)[:3] for word in words[:2]))}"
        yield _same_words(words)


@lru_cache(maxsize=20_000)
def _acronym(form: str) -> str:
    """Return the folded letters of a name that is an acronym and nothing else."""
    words = [word for word in WORD.findall(_plain(form)) if fold(word) not in _JOINING]
    is_one = len(words) == 1 and words[0].isupper() and _LEAST_IN_ACRONYM <= len(words[0]) <= _MOST_IN_ACRONYM
    return fold(words[0]) if is_one else ""


@lru_cache(maxsize=20_000)
def _initials(form: str) -> frozenset[str]:
    """Return what the initials of a name spell, with its joining words and without."""
    several = (WORD.findall(_plain(form)), _significant(form))
    spelled = (fold("".join(word[0] for word in words)) for words in several if len(words) > 1)
    return frozenset(letters for letters in spelled if len(letters) >= _LEAST_IN_ACRONYM)
