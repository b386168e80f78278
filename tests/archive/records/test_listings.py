"""Lists are complete, in order, and their totals are true."""

import sqlite3
from dataclasses import replace

import pytest
from sqlalchemy import event

from archive.database import Archive
from archive.findings import FoundEvent
from archive.records import authorities, documents, listings, publishing
from archive.records.listings import YearCount
from tests.archive.samples import RULE, organisation, person, reading, value
from tests.conftest import Store


def dated(store: Store, date: str | None, title: str = "", publish: bool = True) -> str:
    held = value(date) if date else None
    return store(reading(held=held, title=value(title or f"On {date}")), publish=publish)


def test_the_newest_date_stands_first_and_undated_last(archive: Archive, store: Store) -> None:
    dates = ["2019-07-14", None, "2021", "2020-01", "XXXX-06-19", "2019-07-15", "../2018"]
    stored = {date: dated(store, date) for date in dates}
    dated(store, "2022", publish=False)
    with archive.read() as records:
        listing = listings.all_published(records, 0, 100)
        undated = listings.undated(records, 0, 100)
    order = ["2021", "2020-01", "2019-07-15", "2019-07-14", "../2018", None, "XXXX-06-19"]
    assert [one.id for one in listing.documents] == [stored[date] for date in order]
    assert listing.total == 7
    assert {one.id for one in undated.documents} == {stored[None], stored["XXXX-06-19"]}


def test_pages_of_a_list_hold_everything_once_and_the_total_is_of_all(archive: Archive, store: Store) -> None:
    stored = {dated(store, f"20{number:02}") for number in range(7)}
    with archive.read() as records:
        pages = [listings.all_published(records, offset, 3) for offset in range(0, 9, 3)]
        beyond = listings.all_published(records, 100, 3)
    assert {page.total for page in pages} == {7}
    assert [len(page.documents) for page in pages] == [3, 3, 1]
    assert {one.id for page in pages for one in page.documents} == stored
    assert (beyond.total, beyond.documents) == (7, ())


def test_a_year_lists_what_certainly_or_possibly_falls_in_it(archive: Archive, store: Store) -> None:
    inside = ["2019-07-14", "2019", "201X", "2018-12/2019-01", "2019-05/.."]
    stored = {dated(store, date) for date in inside}
    for date in ("2018-12-31", "2020-01-01", "XXXX-06-19", "2020/.."):
        dated(store, date)
    with archive.read() as records:
        listing = listings.of_year(records, 2019, 0, 100)
        assert {one.id for one in listing.documents} == stored
        assert listing.total == 5
        assert listings.of_year(records, 1066, 0, 100).total == 0


def test_years_are_counted_without_gaps_and_agree_with_their_lists(archive: Archive, store: Store) -> None:
    for date in ("2015-03-01", "2018", "2018-01/2019-01", "2019-05/..", None, "XXXX-06-19"):
        dated(store, date)
    with archive.read() as records:
        years = listings.holdings(records).years
        assert years == (
            YearCount(2015, 1, 0), YearCount(2016, 0, 0), YearCount(2017, 0, 0),
            YearCount(2018, 1, 1), YearCount(2019, 0, 2),
        )  # fmt: skip
        assert all(listings.of_year(records, year.year, 0, 10).total == year.certain + year.possible for year in years)


def test_every_published_document_is_in_a_year_or_undated(archive: Archive, store: Store) -> None:
    for date in ("2019", "2018/..", "../2017", "XXXX-01-01", None, "2016/2019"):
        dated(store, date)
    with archive.read() as records:
        holdings = listings.holdings(records)
        seen = {one.id for one in listings.undated(records, 0, 99).documents}
        for year in holdings.years:
            seen |= {one.id for one in listings.of_year(records, year.year, 0, 99).documents}
    assert (len(seen), holdings.documents, holdings.undated) == (6, 6, 2)


def test_the_holdings_count_what_is_published_and_nothing_else(archive: Archive, store: Store) -> None:
    store()
    store(content=b"draft of the same", publish=False)
    gone = store(content=b"gone")
    with archive.begin("editor") as records:
        publishing.withdraw(records, gone, "Sent in error.")
        found = listings.holdings(records)
    assert (found.documents, found.statements, found.people, found.organisations) == (1, 2, 2, 1)
    assert (found.topics, found.languages, found.checked, found.undated) == (2, 1, 0, 0)


