"""Why two printed names may be one, and how strongly that speaks for it."""

from dataclasses import dataclass
from enum import IntEnum

from archive.sounds import is_cyrillic


@dataclass(frozen=True, slots=True)
class Resemblance:
    """Why two names may be one, in a sentence, and how strongly that speaks for it (0 to 1)."""

    reason: str
    strength: float


class Tie(IntEnum):
    """How two printed words may be one, the surest first."""

    SAME = 0
    SOUND = 1
    OTHER_FORM = 2
    ENDING = 3
    SPELLING = 4
    TRANSLATED = 5
    INITIAL = 6
    LETTERS = 7


_STRENGTHS = {
    Tie.SAME: 0.9,
    Tie.SOUND: 0.85,
    Tie.OTHER_FORM: 0.6,
    Tie.ENDING: 0.7,
    Tie.SPELLING: 0.75,
    Tie.TRANSLATED: 0.65,
    Tie.INITIAL: 0.6,
    Tie.LETTERS: 0.6,
}
_SAYINGS = {
    Tie.OTHER_FORM: "“{one}” may be “{other}” under another form of the given name.",
    Tie.ENDING: "“{one}” and “{other}” differ in their endings only.",
    Tie.TRANSLATED: "“{one}” may be “{other}” in another language.",
}


def alike(one: str, other: str, weakest: Tie, less: float = 0.0) -> Resemblance:
    """Return what is said of two names whose words are all tied, the weakest tie deciding."""
    strength = round(_STRENGTHS[weakest] - less, 2)
    if weakest in _SAYINGS:
        return Resemblance(_SAYINGS[weakest].format(one=one, other=other), strength)
    if is_cyrillic(one) != is_cyrillic(other):
        return Resemblance(f"“{one}” may be “{other}” in another script.", strength)
    return Resemblance(f"“{one}” and “{other}” are spelled alike.", strength)


def printed_alike(one: str, other: str, strength: float, said: str = "printed") -> Resemblance:
    """Return what is said of two names that are the same but for case, marks and script."""
    if is_cyrillic(one) != is_cyrillic(other):
        return Resemblance(f"“{one}” may be “{other}” in another script.", strength)
    return Resemblance(f"Both are {said} “{one}”.", strength)


def shortened(one: str, other: str, strength: float) -> Resemblance:
    """Return what is said of a name and a longer one that holds it."""
    return Resemblance(f"“{one}” may be short for “{other}”.", round(strength, 2))
