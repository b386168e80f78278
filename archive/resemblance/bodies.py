"""Whether two printed names may be one organisation: their words are paired off, and what is left must be explained."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from archive.folding import fold, lower, variants
from archive.likeness import is_slip
from archive.resemblance.declensions import is_azerbaijani_case, shared
from archive.resemblance.ideas import ideas, is_listed, respelled
from archive.resemblance.reasons import Resemblance, Tie, alike, printed_alike, shortened
from archive.resemblance.titles import GOING_ON, Body, acronym, body, initials, is_acronym, is_joining, is_kind, is_own
from archive.resemblance.words import is_inflected as is_one_inflected
from archive.sounds import is_cyrillic, rough

_SHORTEST_SOUND, _SHORTEST_INFLECTED = 4, 3
_SHORTEST_CLIP, _LONGEST_ENDING = 3, 2
_LEAST_ACROSS, _STEM = 4, 5
_INNER_CAPITAL = re.compile("[a-zəıöüçşğ][A-ZƏİÖÜÇŞĞ][a-zəıöüçşğ]")


@dataclass(frozen=True, slots=True)
class _Paired:
    """Two names whose words were paired off: the weakest tie, and the places of the words that are left."""

    weakest: Tie
    mine: tuple[int, ...]
    yours: tuple[int, ...]
    number: int


def resemblance(one: str, other: str) -> Resemblance | None:
    """Return why two printed names may be one organisation; None where nothing speaks for it."""
    first, second = body(one), body(other)
    if first.folded == second.folded:
        return printed_alike(one, other, 0.5, "called")
    for short, long in (((one, first), (other, second)), ((other, second), (one, first))):
        if _is_spelled_by(short[1], long[1]):
            return Resemblance(f"“{short[0]}” is made of the initials of “{long[0]}”.", 0.5)
        if _is_clipped(short[1].raw, long[1].raw) or _is_cut_off(short[1], long[1]):
            return shortened(short[0], long[0], 0.5)
    return _paired(one, other, first, second)


def _is_spelled_by(short: Body, long: Body) -> bool:
    """Say whether a name is the initials of the other; those of another script are longer, as of words they are few."""
    letters = acronym(short.words)
    if len(letters) < _LEAST_ACROSS and is_cyrillic(short.printed) != is_cyrillic(long.printed):
        return False
    return bool(letters) and short.words[0] not in long.words and letters in initials(long.raw, long.words)


def _paired(one: str, other: str, first: Body, second: Body) -> Resemblance | None:
    paired = _pair(first.words, second.words)
    mine, yours = [first.words[at] for at in paired.mine], [second.words[at] for at in paired.yours]
    if mine and yours:
        return _explained(one, other, mine, yours, alone=not paired.number)
    if not paired.number:
        return None
    if mine or yours:
        short, long, body_, left = (other, one, first, paired.mine) if mine else (one, other, second, paired.yours)
        return shortened(short, long, 0.55) if all(_is_left_away(body_, at) for at in left) else None
    if paired.weakest == Tie.SAME and is_cyrillic(one) == is_cyrillic(other):
        return Resemblance(f"“{one}” and “{other}” are made of the same words.", 0.9)
    if paired.weakest == Tie.LETTERS:
        return shortened(min(one, other, key=len), max(other, one, key=len), 0.6)
    return alike(one, other, paired.weakest)


def _explained(one: str, other: str, mine: Sequence[str], yours: Sequence[str], *, alone: bool) -> Resemblance | None:
    """Explain what is left on both sides: written together or apart, or the initials of the other's words."""
    if fold("".join(map(respelled, mine))) == fold("".join(map(respelled, yours))):
        return alike(one, other, Tie.SOUND)
    for short, long, form, full in ((mine, yours, one, other), (yours, mine, other, one)):
        if not alone and len(short) == 1 and is_acronym(short[0]) and fold(short[0]) in initials(long):
            return shortened(form, full, 0.6)
    return None


def _is_left_away(whole: Body, at: int) -> bool:
    word = whole.words[at]
    return is_kind(word) or (at in whole.outside and bool(ideas(word)))


def _pair(mine: Sequence[str], yours: Sequence[str]) -> _Paired:
    """Pair off words in any order, the surest ties first, then those that stand nearest."""
    ties = sorted(
        (how, abs(at - to), at, to)
        for at, word in enumerate(mine)
        for to, their in enumerate(yours)
        if (how := tie(word, their)) is not None
    )
    taken: tuple[set[int], set[int]] = (set(), set())
    weakest = Tie.SAME
    for how, _, at, to in ties:
        if at not in taken[0] and to not in taken[1]:
            taken[0].add(at)
            taken[1].add(to)
            weakest = max(weakest, how)
    left = [
        tuple(at for at in range(len(words)) if at not in gone) for words, gone in ((mine, taken[0]), (yours, taken[1]))
    ]
    return _Paired(weakest, left[0], left[1], len(taken[0]))


