"""What is promised of values that are remembered: never older than the record, counted once for each state of it."""

from archive.database import Archive
from archive.records import Records, changes, listings, publishing
from tests.conftest import Store
from web.remembering import Remembered


def documents(records: Records) -> int:
    return listings.holdings(records).documents


def asked(archive: Archive, remembered: Remembered[int]) -> int:
    with archive.read() as records:
        return remembered.of(records)


def test_a_change_is_seen_at_once(archive: Archive, store: Store) -> None:
    remembered = Remembered(documents)
    assert asked(archive, remembered) == 0
    document = store()
    assert asked(archive, remembered) == 1
    with archive.begin("staff") as records:
        publishing.withdraw(records, document, "A test of the record.")
    assert asked(archive, remembered) == 0


def test_an_unchanged_record_is_counted_once(archive: Archive, store: Store) -> None:
    counted: list[int] = []
    remembered = Remembered(lambda records: counted.append(changes.position(records)) or documents(records))
    store()
    assert [asked(archive, remembered) for _ in range(3)] == [1, 1, 1]
    assert len(counted) == 1


def test_a_page_that_began_earlier_sees_the_record_of_then(archive: Archive, store: Store) -> None:
    remembered = Remembered(documents)
    with archive.read() as before:
        assert documents(before) == 0
        store()
        assert asked(archive, remembered) == 1
        assert remembered.of(before) == 0
