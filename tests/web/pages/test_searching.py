"""Results say what was asked, how it was read, what was found, and lead on from there."""

import re
from pathlib import Path
from shutil import rmtree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import event
from starlette.testclient import TestClient

from archive.records import publishing
from tests.web.shelves import Shelf
from tests.web.shelves import shelf as opened

pytestmark = pytest.mark.slow


def sentence(page: str) -> str:
    """Return the sentence of chips as it is read."""
    found = re.search(r'<h1 class="sentence">(.*?)</h1>', page, re.DOTALL)
    assert found
    return " ".join(re.sub(r"<[^>]+>", " ", found.group(1)).replace(" ✕", "").split()).replace(" ,", ",")


def search(reader: TestClient, **asked: str) -> str:
    answer = reader.get("/search", params={name.replace("_", "-"): value for name, value in asked.items()})
    assert answer.status_code == 200
    return answer.text


def test_what_was_asked_stands_in_one_sentence(reader: TestClient) -> None:
    assert sentence(search(reader, q="velidarov")) == "3 documents with velidarov"
    assert sentence(search(reader)) == "17 documents in the archive"
    page = search(
        reader, q="minutes roads", kind="conference report", not_language="ru", **{"from": "2019", "to": "2021"}
    )
    assert sentence(page) == (
        "3 documents with minutes and roads, of the kind conference report but not Русский, dated 2019–2021"
    )


def test_each_part_of_the_sentence_can_be_taken_back(reader: TestClient) -> None:
    page = search(reader, q="minutes roads", kind="conference report", **{"from": "2019"})
    assert (
        'href="/search?q=roads&amp;kind=conference+report&amp;from=2019" aria-label="Search without “minutes”"' in page
    )
    assert 'href="/search?q=minutes+roads&amp;from=2019" aria-label="Search without “conference report”"' in page
    assert 'href="/search?q=minutes+roads&amp;kind=conference+report"' in page


def test_how_words_were_read_is_said(reader: TestClient) -> None:
    assert "Documents with “mine”, without “roads”." in search(reader, q="mine -roads")


def test_found_words_are_marked_on_their_own_letters_with_their_place(shelf: Shelf, reader: TestClient) -> None:
    page = search(reader, q="velidarov")
    assert "К. <mark>Велидаров</mark> сообщил" in page
    assert f'href="/d/{shelf.ids["russian"]}?q=velidarov#p2"' in page


def test_a_title_is_not_quoted_a_second_time(reader: TestClient) -> None:
    assert search(reader, q="etimad").count("<mark>etimad</mark>") == 1


def test_a_facet_narrows_leaves_out_and_is_taken_back(shelf: Shelf, reader: TestClient) -> None:
    page = search(reader, q="velidarov")
    assert 'href="/search?q=velidarov&amp;language=ru"' in page
    assert 'href="/search?q=velidarov&amp;not-language=ru"' in page
    assert sentence(search(reader, q="velidarov", language="ru")) == "1 document with velidarov, in Русский"
    assert 'aria-label="Take back Русский"' in search(reader, q="velidarov", language="ru")
    assert sentence(search(reader, q="velidarov", not_language="ru")) == "2 documents with velidarov but not Русский"


def test_a_speaker_is_chosen_by_id_and_shown_by_name(shelf: Shelf, reader: TestClient) -> None:
    found = re.search(r'href="/search\?speaker=(\w+)"', search(reader))
    assert found
    assert re.fullmatch(r"\d+ documents? by \D+", sentence(search(reader, speaker=found.group(1))))


def test_undated_documents_are_one_click_away(reader: TestClient) -> None:
    page = search(reader, q="mine", **{"from": "2019"})
    found = re.search(r'href="([^"]+)">2 undated documents may belong here too', page)
    assert found
    with_undated = reader.get(found.group(1).replace("&amp;", "&")).text
    assert sentence(with_undated) == "2 documents with mine, dated from 2019 or undated"
    assert "2 of them are undated" in with_undated


def test_years_lead_to_the_same_search_in_that_year(reader: TestClient) -> None:
    page = search(reader, q="minutes")
    assert 'href="/search?q=minutes&amp;year=2015"' in page
    assert sentence(search(reader, q="minutes", year="2015")) == "1 document with minutes, in 2015"


def test_pages_of_results_follow_one_another(reader: TestClient) -> None:
    first = search(reader, q="minutes")
    assert "<b>1–10</b> of 12" in first
    assert 'href="/search?q=minutes&amp;page=2" rel="next">Next 2' in first
    second = search(reader, q="minutes", page="2")
    assert second.count('<article class="entry"') == 2
    assert 'href="/search?q=minutes" rel="prev"' in second
    assert "Back to the first page" in search(reader, q="minutes", page="9")


