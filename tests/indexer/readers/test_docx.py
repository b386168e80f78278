"""What a Word document's reader promises."""

import io
import zipfile
from collections.abc import Callable

import docx
import pytest
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from indexer.errors import Unreadable
from indexer.readers.base import Block
from indexer.readers.docx import DOCXReader
from tests.indexer.readers import samples
from tests.indexer.readers.packages import with_part


def written(document: Document) -> bytes:
    content = io.BytesIO()
    document.save(content)
    return content.getvalue()


def read(content: bytes) -> tuple[Block, ...]:
    return DOCXReader().read(content, "wells.docx").blocks


def paragraph(markup: str) -> bytes:
    document = docx.Document()
    document.element.body.insert(0, parse_xml(f"<w:p {nsdecls('w', 'r')}>{markup}</w:p>"))
    return written(document)


def test_headings_items_and_cells_come_in_reading_order() -> None:
    assert [(block.kind, block.text) for block in read(samples.word())] == [
        ("heading", samples.TITLE),
        ("paragraph", samples.FIRST),
        ("item", samples.ITEM),
        ("paragraph", "Wells"),
        ("paragraph", "Forty"),
        ("paragraph", samples.LAST),
    ]


def test_what_was_inserted_is_read_and_what_was_deleted_is_not() -> None:
    content = paragraph(
        '<w:r><w:t xml:space="preserve">They </w:t></w:r>'
        '<w:ins w:id="1" w:author="x"><w:r><w:t>agreed</w:t></w:r></w:ins>'
        '<w:del w:id="2" w:author="x"><w:r><w:delText>refused</w:delText></w:r></w:del>'
        '<w:moveFrom w:id="3" w:author="x"><w:r><w:t>elsewhere</w:t></w:r></w:moveFrom>'
        '<w:hyperlink w:anchor="a"><w:r><w:t xml:space="preserve"> on this</w:t></w:r></w:hyperlink>'
    )
    assert [block.text for block in read(content)] == ["They agreed on this"]


def test_a_forced_line_break_stays() -> None:
    content = paragraph("<w:r><w:t>Anna Bell</w:t><w:br/><w:t>Chair</w:t></w:r>")
    assert [block.text for block in read(content)] == ["Anna Bell\nChair"]


def test_headers_and_footers_are_left_out() -> None:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Bulletin of the Old Library"
    document.sections[0].footer.paragraphs[0].text = "Page 1"
    document.add_paragraph(samples.FIRST)
    assert [block.text for block in read(written(document))] == [samples.FIRST]


def test_a_short_bold_paragraph_heads_what_follows() -> None:
    document = docx.Document()
    document.add_paragraph().add_run("What was asked for").bold = True
    document.add_paragraph(samples.FIRST)
    assert [block.kind for block in read(written(document))] == ["heading", "paragraph"]


def test_properties_are_evidence() -> None:
    document = docx.Document()
    document.core_properties.title = samples.TITLE
    document.core_properties.created = samples.CREATED
    document.add_paragraph(samples.FIRST)
    reading = DOCXReader().read(written(document), "wells.docx")
    assert reading.stated[0].title == samples.TITLE
    assert reading.stated[0].published is None
    assert "The file says it was created on 12 March 2014." in reading.notes


@pytest.mark.parametrize(
    ("spoil", "reason"),
    [
        (lambda content: written(docx.Document()), "holds no text"),
        (lambda content: content[: len(content) // 2], "is damaged"),
        (lambda content: with_part(content, "word/document.xml", b"<w:document"), "is damaged"),
        (lambda content: with_part(content, "word/document.xml", b" " * (70 * 2**20)), "more than 64 MB of markup"),
    ],
)
def test_what_cannot_be_read_says_why(spoil: Callable[[bytes], bytes], reason: str) -> None:
    with pytest.raises(Unreadable, match=reason):
        read(spoil(samples.word()))


def test_a_bomb_that_lies_about_its_size_is_not_unpacked() -> None:
    content = bytearray(with_part(samples.word(), "word/document.xml", bytes(10 * 2**20)))
    for place in (content.rfind(b"PK\x01\x02", 0, content.rfind(b"word/document.xml")) + 24,):
        content[place : place + 4] = (100).to_bytes(4, "little")
    with pytest.raises(Unreadable, match="is damaged"):
        read(bytes(content))


def test_a_workbook_is_no_word_document() -> None:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as package:
        package.writestr("xl/workbook.xml", "<workbook/>")
    assert not DOCXReader().recognises(content.getvalue(), "wells.docx")


@pytest.mark.slow
def test_a_package_that_unpacks_to_too_much_is_not_unpacked() -> None:
    with pytest.raises(Unreadable, match="more than 200 MB"):
        read(with_part(samples.word(), "word/media/image.bin", bytes(201 * 2**20)))
