"""What an OpenDocument reader promises."""

import io

import pytest
from odfdo import Document, Element, Paragraph

from indexer.errors import Unreadable
from indexer.readers.base import Block
from indexer.readers.odt import ODTReader
from tests.indexer.readers import samples
from tests.indexer.readers.packages import part_of, with_part


def read(content: bytes) -> tuple[Block, ...]:
    return ODTReader().read(content, "wells.odt").blocks


def of(*markup: str) -> bytes:
    document = Document("text")
    document.body.clear()
    for piece in markup:
        document.body.append(Element.from_tag(piece))
    content = io.BytesIO()
    document.save(content)
    return content.getvalue()


def test_headings_paragraphs_and_items_are_told_apart() -> None:
    assert [(block.kind, block.level, block.text) for block in read(samples.opendocument())] == [
        ("heading", 1, samples.TITLE),
        ("paragraph", 0, samples.FIRST),
        ("item", 1, samples.ITEM),
        ("paragraph", 0, samples.LAST),
    ]


def test_blanks_breaks_and_links_stand_in_the_text_and_notes_do_not() -> None:
    content = of(
        "<text:p>Anna<text:s text:c='3'/>Bell<text:line-break/>of the <text:a xlink:href='x'>library</text:a>"
        "<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>Not here.</text:p>"
        "</text:note-body></text:note></text:p>"
    )
    assert [block.text for block in read(content)] == ["Anna Bell\nof the library"]


def test_cells_of_a_table_are_read_row_by_row() -> None:
    cell = "<table:table-cell><text:p>{}</text:p></table:table-cell>"
    row = "<table:table-row>" + cell + cell + "</table:table-row>"
    content = of(f"<table:table>{row.format('Ashford', '12')}{row.format('Elm', '9')}</table:table>")
    assert [block.text for block in read(content)] == ["Ashford", "12", "Elm", "9"]


def test_what_was_deleted_under_tracking_is_left_out() -> None:
    content = of(
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>refused</text:p></text:deletion>"
        "</text:changed-region></text:tracked-changes>",
        "<text:p>agreed</text:p>",
    )
    assert [block.text for block in read(content)] == ["agreed"]


def test_properties_are_evidence() -> None:
    document = Document("text")
    document.body.append(Paragraph(samples.FIRST))
    document.meta.title, document.meta.creation_date = samples.TITLE, samples.CREATED
    content = io.BytesIO()
    document.save(content)
    reading = ODTReader().read(content.getvalue(), "wells.odt")
    assert reading.stated[0].title == samples.TITLE
    assert "The file says it was created on 12 March 2014." in reading.notes


def test_entities_are_not_resolved() -> None:
    markup = part_of(samples.opendocument(), "content.xml").decode()
    bomb = '<!DOCTYPE x [<!ENTITY a "boom"><!ENTITY b SYSTEM "file:///etc/hostname">]>'
    start = markup.index("<office:document-content")
    content = bomb + markup[start:].replace(samples.FIRST, "Before &a;&b; after.")
    blocks = read(with_part(samples.opendocument(), "content.xml", content.encode()))
    assert blocks[1].text == "Before after."


@pytest.mark.parametrize(
    ("part", "content", "reason"),
    [
        ("content.xml", b"", "is damaged"),
        ("content.xml", b"<office:document", "is damaged"),
        ("content.xml", b"<x/>", "holds no text"),
        ("content.xml", b"<x>" * 5000 + b"</x>" * 5000, "is damaged"),
        ("content.xml", bytes(70 * 2**20), "more than 64 MB of markup"),
        ("META-INF/manifest.xml", b"<manifest:encryption-data/>", "protected by a password"),
    ],
)
def test_what_cannot_be_read_says_why(part: str, content: bytes, reason: str) -> None:
    with pytest.raises(Unreadable, match=reason):
        read(with_part(samples.opendocument(), part, content))
