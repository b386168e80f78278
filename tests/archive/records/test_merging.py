"""Two names become one and two again, and nothing that was printed is lost."""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive.database import Archive
from archive.errors import Conflict, NotFound, OnrecordError, Refused
from archive.records import (
    Records,
    auditing,
    authorities,
    changes,
    documents,
    following,
    identifying,
    judging,
    listings,
    merging,
    questions,
    renaming,
    splitting,
    standing,
    texts,
    undoing,
)
from tests.archive.records.names import dump, hosting, named, printing
from tests.conftest import Store

NAMES = ("Anar Allahverov", "A. Allahverov", "Анар Аллахверди", "Rena Suleymanova")


@pytest.fixture
def shelf(store: Store) -> dict[str, str]:
    """Documents by number: each name alone in one, two of them together in a fifth, one in another form in a sixth."""
    held = {str(number): store(printing(number, name)) for number, name in enumerate(NAMES)}
    both = store(printing(4, NAMES[0], NAMES[2]))
    return held | {"4": both, "5": store(printing(5, NAMES[0], also="Anar Bəy"))}


def merge(archive: Archive, keep: str, gone: str) -> int:
    with archive.begin("editor") as records:
        return merging.merge(records, named(records, keep), named(records, gone))


def undo(archive: Archive, number: int) -> None:
    with archive.begin("editor") as records:
        undoing.undo(records, number)


def state(archive: Archive) -> dict[str, list[tuple[object, ...]]]:
    with archive.read() as records:
        return dump(records)


def speakers(records: Records, document: str) -> list[str]:
    return [part.authority.label for part in documents.parts(records, document)]


def test_a_merged_name_is_the_other_one_everywhere(archive: Archive, shelf: dict[str, str]) -> None:
    merge(archive, NAMES[0], NAMES[1])
    with archive.read() as records:
        anar = named(records, NAMES[0])
        assert speakers(records, shelf["1"]) == [NAMES[0]]
        assert documents.parts(records, shelf["1"])[0].printed == (NAMES[1],)
        assert authorities.get(records, anar).forms == (NAMES[1], NAMES[0], "Anar Bəy")
        assert [one.id for one in authorities.find(records, "person", "A. ALLAHVEROV")] == [anar]
        assert listings.of_authority(records, anar, "speaker", 0, 10).total == 4
        assert listings.summaries(records, [shelf["1"]])[0].speakers[0].label == NAMES[0]
        assert len(texts.statements_of(records, anar, 10)) == 4
        assert texts.statements(records, shelf["1"], 1)[0].speakers[0].id == anar
        assert listings.holdings(records).people == 3
        listed = authorities.listed(records, "person", 0, 10)
        assert [(one.label, one.documents) for one in listed.items] == [
            (NAMES[2], 2), (NAMES[0], 4), (NAMES[3], 1)
        ]  # fmt: skip
        (entry,) = following.load(records, [shelf["1"]])
        assert (entry.speakers, set(entry.speaker_names)) == ((anar,), {NAMES[0], NAMES[1], "Anar Bəy"})


def test_who_stood_twice_in_a_document_stands_once(archive: Archive, shelf: dict[str, str]) -> None:
    merge(archive, NAMES[0], NAMES[2])
    with archive.read() as records:
        assert speakers(records, shelf["4"]) == [NAMES[0]]
        assert set(documents.parts(records, shelf["4"])[0].printed) == {NAMES[0], NAMES[2]}
        assert listings.summaries(records, [shelf["4"]])[0].speaker_count == 1
        assert following.load(records, [shelf["4"]])[0].speakers == (named(records, NAMES[0]),)


def test_organisations_are_merged_with_their_names_in_every_language(archive: Archive, store: Store) -> None:
    names = ("Kura Society", "Kür Cəmiyyəti", "Общество Куры")
    held = [store(hosting(number, name)) for number, name in enumerate(names)]
    with archive.begin("editor") as records:
        kura = named(records, names[0], "organisation")
        for name in names[1:]:
            merging.merge(records, kura, named(records, name, "organisation"))
    with archive.read() as records:
        assert listings.of_authority(records, kura, "issuer", 0, 10).total == 3
        assert set(following.load(records, held)[0].organisation_names) == set(names)
        assert all(authorities.find(records, "organisation", name)[0].id == kura for name in names)


