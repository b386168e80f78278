"""How two printed words of people's names may be one: the same, sounding alike, inflected, misspelt, a short form."""

from functools import lru_cache

from archive.folding import lower, variants
from archive.likeness import is_slip
from archive.resemblance.declensions import is_azerbaijani_case, nominatives, shared
from archive.resemblance.reasons import Tie
from archive.resemblance.vocabulary import grouped, read
from archive.sounds import is_cyrillic, rough

_PEOPLE = read("people")
_OPENINGS: dict[str, tuple[str, ...]] = {
    sound: tuple(letters.split()) for sound, letters in _PEOPLE["openings"].items()
}
_FORMS = grouped(_PEOPLE["given"].values())
_LONGEST_SHORT = 4
_NOTHING: frozenset[str] = frozenset()
_E = str.maketrans("ёэ", "ее")


@lru_cache(maxsize=50_000)
def openings(text: str) -> frozenset[str]:
    """Return the sounds with which a word begins, or for which an initial may stand."""
    printed = lower(text)
    if len(printed) == 1:
        begun_so = (sound for sound, several in _OPENINGS.items() if any(one[0] == printed for one in several))
        return frozenset(begun_so) or frozenset(printed)
    begun = [
        (len(letters), sound)
        for sound, several in _OPENINGS.items()
        for letters in several
        if printed.startswith(letters)
    ]
    longest = max((length for length, _ in begun), default=0)
    return frozenset(sound for length, sound in begun if length == longest) or frozenset(printed[:1])


def begin_alike(initial: str, word: str) -> bool:
    """Say whether an initial may stand for a word, in any script."""
    mine, theirs = lower(initial).translate(_E), lower(word).translate(_E)
    if mine[:1] == theirs[:1]:
        return len(mine) == 1 or len(theirs) == 1 or mine[:2] == theirs[:2]
    if is_cyrillic(initial) and is_cyrillic(word):
        return False
    return bool(openings(initial) & openings(word))


@lru_cache(maxsize=200_000)
def tie(one: str, other: str, *, is_given: bool) -> Tie | None:
    """Return how two words of names may be one; None where nothing speaks for it."""
    if not set(variants(one)).isdisjoint(variants(other)):
        return Tie.SAME
    if _sound_alike(one, other):
        return Tie.SOUND
    if is_inflected(one, other) or (not is_given and is_azerbaijani_case(one, other)):
        return Tie.ENDING
    if is_given and not forms(one).isdisjoint(forms(other)):
        return Tie.OTHER_FORM
    return Tie.SPELLING if _misspelt(one, other, is_given) else None


def is_inflected(one: str, other: str) -> bool:
    """Say whether two words may be two cases of one Russian word, or one of them that of a word in Latin letters."""
    if is_cyrillic(one) == is_cyrillic(other):
        return bool(shared("people", one, other))
    return any(
        not rough(bare).isdisjoint(rough(word))
        for word, inflected in ((one, other), (other, one))
        for bare in nominatives("people", inflected)
    )


@lru_cache(maxsize=50_000)
def forms(word: str) -> frozenset[str]:
    """Return the given names of which a word is a form."""
    return frozenset[str]().union(*(_FORMS.get(form, _NOTHING) for form in variants(word)))


def _sound_alike(one: str, other: str) -> bool:
    if rough(one).isdisjoint(rough(other)):
        return False
    both_cyrillic = is_cyrillic(one) and is_cyrillic(other)
    is_short = min(len(one), len(other)) <= _LONGEST_SHORT and is_cyrillic(one) == is_cyrillic(other)
    return begin_alike(one[:1], other) if both_cyrillic or is_short else True


def _misspelt(one: str, other: str, is_given: bool) -> bool:
    return any(is_slip(mine, yours, within=is_given) for mine in rough(one) for yours in rough(other))
