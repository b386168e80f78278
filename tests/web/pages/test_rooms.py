"""People, organisations, events, topics, years each have a page with all that belongs to them, and a way to it."""

import re
from pathlib import Path

import pytest
from sqlalchemy import update
from starlette.testclient import TestClient

from archive import schema
from archive.records import publishing
from tests.web.shelves import Shelf
from tests.web.shelves import shelf as opened

pytestmark = pytest.mark.slow


def body(reader: TestClient, address: str, status: int = 200) -> str:
    answer = reader.get(address, follow_redirects=False)
    assert answer.status_code == status
    return answer.text


def way(reader: TestClient, room: str, label: str) -> str:
    """Return the address that a list leads to."""
    found = re.search(rf'href="([^"]+)">{label}', body(reader, f"/browse/{room}"))
    assert found
    return found.group(1)


def test_a_person_has_a_page_with_statements_offices_and_other_printed_names(reader: TestClient) -> None:
    page = body(reader, way(reader, "people", "Kamran Velidarov"))
    assert "Also printed as" in page
    assert "K. Velidar" in page
    assert "Sixty-one villages wait" in page
    assert "head of department" in page
    assert "2 documents" in page
    assert "mine clearance" in page


def test_searching_within_a_person_chooses_that_speaker(reader: TestClient) -> None:
    address = way(reader, "people", "Kamran Velidarov")
    page = body(reader, address)
    assert f'name="speaker" value="{address.rsplit("/", 1)[1]}"' in page


def test_an_organisation_has_a_page(reader: TestClient) -> None:
    page = body(reader, way(reader, "organisations", "Resonance Public Union"))
    assert "Non-governmental organisations discuss a safe return" in page


def test_a_person_is_not_found_among_organisations(reader: TestClient) -> None:
    person = way(reader, "people", "Kamran Velidarov").rsplit("/", 1)[1]
    body(reader, f"/organisations/{person}", 404)


def test_a_merged_person_leads_to_the_one_that_took_its_place(own_shelf: Shelf) -> None:
    reader = TestClient(own_shelf.app)
    old, new = way(reader, "people", "К. Велидаров"), way(reader, "people", "Kamran Velidarov")
    with own_shelf.archive.begin("test") as records:
        table = schema.authorities
        merged = update(table).where(table.c.id == old.rsplit("/", 1)[1])
        records.connection.execute(merged.values(merged_into=new.rsplit("/", 1)[1]))
    answer = reader.get(old, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (308, new)


def test_nobody_is_named_whose_documents_were_all_withdrawn(own_shelf: Shelf) -> None:
    reader = TestClient(own_shelf.app)
    address = way(reader, "people", "К. Велидаров")
    with own_shelf.archive.begin("test") as records:
        publishing.withdraw(records, own_shelf.ids["russian"], "a mistake")
    page = body(reader, address, 410)
    assert "Велидаров" not in page
    assert "Велидаров" not in body(reader, "/browse/people")


def test_an_event_says_where_it_was_and_who_called_it(reader: TestClient) -> None:
    page = body(reader, way(reader, "events", "Safe return"))
    assert "Qaraçay district library" in page
    assert "Resonance Public Union" in page
    assert "not stated in the documents" in page


def test_a_topic_is_named_in_all_languages_with_its_neighbours(reader: TestClient) -> None:
    page = body(reader, way(reader, "topics", "mine clearance"))
    assert '<span lang="ru"><b>разминирование</b></span>' in page
    assert "demining" in page
    assert "Broader topics" in page
    assert "3 documents" in page
    assert "Narrower topics" in body(reader, way(reader, "topics", "safety"))


def test_a_year_lists_what_is_certainly_and_possibly_of_it(reader: TestClient) -> None:
    page = body(reader, "/years/2019")
    assert "Hesabat və etimad" in page
    assert "Встреча с объединениями" in page
    assert "2 undated documents" in page
    assert "Nothing in the record bears this year" in body(reader, "/years/1871")
    body(reader, "/years/0", 404)
    body(reader, "/years/123456", 404)


def test_names_are_listed_under_one_alphabet(reader: TestClient) -> None:
    page = body(reader, "/browse/people?starts=k")
    assert "Kamran Velidarov" in page
    assert "К. Велидаров" in page
    assert "Tamriko" not in page


def test_documents_are_listed_newest_first_and_undated_ones_apart(reader: TestClient) -> None:
    page = body(reader, "/browse/documents")
    assert page.index("Briefing on the spring survey") < page.index("Minutes of meeting 1<")
    assert page.index("Minutes of meeting 1<") < page.index("Statement on safe return")
    assert "Minutes" not in body(reader, "/browse/documents?undated=1")


@pytest.mark.parametrize("page", ["0", "-1", "9999999999", "x", "٣", "2"])
def test_any_page_of_a_list_can_be_asked_for(reader: TestClient, page: str) -> None:
    for room in ("documents", "people", "organisations", "events"):
        body(reader, f"/browse/{room}?page={page}")


def test_the_front_page_shows_holdings_and_examples_that_find_something(shelf: Shelf, reader: TestClient) -> None:
    page = body(reader, "/")
    assert "<b>17</b> documents" in page
    assert "From the record" in page
    shown = re.findall(r'<dt><a href="([^"]+)">', page)
    assert len(shown) == 4
    for address in shown:
        assert "No document" not in body(reader, address.replace("&amp;", "&"))


def test_an_empty_archive_says_that_its_shelves_are_empty(tmp_path: Path) -> None:
    with opened(tmp_path) as empty:
        reader = TestClient(empty.app)
        assert "The shelves are empty." in body(reader, "/")
        for room in ("documents", "people", "organisations", "events", "topics", "years"):
            body(reader, f"/browse/{room}")


def test_help_explains_every_part_of_a_search(reader: TestClient) -> None:
    page = body(reader, "/about")
    assert all(f'id="{part}"' in page for part in ("searching", "dates", "lines", "linking", "checking", "withdrawn"))