def test_every_document_touched_is_in_the_ledger(archive: Archive, shelf: dict[str, str]) -> None:
    with archive.read() as records:
        before = changes.position(records)
    merge(archive, NAMES[0], NAMES[1])
    with archive.read() as records:
        touched = changes.touched(records, before, 1000)
        assert set(touched.documents) == {shelf[one] for one in "0145"} | {named(records, NAMES[0])}
        line = changes.history(records, shelf["1"])[-1]
        assert (line.kind, line.actor) == ("merged", "editor")
        assert line.details == {
            "name": NAMES[0], "other": NAMES[1], "merged": next(iter(_ids(records, NAMES[1]))),
        }  # fmt: skip
        assert list(changes.problems(records)) == list(auditing.problems(records)) == []


def _ids(records: Records, name: str) -> set[str]:
    (leader,) = (one.id for one in authorities.find(records, "person", name))
    return set(standing.members(records, leader)) - {leader}


def test_merging_and_undoing_leaves_the_record_as_it_was(archive: Archive, shelf: dict[str, str]) -> None:
    before = state(archive)
    number = merge(archive, NAMES[0], NAMES[2])
    assert state(archive) != before
    undo(archive, number)
    assert state(archive) == before


def test_merge_split_merge_is_one_merge(archive: Archive, shelf: dict[str, str]) -> None:
    before = state(archive)
    merge(archive, NAMES[0], NAMES[1])
    merged = state(archive)
    with archive.begin("editor") as records:
        again = splitting.split(records, named(records, NAMES[0]), [shelf["1"]])
        assert authorities.get(records, again).name == NAMES[1]
    assert state(archive) == before
    merge(archive, NAMES[0], NAMES[1])
    assert state(archive) == merged


def test_who_was_merged_twice_comes_apart_in_turn(archive: Archive, shelf: dict[str, str]) -> None:
    states, numbers = [state(archive)], []
    for keep, gone in ((NAMES[0], NAMES[1]), (NAMES[3], NAMES[0])):
        numbers.append(merge(archive, keep, gone))
        states.append(state(archive))
    with archive.read() as records:
        assert len(standing.members(records, named(records, NAMES[3]))) == 3
    with pytest.raises(Conflict, match="later"):
        undo(archive, numbers[0])
    for number in reversed(numbers):
        states.pop()
        undo(archive, number)
        assert state(archive) == states[-1]
    with pytest.raises(Conflict, match="already"):
        undo(archive, numbers[0])


def test_merges_into_one_name_can_be_undone_in_any_order(archive: Archive, shelf: dict[str, str]) -> None:
    before = state(archive)
    first, second = merge(archive, NAMES[0], NAMES[1]), merge(archive, NAMES[0], NAMES[2])
    undo(archive, first)
    undo(archive, second)
    assert state(archive) == before


def test_what_is_read_again_while_merged_comes_apart_as_it_was(
    archive: Archive, shelf: dict[str, str], store: Store
) -> None:
    number = merge(archive, NAMES[0], NAMES[1])
    new = store(printing(7, NAMES[1]))
    with archive.read() as records:
        assert speakers(records, new) == [NAMES[1]]
    store(printing(1, NAMES[1]), publish=False)
    with archive.read() as records:
        assert speakers(records, shelf["1"]) == [NAMES[0]]
    undo(archive, number)
    with archive.read() as records:
        assert speakers(records, shelf["1"]) == [NAMES[1]]


def test_a_new_document_with_a_merged_name_belongs_to_the_one_that_stays(
    archive: Archive, shelf: dict[str, str], store: Store
) -> None:
    number = merge(archive, NAMES[0], NAMES[2])
    new = store(printing(8, NAMES[2]))
    with archive.read() as records:
        assert speakers(records, new) == [NAMES[0]]
    undo(archive, number)
    with archive.read() as records:
        assert speakers(records, new) == [NAMES[2]]


def _person_and_body(records: Records) -> tuple[str, str]:
    return named(records, NAMES[0]), named(records, "Kura Society", "organisation")


def _oneself(records: Records) -> tuple[str, str]:
    return named(records, NAMES[0]), named(records, NAMES[0])


