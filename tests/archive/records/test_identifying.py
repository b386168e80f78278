"""Staff say what registers call somebody, change it, take it away, and take that back."""

import pytest

from archive.database import Archive
from archive.errors import Conflict, NotFound, Refused
from archive.records import changes, identifying, judging, merging, undoing
from tests.archive.records.names import dump, named, printing
from tests.conftest import Store

ONE, OTHER = "Anar Allahverov", "A. Allahverov"


@pytest.fixture(autouse=True)
def two(store: Store) -> None:
    """Two names, each in a document."""
    for number, name in enumerate((ONE, OTHER)):
        store(printing(number, name))


def shown(archive: Archive, name: str) -> dict[str, str]:
    with archive.read() as records:
        return {one.register: one.shown for one in identifying.identifiers(records, named(records, name))}


def test_identifiers_are_added_changed_and_taken_away_and_all_of_it_undone(archive: Archive) -> None:
    with archive.begin("editor") as records:
        anar, states, numbers = named(records, ONE), [dump(records)], []
        for scheme, text in (("wikidata", "Q1"), ("wikidata", "Q2"), ("viaf", "7"), ("wikidata", "")):
            numbers.append(identifying.identify(records, anar, scheme, text))
            states.append(dump(records))
    assert shown(archive, ONE) == {"VIAF": "7"}
    with archive.begin("editor") as records:
        with pytest.raises(Conflict):
            undoing.undo(records, numbers[0] or 0)
        while numbers:
            undoing.undo(records, numbers.pop() or 0)
            states.pop()
            assert dump(records) == states[-1]
    assert shown(archive, ONE) == {}


def test_saying_the_same_again_is_nothing(archive: Archive) -> None:
    with archive.begin("editor") as records:
        anar = named(records, ONE)
        identifying.identify(records, anar, "isni", "0000 0001 2103 2683")
        before = changes.position(records)
        assert identifying.identify(records, anar, "isni", "0000000121032683") is None
        assert identifying.identify(records, anar, "viaf", " ") is None
        assert changes.position(records) == before


def test_a_merged_name_brings_its_identifiers_along(archive: Archive) -> None:
    with archive.begin("editor") as records:
        identifying.identify(records, named(records, ONE), "wikidata", "Q1")
        identifying.identify(records, named(records, OTHER), "viaf", "7")
        number = merging.merge(records, named(records, ONE), named(records, OTHER))
    assert shown(archive, ONE) == {"Wikidata": "Q1", "VIAF": "7"}
    with archive.begin("editor") as records:
        identifying.identify(records, named(records, ONE), "viaf", "")
    assert shown(archive, ONE) == {"Wikidata": "Q1"}
    with archive.begin("editor") as records:
        taken_away, _, added, _ = judging.history(records, named(records, ONE))
        with pytest.raises(Conflict, match="later"):
            undoing.undo(records, added.number)
        undoing.undo(records, taken_away.number)
        undoing.undo(records, number)
    assert shown(archive, OTHER) == {"VIAF": "7"}


def test_an_identifier_does_not_come_back_beside_another_one(archive: Archive) -> None:
    with archive.begin("editor") as records:
        one, other = named(records, ONE), named(records, OTHER)
        identifying.identify(records, one, "wikidata", "Q1")
        taken = identifying.identify(records, one, "wikidata", "")
        identifying.identify(records, other, "wikidata", "Q2")
        merging.merge(records, one, other)
        with pytest.raises(Conflict, match="undo the merge first"):
            undoing.undo(records, taken or 0)


def test_what_cannot_be_taken_changes_nothing(archive: Archive) -> None:
    with archive.begin("editor") as records:
        before = dump(records)
        with pytest.raises(Refused):
            identifying.identify(records, named(records, ONE), "isni", "0000 0001 2103 2684")
        with pytest.raises(NotFound):
            identifying.identify(records, "nobody", "viaf", "7")
        with pytest.raises(NotFound):
            undoing.undo(records, 99)
        assert dump(records) == before
