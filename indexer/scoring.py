"""How well predictions agree with gold answers: precision, recall and F1 for each field."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypedDict, TypeVar

from archive.errors import Refused
from archive.folding import fold
from indexer.extract.likeness import alike, alike_in_any_order, alike_in_part
from indexer.extract.prediction import Prediction, as_prediction, predict

__all__ = ["Prediction", "Score", "as_prediction", "predict", "printed", "score"]

FIELDS = (
    "language", "kind", "title", "date_event", "date_published", "speakers", "position", "affiliation", "organisations",
    "roles", "statements", "direct", "indirect",
)  # fmt: skip

_SAME_NAME, _SAME_GIVEN, _SAME_ORGANISATION, _SAME_OFFICE = 90, 75, 85, 75
_SAME_WORDS = 0.5
_Answer = TypeVar("_Answer")
_Gold = TypeVar("_Gold")


class GoldSpeaker(TypedDict):
    name: str
    variants: list[str]
    position: str | None
    organisation: str | None


class GoldOrganisation(TypedDict):
    name: str
    acronym: str | None
    role: str


class GoldStatement(TypedDict):
    speaker: str
    start: int
    end: int
    type: str


class Gold(TypedDict):
    """A gold answer; `statements` is None where nobody marked them."""

    id: str
    kind: str
    language: str
    title: str | None
    date_event: str | None
    date_published: str | None
    speakers: list[GoldSpeaker]
    organisations: list[GoldOrganisation]
    statements: list[GoldStatement] | None


@dataclass(frozen=True, slots=True)
class Score:
    """Agreement in one field: what was found and right, found and wrong, and not found."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def __add__(self, other: "Score") -> "Score":
        return Score(self.right + other.right, self.wrong + other.wrong, self.missed + other.missed)

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 0.0

    @property
    def recall(self) -> float:
        return self.right / (self.right + self.missed) if self.right + self.missed else 0.0

    @property
    def f1(self) -> float:
        total = 2 * self.right + self.wrong + self.missed
        return 2 * self.right / total if total else 0.0


def score(folder: Path, predictions: Mapping[str, Prediction]) -> dict[str, Score]:
    """Compare predictions, by id, with every gold answer `*.json` of a folder; what is not predicted is missed."""
    totals = dict.fromkeys(FIELDS, Score())
    for gold in _golds(folder):
        for field, one in _compare(gold, predictions.get(gold["id"])):
            totals[field] += one
    return totals


def printed(scores: Mapping[str, Score]) -> str:
    """Return scores as a table for people."""
    head = f"{'field':<16}{'precision':>10}{'recall':>8}{'F1':>8}{'right':>7}{'wrong':>7}{'missed':>8}"
    lines = [
        f"{field:<16}{one.precision:>10.3f}{one.recall:>8.3f}{one.f1:>8.3f}{one.right:>7}{one.wrong:>7}{one.missed:>8}"
        for field, one in scores.items()
    ]
    return "\n".join((head, *lines))


def _golds(folder: Path) -> Iterator[Gold]:
    for path in sorted(folder.glob("*.json")):
        try:
            gold: Gold = json.loads(path.read_text("utf-8"))
        except ValueError as error:
            raise Refused(f"“{path.name}” is not a gold answer: {error}") from error
        yield gold


def _compare(gold: Gold, given: Prediction | None) -> Iterator[tuple[str, Score]]:
    found = given or _nothing(gold["id"])
    yield "language", _value(found["language"], gold["language"])
    yield "kind", _value(found["kind"], gold["kind"])
    yield "title", _value(found["title"], gold.get("title"))
    yield "date_event", _value(found["date_event"], gold["date_event"])
    yield "date_published", _value(found["date_published"], gold["date_published"])
    yield from _speakers(gold, found)
    yield from _organisations(gold, found)
    if gold["statements"] is not None:
        yield from _statements(gold, gold["statements"], found)


def _nothing(name: str) -> Prediction:
    return {
        "id": name, "kind": None, "language": None, "title": None, "date_event": None, "date_published": None,
        "speakers": [], "people_mentioned_only": [], "organisations": [], "topics": [], "statements": [], "text": "",
    }  # fmt: skip


def _value(found: str | None, true: str | None) -> Score:
    right = int(found is not None and found == true)
    return Score(right, int(found is not None) - right, int(true is not None) - right)


