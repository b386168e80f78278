"""What is promised of `onrecord search`."""

from contextlib import closing
from pathlib import Path
from shutil import copytree

import pytest

from archive.database import Archive
from archive.records import authorities, merging
from archive.settings import Settings
from tests.processes import start
from tests.web.command.conftest import Filled, Typed

pytestmark = pytest.mark.slow


def total(typed: Typed, filled: Filled, *arguments: str) -> object:
    return typed("search", *arguments, "--json", into=filled.folder).json["total"]


def test_the_answer_is_one_json_object_with_agreed_keys(typed: Typed, filled: Filled) -> None:
    answer = typed("search", "measured", "--json", "--limit", "2", into=filled.folder)
    assert answer.status == 0
    assert list(answer.json) == ["total", "read_as", "hits", "facets"]
    hits, facets = answer.json["hits"], answer.json["facets"]
    assert isinstance(hits, list)
    assert isinstance(facets, dict)
    assert [list(hit) for hit in hits] == [["id", "title", "kind", "date", "url", "score", "snippet"]] * 2
    assert {tuple(one) for counts in facets.values() for one in counts} == {("id", "label", "count")}
    assert {"speaker", "organisation", "topic", "kind", "language", "year"} == set(facets)


def test_a_hit_can_be_opened_and_says_why_it_was_found(typed: Typed, filled: Filled) -> None:
    hits = typed("search", "measured", "--json", into=filled.folder).json["hits"]
    assert isinstance(hits, list)
    assert all(hit["url"] == f"http://127.0.0.1:8000/d/{hit['id']}" and "measured" in hit["snippet"] for hit in hits)


def test_people_are_shown_by_name(typed: Typed, filled: Filled) -> None:
    facets = typed("search", "*", "--json", into=filled.folder).json["facets"]
    assert isinstance(facets, dict)
    assert {one["label"] for one in facets["speaker"]} >= {"Olha Merezhkova", "Pavel Zimorodin"}


@pytest.mark.parametrize("name", ["Olha Merezhkova", "olha MEREZHKOVA", "Ólha Merezhková", "Олха Мережкова"])
def test_a_speaker_is_found_by_name_in_any_spelling(typed: Typed, filled: Filled, name: str) -> None:
    assert total(typed, filled, "*", "--speaker", name) == 9


def test_a_speaker_is_found_by_id(typed: Typed, filled: Filled) -> None:
    facets = typed("search", "*", "--json", into=filled.folder).json["facets"]
    assert isinstance(facets, dict)
    [one] = [one for one in facets["speaker"] if one["label"] == "Pavel Zimorodin"]
    assert total(typed, filled, "*", "--speaker", one["id"]) == one["count"]


def test_a_name_of_nobody_finds_nothing(typed: Typed, filled: Filled) -> None:
    assert total(typed, filled, "*", "--speaker", "Nobody At All") == 0


@pytest.mark.parametrize("label", ["water", "WATER", "su", "вода"])
def test_a_topic_is_found_by_label_in_any_language(typed: Typed, filled: Filled, label: str) -> None:
    assert total(typed, filled, "*", "--topic", label) == 9


def test_a_topic_that_is_not_in_the_vocabulary_is_named(typed: Typed, filled: Filled) -> None:
    answer = typed("search", "*", "--topic", "sorcery", into=filled.folder)
    assert (answer.status, answer.out, answer.err) == (1, "", "onrecord: the vocabulary has no topic “sorcery”\n")


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (("*",), 9),
        (("*", "--kind", "statement"), 1),
        (("*", "--from", "2020-02-03", "--to", "2020-02-03"), 2),
        (("*", "--from", "2020", "--to", "2020-02"), 2),
        (("*", "--to", "2019-07"), 7),
        (("*", "--language", "ru"), 0),
        (("title:row",), 2),
        (("“Well 9 is dry”",), 2),
        (("well -measured",), 0),
        (("speaker:Merezhkova",), 9),
        (("nonsense-that-is-nowhere",), 0),
    ],
)
def test_words_and_filters_narrow(typed: Typed, filled: Filled, arguments: tuple[str, ...], expected: int) -> None:
    assert total(typed, filled, *arguments) == expected


def test_people_read_titles_dates_and_addresses(typed: Typed, filled: Filled) -> None:
    answer = typed("search", "title:wells", "--kind", "statement", into=filled.folder)
    first, empty, title, line, _ = answer.out.splitlines()
    assert first.startswith("1 document. ")
    assert (empty, title) == ("", "Wells of the Kura")
    assert line.startswith("  2019-07 · statement · http://127.0.0.1:8000/d/")


@pytest.mark.parametrize("date", ["yesterday", "2019-13", "XXXX-06-19"])
def test_a_day_that_is_none_is_one_line(typed: Typed, date: str) -> None:
    answer = typed("search", "*", "--from", date)
    assert (answer.status, answer.err.count("\n")) == (2, 1)
    assert f"must be a date such as 2019, 2019-07 or 2019-07-14, not '{date}'" in answer.err


def test_an_archive_without_an_index_says_what_to_do(typed: Typed) -> None:
    answer = typed("search", "*")
    assert (answer.status, answer.out) == (1, "")
    assert answer.err == "onrecord: there is no search index; make it with: onrecord rebuild\n"


def test_whoever_has_read_enough_may_stop_reading(filled: Filled) -> None:
    search = start(filled.folder, "search", "*", "--json")
    assert search.stdout
    assert search.stderr
    search.stdout.close()
    assert search.stderr.read() == ""
    search.stderr.close()
    assert search.wait(60) == 1


def test_an_id_that_was_merged_finds_who_stands_for_both(typed: Typed, filled: Filled, tmp_path: Path) -> None:
    copytree(filled.folder, tmp_path / "data")
    with closing(Archive.open(Settings(tmp_path / "data", ""))) as archive, archive.begin("editor") as records:
        [kept], [gone] = (authorities.find(records, "person", name) for name in ("Olha Merezhkova", "Pavel Zimorodin"))
        merging.merge(records, kept.id, gone.id)
    assert typed("search", "*", "--speaker", gone.id, "--json", into=tmp_path / "data").json["total"] == 9
