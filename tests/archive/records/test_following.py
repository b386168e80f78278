"""A follower of the ledger gets all that it needs, in one step, of what is public."""

from dataclasses import replace

from sqlalchemy import event

from archive.database import Archive
from archive.findings import FoundTopic
from archive.records import documents, following, listings, publishing, topics
from archive.topics import Label, Topic
from tests.archive.samples import PASSAGES, RIVERS, RULE, SAMPLE, WATER
from tests.conftest import Store


def test_a_followed_document_brings_all_its_words_and_names(archive: Archive, document: str) -> None:
    with archive.read() as records:
        (found,) = following.load(records, [document])
        parts = {part.authority.label: part.authority.id for part in documents.parts(records, document)}
    assert found.texts == tuple(passage.text for passage in PASSAGES)
    assert found.speakers == (parts["Rena Suleymanova"], parts["Tofiq Quliyev"])
    assert found.speaker_names == ("Rena Suleymanova", "Tofiq Quliyev")
    assert (found.organisations, found.organisation_names) == ((parts["Kura Society"],), ("Kura Society",))
    assert found.topic_names == ("Rivers", "Su", "Water")
    assert (found.kind, found.language, found.date) == ("conference report", "en", "2019-07-14")


def test_what_is_about_a_narrow_topic_is_found_under_every_broader_one(archive: Archive, store: Store) -> None:
    wells = Topic("https://example.org/wells", (Label("Wells", "en", True),), broader=(RIVERS.uri,))
    round_again = replace(WATER, broader=(wells.uri,))
    narrow = replace(SAMPLE.findings, topics=(FoundTopic(wells.uri, ("wells",), 0.8, RULE),))
    with archive.begin("test") as records:
        topics.load(records, (round_again, RIVERS, wells))
    document = store(replace(SAMPLE, findings=narrow))
    with archive.read() as records:
        (found,) = following.load(records, [document])
        assert found.topics == tuple(topics.find(records, one.uri) for one in (wells, RIVERS, WATER))
        assert {one.label: one.documents for one in topics.listed(records)} == {"Wells": 1, "Rivers": 1, "Water": 1}
        for topic in found.topics:
            assert [one.id for one in listings.of_topic(records, topic, 0, 10).documents] == [document]
    assert found.topic_names == ("Wells", "Rivers", "Su", "Water")


def test_only_what_is_public_can_be_followed(archive: Archive, store: Store) -> None:
    public, draft, gone = store(), store(content=b"draft", publish=False), store(content=b"gone")
    with archive.begin("editor") as records:
        publishing.withdraw(records, gone, "Sent in error.")
    with archive.read() as reading:
        asked = [gone, draft, public, "nobody"]
        assert [one.id for one in following.load(reading, asked)] == [public]
        assert following.published(reading, asked) == [public]
        assert following.load(reading, []) == ()


def test_following_asks_as_often_for_many_documents_as_for_one(archive: Archive, store: Store) -> None:
    stored = [store(content=bytes([number])) for number in range(12)]
    asked: list[str] = []
    event.listen(archive.engine, "before_cursor_execute", lambda *given: asked.append(given[2]))
    counts = []
    for some in (stored[:1], stored):
        asked.clear()
        with archive.read() as records:
            assert len(following.load(records, some)) == len(some)
        counts.append(len(asked))
    assert counts[0] == counts[1] <= 12