def _pairs(
    found: Sequence[_Answer], true: Sequence[_Gold], same: Callable[[_Answer, _Gold], bool]
) -> tuple[list[tuple[_Answer, _Gold]], Score]:
    """Pair each gold item with one prediction at most."""
    left = list(true)
    pairs: list[tuple[_Answer, _Gold]] = []
    for answer in found:
        match = next((one for one in left if same(answer, one)), None)
        if match is not None:
            left.remove(match)
            pairs.append((answer, match))
    return pairs, Score(len(pairs), len(found) - len(pairs), len(left))


def _speakers(gold: Gold, found: Prediction) -> Iterator[tuple[str, Score]]:
    pairs, one = _pairs(
        found["speakers"], gold["speakers"], lambda a, b: _any_name(a["name"], (b["name"], *b["variants"]))
    )
    yield "speakers", one
    paired = [true for _, true in pairs]
    missed = [true for true in gold["speakers"] if true not in paired]
    yield (
        "position",
        sum(
            (_office(a["position"], b["position"]) for a, b in pairs),
            Score(0, 0, sum(bool(m["position"]) for m in missed)),
        ),
    )
    yield (
        "affiliation",
        sum(
            (_office(a["organisation"], b["organisation"]) for a, b in pairs),
            Score(0, 0, sum(bool(m["organisation"]) for m in missed)),
        ),
    )


def _office(found: str | None, true: str | None) -> Score:
    if not true:
        return Score()
    right = bool(found) and alike_in_part(_folded(found or ""), _folded(true)) >= _SAME_OFFICE
    return Score(int(right), int(bool(found) and not right), int(not right))


def _organisations(gold: Gold, found: Prediction) -> Iterator[tuple[str, Score]]:
    pairs, one = _pairs(
        found["organisations"],
        gold["organisations"],
        lambda a, b: _same_organisation((a["name"], a["acronym"]), (b["name"], b["acronym"])),
    )
    yield "organisations", one
    right = sum(a["role"] == b["role"] for a, b in pairs)
    yield "roles", Score(right, len(pairs) - right, len(pairs) - right)


def _statements(gold: Gold, true: Sequence[GoldStatement], found: Prediction) -> Iterator[tuple[str, Score]]:
    forms = {speaker["name"]: (speaker["name"], *speaker["variants"]) for speaker in gold["speakers"]}
    for field, form in (("statements", None), ("direct", "direct"), ("indirect", "indirect")):
        given = [one for one in found["statements"] if form in (None, one["type"])]
        wanted = [one for one in true if form in (None, one["type"])]
        _, one = _pairs(
            given,
            wanted,
            lambda a, b: (
                _overlap(a["start"], a["end"], b["start"], b["end"]) >= _SAME_WORDS
                and _any_name(a["speaker"] or "", forms.get(b["speaker"], (b["speaker"],)))
            ),
        )
        yield field, one


def _overlap(start: int, end: int, other_start: int, other_end: int) -> float:
    """Return the share of characters common to two stretches (Jaccard index)."""
    common = max(0, min(end, other_end) - max(start, other_start))
    return common / max(1, max(end, other_end) - min(start, other_start))


def _folded(text: str) -> str:
    return " ".join(fold(word) for word in "".join(c if c.isalnum() else " " for c in text).split())


def _any_name(name: str, forms: Sequence[str]) -> bool:
    return any(_same_person(_folded(name).split(), _folded(form).split()) for form in forms)


def _same_person(one: Sequence[str], other: Sequence[str]) -> bool:
    if not one or not other:
        return False
    if alike_in_any_order(" ".join(one), " ".join(other)) >= _SAME_NAME:
        return True
    if alike(one[-1], other[-1]) < _SAME_ORGANISATION:
        return False
    if len(one) == 1 or len(other) == 1:
        return True
    if len(one[0]) == 1 or len(other[0]) == 1:
        return one[0][0] == other[0][0]
    return alike(one[0], other[0]) >= _SAME_GIVEN


def _same_organisation(one: tuple[str, str | None], other: tuple[str, str | None]) -> bool:
    mine = [_folded(name).removeprefix("the ") for name in one if name]
    theirs = [_folded(name).removeprefix("the ") for name in other if name]
    return any(_alike(a, b) for a in mine for b in theirs)


def _alike(one: str, other: str) -> bool:
    if alike_in_any_order(one, other) >= _SAME_ORGANISATION:
        return True
    short, long = sorted((one, other), key=len)
    return " " in short and short in long and len(short) >= 0.6 * len(long)
