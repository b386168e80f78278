"""How well two printed names are told to be one or two: floors on our own pairs, and what is never joined."""

import json
from pathlib import Path
from time import process_time

import pytest

from archive.authorities import What
from archive.database import Archive
from archive.records import linking
from archive.records.linking import Name
from archive.resemblance import kept_under, looked_up_under, resemblance

HERE = Path(__file__).parent
KINDS: dict[str, What] = {"p": "person", "o": "organisation"}
# Some way below what is measured: 0.998 and 0.998.
FLOORS = {"p": 0.985, "o": 0.98}
# As strong as names that are made of the same words: nobody would look twice.
CERTAIN = 0.9
PAIRS: list[tuple[str, str, int, str]] = json.loads((HERE / "name-pairs.json").read_text("utf-8"))
UNDECIDED: list[tuple[str, str, str, str]] = json.loads((HERE / "name-pairs-undecided.json").read_text("utf-8"))


def cases() -> list[tuple[What, str, str, str]]:
    found: list[tuple[What, str, str, str]] = []
    for line in (HERE / "name-cases.txt").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            what, _, rest = line.partition(": ")
            names, _, said = rest.rpartition(" => ")
            one, _, other = names.partition(" | ")
            found.append(("organisation" if what == "organisation" else "person", one, other, said))
    return found


@pytest.mark.parametrize("kind", KINDS)
def test_names_of_one_are_proposed_and_names_of_two_are_not(kind: str) -> None:
    answers = [(bool(resemblance(KINDS[kind], a, b)), bool(same)) for a, b, same, of in PAIRS if of == kind]
    right = sum(found and same for found, same in answers)
    score = 2 * right / (sum(found for found, _ in answers) + sum(same for _, same in answers))
    print(kind, round(score, 3))  # what `pytest -s tests/quality` is for
    assert score >= FLOORS[kind]


def test_two_whose_names_differ_are_never_as_good_as_one() -> None:
    strengths = {(a, b): resemblance(KINDS[of], a, b) for a, b, same, of in PAIRS if not same}
    assert not [pair for pair, found in strengths.items() if found and found.strength >= CERTAIN]


def test_names_of_two_never_join_by_themselves(archive: Archive) -> None:
    apart = [(a, b, of) for a, b, same, of in PAIRS if not same] + [(a, b, of) for a, b, of, _ in UNDECIDED]
    with archive.begin("staff") as records:
        for kind, what in KINDS.items():
            names = [Name(form) for a, b, of in apart if of == kind for form in (a, b)]
            linked = linking.link(records, what, names)
            assert not [(a, b) for a, b, of in apart if of == kind and linked[a] == linked[b]]


@pytest.mark.parametrize(("one", "other", "kind", "why"), UNDECIDED)
def test_what_two_names_cannot_tell_is_asked_and_never_certain(one: str, other: str, kind: str, why: str) -> None:
    found = resemblance(KINDS[kind], one, other)
    assert found
    assert found.strength <= 0.75, why


def test_whoever_may_be_one_is_found_among_all_that_wait() -> None:
    asked = [(KINDS[of], a, b) for a, b, _, of in PAIRS if resemblance(KINDS[of], a, b)]
    found = [one for one in asked if looked_up_under(one[0], one[1]) & kept_under(one[0], one[2])]
    assert len(found) >= 0.99 * len(asked)


@pytest.mark.parametrize(("what", "one", "other", "said"), cases())
def test_what_speaks_for_two_names_being_one_is_said(what: What, one: str, other: str, said: str) -> None:
    for first, second in ((one, other), (other, one)):
        found = resemblance(what, first, second)
        assert said in found.reason if found else said == "no"
        assert not found or looked_up_under(what, first) & kept_under(what, second)


@pytest.mark.parametrize("what", KINDS.values())
@pytest.mark.parametrize(
    "word", ["Əxxəçşqov", "Шхщюякинжёв", "Xqçşəxqçşə" * 9, "A.", "Министерство", "Joint Committee"]
)
def test_names_however_long_are_compared_in_a_moment(what: What, word: str) -> None:
    one, other = " ".join([word] * 40), " ".join(f"{word}{end}" for end in "abcdefghijklmnopqrstuvwxyz" * 2)
    started = process_time()
    resemblance(what, one, other)
    kept_under(what, one)
    looked_up_under(what, other)
    assert process_time() - started < 1
