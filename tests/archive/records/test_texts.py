"""Texts are given back as they were read: revisions, passages, the words of people."""

import pytest

from archive.database import Archive
from archive.documents import Standing
from archive.errors import NotFound
from archive.passages import Passage
from archive.records import authorities, publishing, readings, texts
from tests.archive.samples import PASSAGES, SAMPLE, paragraphs, person, reading, said, value
from tests.conftest import Store


def test_a_passage_comes_back_with_its_place_on_the_page(archive: Archive, store: Store) -> None:
    passages = (
        Passage(1, "Heading", "heading", 2, "en", 1, (72.0, 80.125, 500.0, 95.25)),
        Passage(2, "Item", "item", 1, "az"),
        Passage(3, "İ\u0307 ə Ж 😀\n\ttab"),
        Passage(4, ""),
    )
    document = store(reading(passages))
    with archive.read() as records:
        assert texts.passages(records, document, 1) == passages
        assert texts.passages(records, document, 2) == ()
        assert texts.passages(records, "nobody", 1) == ()


def test_a_revision_says_how_it_was_made(archive: Archive, document: str) -> None:
    with archive.read() as records:
        made = texts.revision(records, document, 1)
        assert (made.made_by, made.origin, made.media_type, made.extractor) == ("staff", "reading", "text/plain", "1")
        assert made.notes == ()
        for number in (0, 2, -1):
            with pytest.raises(NotFound):
                texts.revision(records, document, number)


def test_statements_come_in_the_order_of_the_text(archive: Archive, store: Store) -> None:
    passages = paragraphs("One two three.", "Four.")
    statements = tuple(said(passages, words) for words in ("Four", "three", "One"))
    document = store(reading(passages, statements=statements))
    with archive.read() as records:
        assert [one.quotation for one in texts.statements(records, document, 1)] == ["One", "three", "Four"]


def test_the_words_of_a_person_come_from_published_documents_the_newest_date_first(
    archive: Archive, store: Store
) -> None:
    for date, words in (("2018", "The first words"), (None, "Words without date"), ("2020", "The last words")):
        passages = paragraphs(words)
        read = reading(
            passages,
            people=(person("Rena Suleymanova"),),
            statements=(said(passages, words, "Rena Suleymanova"),),
            held=value(date) if date else None,
        )
        store(read)
        store(read, content=f"draft {date}".encode(), publish=False)
    with archive.read() as records:
        (rena,) = authorities.find(records, "person", "Rena Suleymanova")
        quoted = [one.quotation for one in texts.statements_of(records, rena.id, 10)]
        assert quoted == ["The last words", "The first words", "Words without date"]
        assert len(texts.statements_of(records, rena.id, 2)) == 2


@pytest.mark.parametrize("standing", ["published", "draft", "withdrawn"])
def test_the_front_page_quotes_only_what_is_public(archive: Archive, store: Store, standing: Standing) -> None:
    passages = paragraphs("A river that nobody keeps will keep nobody, and so we ask for a keeper of the river.")
    read = reading(passages, people=(person("Rena S"),), statements=(said(passages, passages[0].text, "Rena S"),))
    document = store(read, publish=standing != "draft")
    with archive.begin("editor") as records:
        if standing == "withdrawn":
            publishing.withdraw(records, document, "Sent in error.")
        quoted = [one.quotation for one in texts.some_statements(records, 5)]
    assert quoted == ([passages[0].text] if standing == "published" else [])


def test_a_statement_of_an_earlier_revision_is_not_quoted(archive: Archive, document: str) -> None:
    with archive.begin("worker") as records:
        readings.store(records, document, reading((*PASSAGES, Passage(4, "More.")), people=SAMPLE.findings.people))
        (rena,) = authorities.find(records, "person", "Rena Suleymanova")
        assert texts.statements_of(records, rena.id, 10) == ()
