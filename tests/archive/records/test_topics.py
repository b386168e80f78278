"""The vocabulary is taken in as often as one likes, and its topics keep their ids."""

from dataclasses import replace

import pytest

from archive.authorities import Listed
from archive.database import Archive
from archive.errors import NotFound
from archive.findings import FoundTopic
from archive.records import changes, documents, topics
from archive.topics import Label, Topic
from tests.archive.samples import RIVERS, RULE, WATER, reading
from tests.conftest import Store


def load(archive: Archive, *concepts: Topic) -> int:
    with archive.begin("command") as records:
        return topics.load(records, concepts)


def ids(archive: Archive) -> dict[str, str]:
    with archive.read() as records:
        return {topic.uri: identifier for identifier, topic in topics.every(records)}


def test_taking_in_the_same_vocabulary_again_changes_nothing(archive: Archive) -> None:
    unsorted = Topic(
        "https://example.org/z",
        (Label("Zebra", "en", True), Label("Aardvark", "en", False), Label("Zebra", "en", False)),
        broader=(WATER.uri, RIVERS.uri, "https://elsewhere.example/unknown"),
    )
    assert load(archive, unsorted, WATER, RIVERS) == 1
    with archive.read() as records:
        before = changes.position(records)
    assert load(archive, RIVERS, unsorted, WATER, unsorted) == 0
    with archive.read() as records:
        assert changes.position(records) == before


def test_todays_labels_replace_yesterdays_and_the_id_stays(archive: Archive) -> None:
    before = ids(archive)
    assert load(archive, replace(WATER, labels=(Label("Fresh water", "en", True),))) == 1
    assert ids(archive) == before
    with archive.read() as records:
        assert topics.get(records, before[WATER.uri]).topic.label() == "Fresh water"
        assert topics.find(records, "Su") is None


def test_hidden_labels_reach_finders_and_are_neither_shown_nor_searched_for(archive: Archive) -> None:
    pointing = replace(WATER, hidden=(Label("boreholes", "en", False), Label("kəhriz", "az", False)))
    assert (load(archive, pointing), load(archive, pointing)) == (1, 0)
    with archive.read() as records:
        known = {topic.uri: topic for _, topic in topics.with_hidden_labels(records)}
        assert set(known[WATER.uri].hidden) == set(pointing.hidden)
        assert known[RIVERS.uri].hidden == ()
        assert all(not topic.hidden for _, topic in topics.every(records))
        assert topics.find(records, "boreholes") is None
    assert load(archive, WATER) == 1
    with archive.read() as records:
        assert all(not topic.hidden for _, topic in topics.with_hidden_labels(records))


def test_two_topics_may_have_the_same_hidden_label(archive: Archive) -> None:
    same = (Label("boreholes", "en", False),)
    assert load(archive, replace(WATER, hidden=same), replace(RIVERS, hidden=same)) == 2


def test_a_worker_hears_of_topics_that_were_loaded_after_it_began(archive: Archive) -> None:
    with archive.read() as records:
        began = changes.position(records)
        assert not topics.loaded_since(records, began)
    load(archive, replace(WATER, labels=(Label("Fresh water", "en", True),)))
    with archive.read() as records:
        assert topics.loaded_since(records, began)
        assert not topics.loaded_since(records, changes.position(records))


def test_a_topic_may_come_before_its_broader_one(archive: Archive) -> None:
    child = Topic("https://example.org/a", (Label("A", "en", True),), ("https://example.org/b",))
    parent = Topic("https://example.org/b", (Label("B", "en", True),))
    assert load(archive, child) == 1
    assert load(archive, child, parent) == 2
    with archive.read() as records:
        known = ids(archive)
        assert [one.label for one in topics.get(records, known[child.uri]).broader] == ["B"]
        assert [one.label for one in topics.get(records, known[parent.uri]).narrower] == ["A"]


def test_a_topic_is_found_by_any_label_folded_by_its_uri_and_its_id(archive: Archive) -> None:
    known = ids(archive)[WATER.uri]
    with archive.read() as records:
        assert {topics.find(records, text) for text in ("WATER", "su", WATER.uri, known)} == {known}
        assert topics.find(records, "fire") is None


def test_a_preferred_label_is_found_before_an_alternative_one(archive: Archive) -> None:
    other = Topic("https://example.org/a", (Label("Liquid", "en", True), Label("Rivers", "en", False)))
    load(archive, other)
    with archive.read() as records:
        assert topics.find(records, "rivers") == ids(archive)[RIVERS.uri]


def test_a_topic_without_a_preferred_label_goes_by_its_uri(archive: Archive, store: Store) -> None:
    bare = Topic("https://example.org/bare", (Label("Bare", "en", False),))
    load(archive, bare)
    document = store(reading(topics=(FoundTopic(bare.uri, ("bare",), 0.5, RULE),)))
    with archive.read() as records:
        (one,) = documents.document_topics(records, document)
    assert one.topic.label == bare.uri


def test_topics_are_listed_with_the_number_of_published_documents_about_all_of_them(
    archive: Archive, store: Store
) -> None:
    rivers = (FoundTopic(RIVERS.uri, ("river",), 0.5, RULE),)
    store(reading(topics=rivers))
    store(reading(topics=rivers, extractor="2"), publish=False)
    with archive.read() as records:
        assert [(one.label, one.documents) for one in topics.listed(records)] == [("Rivers", 1), ("Water", 1)]


def test_a_topic_is_named_by_all_of_a_label_with_the_documents_that_readers_see(archive: Archive, store: Store) -> None:
    store(reading(topics=(FoundTopic(RIVERS.uri, ("river",), 0.5, RULE),)))
    store(reading(topics=(FoundTopic(WATER.uri, ("water",), 0.5, RULE),), extractor="2"), publish=False)
    with archive.read() as records:
        assert topics.namesake(records, "SU") == Listed(ids(archive)[WATER.uri], "Water", 1)
        assert topics.namesake(records, "wat") is None
        assert topics.namesake(records, "") is None


def test_a_topic_that_was_never_issued_is_not_found(archive: Archive) -> None:
    with archive.read() as records, pytest.raises(NotFound):
        topics.get(records, "nothing")


def test_an_archive_knows_whether_it_has_a_vocabulary(archive: Archive) -> None:
    with archive.read() as records:
        assert topics.is_furnished(records)