def test_an_empty_archive_holds_nothing(archive: Archive) -> None:
    with archive.read() as records:
        assert listings.holdings(records) == listings.Holdings(0, 0, 0, 0, 0, 0, 0, 0, ())
        assert listings.newest(records, 10) == ()
        assert listings.all_published(records, 0, 10) == listings.Listing(0, ())


def test_documents_are_listed_by_who_is_what_in_them(archive: Archive, store: Store) -> None:
    speaking = store(reading(people=(person("Rena Suleymanova"), person("Rena Suleymanova", "mentioned"))))
    named = store(reading(people=(person("Rena Suleymanova", "mentioned"),)))
    store(reading(people=(person("Tofiq Quliyev"),)))
    with archive.read() as records:
        (rena,) = authorities.find(records, "person", "Rena Suleymanova")
        assert {one.id for one in listings.of_authority(records, rena.id, None, 0, 9).documents} == {speaking, named}
        assert [one.id for one in listings.of_authority(records, rena.id, "speaker", 0, 9).documents] == [speaking]
        assert listings.of_authority(records, rena.id, None, 0, 9).total == 2
        assert listings.of_authority(records, "nobody", None, 0, 9).total == 0


def test_documents_are_listed_by_topic_and_event(archive: Archive, store: Store, document: str) -> None:
    about = store(reading(event=FoundEvent("Round table on rivers", RULE)))
    with archive.read() as records:
        (first, _) = documents.document_topics(records, document)
        event_ = documents.get(records, about).event
        assert event_ is not None
        assert [one.id for one in listings.of_topic(records, first.topic.id, 0, 9).documents] == [document]
        assert [one.id for one in listings.of_event(records, event_, 0, 9).documents] == [about]
        (listed,) = authorities.events(records, 0, 9).items
        assert (listed.id, listed.label, listed.documents) == (event_, "Round table on rivers", 1)


def test_the_newest_are_those_published_last(archive: Archive, store: Store) -> None:
    drafts = [dated(store, f"20{number:02}", publish=False) for number in range(5)]
    for document in reversed(drafts):
        with archive.begin("editor") as records:
            publishing.publish(records, document)
    with archive.read() as records:
        assert [one.id for one in listings.newest(records, 3)] == drafts[:3]


def test_the_desk_sees_every_draft_the_one_received_last_first(archive: Archive, store: Store) -> None:
    dated(store, "2019")
    drafts = [dated(store, f"20{number:02}", publish=False) for number in range(3)]
    with archive.read() as records:
        assert [one.id for one in listings.waiting(records)] == drafts[::-1]


def test_a_line_names_three_speakers_and_counts_all(archive: Archive, store: Store) -> None:
    people = tuple(person(f"Speaker{letter} Surname") for letter in "abcde")
    document = store(
        reading(people=people, organisations=(organisation("Kura Society"), organisation("Board", "host")))
    )
    with archive.read() as records:
        (line,) = listings.summaries(records, [document])
    assert [one.label for one in line.speakers] == ["Speakera Surname", "Speakerb Surname", "Speakerc Surname"]
    assert (line.speaker_count, [one.label for one in line.issuers]) == (5, ["Kura Society"])


def test_lines_stand_in_the_order_asked_for_without_those_unknown(archive: Archive, store: Store) -> None:
    stored = [dated(store, f"20{number:02}") for number in range(4)]
    with archive.read() as records:
        lines = listings.summaries(records, [stored[2], "nobody", stored[0], stored[2]])
    assert [line.id for line in lines] == [stored[2], stored[0], stored[2]]


def test_a_page_asks_as_often_for_ten_documents_as_for_one(archive: Archive, store: Store) -> None:
    asked: list[str] = []
    stored = [store(replace(reading(), notes=(str(number),))) for number in range(10)]
    event.listen(archive.engine, "before_cursor_execute", lambda *given: asked.append(given[2]))
    counts = []
    for number in (1, 10):
        asked.clear()
        with archive.read() as records:
            listings.summaries(records, stored[:number])
        counts.append(len(asked))
    assert counts[0] == counts[1] <= 6


@pytest.mark.slow
def test_more_documents_than_one_statement_takes_can_be_asked_for(archive: Archive, document: str) -> None:
    def limit(connection: sqlite3.Connection, *_: object) -> None:
        connection.setlimit(sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER, 32_766)

    event.listen(archive.engine, "connect", limit)
    archive.engine.dispose()
    with archive.read() as records:
        found = listings.summaries(records, [*(f"nobody{number}" for number in range(70_000)), document])
    assert [one.id for one in found] == [document]
