"""A name is mended by staff, and everything printed under it stays found."""

import pytest

from archive.database import Archive
from archive.errors import Conflict, Refused
from archive.records import auditing, authorities, changes, documents, following, judging, merging, renaming, undoing
from tests.archive.records.names import named, printing
from tests.conftest import Store

PRINTED, MENDED = "Anara Allahverova", "Anar Allahverov"


@pytest.fixture
def held(store: Store) -> str:
    """A document that prints a name in a form that nobody bears."""
    return store(printing(1, PRINTED))


def rename(archive: Archive, name: str = MENDED, of: str = PRINTED) -> int:
    with archive.begin("editor") as records:
        return renaming.rename(records, named(records, of), name)


def test_the_name_changes_everywhere_and_the_printed_form_stays(archive: Archive, held: str) -> None:
    rename(archive, f"  {MENDED} ")
    with archive.read() as records:
        [part] = documents.parts(records, held)
        assert (part.authority.label, part.printed) == (MENDED, (PRINTED,))
        assert authorities.get(records, part.authority.id).forms == (PRINTED,)
        [entry] = following.load(records, [held])
        assert set(entry.speaker_names) == {PRINTED, MENDED}
        assert changes.history(records, held)[-1].details == {"name": MENDED, "other": PRINTED}


def test_later_documents_join_it_by_the_form_that_they_print(archive: Archive, store: Store, held: str) -> None:
    rename(archive)
    later = [store(printing(2, PRINTED)), store(printing(3, MENDED))]
    with archive.read() as records:
        ids = {part.authority.id for one in (held, *later) for part in documents.parts(records, one)}
    assert len(ids) == 1


def test_it_is_undone_and_the_ledger_proves_it(archive: Archive, held: str) -> None:
    number = rename(archive)
    with archive.begin("editor") as records:
        undoing.undo(records, number)
        assert documents.parts(records, held)[0].authority.label == PRINTED
        assert list(changes.problems(records)) == list(auditing.problems(records)) == []


@pytest.mark.parametrize("name", ["", "  ", "–", "a" * 301, PRINTED])
def test_what_is_no_other_name_is_refused(archive: Archive, held: str, name: str) -> None:
    with pytest.raises(Refused):
        rename(archive, name)
    with archive.read() as records:
        assert judging.history(records, named(records, PRINTED)) == ()


def test_who_was_merged_is_not_renamed(archive: Archive, store: Store, held: str) -> None:
    store(printing(2, "Rena Suleymanova"))
    with archive.begin("editor") as records:
        gone = named(records, PRINTED)
        merging.merge(records, named(records, "Rena Suleymanova"), gone)
        with pytest.raises(Conflict):
            renaming.rename(records, gone, MENDED)
