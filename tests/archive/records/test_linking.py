"""Names that are certainly the same join across documents; whatever is not certain stays apart."""

import sqlite3

import pytest
from sqlalchemy import event

from archive.authorities import What
from archive.database import Archive
from archive.records import authorities, documents, linking, merging, splitting, standing
from archive.records.base import MOST_AT_ONCE
from archive.records.linking import Name
from tests.archive.samples import organisation, person, reading
from tests.conftest import Store


def link(archive: Archive, *names: Name | str, what: What = "person", document: str | None = None) -> list[str]:
    with archive.begin("staff") as records:
        given = [name if isinstance(name, Name) else Name(name) for name in names]
        linked = linking.link(records, what, given, document)
        return [linked[name.name] for name in given]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Azer Allahverenov", "Azer Allahverenov"),
        ("Azer Allahverenov", "AZER  ALLAHVERENOV"),
        ("İlham Mirzayev", "Ильхам Мирзаев"),
        ("Anar Khalilov", "Анар Халилов"),
        ("Anar R. Khalilov", "Anar R. KHALILOV"),
    ],
)
def test_equal_names_are_one_person_in_any_script(archive: Archive, one: str, other: str) -> None:
    assert link(archive, one) == link(archive, other)


@pytest.mark.parametrize("name", ["Rena", "A. Allahverenov", "Allahverenov A.", "R.", "—", "ь", "😀"])
def test_a_single_name_or_an_initial_joins_nobody_in_another_document(
    archive: Archive, store: Store, name: str
) -> None:
    one, other = store(reading(people=(person(name),))), store(reading(people=(person(name),), genre=None), b"other")
    with archive.read() as records:
        (first,), (second,) = documents.parts(records, one), documents.parts(records, other)
    assert first.authority.id != second.authority.id


def test_a_single_name_stays_the_same_person_when_the_document_is_read_again(archive: Archive, store: Store) -> None:
    read = reading(people=(person("Rena", printed=("Rena",)),))
    document = store(read)
    with archive.read() as records:
        (before,) = documents.parts(records, document)
    store(read, publish=False)
    with archive.read() as records:
        assert documents.parts(records, document) == (before,)


@pytest.mark.parametrize("name", ["NATO", "Turan", "Kura Society"])
def test_an_organisation_is_known_by_its_name_even_if_it_is_a_single_word(archive: Archive, name: str) -> None:
    assert link(archive, name, what="organisation") == link(archive, name, what="organisation")


def test_an_acronym_alone_does_not_join_organisations(archive: Archive) -> None:
    (society,) = link(archive, Name("Kura Society", acronym="KS"), what="organisation")
    (station,) = link(archive, Name("Kazan Station", acronym="KS"), what="organisation")
    (alone,) = link(archive, "KS", what="organisation")
    assert len({society, station, alone}) == 3


def test_a_full_form_joins_the_one_who_bears_it(archive: Archive) -> None:
    (azer,) = link(archive, Name("Azer Allahverenov", ("Azer Allahverov", "A. Allahverenov")))
    assert link(archive, "Azer Allahverov") == [azer]


def test_a_form_that_two_people_bear_joins_neither(archive: Archive) -> None:
    two = link(archive, Name("Ali Huseynov", ("Ali Bey",)), Name("Ali Mammadov", ("Ali Bey",)))
    (third,) = link(archive, "Ali Bey")
    assert third not in two


def test_a_person_and_an_organisation_of_one_name_are_two(archive: Archive) -> None:
    assert link(archive, "Heydar Aliyev") != link(archive, "Heydar Aliyev", what="organisation")


def test_a_name_that_was_merged_is_read_as_the_one_that_took_its_place(archive: Archive) -> None:
    one, other, last = link(archive, "Azer Allahverenov", "Azer Allahverov", "Azer Allahverdiyev")
    with archive.begin("staff") as records:
        merging.merge(records, other, one)
        merging.merge(records, last, other)
        assert authorities.get(records, one).merged_into == last
    linked = link(archive, "Azer Allahverenov", "Azer Allahverov")
    assert linked == [one, other]
    with archive.read() as records:
        assert standing.standing(records, linked) == {one: last, other: last}


def test_a_name_that_two_bear_since_a_split_joins_neither(archive: Archive, store: Store) -> None:
    one, other = (store(reading(people=(person("Ali Huseynov"),)), bytes([number])) for number in range(2))
    with archive.begin("staff") as records:
        (ali,) = authorities.find(records, "person", "Ali Huseynov")
        namesake = splitting.split(records, ali.id, [other])
    third = store(reading(people=(person("Ali Huseynov"),)), b"third")
    with archive.read() as records:
        (part,) = documents.parts(records, third)
        assert part.authority.id not in (ali.id, namesake)
    for number, document in enumerate((one, other)):
        again = store(reading(people=(person("Ali Huseynov"),)), bytes([number]), publish=False)
        assert again == document
    with archive.read() as records:
        (mine,), (theirs,) = documents.parts(records, one), documents.parts(records, other)
        assert (mine.authority.id, theirs.authority.id) == (ali.id, namesake)


def test_every_printed_form_is_remembered_once(archive: Archive) -> None:
    (azer,) = link(archive, Name("Azer Allahverenov", ("A. Allahverenov", "A. Allahverenov")))
    link(archive, Name("Azer Allahverenov", ("Azər Allahverənov",)))
    with archive.read() as records:
        kept = authorities.get(records, azer)
        assert set(kept.forms) == {"Azer Allahverenov", "A. Allahverenov", "Azər Allahverənov"}
        assert authorities.find(records, "person", "а. аллахверенов") == (kept,)
        assert authorities.find(records, "organisation", "A. Allahverenov") == ()


def test_a_name_given_twice_is_one(archive: Archive) -> None:
    assert len(set(link(archive, "Rena Suleymanova", "Rena Suleymanova", "RENA SULEYMANOVA", "Rena"))) == 2


def test_no_names_are_no_work(archive: Archive) -> None:
    assert link(archive) == []


@pytest.mark.slow
def test_more_members_than_one_statement_takes_can_be_linked(archive: Archive) -> None:
    def limit(connection: sqlite3.Connection, *_: object) -> None:
        connection.setlimit(sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER, MOST_AT_ONCE + 10)

    event.listen(archive.engine, "connect", limit)
    archive.engine.dispose()
    names = [f"Name{number} Surname{number}" for number in range(MOST_AT_ONCE + 2000)]
    first = link(archive, *names)
    assert len(set(first)) == len(names)
    assert link(archive, *names) == first


def test_the_same_name_of_an_organisation_joins_across_documents(archive: Archive, store: Store) -> None:
    for number in range(3):
        store(reading(organisations=(organisation("Kura Society"),)), content=bytes([number]))
    with archive.read() as records:
        page = authorities.listed(records, "organisation", 0, 10)
    assert [(one.label, one.documents) for one in page.items] == [("Kura Society", 3)]
