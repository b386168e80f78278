"""Where a prediction agrees with a gold answer, and where it does not, in words a person can read."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypedDict, TypeVar

from archive.folding import fold
from archive.likeness import alike, alike_in_any_order, alike_in_part
from indexer.extract.prediction import PredictedStatement, Prediction

_SAME_NAME, _SAME_GIVEN, _SAME_ORGANISATION, _SAME_OFFICE = 90, 75, 85, 75
_SAME_WORDS = 0.5
MOST_TOPICS = 5
_SHOWN = 90
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
    topics: list[str]
    statements: list[GoldStatement] | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """One field of one document: how many answers were right, which were wrong and which were missed."""

    field: str
    right: int
    wrong: tuple[str, ...] = ()
    missed: tuple[str, ...] = ()


def compare(gold: Gold, found: Prediction, topics: frozenset[str] = frozenset()) -> Iterator[Comparison]:
    """Compare one prediction with its gold answer, field by field.

    Names are compared without case, diacritics and script; one prediction answers one gold item. Statements agree
    when one speaker said them and half of their characters are common (Jaccard index). `topics` are the names that the
    finder can know: others, such as free keywords, are not asked for.
    """
    yield _value("language", found["language"], gold["language"])
    yield _value("kind", found["kind"], gold["kind"])
    yield _value("title", found["title"], gold.get("title"))
    yield _value("date_event", found["date_event"], gold["date_event"])
    yield _value("date_published", found["date_published"], gold["date_published"])
    yield from _speakers(gold, found)
    yield from _organisations(gold, found)
    if gold["statements"] is not None:
        yield from _statements(gold, gold["statements"], found)
    yield _topics(gold, found, topics)


def nothing(name: str) -> Prediction:
    """Return the prediction of one who found nothing."""
    return {
        "id": name, "kind": None, "language": None, "title": None, "date_event": None, "date_published": None,
        "speakers": [], "people_mentioned_only": [], "organisations": [], "topics": [], "statements": [], "text": "",
    }  # fmt: skip


def _value(field: str, found: str | None, true: str | None) -> Comparison:
    if found is not None and found == true:
        return Comparison(field, 1)
    return Comparison(field, 0, (found,) if found else (), (true,) if true else ())


@dataclass(frozen=True, slots=True)
class _Paired(Generic[_Answer, _Gold]):
    pairs: list[tuple[_Answer, _Gold]]
    wrong: list[_Answer]
    missed: list[_Gold]


def _topics(gold: Gold, found: Prediction, known: frozenset[str]) -> Comparison:
    wanted = [topic for topic in gold.get("topics", ()) if topic in known]
    given = found["topics"][:MOST_TOPICS] if wanted else []
    right = [topic for topic in given if topic in wanted]
    return Comparison(
        "topics",
        len(right),
        tuple(topic for topic in given if topic not in wanted),
        tuple(topic for topic in wanted if topic not in right),
    )


def _speakers(gold: Gold, found: Prediction) -> Iterator[Comparison]:
    paired = _pair(found["speakers"], gold["speakers"], lambda a, b: _any_name(a["name"], (b["name"], *b["variants"])))
    yield Comparison(
        "speakers",
        len(paired.pairs),
        tuple(one["name"] for one in paired.wrong),
        tuple(one["name"] for one in paired.missed),
    )
    yield _offices("position", [(a["position"], b["position"]) for a, b in paired.pairs], paired.missed)
    yield _offices("affiliation", [(a["organisation"], b["organisation"]) for a, b in paired.pairs], paired.missed)


def _offices(field: str, pairs: Sequence[tuple[str | None, str | None]], missed: Sequence[GoldSpeaker]) -> Comparison:
    """Compare the offices of speakers who were found; those of the others are missed."""
    known = [(found, true) for found, true in pairs if true]
    failed = [(found, true) for found, true in known if not _same_office(found, true)]
    unasked = (one["position"] if field == "position" else one["organisation"] for one in missed)
    return Comparison(
        field,
        len(known) - len(failed),
        tuple(f"{found} (for {true})" for found, true in failed if found),
        (*(true for _, true in failed), *filter(None, unasked)),
    )


def _same_office(found: str | None, true: str) -> bool:
    return bool(found) and alike_in_part(_folded(found or ""), _folded(true)) >= _SAME_OFFICE


def _organisations(gold: Gold, found: Prediction) -> Iterator[Comparison]:
    paired = _pair(
        found["organisations"],
        gold["organisations"],
        lambda a, b: _same_organisation((a["name"], a["acronym"]), (b["name"], b["acronym"])),
    )
    yield Comparison(
        "organisations",
        len(paired.pairs),
        tuple(one["name"] for one in paired.wrong),
        tuple(one["name"] for one in paired.missed),
    )
    other = [(a, b) for a, b in paired.pairs if a["role"] != b["role"]]
    yield Comparison(
        "roles",
        len(paired.pairs) - len(other),
        tuple(f"{a['name']}: {a['role']}" for a, _ in other),
        tuple(f"{b['name']}: {b['role']}" for _, b in other),
    )
    yield _acronyms([(a["acronym"], b["acronym"]) for a, b in paired.pairs])


def _acronyms(pairs: Sequence[tuple[str | None, str | None]]) -> Comparison:
    return Comparison(
        "acronyms",
        sum(bool(true) and found == true for found, true in pairs),
        tuple(found for found, true in pairs if found and found != true),
        tuple(true for found, true in pairs if true and found != true),
    )


def _statements(gold: Gold, true: Sequence[GoldStatement], found: Prediction) -> Iterator[Comparison]:
    forms = {speaker["name"]: (speaker["name"], *speaker["variants"]) for speaker in gold["speakers"]}
    for field, form in (("statements", None), ("direct", "direct"), ("indirect", "indirect")):
        paired = _pair(
            [one for one in found["statements"] if form in (None, one["type"])],
            [one for one in true if form in (None, one["type"])],
            lambda a, b: (
                _overlap(a["start"], a["end"], b["start"], b["end"]) >= _SAME_WORDS
                and _any_name(a["speaker"] or "", forms.get(b["speaker"], (b["speaker"],)))
            ),
        )
        yield Comparison(
            field,
            len(paired.pairs),
            tuple(_shown(one, found["text"]) for one in paired.wrong),
            tuple(_shown(one, found["text"]) for one in paired.missed),
        )


def _shown(one: PredictedStatement | GoldStatement, text: str) -> str:
    words = " ".join(text[one["start"] : one["end"]].split())
    return f"{one['speaker']} [{one['start']}-{one['end']}]: {words[:_SHOWN]}"


def _pair(
    found: Sequence[_Answer], true: Sequence[_Gold], same: Callable[[_Answer, _Gold], bool]
) -> _Paired[_Answer, _Gold]:
    """Pair each gold item with one prediction at most."""
    paired: _Paired[_Answer, _Gold] = _Paired([], [], list(true))
    for answer in found:
        match = next((one for one in paired.missed if same(answer, one)), None)
        if match is None:
            paired.wrong.append(answer)
        else:
            paired.missed.remove(match)
            paired.pairs.append((answer, match))
    return paired


def _overlap(start: int, end: int, other_start: int, other_end: int) -> float:
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
