"""Whether two printed names may be one person: their parts are laid side by side, and none may contradict another."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from archive.folding import fold
from archive.resemblance.forms import Part, Person, person
from archive.resemblance.reasons import Resemblance, Tie, alike, printed_alike, shortened
from archive.resemblance.words import begin_alike, tie
from archive.sounds import is_cyrillic

_TURNED = 0.1
_Pair = tuple[int, int, Tie]


@dataclass(frozen=True, slots=True)
class _Laid:
    """Two names side by side: the parts that are one, and those of each that the other lacks."""

    pairs: tuple[tuple[Part, Part, Tie], ...]
    mine: tuple[Part, ...]
    yours: tuple[Part, ...]
    is_turned: bool

    @property
    def weakest(self) -> Tie:
        """The weakest tie of words that are written out."""
        return max((how for _, _, how in self.pairs if how != Tie.INITIAL), default=Tie.INITIAL)

    @property
    def words_left(self) -> tuple[str, ...]:
        """The words, not fathers' names and initials, that only one of the two has."""
        return tuple(part.text for part in (*self.mine, *self.yours) if not (part.is_father or part.is_initial))


def resemblance(one: str, other: str) -> Resemblance | None:
    """Return why two printed names may be one person; None where nothing speaks for it."""
    first, second = person(one), person(other)
    if first.folded == second.folded:
        # A surname alone, printed twice, tells nothing: too many bear it.
        return printed_alike(one, other, 0.5) if len(first.parts) > 1 else None
    if _are_contradictory(first, second) or not (first.words and second.words):
        return None
    is_joined = _joined(first) == _joined(second) and not (first.initials or second.initials)
    if len(first.parts) == 1 or len(second.parts) == 1:
        is_joined = is_joined and len(first.parts) != len(second.parts)
        return alike(one, other, Tie.SOUND) if is_joined else _titled(one, other, first, second)
    if laid := next((laid for laid in _laid(first, second) if _fits(laid)), None):
        return _said(one, other, first, second, laid)
    return alike(one, other, Tie.SOUND) if is_joined else None


def _are_contradictory(first: Person, second: Person) -> bool:
    """Say whether one is a man and the other a woman by their titles, or they are father and son."""
    generations = {first.generation, second.generation} - {""}
    return {first.title, second.title} == {"men", "women"} or len(generations) > 1


def _joined(name: Person) -> str:
    return "".join(fold(part.text) for part in name.parts)


def _laid(first: Person, second: Person) -> Iterator[_Laid]:
    """Yield both names side by side, as printed and with the surname of the shorter at its other end."""
    short, long = sorted((first.parts, second.parts), key=len)
    for turned, parts in enumerate((short, short[1:] + short[:1], short[-1:] + short[:-1])):
        yield _side_by_side(parts, long, is_turned=turned > 0)


@lru_cache(maxsize=10_000)
def _side_by_side(short: tuple[Part, ...], long: tuple[Part, ...], *, is_turned: bool) -> _Laid:
    pairs = _longest(short, long, is_turned)
    taken = {at for at, _, _ in pairs}, {at for _, at, _ in pairs}
    return _Laid(
        tuple((short[mine], long[yours], how) for mine, yours, how in pairs),
        tuple(part for at, part in enumerate(short) if at not in taken[0]),
        tuple(part for at, part in enumerate(long) if at not in taken[1]),
        is_turned,
    )


def _longest(short: Sequence[Part], long: Sequence[Part], is_turned: bool) -> tuple[_Pair, ...]:
    """Return the most parts that are tied in the same order, the surest ties among them."""
    best: list[list[tuple[_Pair, ...]]] = [[()] * (len(long) + 1) for _ in range(len(short) + 1)]
    for mine in range(len(short) - 1, -1, -1):
        for yours in range(len(long) - 1, -1, -1):
            choices = [best[mine + 1][yours], best[mine][yours + 1]]
            is_given = not is_turned and mine < len(short) - 1 and yours < len(long) - 1
            how = _tied(short[mine], long[yours], is_given=is_given, is_turned=is_turned)
            if how is not None:
                choices.insert(0, ((mine, yours, how), *best[mine + 1][yours + 1]))
            best[mine][yours] = max(choices, key=lambda pairs: (len(pairs), -sum(pair[2] for pair in pairs)))
    return best[0][0]


def _tied(mine: Part, yours: Part, *, is_given: bool, is_turned: bool) -> Tie | None:
    if mine.is_initial or yours.is_initial:
        return Tie.INITIAL if begin_alike(mine.text, yours.text) else None
    how = tie(mine.text, yours.text, is_given=is_given)
    # Turned round, it is not known which is the given name: only sure ties count.
    return None if is_turned and how in (Tie.SPELLING, Tie.OTHER_FORM) else how


def _fits(laid: _Laid) -> bool:
    """Say whether nothing is contradicted, and what is the same is more than a surname or the father's name."""
    if laid.mine and laid.yours:
        return False
    own = [pair for pair in laid.pairs if not (pair[0].is_father or pair[1].is_father)]
    written = [how for _, _, how in own if how != Tie.INITIAL]
    # A name that lacks words of the other has to be sure in those that it has.
    unsure = sum(how == Tie.SPELLING for how in written) + (1 if laid.words_left else 0)
    return len(own) > 1 and len(written) > 0 and unsure < 2 and (laid.is_turned or not _is_half_initial(own[-1]))


def _is_half_initial(pair: tuple[Part, Part, Tie]) -> bool:
    return pair[0].is_initial != pair[1].is_initial


def _said(one: str, other: str, first: Person, second: Person, laid: _Laid) -> Resemblance:
    less = _TURNED if laid.is_turned and not (first.is_turned or second.is_turned) else 0.0
    initials = any(how == Tie.INITIAL for _, _, how in laid.pairs)
    if initials and len(first.words) == len(second.words) == 1:
        said = "have the same initial, and surnames that are spelled alike"
        return Resemblance(f"“{one}” and “{other}” {said}.", 0.4)
    if initials or laid.words_left:
        short, long = sorted((one, other), key=lambda form: len("".join(person(form).words)))
        unsure = 0.1 if laid.weakest in (Tie.SPELLING, Tie.OTHER_FORM) else 0.0
        return shortened(short, long, 0.6 - less - unsure)
    if is_cyrillic(one) == is_cyrillic(other) and all(fold(a.text) == fold(b.text) for a, b, _ in laid.pairs):
        return Resemblance(f"“{one}” and “{other}” have the same given name and surname.", 0.95)
    return alike(one, other, laid.weakest, less)


def _titled(one: str, other: str, first: Person, second: Person) -> Resemblance | None:
    """Compare a surname that stands alone after a title: Mr Nasirov, Jamil Nasirov."""
    (short, alone), (long, full) = sorted(((one, first), (other, second)), key=lambda pair: len(pair[1].parts))
    if not alone.title or len(full.words) < 2:
        return None
    surname = alone.words[0]
    sure = any(
        how == Tie.SAME or (how == Tie.SOUND and is_cyrillic(surname) != is_cyrillic(word))
        for word in full.words
        if (how := tie(surname, word, is_given=False)) is not None
    )
    return shortened(short, long, 0.3) if sure else None