@lru_cache(maxsize=200_000)
def tie(one: str, other: str) -> Tie | None:
    """Return how two words of names may be one; None where nothing speaks for it."""
    if any(letter.isdigit() for letter in one + other):
        return Tie.SAME if fold(one) == fold(other) else None
    if fold(one) == fold(other) or not set(variants(respelled(one))).isdisjoint(variants(respelled(other))):
        return Tie.SAME
    if _is_inflected(one, other):
        return Tie.ENDING
    common = ideas(one), ideas(other)
    if all(common) and common[0].isdisjoint(common[1]):
        return None
    if not common[0].isdisjoint(common[1]) and not (is_cyrillic(one) and is_cyrillic(other)):
        return Tie.LETTERS if _is_abbreviated(one, other) else Tie.ENDING if _is_derived(one, other) else Tie.TRANSLATED
    if all(common):
        return None
    if min(len(one), len(other)) >= _SHORTEST_SOUND and not rough(one).isdisjoint(rough(other)):
        return Tie.SOUND
    return Tie.SPELLING if is_slip(fold(one), fold(other), within=False) else None


def _is_inflected(one: str, other: str) -> bool:
    if is_cyrillic(one) and is_cyrillic(other):
        return bool(shared("bodies", one, other))
    if is_cyrillic(one) or is_cyrillic(other):
        return is_one_inflected(one, other)
    short, long = sorted((lower(one), lower(other)), key=len)
    plural = len(short) > _SHORTEST_INFLECTED and long in (short + "s", short + "'s", short + "’s")
    return plural or is_azerbaijani_case(one, other)


def _is_abbreviated(one: str, other: str) -> bool:
    """Say whether one word has letters of the other in their order: Dept, Department."""
    short, long = sorted((lower(one), lower(other)), key=len)
    letters = iter(long)
    in_order = all(letter in letters for letter in short if letter.isalpha())
    return is_listed(one) and is_listed(other) and short[:1] == long[:1] and in_order


def _is_derived(one: str, other: str) -> bool:
    """Say whether two words of one idea are of one stem: Agriculture, Agricultural."""
    return is_listed(one) and is_listed(other) and lower(one)[:_STEM] == lower(other)[:_STEM]


def _is_clipped(one: Sequence[str], other: Sequence[str]) -> bool:
    """Say whether the first word is made of the beginnings of several of the other: Минфин, Госкомиссия мер и весов."""
    if not one or not _may_be_clipped(one[0]) or len(one) >= len(other):
        return False
    behind = len(one) - 1
    if any(tie(mine, yours) is None for mine, yours in zip(one[1:], other[len(other) - behind :], strict=False)):
        return False
    pieces = [lower(word) for word in other[: len(other) - behind] if not is_joining(word)]
    return len(pieces) > 1 and _is_made_of(lower(one[0]), pieces)


def _may_be_clipped(word: str) -> bool:
    return is_cyrillic(word) or _INNER_CAPITAL.search(word) is not None


def _is_made_of(word: str, pieces: Sequence[str]) -> bool:
    if not pieces:
        return len(word) <= _LONGEST_ENDING
    cuts = range(min(len(word), len(pieces[0])), _SHORTEST_CLIP - 1, -1)
    return any(word[:cut] == pieces[0][:cut] and _is_made_of(word[cut:], pieces[1:]) for cut in cuts)


def _is_cut_off(short: Body, long: Body) -> bool:
    """Say whether a name with a word of its own goes on in the other with what the body is for."""
    one, other = ([word for at, word in enumerate(raw) if at or not is_joining(word)] for raw in (short.raw, long.raw))
    goes_on = 1 < len(one) < len(other) and lower(other[len(one)]) in GOING_ON
    return goes_on and any(map(is_own, one)) and all(tie(a, b) == Tie.SAME for a, b in zip(one, other, strict=False))


def clips(raw: Sequence[str]) -> Iterator[str]:
    """Yield the letters with which a name that is put together of beginnings begins, and such a name of this one."""
    words = [lower(word) for word in raw if not is_joining(word)]
    if words and _may_be_clipped(raw[0]):
        yield words[0][: 2 * _SHORTEST_CLIP]
    if len(words) > 1:
        yield "".join(word[:_SHORTEST_CLIP] for word in words[:2])
