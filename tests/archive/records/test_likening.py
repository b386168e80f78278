"""Names are compared as they come in, once, and those of an older archive when they are read again."""

from sqlalchemy import delete, func, select

from archive import schema
from archive.database import Archive
from archive.records import Records, questions
from tests.archive.records.names import dump, printing
from tests.conftest import Store

NAMES = ("Anar Allahverov", "A. Allahverov")


def kept(records: Records) -> int:
    return records.connection.execute(select(func.count()).select_from(schema.blocks)).scalar_one()


def test_reading_again_compares_nothing_anew(archive: Archive, store: Store) -> None:
    for number, name in enumerate(NAMES):
        store(printing(number, name))
    with archive.read() as records:
        before = dump(records)["likenesses"], dump(records)["blocks"]
    store(printing(0, NAMES[0]), publish=False)
    with archive.read() as records:
        assert (dump(records)["likenesses"], dump(records)["blocks"]) == before


def test_names_of_an_older_archive_are_compared_when_they_are_read_again(archive: Archive, store: Store) -> None:
    for number, name in enumerate(NAMES):
        store(printing(number, name))
    with archive.begin("older") as records:
        records.connection.execute(delete(schema.likenesses))
        records.connection.execute(delete(schema.blocks))
        assert questions.pending(records, 0, 9).total == 0
    for number, name in enumerate(NAMES):
        store(printing(number, name), publish=False)
    with archive.read() as records:
        assert questions.pending(records, 0, 9).total == 1
        assert kept(records) > 0


def test_a_name_without_letters_is_kept_and_never_asked_about(archive: Archive, store: Store) -> None:
    for number, name in enumerate(("—", "…")):
        store(printing(number, name))
    with archive.read() as records:
        assert kept(records) == questions.pending(records, 0, 9).total == 0
