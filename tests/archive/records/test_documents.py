"""Documents are received once, got by their id, and stand in relations to one another."""

import pytest

from archive.database import Archive
from archive.documents import Named, Part
from archive.errors import NotFound, Refused
from archive.files import Files
from archive.intake import Intake, Received
from archive.records import auditing, changes, documents, listings, publishing
from tests.conftest import Store


def received(content: str = "a", name: str = "report.pdf") -> Received:
    intake = Intake(kind="statement", sidecar="title: “Один”", columns=(("title", "Başlıq"),))
    return Received(content * 64, 20, name, "upload", False, intake)


def test_a_document_that_came_waits_as_a_draft_under_its_files_name(archive: Archive) -> None:
    with archive.begin("staff") as records:
        receipt = documents.receive(records, received())
        document = documents.get(records, receipt.document)
    assert not receipt.held
    assert (document.state, document.standing, document.revision) == ("received", "draft", 0)
    assert (document.title, document.name, document.original.sha256) == ("report.pdf", "report.pdf", "a" * 64)


def test_the_same_bytes_again_are_the_document_that_is_there(archive: Archive, files: Files) -> None:
    with archive.begin("staff") as records:
        first = documents.receive(records, received())
    with archive.begin("staff") as records:
        again = documents.receive(records, received(name="another name.pdf"))
        assert (again.document, again.held) == (first.document, True)
        assert documents.get(records, first.document).name == "report.pdf"
        assert len(changes.history(records, first.document)) == 1
        assert documents.receive(records, received("b")).document != first.document


def test_the_same_bytes_of_a_withdrawn_document_do_not_bring_it_back(archive: Archive, store: Store) -> None:
    document = store(content=b"again")
    with archive.begin("staff") as records:
        publishing.withdraw(records, document, "Sent in error.")
        held = documents.get(records, document).original.sha256
        receipt = documents.receive(records, Received(held, 5, "again", "upload", True))
        assert (receipt.document, receipt.held) == (document, True)
        assert documents.get(records, document).standing == "withdrawn"


def test_what_was_said_with_a_file_is_kept(archive: Archive) -> None:
    with archive.begin("staff") as records:
        document = documents.receive(records, received()).document
        assert documents.intake(records, document) == received().intake
        with pytest.raises(NotFound):
            documents.intake(records, "nobody")


@pytest.mark.parametrize("name", ["", "\0", "broken\udcff.pdf", "İlham “1”\n.txt", "x" * 100_000])
def test_a_file_may_have_any_name(archive: Archive, name: str) -> None:
    with archive.begin("staff") as records:
        document = documents.receive(records, received(name=name)).document
    with archive.read() as reading:
        assert len(documents.get(reading, document).name) == len(name)
        assert not list(auditing.problems(reading))


@pytest.mark.parametrize("identifier", ["", "nobody", "\0", "x" * 100_000, "' OR 1=1 --"])
def test_what_was_never_issued_is_not_found(archive: Archive, identifier: str) -> None:
    with archive.read() as records:
        with pytest.raises(NotFound):
            documents.get(records, identifier)
        assert documents.parts(records, identifier) == ()
        assert documents.document_topics(records, identifier) == ()
        assert documents.related(records, identifier) == ()


def test_a_document_tells_who_is_what_in_it(archive: Archive, document: str) -> None:
    with archive.read() as records:
        parts = documents.parts(records, document)
    said = {part.authority.label: part for part in parts}
    assert set(said) == {"Rena Suleymanova", "Tofiq Quliyev", "Kura Society"}
    rena = said["Rena Suleymanova"]
    assert rena == Part(rena.authority, "person", "speaker", "head", "Kura Society", ("Rena Suleymanova",))
    assert (said["Kura Society"].what, said["Kura Society"].role) == ("organisation", "issuer")


def test_a_document_tells_its_topics_the_most_salient_first(archive: Archive, document: str) -> None:
    with archive.read() as records:
        found = documents.document_topics(records, document)
    assert [(one.topic.label, one.words) for one in found] == [("Rivers", ("rivers", "river")), ("Water", ("Water",))]
    assert isinstance(found[0].topic, Named)


@pytest.mark.parametrize(
    ("relation", "back"),
    [
        ("adopted at", "adopted"),
        ("annex of", "annex"),
        ("translation of", "translation"),
        ("corrects", "corrected by"),
    ],
)
def test_a_relation_is_read_from_both_of_its_ends(archive: Archive, store: Store, relation: str, back: str) -> None:
    one, other = store(), store(content=b"other")
    with archive.begin("staff") as records:
        documents.relate(records, one, other, relation)  # type: ignore[arg-type]
    with archive.read() as reading:
        (seen,), (seen_back,) = documents.related(reading, one), documents.related(reading, other)
        assert (seen.document.id, seen.relation) == (other, relation)
        assert (seen_back.document.id, seen_back.relation) == (one, back)


def test_saying_a_relation_again_changes_nothing(archive: Archive, store: Store) -> None:
    one, other = store(), store(content=b"other")
    with archive.begin("staff") as records:
        documents.relate(records, one, other, "annex of")
        position = changes.position(records)
        documents.relate(records, one, other, "annex of")
        assert changes.position(records) == position
        assert len(documents.related(records, one)) == 1


def test_only_published_documents_are_shown_as_related(archive: Archive, store: Store) -> None:
    one, draft, gone = store(), store(content=b"draft", publish=False), store(content=b"gone")
    with archive.begin("staff") as records:
        documents.relate(records, one, draft, "annex of")
        documents.relate(records, gone, one, "corrects")
        publishing.withdraw(records, gone, "Sent in error.")
        assert documents.related(records, one) == ()
        assert [line.standing for line in listings.summaries(records, [draft, gone])] == ["draft", "withdrawn"]


def test_nonsense_relations_are_refused(archive: Archive, document: str) -> None:
    with archive.begin("staff") as records:
        with pytest.raises(Refused):
            documents.relate(records, document, document, "annex of")
        with pytest.raises(Refused, match="adopted at"):
            documents.relate(records, document, "other", "married to")  # type: ignore[arg-type]
        for one, other in ((document, "nobody"), ("nobody", document)):
            with pytest.raises(NotFound, match="nobody"):
                documents.relate(records, one, other, "annex of")
