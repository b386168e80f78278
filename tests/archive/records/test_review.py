"""What a person says about a document stands; what cannot be taken changes nothing."""

import threading
from dataclasses import replace

import pytest

from archive.database import Archive
from archive.errors import NotFound, OnrecordError, Refused
from archive.records import authorities, changes, documents, listings, readings, review, topics
from archive.review import Corrections, Organisation, Speaker
from tests.archive.samples import PASSAGES, SAMPLE, WATER, held, person, quoted, reading
from tests.conftest import Store

pytestmark = pytest.mark.slow

PLAIN = Corrections("A title", "statement", None, "en", None, None, (), (), ())


def correct(archive: Archive, document: str, **values: object) -> None:
    with archive.begin("editor") as records:
        review.correct(records, document, replace(PLAIN, **values))  # type: ignore[arg-type]


def cast(archive: Archive, document: str) -> list[tuple[str, str]]:
    with archive.read() as records:
        return [(part.authority.label, part.role) for part in documents.parts(records, document)]


def statuses(archive: Archive, document: str, field: str) -> dict[str, str]:
    with archive.read() as records:
        return {one.value: one.status for one in review.findings(records, document) if one.field == field}


@pytest.fixture
def office(store: Store) -> str:
    """A document that prints the office of its one speaker."""
    rena = replace(person("Rena Suleymanova"), position="head", organisation="Kura Society")
    return store(reading(PASSAGES, people=(held(rena, quoted(PASSAGES, "head"), quoted(PASSAGES, "Kura Society")),)))


def test_findings_are_kept_with_their_evidence(archive: Archive, document: str) -> None:
    with archive.read() as records:
        findings = review.findings(records, document)
    title = next(one for one in findings if one.field == "title")
    assert title.evidence == SAMPLE.findings.title.evidence  # type: ignore[union-attr]
    assert {one.status for one in findings} == {"proposed"}
    assert {one.field for one in findings} == {
        "title", "kind", "language", "held", "speaker", "issuer", "topic", "statement"
    }  # fmt: skip


def test_every_value_stands_as_it_was_said(archive: Archive, document: str) -> None:
    said = {
        "title": "  The title ", "kind": "press release", "genre": "announcement", "language": "az",
        "published": "2019-08-01", "held": "XXXX-07-14",
    }  # fmt: skip
    correct(archive, document, **said)
    with archive.read() as records:
        kept = documents.get(records, document)
        assert (kept.title, kept.kind, kept.genre, kept.language) == (
            "The title",
            "press release",
            "announcement",
            "az",
        )
        assert (kept.published, kept.held) == ("2019-08-01", "XXXX-07-14")
        assert changes.history(records, document)[-1].kind == "corrected"
        assert listings.summaries(records, [document])[0].checked
    assert statuses(archive, document, "title") == {SAMPLE.findings.title.value: "rejected", "The title": "confirmed"}  # type: ignore[union-attr]
    assert statuses(archive, document, "held") == {"2019-07-14": "rejected", "XXXX-07-14": "confirmed"}


def test_values_that_were_found_right_are_confirmed(archive: Archive, document: str) -> None:
    correct(archive, document, kind="conference report", held="2019-07-14")
    assert statuses(archive, document, "kind") == {"conference report": "confirmed"}
    assert statuses(archive, document, "held") == {"2019-07-14": "confirmed"}


def test_what_is_left_empty_is_empty(archive: Archive, document: str) -> None:
    correct(archive, document, kind="", language="")
    with archive.read() as records:
        kept = documents.get(records, document)
    assert (kept.kind, kept.language, kept.held, kept.genre) == ("", "", None, None)
    assert statuses(archive, document, "kind") == {"conference report": "rejected"}


def test_a_second_thought_counts(archive: Archive, document: str) -> None:
    for title in ("One", "Two", "One"):
        correct(archive, document, title=title)
    assert {key: value for key, value in statuses(archive, document, "title").items() if len(key) == 3} == {
        "One": "confirmed",
        "Two": "rejected",
    }


def test_speakers_stand_in_the_order_given_and_the_others_are_only_mentioned(archive: Archive, document: str) -> None:
    speakers = (Speaker(" Leyla Mammadova ", "chair"), Speaker("Tofiq Quliyev"), Speaker("  "))
    correct(archive, document, speakers=speakers)
    assert cast(archive, document) == [
        ("Leyla Mammadova", "speaker"),
        ("Tofiq Quliyev", "speaker"),
        ("Rena Suleymanova", "mentioned"),
    ]
    assert statuses(archive, document, "speaker") == {
        "Rena Suleymanova": "rejected",
        "Tofiq Quliyev": "confirmed",
        "Leyla Mammadova": "confirmed",
    }


def test_what_is_said_of_an_office_is_kept_with_its_own_words(archive: Archive, office: str) -> None:
    with archive.read() as records:
        found = {one.field: one for one in review.findings(records, office)}
        rena = documents.parts(records, office)[0].authority.id
    assert (found["position"].value, found["affiliation"].value) == ("head", "Kura Society")
    assert found["position"].evidence.span == quoted(PASSAGES, "head")
    assert found["affiliation"].evidence.span == quoted(PASSAGES, "Kura Society")
    assert {found[field].subject for field in ("position", "affiliation")} == {rena}


def test_an_office_that_stands_is_confirmed_and_one_that_was_changed_is_rejected(archive: Archive, office: str) -> None:
    correct(archive, office, speakers=(Speaker("Rena Suleymanova", "chair", "Kura Society"),))
    assert statuses(archive, office, "position") == {"head": "rejected"}
    assert statuses(archive, office, "affiliation") == {"Kura Society": "confirmed"}


