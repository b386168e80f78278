"""Whom a text means by he, the minister or the speaker."""

from collections.abc import Sequence
from dataclasses import dataclass

from archive.folding import lower
from indexer.extract.scene import Scene, office_key

_NEAR = 150
_MOST_HOLDERS = 40
_FEWEST_COMMON = 4
_SUBJECT = 8


@dataclass(frozen=True, slots=True)
class Meant:
    """The person whom a word stands for, and how surely."""

    person: int
    rule: str
    confidence: float


def meant(scene: Scene, at: int, before: Sequence[int]) -> Meant | None:
    """Return whom the word at a token stands for; `before` are those who spoke last."""
    marks = scene.text.tokens[at].marks
    if "pronoun" in marks:
        return by_pronoun(scene, at, before)
    if marks & {"position", "anaphor", "generic"}:
        return _by_office(scene, at, before)
    return None


def by_pronoun(scene: Scene, at: int, before: Sequence[int]) -> Meant | None:
    """Return the one who spoke last, or whom the sentence before tells of, or who was named last."""
    nearest = _nearest(scene, at)
    told_of = None if before else _subject_before(scene, at)
    if told_of is not None:
        return Meant(told_of, "subject.pronoun", 0.65)
    if len(before) == 1 and nearest in (None, before[0]):
        return Meant(before[0], "subject.pronoun", 0.75)
    return Meant(nearest, "subject.pronoun", 0.65) if nearest is not None else None


def _subject_before(scene: Scene, at: int) -> int | None:
    """Return the one with whom the English sentence before begins: `X thanked Y. He also …` tells of X again."""
    number = scene.text.sentence_at(at)
    here, sentence = scene.text.sentences[number], scene.text.sentences[max(0, number - 1)]
    if here.first != at or sentence.passage != here.passage or sentence.lexicon.organisation_shape != "capitals":
        return None
    tokens = scene.text.tokens
    for step in range(sentence.first, min(sentence.first + _SUBJECT, sentence.last)):
        if scene.names(step) >= 0:
            return None if scene.quoted[step] else scene.names(step)
        if "position" in tokens[step].marks and tokens[sentence.first].lower == "the":
            found = None if tokens[step + 1].is_capital else _by_office(scene, step, ())
            return found.person if found else None
        if not tokens[step].is_capital and tokens[step].lower != "the":
            return None
    return None


def _by_office(scene: Scene, at: int, before: Sequence[int]) -> Meant | None:
    everyone = _exactly(scene, at, _bearers(scene, at))
    bearers = [person for person in everyone if scene.cast.people[person].places[0].first < at]
    if not bearers and len(everyone) == 1:
        return Meant(everyone[0], "subject.office", 0.62)
    if len(bearers) == 1:
        return Meant(bearers[0], "subject.office", 0.7)
    nearest = _nearest(scene, at)
    if bearers:
        recent = next((person for person in (*before, nearest) if person in bearers), None)
        return Meant(recent, "subject.office", 0.62) if recent is not None else None
    if nearest is None or not _may_be(scene, nearest, at):
        return None
    return Meant(nearest, "subject.office", 0.62)


def _may_be(scene: Scene, person: int, at: int) -> bool:
    """Whether `the speaker` can be anybody, and `the head of the region` somebody in office."""
    marks = scene.text.tokens[at].marks
    office = scene.cast.people[person].office
    return "generic" in marks or bool("chief" in marks and office and office.position)


def _bearers(scene: Scene, at: int) -> tuple[int, ...]:
    """Return those whose office has this word in it, in whatever case."""
    word = scene.text.tokens[at].lower
    held = scene.holders.get(office_key(word), ())[:_MOST_HOLDERS]
    found = tuple(dict.fromkeys(person for other, person in held if _is_one_word(word, other)))
    closest = min((_distance(scene, at, person) for person in found), default=0)
    return tuple(person for person in found if _distance(scene, at, person) == closest)


def _distance(scene: Scene, at: int, person: int) -> int:
    """Say how far a person's office is from that printed at a word: the Vice President is not the President."""
    first = at
    while first and scene.text.tokens[first - 1].marks & {"modifier"}:
        first -= 1
    printed = [token.lower for token in scene.text.tokens[first : at + 1]]
    office = scene.cast.people[person].office
    held = lower((office.position if office else None) or "").split()
    return 2 - (held[: len(printed)] == printed) - (held == printed)


def _exactly(scene: Scene, at: int, bearers: tuple[int, ...]) -> tuple[int, ...]:
    """Keep those whose office is the one printed, where there are any: the Vice President is not the President."""
    before = scene.text.tokens[at - 1] if at else None
    rank = before.lower if before and "rank" in before.marks else None
    same = tuple(person for person in bearers if _rank_of(scene, person, scene.text.tokens[at].lower) == rank)
    return same or bearers


def _rank_of(scene: Scene, person: int, word: str) -> str | None:
    office = scene.cast.people[person].office
    words = (office.position or "").lower().split() if office else []
    number = next((number for number, other in enumerate(words) if _is_one_word(word, other)), 0)
    return words[number - 1] if number and "rank" in scene.text.lexicon.marks(words[number - 1]) else None


def described(scene: Scene, word: str) -> int | None:
    """Return the one person before whose name a word stands somewhere, in whatever case: the sculptor."""
    found = scene.described.get(word)
    if found is not None or len(scene.described) > _MOST_HOLDERS:
        return found
    near = {person for other, person in scene.described.items() if other[0] == word[0] and _is_one_word(word, other)}
    return near.pop() if len(near) == 1 else None


def _is_one_word(one: str, other: str) -> bool:
    """Whether two words differ in their ending alone."""
    least = min(len(one), len(other))
    common = next((at for at in range(least) if one[at] != other[at]), least)
    return common >= max(least - 2, _FEWEST_COMMON)


def _nearest(scene: Scene, at: int) -> int | None:
    near = range(at - 1, max(-1, at - _NEAR), -1)
    return next((scene.names(back) for back in near if scene.names(back) >= 0 and not scene.quoted[back]), None)
