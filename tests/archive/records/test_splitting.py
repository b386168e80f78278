"""Documents of a namesake are split off, and everything that stood in them goes along."""

from dataclasses import replace

import pytest

from archive.database import Archive
from archive.errors import Conflict, Refused
from archive.findings import Evidence, FoundEvent
from archive.records import (
    auditing,
    authorities,
    changes,
    documents,
    judging,
    listings,
    merging,
    questions,
    review,
    splitting,
    texts,
    undoing,
)
from archive.review import Corrections, Speaker
from tests.archive.records.names import dump, hosting, named, printing
from tests.archive.samples import held, quoted
from tests.conftest import Store

NAME = "Anar Allahverov"


@pytest.fixture
def three(store: Store) -> list[str]:
    """Three documents of one name; the last prints it in another form too."""
    return [store(printing(1, NAME)), store(printing(2, NAME)), store(printing(3, NAME, also="Anar Bəy"))]


@pytest.fixture
def namesake(archive: Archive, three: list[str]) -> str:
    """The id of a namesake who was split off with the last document."""
    with archive.begin("editor") as records:
        return splitting.split(records, named(records, NAME), three[2:])


def test_a_namesake_takes_along_what_was_printed_and_said(archive: Archive, three: list[str], namesake: str) -> None:
    with archive.read() as records:
        first = authorities.find(records, "person", NAME)
        assert {one.id for one in first} == {namesake, documents.parts(records, three[0])[0].authority.id}
        assert listings.of_authority(records, namesake, "speaker", 0, 9).documents[0].id == three[2]
        assert [one.document for one in texts.statements_of(records, namesake, 9)] == [three[2]]
        assert authorities.get(records, namesake).forms == (NAME, "Anar Bəy")
        old = documents.parts(records, three[0])[0].authority.id
        assert authorities.get(records, old).forms == (NAME,)
        assert listings.of_authority(records, old, None, 0, 9).total == 2


def test_an_office_is_no_name_of_a_namesake(archive: Archive, store: Store, three: list[str]) -> None:
    read = printing(4, NAME)
    passages = tuple(read.passages)
    deputy = replace(read.findings.people[0], position="Director of the whole river", organisation="River Society")
    spoke = held(deputy, quoted(passages, "On that day"), quoted(passages, "water"))
    fourth = store(replace(read, findings=replace(read.findings, people=(spoke,))))
    with archive.begin("editor") as records:
        new = splitting.split(records, named(records, NAME), [fourth])
        assert authorities.get(records, new).name == NAME
        assert authorities.get(records, new).forms == (NAME,)


def test_both_are_told_apart_for_good(archive: Archive, store: Store, three: list[str], namesake: str) -> None:
    with archive.read() as records:
        assert questions.pending(records, 0, 9).total == 0
    store(printing(4, NAME))
    with archive.read() as records:
        asked = questions.pending(records, 0, 9)
        assert {question.reason for question in asked.items} == {f"Both are printed “{NAME}”."}
        assert all(namesake not in (one.first.authority.id, one.second.authority.id) or
                   one.first.documents + one.second.documents == 2 for one in asked.items)  # fmt: skip
        assert asked.total == 2


def test_a_split_document_stays_with_the_namesake_when_it_is_read_again(
    archive: Archive, store: Store, three: list[str], namesake: str
) -> None:
    assert store(printing(3, NAME, also="Anar Bəy"), publish=False) == three[2]
    with archive.read() as records:
        assert documents.parts(records, three[2])[0].authority.id == namesake
        assert documents.parts(records, three[0])[0].authority.id != namesake


def test_a_split_is_undone_and_its_address_leads_on(archive: Archive, three: list[str]) -> None:
    with archive.read() as records:
        before = dump(records)
    with archive.begin("editor") as records:
        old = named(records, NAME)
        new = splitting.split(records, old, three[:1])
        (judgement,) = judging.history(records, new)
        undoing.undo(records, judgement.number)
    with archive.read() as records:
        assert dump(records, lambda _, one: one != new) == before
        assert authorities.get(records, new).merged_into == old