def _nobody(records: Records) -> tuple[str, str]:
    return named(records, NAMES[0]), "nobody"


def _merged_already(records: Records) -> tuple[str, str]:
    keep, gone = named(records, NAMES[0]), named(records, NAMES[1])
    merging.merge(records, keep, gone)
    return named(records, NAMES[3]), gone


@pytest.mark.parametrize(
    ("pair", "error"),
    [(_person_and_body, Refused), (_oneself, Refused), (_nobody, NotFound), (_merged_already, Conflict)],
)
def test_what_cannot_be_one_is_refused(
    archive: Archive,
    shelf: dict[str, str],
    store: Store,
    pair: Callable[[Records], tuple[str, str]],
    error: type[OnrecordError],
) -> None:
    store(hosting(9, "Kura Society"))
    with pytest.raises(error), archive.begin("editor") as records:
        merging.merge(records, *pair(records))
    with archive.read() as records:
        assert judging.history(records, named(records, NAMES[0])) == ()


def test_whom_a_register_knows_as_two_are_not_merged(archive: Archive, shelf: dict[str, str]) -> None:
    with archive.begin("editor") as records:
        identifying.identify(records, named(records, NAMES[0]), "wikidata", "Q1")
        identifying.identify(records, named(records, NAMES[1]), "wikidata", "Q2")
    with pytest.raises(Refused, match=r"Wikidata knows them as two: Anar Allahverov is Q1, A\. Allahverov is Q2"):
        merge(archive, NAMES[0], NAMES[1])


def test_a_merge_that_leads_nowhere_is_noticed(archive: Archive, shelf: dict[str, str]) -> None:
    with archive.begin("fault") as records:
        one, other, third = (named(records, name) for name in NAMES[:3])
        merging.lead(records, {one: other, other: third})
        assert list(auditing.problems(records)) == [
            f"authority {one} was merged into one that does not stand for itself"
        ]


Deed = tuple[str, int, int]
DEEDS = st.tuples(st.sampled_from(["merge", "split", "undo", "differ", "rename"]), st.integers(0, 5), st.integers(0, 5))


def _do(archive: Archive, deed: Deed) -> int:
    """Do what can be done, and return the judgement's number."""
    kind, one, other = deed
    with archive.begin("editor") as records:
        listed = [item.id for item in authorities.listed(records, "person", 0, 20).items]
        first, second = listed[one % len(listed)], listed[other % len(listed)]
        if kind == "merge":
            return merging.merge(records, first, second)
        if kind == "rename":
            return renaming.rename(records, first, f"Another Name {other}")
        if kind == "differ":
            return questions.differ(records, first, second)
        held = [item.id for item in listings.of_authority(records, first, None, 0, 20).documents]
        splitting.split(records, first, held[: 1 + other % len(held)])
        return judging.history(records, first)[0].number


@pytest.mark.slow
@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(deeds=st.lists(DEEDS, max_size=7))
def test_whatever_staff_do_with_names_undoing_it_restores_exactly_what_was(
    archive: Archive, shelf: dict[str, str], deeds: list[Deed]
) -> None:
    start = state(archive)
    there = {row[0] for row in start["authorities"]}
    states, done = [start], list[int]()

    def as_before() -> dict[str, list[tuple[object, ...]]]:
        """Ids that a split issued are for good: they lead on, and are all that may be more."""
        known = {row[0] for row in states[-1]["authorities"]}
        with archive.read() as records:
            issued = set(standing.standing(records, _all(records))) - known
            assert all(authorities.get(records, one).merged_into for one in issued)
            return dump(records, lambda _, one: one in known)

    for deed in deeds:
        try:
            if deed[0] == "undo" and done:
                undo(archive, done.pop())
                states.pop()
                assert as_before() == states[-1]
                continue
            number = _do(archive, deed)
        except (Refused, Conflict):
            continue
        done.append(number)
        states.append(state(archive))
    while done:
        undo(archive, done.pop())
        states.pop()
        assert as_before() == states[-1]
    with archive.read() as records:
        assert dump(records, lambda _, one: one in there) == start
        assert list(auditing.problems(records)) == list(changes.problems(records)) == []


def _all(records: Records) -> list[str]:
    return list(auditing.minted(records))
