"""What a source file says: the text of one sample document, its gold answers and the form it is printed in."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import yaml

FOLDER = Path(__file__).parent
SOURCES = FOLDER / "sources"
Shape = Literal["title", "heading", "paragraph"]


@dataclass(frozen=True, slots=True)
class Person:
    """A speaker as a careful reader would list him or her."""

    name: str
    variants: tuple[str, ...]
    position: str | None
    organisation: str | None


@dataclass(frozen=True, slots=True)
class Organisation:
    """An organisation and its role in the document."""

    name: str
    acronym: str | None
    role: str


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph or heading, without any marks."""

    shape: Shape
    text: str


@dataclass(frozen=True, slots=True)
class Statement:
    """Words attributed to somebody, by their place in the plain text."""

    speaker: str
    start: int
    end: int
    form: str
    voice: str


@dataclass(frozen=True, slots=True)
class Source:
    """One source file, read. ``marked`` is its text as written, statement marks and all."""

    name: str
    file: str
    kind: str
    language: str
    title: str | None
    date_event: str | None
    date_published: str | None
    speakers: tuple[Person, ...]
    mentioned: tuple[str, ...]
    organisations: tuple[Organisation, ...]
    topics: tuple[str, ...]
    meta_date: str | None
    note: str
    form: dict[str, Any]
    marked: str

    @property
    def text(self) -> str:
        """The plain text: paragraphs with a blank line between them."""
        return statements_of(self.marked)[0]

    @property
    def statements(self) -> tuple[Statement, ...]:
        return statements_of(self.marked)[1]

    @property
    def blocks(self) -> tuple[Block, ...]:
        paragraphs = self.marked.split("\n\n")
        texts = self.text.split("\n\n")
        return tuple(Block(_shape(p), t) for p, t in zip(paragraphs, texts, strict=True))


MARK = re.compile(r"\[\[([^\[\]]+?), (direct|indirect)(?: (joint|adopted))?: (.+?)\]\]", re.DOTALL)
HEADING = re.compile(r"^#+ ", re.MULTILINE)


def statements_of(marked: str) -> tuple[str, tuple[Statement, ...]]:
    """Take the marks out of a text: what is left, and where each statement stands in it."""
    bare = HEADING.sub("", marked).replace("**", "")
    plain, found, last = "", [], 0
    for mark in MARK.finditer(bare):
        plain += bare[last : mark.start()]
        start, last = len(plain), mark.end()
        plain += mark[4]
        found.append(Statement(mark[1], start, len(plain), mark[2], mark[3] or "single"))
    return plain + bare[last:], tuple(found)


def without_marks(marked: str) -> str:
    """The text with its headings and emphasis, but no statement marks: Markdown as it is published."""
    return MARK.sub(lambda mark: mark[4], marked)


def _shape(paragraph: str) -> Shape:
    return "title" if paragraph.startswith("# ") else "heading" if paragraph.startswith("## ") else "paragraph"


def read(path: Path) -> Source:
    """Read one source file: YAML between two lines of ``---``, then the text."""
    _, head, body = path.read_text("utf-8").split("---\n", 2)
    said: dict[str, Any] = yaml.safe_load(head)
    return Source(
        name=path.stem,
        file=said["file"],
        kind=said["kind"],
        language=said["language"],
        title=said.get("title"),
        date_event=_text(said.get("date_event")),
        date_published=_text(said.get("date_published")),
        speakers=tuple(_person(line) for line in said.get("speakers") or ()),
        mentioned=tuple(said.get("mentioned") or ()),
        organisations=tuple(_organisation(line) for line in said.get("organisations") or ()),
        topics=tuple(said["topics"]),
        meta_date=_text(said.get("meta_date")),
        note=said.get("note", ""),
        form=said.get("form", {}),
        marked=body.strip(),
    )


def read_all(folder: Path = SOURCES) -> tuple[Source, ...]:
    """All sources, by name."""
    return tuple(read(path) for path in sorted(folder.glob("*.md")))


def _person(line: str) -> Person:
    name, variants, position, organisation = _cells(line, 4)
    printed = tuple(form.strip() for form in variants.split(";") if form.strip())
    return Person(name, printed, position or None, organisation or None)


def _organisation(line: str) -> Organisation:
    name, acronym, role = _cells(line, 3)
    return Organisation(name, acronym or None, role)


def _cells(line: str, count: int) -> list[str]:
    cells = [cell.strip() for cell in line.split("|")]
    if len(cells) != count:
        raise ValueError(f"{line!r} must have {count} cells")
    return cells


def _text(value: object) -> str | None:
    return None if value is None else str(value)