def test_a_document_read_since_the_split_comes_back_too(archive: Archive, store: Store, three: list[str]) -> None:
    with archive.begin("editor") as records:
        old = named(records, NAME)
        new = splitting.split(records, old, three[2:])
        (judgement,) = judging.history(records, new)
    new_one = store(printing(5, "Anar Bəy Aslanov", also="Anar Bəy"))
    store(printing(3, NAME, also="Anar Bəy"), publish=False)
    with archive.begin("editor") as records:
        undoing.undo(records, judgement.number)
    with archive.read() as records:
        assert documents.parts(records, three[2])[0].authority.id == old
        assert listings.of_authority(records, old, None, 0, 9).total == 3
        assert documents.parts(records, new_one)[0].authority.id != old


def test_an_organisation_takes_along_the_events_that_only_its_documents_report_on(
    archive: Archive, store: Store
) -> None:
    rule = Evidence("a rule", 0.9, "It says so.")
    held = []
    for number in range(2):
        read = hosting(number, "Kura Society")
        event = FoundEvent(f"Round table {number}", rule, organisers=("Kura Society",))
        held.append(store(replace(read, findings=replace(read.findings, event=event))))
    with archive.begin("editor") as records:
        before = dump(records)
        kura = named(records, "Kura Society", "organisation")
        other = splitting.split(records, kura, held[1:])
        called = [authorities.event(records, documents.get(records, one).event or "").organisers for one in held]
        assert [[one.id for one in organisers] for organisers in called] == [[kura], [other]]
        undoing.undo(records, judging.history(records, kura)[0].number)
        assert dump(records, lambda _, one: one != other) == before


def test_documents_that_name_somebody_else_cannot_be_split_off(
    archive: Archive, store: Store, three: list[str]
) -> None:
    other = store(printing(8, "Rena Suleymanova"))
    for chosen in ([], three, [other], ["nothing"]):
        with pytest.raises(Refused), archive.begin("editor") as records:
            splitting.split(records, named(records, NAME), chosen)
    with archive.read() as records:
        assert judging.history(records, named(records, NAME)) == ()


def test_what_was_split_off_and_merged_elsewhere_is_undone_in_turn(
    archive: Archive, store: Store, three: list[str], namesake: str
) -> None:
    store(printing(9, "Rena Suleymanova"))
    with archive.begin("editor") as records:
        split = judging.history(records, namesake)[0].number
        merge = merging.merge(records, named(records, "Rena Suleymanova"), namesake)
        with pytest.raises(Conflict):
            undoing.undo(records, split)
        undoing.undo(records, merge)
        undoing.undo(records, split)
        assert listings.of_authority(records, named(records, NAME), None, 0, 9).total == 3


def test_every_document_of_both_is_in_the_ledger(archive: Archive, three: list[str]) -> None:
    with archive.begin("editor") as records:
        before = changes.position(records)
        splitting.split(records, named(records, NAME), three[:1])
        assert set(three) <= set(changes.touched(records, before, 99).documents)


def test_what_an_editor_leaves_as_it_is_comes_apart_with_the_merge(archive: Archive, store: Store) -> None:
    names = ("Anar Allahverov", "A. Allahverov")
    held = [store(printing(number, name)) for number, name in enumerate(names)]
    with archive.begin("editor") as records:
        full, short = (named(records, name) for name in names)
        number = merging.merge(records, full, short)
        (part,) = documents.parts(records, held[1])
        assert part.authority.id == full
        said = Corrections("Minutes", "", None, "", None, None, (Speaker(names[0], authority=full),), (), ())
        review.correct(records, held[1], said)
        statuses = {one.status for one in review.findings(records, held[1]) if one.field == "speaker"}
        assert statuses == {"confirmed"}
        undoing.undo(records, number)
        (part,) = documents.parts(records, held[1])
        assert (part.authority.id, part.role) == (short, "speaker")


def test_an_address_that_was_split_off_in_between_leads_on_when_names_are_one_again(
    archive: Archive, store: Store
) -> None:
    names = (NAME, "Rena Suleymanova")
    held = [store(printing(number, names[number % 2])) for number in range(4)]
    with archive.begin("editor") as records:
        full, short = (named(records, name) for name in names)
        merging.merge(records, full, short)
        assert splitting.split(records, full, held[1::2]) == short
        again = judging.history(records, short)[0].number
        issued = splitting.split(records, short, held[1:2])
        undoing.undo(records, judging.history(records, short)[0].number)
        undoing.undo(records, again)
        assert authorities.get(records, issued).merged_into == full
        assert list(auditing.problems(records)) == []
