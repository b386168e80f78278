"""Prints a source as a word processor's file, DOCX or ODT, with the properties it is said to have."""

from datetime import datetime, time
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

import docx
import odfdo

from corpus.sources import Block, Source

LONG_AGO = (1980, 1, 1, 0, 0, 0)


def docx_file(source: Source) -> bytes:
    """A Word file; its title and headings carry their styles."""
    paper = docx.Document()
    for block in source.blocks:
        if block.shape == "paragraph":
            paper.add_paragraph(block.text)
        else:
            paper.add_heading(block.text, 0 if block.shape == "title" else 1)
    said = paper.core_properties
    said.title, said.author, said.last_modified_by = source.form["title"], source.form["author"], source.form["author"]
    said.created = said.modified = day(source)
    said.comments, said.language = "", source.language
    saved = BytesIO()
    paper.save(saved)
    return steady(saved.getvalue())


def odt_file(source: Source) -> bytes:
    """An OpenDocument text."""
    paper = odfdo.Document("text")
    paper.body.clear()
    for block in source.blocks:
        paper.body.append(_element(block))
    said = paper.meta
    said.title, said.creator, said.initial_creator = source.form["title"], source.form["author"], source.form["author"]
    said.creation_date = said.date = day(source)
    saved = BytesIO()
    paper.save(saved)
    return steady(saved.getvalue())


def _element(block: Block) -> odfdo.Element:
    if block.shape == "paragraph":
        return odfdo.Paragraph(block.text)
    return odfdo.Header(1 if block.shape == "title" else 2, block.text)


def day(source: Source) -> datetime:
    """The day in the file's properties."""
    return datetime.combine(datetime.fromisoformat(source.form.get("date", "2013-08-23")), time(9, 0))


def steady(packed: bytes) -> bytes:
    """The same archive with the same bytes whenever it is made: entries lose their time."""
    saved = BytesIO()
    with ZipFile(BytesIO(packed)) as old, ZipFile(saved, "w") as new:
        for name in old.namelist():
            entry = ZipInfo(name, LONG_AGO)
            entry.compress_type = ZIP_STORED if name == "mimetype" else ZIP_DEFLATED
            new.writestr(entry, old.read(name))
    return saved.getvalue()
