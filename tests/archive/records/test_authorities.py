"""People and organisations are listed by name, found in any script, and known by their documents."""

import pytest

from archive.authorities import Attested
from archive.database import Archive
from archive.errors import NotFound
from archive.records import authorities, documents
from tests.archive.samples import organisation, person, reading
from tests.conftest import Store


def names(archive: Archive, offset: int = 0, limit: int = 10, starts: str = "") -> tuple[int, list[str]]:
    with archive.read() as records:
        page = authorities.listed(records, "person", offset, limit, starts)
    return page.total, [one.label for one in page.items]


def test_people_of_published_documents_are_listed_by_name(archive: Archive, store: Store) -> None:
    store(reading(people=tuple(person(name) for name in ("Şahin Quliyev", "Rena Suleymanova", "Анар Алиев"))))
    store(reading(people=(person("Draft Person"),)), publish=False)
    assert names(archive) == (3, ["Анар Алиев", "Rena Suleymanova", "Şahin Quliyev"])
    assert names(archive, 1, 1) == (3, ["Rena Suleymanova"])
    assert names(archive, starts="A") == (1, ["Анар Алиев"])
    assert names(archive, starts="Şa") == (1, ["Şahin Quliyev"])
    assert names(archive, starts="_") == (0, [])


def test_the_letters_of_the_list_lead_to_somebody(archive: Archive, store: Store) -> None:
    store(reading(people=tuple(person(name) for name in ("Şahin Quliyev", "Rena Suleymanova", "Xalidə Alıyeva"))))
    with archive.read() as records:
        letters = authorities.initials(records, "person")
        assert letters == ("h", "r", "s")
        assert all(authorities.listed(records, "person", 0, 10, letter).total == 1 for letter in letters)
        assert authorities.initials(records, "organisation") == ()


def test_positions_are_attested_by_documents(archive: Archive, store: Store, document: str) -> None:
    store(content=b"again")
    with archive.read() as records:
        (rena,) = authorities.find(records, "person", "Rena Suleymanova")
        assert authorities.attested(records, rena.id) == (
            Attested("head", "Kura Society", 2, "2019-07-14", "2019-07-14"),
        )


def test_labels_are_found_for_people_bodies_topics_and_events_at_once(archive: Archive, document: str) -> None:
    with archive.read() as records:
        parts = [part.authority for part in documents.parts(records, document)]
        topics = [one.topic for one in documents.document_topics(records, document)]
        wanted = {named.id: named.label for named in (*parts, *topics)}
        assert authorities.labels(records, [*wanted, "nobody"]) == wanted
        assert authorities.labels(records, []) == {}


def test_an_acronym_finds_its_organisation(archive: Archive, store: Store) -> None:
    store(reading(organisations=(organisation("Kura Society", acronym="KS"),)))
    with archive.read() as records:
        (found,) = authorities.find(records, "organisation", "ks")
    assert (found.name, found.acronym) == ("Kura Society", "KS")


def test_who_was_never_issued_is_not_found(archive: Archive) -> None:
    with archive.read() as records:
        for ask in (authorities.get, authorities.event):
            with pytest.raises(NotFound):
                ask(records, "nobody")


def test_namesakes_are_people_and_bodies_that_readers_see_in_any_form_and_script(
    archive: Archive, store: Store
) -> None:
    store(reading(people=(person("Rena Suleymanova"),), organisations=(organisation("Kura Society", acronym="KS"),)))
    store(reading(people=(person("Draft Person"),)), publish=False)
    with archive.read() as records:
        for name in ("RENA SULEYMANOVA", "Рена Сулейманова"):
            [(what, one)] = authorities.namesakes(records, name)
            assert (what, one.label, one.documents) == ("person", "Rena Suleymanova", 1)
        assert [(what, one.label) for what, one in authorities.namesakes(records, "ks")] == [
            ("organisation", "Kura Society")
        ]
        for name in ("Draft Person", "Rena", ""):
            assert authorities.namesakes(records, name) == ()