def test_sorting_by_date_puts_the_newest_first(reader: TestClient) -> None:
    found = re.findall(r'datetime="(\d{4})-', search(reader, q="minutes", sort="newest"))
    assert found == sorted(found, reverse=True)


def test_a_search_without_results_offers_what_it_finds_with_less(reader: TestClient) -> None:
    page = search(reader, q="velidarov zebra", language="ru")
    assert sentence(page) == "No document with velidarov and zebra, in Русский"
    assert "1 document without “zebra”" in page


def test_a_withdrawn_document_vanishes_before_search_has_caught_up(own_shelf: Shelf) -> None:
    reader = TestClient(own_shelf.app)
    assert sentence(search(reader, q="velidarov")) == "3 documents with velidarov"
    with own_shelf.archive.begin("test") as records:
        publishing.withdraw(records, own_shelf.ids["russian"], "a mistake")
    assert sentence(search(reader, q="velidarov")) == "2 documents with velidarov"


def test_reading_goes_on_when_searching_cannot(own_shelf: Shelf) -> None:
    rmtree(own_shelf.settings.index)
    reader = TestClient(own_shelf.app)
    answer = reader.get("/search?q=velidarov")
    assert answer.status_code == 503
    assert answer.headers["retry-after"]
    assert "Search is not answering. Reading is." in answer.text
    assert 'href="/search?q=velidarov">Try again' in answer.text
    for address in ("/", "/browse/people", "/browse/topics", "/years/2019", f"/d/{own_shelf.ids['report']}?q=mine"):
        assert reader.get(address).status_code == 200
    person = re.search(r'href="(/people/\w+)"', reader.get("/browse/people").text)
    assert person
    assert "Statements" in reader.get(person.group(1)).text


def test_an_empty_archive_finds_nothing_without_complaint(tmp_path: Path) -> None:
    with opened(tmp_path) as empty:
        assert sentence(search(TestClient(empty.app), q="anything")) == "No document with anything"


def namesakes(page: str) -> list[tuple[str, str]]:
    """Return who or what is said to bear the name that was typed, each with its page."""
    line = re.search(r'<p class="namesakes">(.*?)</p>', page, re.DOTALL)
    found = re.findall(
        r'<a href="([^"]+)">([^<]+)</a> <span class="meta">([^<]+)</span>', line.group(1) if line else ""
    )
    return [(f"{label}: {said}", href) for href, label, said in found]


def test_who_and_what_bears_the_very_name_that_was_typed_is_one_step_away(reader: TestClient) -> None:
    [(said, href)] = namesakes(search(reader, q="mine clearance"))
    assert said.startswith("Mine clearance: topic, ")
    assert href.startswith("/topics/")
    for typed in ("MINATƏMİZLƏMƏ", '"разминирование"', "topic:demining"):
        assert namesakes(search(reader, q=typed)) == [(said, href)]
    [(said, href)] = namesakes(search(reader, q="local roads"))
    assert said == "Local roads: topic, no document so far"
    assert reader.get(href).status_code == 200
    [(said, href)] = namesakes(search(reader, q="kamran velidarov"))
    assert said.startswith("Kamran Velidarov: person, ")
    assert reader.get(href).status_code == 200


@pytest.mark.parametrize("typed", ["mine -clearance", "mine clear*", "velidarov kamran", "-mine", "*", "", "mine"])
def test_other_words_name_nobody(reader: TestClient, typed: str) -> None:
    assert namesakes(search(reader, q=typed)) == []


def test_the_second_page_of_results_repeats_no_names(reader: TestClient) -> None:
    assert namesakes(search(reader, q="mine clearance", page="2")) == []


def test_a_page_of_many_results_asks_the_record_as_often_as_one_of_few(shelf: Shelf, reader: TestClient) -> None:
    def asked(**words: str) -> int:
        questions: list[str] = []

        def remember(*arguments: object) -> None:
            questions.append(str(arguments[2]))

        event.listen(shelf.archive.engine, "before_cursor_execute", remember)
        search(reader, **words)
        event.remove(shelf.archive.engine, "before_cursor_execute", remember)
        return len(questions)

    assert asked(q="minutes") == asked(q="etimad") < 25


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=40))
def test_nothing_that_is_typed_breaks_the_page(reader_of_all: TestClient, typed: str) -> None:
    assert reader_of_all.get("/search", params={"q": typed}).status_code == 200


@pytest.fixture(scope="module")
def reader_of_all(shelf: Shelf) -> TestClient:
    return TestClient(shelf.app, raise_server_exceptions=False)
