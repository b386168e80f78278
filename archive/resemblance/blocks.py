"""Where a printed name waits for others to be compared with it: names that may be one share a block."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise, permutations

from archive.authorities import What
from archive.folding import fold
from archive.resemblance.bodies import clips
from archive.resemblance.forms import Person, person
from archive.resemblance.ideas import ideas, respelled
from archive.resemblance.titles import acronym, body, initials, is_own
from archive.resemblance.words import forms, openings
from archive.sounds import code, codes

_LONGEST_BLOCK, _LONGEST_JOINED = 60, 12
_MOST_WORDS, _MOST_OF_BODY, _USUAL = 5, 8, 2
_CODE, _OWN = 3, 4
# A name that is written out waits under the first and looks under the second, a shortened one the other way round.
_WRITTEN, _SHORT = "x", "i"
_FULL_NAME, _TITLED = "n", "t"


def kept_under(what: What, form: str) -> frozenset[str]:
    """Return the blocks in which a form waits for others to be compared with it."""
    if what == "organisation":
        return _blocks_of_body(form)
    return frozenset(_person_blocks(person(form), _WRITTEN, _FULL_NAME, _TITLED))


def looked_up_under(what: What, form: str) -> frozenset[str]:
    """Return the blocks in which others wait that a form is to be compared with."""
    if what == "organisation":
        return _blocks_of_body(form)
    name = person(form)
    both = _person_blocks(name, _SHORT, _TITLED, _FULL_NAME)
    return frozenset((*both, *(_initial_blocks(name, _WRITTEN) if len(name.words) == 1 else ())))


def _person_blocks(name: Person, written: str, full: str, titled: str) -> Iterator[str]:
    words = name.words[:_MOST_WORDS]
    if len(words) > 1:
        for given, surname in permutations(words, 2):
            yield from _full_blocks(given, surname)
            yield from (f"{written} {block}" for block in _opening_blocks(given, surname))
        yield from (f"{full} {block}" for word in words for block in _short_codes(word))
        yield from _joined_blocks(words)
    elif name.initials:
        yield from _initial_blocks(name, _SHORT)
    elif words:
        yield f"= {fold(words[0])}"
        yield from (f"{titled} {block}" for block in _short_codes(words[0]) if name.title)


def _full_blocks(given: str, surname: str) -> Iterator[str]:
    for block in _short_codes(surname):
        yield from (f"f {block} {one[:2]}" for one in codes(given))
        yield from (f"g {block} {form}" for form in forms(given))


def _joined_blocks(words: Sequence[str]) -> Iterator[str]:
    """Yield where names wait whose words may stand in another order, or be written together."""
    if len(words) > _USUAL:
        yield "s " + " ".join(sorted(map(code, words)))[:_LONGEST_BLOCK]
    if len(joined := "".join(words)) <= _LONGEST_JOINED:
        yield f"j {code(joined)}"


def _initial_blocks(name: Person, kind: str) -> Iterator[str]:
    for initial in name.initials[:_USUAL]:
        yield from (f"{kind} {block}" for surname in name.words for block in _opening_blocks(initial, surname))


def _opening_blocks(given: str, surname: str) -> Iterator[str]:
    for block in _short_codes(surname):
        yield from (f"{block} {sound}" for sound in openings(given))


def _short_codes(word: str) -> frozenset[str]:
    return frozenset(one[:_CODE] for one in codes(word))


@lru_cache(maxsize=1_000)
def _blocks_of_body(form: str) -> frozenset[str]:
    """Return where an organisation's name waits and looks; a name just placed is looked up next."""
    return frozenset(_body_blocks(form))


def _body_blocks(form: str) -> Iterator[str]:
    name = body(form)
    words = name.words[:_MOST_OF_BODY]
    for letters in {acronym(words), *initials(name.raw, name.words)} - {""}:
        yield f"a {letters}"
    yield from (f"k {clip}" for clip in clips(name.raw))
    signs = [_sign(word) for word in words]
    for pair in {*pairwise(signs), (signs[0], signs[-1])} if signs else ():
        yield f"o {' '.join(sorted(pair))}"
    yield from (f"w {code(word)[:_OWN]}" for word in words if is_own(word))
    yield ("s " + " ".join(sorted(signs)))[:_LONGEST_BLOCK]


def _sign(word: str) -> str:
    """Return what a word is found by in any language: its idea, else how it sounds."""
    return min(ideas(word), default=code(respelled(word))[:_CODE])
