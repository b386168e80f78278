"""Documents of one event are proposed with the reason, and what staff say of them holds."""

import pytest

from archive.database import Archive
from archive.errors import NotFound, Refused
from archive.findings import FoundEvent
from archive.reading import Read
from archive.records import changes, documents, gathering, listings, publishing, readings, review
from tests.archive.samples import RULE, organisation, person, reading, value
from tests.conftest import Store

HOST = (organisation("Kura Society", "host"),)


def report(held: str | None = "2021-06-19", name: str | None = "Conference on Wells", **found: object) -> Read:
    """Return the reading of a report of the society's conference, or of another document."""
    event = FoundEvent(name, RULE, None, ("Kura Society",)) if name else None
    given = {"organisations": HOST} | found
    return reading(held=value(held) if held else None, event=event, **given)


def proposed(archive: Archive, document: str) -> list[tuple[str, str]]:
    with archive.read() as records:
        return [(one.document.id, one.because) for one in gathering.kindred(records, document)]


def event_of(archive: Archive, document: str) -> str | None:
    with archive.read() as records:
        return documents.get(records, document).event


@pytest.fixture
def told(store: Store) -> str:
    """The report that names the conference."""
    return store(report())


def test_a_document_of_the_same_days_and_host_is_proposed_to_both(archive: Archive, store: Store, told: str) -> None:
    statement = store(report("2021-06-20", name=None))
    because = "Both are of these days, and Kura Society is the host in both."
    assert proposed(archive, told) == [(statement, because)]
    assert proposed(archive, statement) == [(told, because)]


def test_two_of_the_same_speakers_are_enough_and_one_is_not(archive: Archive, store: Store) -> None:
    both = tuple(person(name) for name in ("Rena Suleymanova", "Tofiq Quliyev"))
    first = store(report(people=both, organisations=()))
    second = store(report(name="Talks on the Kura", people=both[::-1], organisations=()))
    store(report(name=None, people=both[:1], organisations=()))
    [(other, because)] = proposed(archive, first)
    assert other == second
    assert because == "Both are of these days, and Rena Suleymanova and Tofiq Quliyev speak in both."


@pytest.mark.parametrize(
    "other",
    [
        report("2021-07-19", name=None),
        report(None, name=None),
        report("2021", name=None),
        report(name=None, organisations=(organisation("Kura Society", "mentioned"),)),
        report(name=None, organisations=(organisation("Aras Society", "host"),)),
        report(),
    ],
    ids=["other days", "no date", "a year", "named only", "another host", "known to be the same"],
)
def test_nothing_else_is_proposed(archive: Archive, store: Store, told: str, other: Read) -> None:
    assert proposed(archive, store(other, content=b"other")) == []
    assert proposed(archive, told) == []


def test_two_documents_without_an_event_have_nothing_to_share(archive: Archive, store: Store) -> None:
    one, other = store(report(name=None)), store(report(name=None), content=b"other")
    assert proposed(archive, one) == []
    with pytest.raises(Refused, match="neither"), archive.begin("editor") as records:
        gathering.bring_together(records, one, other)


def test_what_was_withdrawn_is_not_proposed(archive: Archive, store: Store, told: str) -> None:
    statement = store(report(name=None))
    with archive.begin("editor") as records:
        publishing.withdraw(records, statement, "Sent in error.")
    assert proposed(archive, told) == []


@pytest.mark.parametrize("from_the_report", [True, False])
def test_brought_together_both_are_listed_under_the_event(
    archive: Archive, store: Store, told: str, from_the_report: bool
) -> None:
    statement = store(report(name=None))
    event = event_of(archive, told)
    pair = (told, statement) if from_the_report else (statement, told)
    with archive.begin("editor") as records:
        gathering.bring_together(records, *pair)
    assert event_of(archive, statement) == event_of(archive, told) == event
    assert proposed(archive, told) == proposed(archive, statement) == []
    with archive.read() as records:
        assert event
        assert listings.of_event(records, event, 0, 9).total == 2
        [proof] = [one for one in review.findings(records, statement) if one.field == "event"]
        assert (proof.value, proof.evidence.because) == ("Conference on Wells", "A member of staff said so.")
        assert changes.history(records, statement)[-1].details == {"event": "Conference on Wells"}


def test_what_staff_said_of_an_event_outlasts_another_reading(archive: Archive, store: Store, told: str) -> None:
    statement = store(report(name=None))
    with archive.begin("editor") as records:
        gathering.bring_together(records, statement, told)
        readings.store(records, statement, report(name=None, extractor="2"))
    assert event_of(archive, statement) == event_of(archive, told)
    with archive.begin("editor") as records:
        gathering.part(records, told)
        readings.store(records, told, report(extractor="2"))
    assert event_of(archive, told) is None


def test_what_has_no_event_cannot_be_taken_out_of_one(archive: Archive, store: Store) -> None:
    document = store(report(name=None))
    with archive.begin("editor") as records:
        with pytest.raises(Refused, match="no event"):
            gathering.part(records, document)
        with pytest.raises(NotFound):
            gathering.bring_together(records, document, "nobody")
        with pytest.raises(Refused):
            gathering.bring_together(records, document, document)
