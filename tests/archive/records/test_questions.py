"""Names of different documents that may be one are asked about once, with what is printed in both."""

import pytest

from archive.database import Archive
from archive.errors import Conflict, Refused
from archive.records import Records, identifying, judging, merging, questions, undoing
from tests.archive.records.names import hosting, named, printing
from tests.conftest import Store

FULL, SHORT = "Anar Allahverov", "A. Allahverov"


def asked(records: Records) -> set[frozenset[str]]:
    """Return the pairs of names that wait."""
    items = questions.pending(records, 0, 99).items
    return {frozenset((one.first.authority.name, one.second.authority.name)) for one in items}


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        (FULL, SHORT, "“A. Allahverov” may be short for “Anar Allahverov”."),
        ("Azer Allahverov", "Azer Allahverenov", "“Azer Allahverenov” and “Azer Allahverov” are spelled alike."),
        ("Heydər Əliyev", "Гейдар Алиев", "“Гейдар Алиев” may be “Heydər Əliyev” in another script."),
        ("Orxan Vəlidov", "Orxan Vəlidovdan", "“Orxan Vəlidovdan” and “Orxan Vəlidov” differ in their endings only."),
        (SHORT, SHORT, "Both are printed “A. Allahverov”."),
    ],
)
def test_what_is_not_certain_is_asked_with_the_reason_and_both_contexts(
    archive: Archive, store: Store, one: str, other: str, reason: str
) -> None:
    held = [store(printing(1, one)), store(printing(2, other))]
    with archive.read() as records:
        (question,) = questions.pending(records, 0, 9).items
    assert question.reason == reason
    both = (question.first, question.second)
    assert {candidate.printed.document for candidate in both if candidate.printed} == set(held)
    for candidate in both:
        assert candidate.documents == 1
        assert candidate.printed
        place = candidate.printed
        assert place.text[place.start : place.end] == candidate.authority.name


def test_an_initial_beside_a_full_name_stays_a_question_in_one_document(archive: Archive, store: Store) -> None:
    store(printing(1, FULL, SHORT))
    with archive.read() as records:
        assert asked(records) == {frozenset((FULL, SHORT))}


def test_what_is_certain_is_not_asked(archive: Archive, store: Store) -> None:
    for number, name in enumerate((FULL, "ANAR ALLAHVEROV", "Anar Allahverov", "Rena Suleymanova")):
        store(printing(number, name))
    with archive.read() as records:
        assert asked(records) == set()


def test_an_acronym_is_asked_about(archive: Archive, store: Store) -> None:
    store(hosting(1, "Northern Agency for Road Safety"))
    store(hosting(2, "NARS"))
    with archive.read() as records:
        (question,) = questions.pending(records, 0, 9).items
    assert question.reason == "“NARS” is made of the initials of “Northern Agency for Road Safety”."


def test_the_one_with_more_documents_stands_first(archive: Archive, store: Store) -> None:
    for number in range(3):
        store(printing(number, FULL))
    store(printing(9, SHORT))
    with archive.read() as records:
        (question,) = questions.pending(records, 0, 9).items
        assert (question.first.authority.name, question.first.documents) == (FULL, 3)
        (of_one,) = questions.pending(records, 0, 9, named(records, SHORT)).items
        assert of_one == question
        assert questions.pending(records, 1, 9).items == ()


def test_what_was_rejected_is_not_asked_again_whatever_is_read_or_merged_later(archive: Archive, store: Store) -> None:
    store(printing(1, FULL))
    store(printing(2, SHORT))
    with archive.begin("editor") as records:
        number = questions.differ(records, named(records, SHORT), named(records, FULL))
        assert asked(records) == set()
    store(printing(2, SHORT), publish=False)
    store(printing(3, FULL, also="Anar Bəy Allahverov"))
    store(printing(4, "Anar Allahverdi"))
    with archive.begin("editor") as records:
        assert frozenset((FULL, SHORT)) not in asked(records)
        merged = merging.merge(records, named(records, "Anar Allahverdi"), named(records, FULL))
        assert asked(records) == set()
        undoing.undo(records, merged)
        undoing.undo(records, number)
        assert frozenset((FULL, SHORT)) in asked(records)


def test_a_question_goes_with_a_merge_and_returns_with_its_undoing(archive: Archive, store: Store) -> None:
    store(printing(1, FULL))
    store(printing(2, SHORT))
    with archive.begin("editor") as records:
        number = merging.merge(records, named(records, FULL), named(records, SHORT))
        assert asked(records) == set()
        undoing.undo(records, number)
        assert asked(records) == {frozenset((FULL, SHORT))}


def test_one_identifier_in_two_names_asks_whether_they_are_one(archive: Archive, store: Store) -> None:
    store(printing(1, FULL))
    store(printing(2, "Rena Suleymanova"))
    with archive.begin("editor") as records:
        for name in (FULL, "Rena Suleymanova"):
            identifying.identify(records, named(records, name), "wikidata", "Q42")
        (question,) = questions.pending(records, 0, 9).items
    assert question.reason == "Both are Q42 in Wikidata."


def test_nobody_is_told_apart_from_themselves_or_while_merged(archive: Archive, store: Store) -> None:
    store(printing(1, FULL))
    store(printing(2, SHORT))
    with archive.begin("editor") as records:
        full, short = named(records, FULL), named(records, SHORT)
        with pytest.raises(Refused):
            questions.differ(records, full, full)
        merging.merge(records, full, short)
        with pytest.raises(Conflict):
            questions.differ(records, full, short)
        assert [one.verdict for one in judging.history(records, full)] == ["same"]


@pytest.mark.slow
def test_a_name_of_many_namesakes_costs_no_more_than_one_of_few(archive: Archive, store: Store) -> None:
    """Seventy people of one surname whose names begin alike: each meets a few of them, not all."""
    letters = "abcdefghijklmnopqrstuvwxyz"
    people = [f"An{one}{other}a Aliyev" for one in letters[:10] for other in letters[:7]]
    for start in range(0, len(people), 10):
        store(printing(start, *people[start : start + 10]))
    with archive.read() as records:
        before = questions.pending(records, 0, 1).total
    store(printing(99, "A. Aliyev"))
    with archive.read() as records:
        assert questions.pending(records, 0, 1).total - before <= 16