def test_two_people_of_one_name_may_both_speak(archive: Archive, store: Store) -> None:
    one, other = store(reading(people=(person("Ali"),))), store(reading(people=(person("Ali"),)), b"other")
    with archive.read() as records:
        ids = [documents.parts(records, document)[0].authority.id for document in (one, other)]
    correct(archive, one, speakers=tuple(Speaker("Ali", authority=authority) for authority in ids))
    with archive.read() as records:
        assert [part.authority.id for part in documents.parts(records, one)] == ids


def test_a_chosen_authority_outranks_what_the_name_would_find(archive: Archive, document: str) -> None:
    with archive.read() as records:
        (tofiq,) = authorities.find(records, "person", "Tofiq Quliyev")
    correct(archive, document, speakers=(Speaker("Rena Suleymanova", authority=tofiq.id),))
    assert cast(archive, document)[0] == ("Tofiq Quliyev", "speaker")
    with archive.read() as records:
        kept = [one for one in review.findings(records, document) if one.field == "speaker"]
    assert {(one.subject, one.status) for one in kept if one.status == "confirmed"} == {(tofiq.id, "confirmed")}


def test_organisations_stand_in_the_roles_given(archive: Archive, document: str) -> None:
    bodies = (Organisation("Water Board", "host"), Organisation("Kura Society", "participant"))
    correct(archive, document, organisations=bodies)
    bodies_cast = [one for one in cast(archive, document) if one[1] != "mentioned"]
    assert bodies_cast == [("Water Board", "host"), ("Kura Society", "participant")]
    assert statuses(archive, document, "issuer") == {"Kura Society": "rejected"}
    assert statuses(archive, document, "participant organisation") == {"Kura Society": "confirmed"}


def test_topics_stand_in_the_order_given_and_only_once(archive: Archive, document: str) -> None:
    with archive.read() as records:
        ids = topics.ids(records, [WATER.uri])
    correct(archive, document, topics=(ids[WATER.uri], ids[WATER.uri]))
    with archive.read() as records:
        (one,) = documents.document_topics(records, document)
    assert (one.topic.label, one.words) == ("Water", ("Water",))
    assert statuses(archive, document, "topic") == {"Water": "confirmed", "Rivers": "rejected"}


def test_everything_outlasts_the_next_reading(archive: Archive, document: str) -> None:
    correct(archive, document, speakers=(Speaker("Leyla Mammadova"),), organisations=(Organisation("Board", "host"),))
    before = cast(archive, document)
    with archive.begin("worker") as records:
        readings.store(records, document, SAMPLE)
    assert cast(archive, document) == before
    with archive.read() as records:
        assert documents.get(records, document).title == "A title"
        assert documents.document_topics(records, document) == ()


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"title": " \n"}, "title"),
        ({"kind": "poem"}, "conference report.*poem"),
        ({"published": "yesterday"}, "published.*yesterday"),
        ({"held": "2019-02-30"}, "held.*2019-02-30"),
        ({"organisations": (Organisation("Board", "speaker"),)}, "Board.*issuer"),
        ({"topics": ("nothing",)}, "no topic nothing"),
        ({"speakers": (Speaker("Somebody", authority="nobody"),)}, "nobody"),
        ({"organisations": (Organisation("Board", "host", "nobody"),)}, "nobody"),
    ],
)
def test_what_cannot_be_taken_is_refused_by_name_and_changes_nothing(
    archive: Archive, document: str, said: dict[str, object], sentence: str
) -> None:
    with archive.read() as records:
        before = (documents.get(records, document), review.findings(records, document), changes.position(records))
    with archive.begin("editor") as records:
        with pytest.raises(OnrecordError, match=sentence):
            review.correct(records, document, replace(PLAIN, **{"title": "New", **said}))  # type: ignore[arg-type]
        after = (documents.get(records, document), review.findings(records, document), changes.position(records))
    assert after == before


def test_a_body_cannot_speak_as_a_person(archive: Archive, document: str) -> None:
    with archive.read() as records:
        (society,) = authorities.find(records, "organisation", "Kura Society")
    with pytest.raises(Refused, match="not a person"):
        correct(archive, document, speakers=(Speaker("Kura Society", authority=society.id),))


def test_a_document_that_was_never_issued_cannot_be_corrected(archive: Archive) -> None:
    with pytest.raises(NotFound):
        correct(archive, "nobody")


@pytest.mark.parametrize("text", ["\0", "\ud800", "x" * 100_000])
def test_any_title_can_be_said(archive: Archive, document: str, text: str) -> None:
    correct(archive, document, title=text + "title", speakers=(Speaker(text + "name"),))
    correct(archive, document, title=text + "title", speakers=(Speaker(text + "name"),))
    assert len(statuses(archive, document, "title")) == 2


def test_correcting_and_reading_at_once_loses_no_correction(archive: Archive, document: str) -> None:
    def read() -> None:
        for _ in range(5):
            with archive.begin("worker") as records:
                readings.store(records, document, SAMPLE)

    reader = threading.Thread(target=read)
    reader.start()
    for number in range(5):
        correct(archive, document, title=f"Title {number}", speakers=(Speaker("Leyla Mammadova"),))
    reader.join()
    with archive.read() as records:
        assert documents.get(records, document).title == "Title 4"
        assert ("Leyla Mammadova", "speaker") in cast(archive, document)
        assert list(changes.problems(records)) == []
