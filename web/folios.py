"""A document laid out for reading: each passage with its voice line in the gutter, its speaker in the margin."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from archive.documents import Document, Named, Part, Statement
from archive.passages import Passage
from web.marking import Range, flowing, marked
from web.proofs import Proof

_NUMBERED = re.compile(r"\s*(\(?\w{1,4}[.)]|[-–—•*·])\s")


@dataclass(frozen=True, slots=True)
class Speaker:
    """A speaker of a statement with position, affiliation and other printed form as this document has them."""

    authority: Named
    position: str = ""
    affiliation: str = ""
    printed: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """What stands in the margin beside the passage in which a statement begins."""

    statement: Statement
    speakers: tuple[Speaker, ...]
    proofs: tuple[Proof, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """One passage as it is shown; `voice` is the statement that fills most of it, `level` a heading's, else 0."""

    passage: Passage
    words: Markup
    level: int = 0
    bulleted: bool = False
    voice: Statement | None = None
    continues: bool = False
    notes: tuple[Note, ...] = ()


def rows(
    document: Document,
    passages: Sequence[Passage],
    statements: Sequence[Statement],
    parts: Iterable[Part],
    proofs: Sequence[Proof],
    matches: Callable[[str], Sequence[Range]],
) -> tuple[Row, ...]:
    """Lay out passages; a title that the page's head shows already is not repeated."""
    people = {part.authority.id: part for part in parts if part.what == "person"}
    shown = passages[1:] if repeats_title(document, passages) else passages
    spoken = by_passage(statements)
    voices = {passage.number: voice(passage, spoken.get(passage.number, ())) for passage in passages}
    proving = {proof.finding.value: proof for proof in reversed(proofs) if proof.finding.field == "statement"}
    return tuple(
        Row(
            passage=passage,
            words=marked(flowing(passage.text), matches(passage.text)),
            level=level,
            bulleted=passage.kind == "item" and not _NUMBERED.match(passage.text),
            voice=voices[passage.number],
            continues=_continues(voices[passage.number], voices.get(passage.number + 1)),
            notes=_notes(passage, spoken.get(passage.number, ()), people, proving),
        )
        for passage, level in zip(shown, heading_levels(shown), strict=True)
    )


def by_passage(statements: Iterable[Statement]) -> dict[int, list[Statement]]:
    """Return for each passage the statements that have words in it."""
    found: dict[int, list[Statement]] = {}
    for statement in statements:
        for number in range(statement.span.first, statement.span.last + 1):
            found.setdefault(number, []).append(statement)
    return found


def repeats_title(document: Document, passages: Sequence[Passage]) -> bool:
    """Say whether the first passage is the title itself."""
    return bool(passages) and " ".join(passages[0].text.split()) == " ".join(document.title.split())


def heading_levels(passages: Iterable[Passage]) -> tuple[int, ...]:
    """Return each heading's level on the page, from 2; no level is skipped. 0 for what is no heading."""
    levels, above = [], 1
    for passage in passages:
        level = min(max(passage.level, 1) + 1, above + 1, 4) if passage.kind == "heading" else 0
        above = level or above
        levels.append(level)
    return tuple(levels)


def voice(passage: Passage, statements: Iterable[Statement]) -> Statement | None:
    """Return the statement that fills the most characters of a passage."""
    return max(
        (one for one in statements if _filled(passage, one)), key=lambda one: _filled(passage, one), default=None
    )


def _filled(passage: Passage, statement: Statement) -> int:
    span = statement.span
    if not span.first <= passage.number <= span.last:
        return 0
    start = span.start if span.first == passage.number else 0
    end = span.end if span.last == passage.number else len(passage.text)
    return max(end - start, 0)


def _continues(said: Statement | None, following: Statement | None) -> bool:
    return said is not None and said is following


def _notes(
    passage: Passage, statements: Iterable[Statement], people: Mapping[str, Part], proving: Mapping[str, Proof]
) -> tuple[Note, ...]:
    return tuple(_note(one, people, proving) for one in statements if one.span.first == passage.number)


def _note(statement: Statement, people: Mapping[str, Part], proving: Mapping[str, Proof]) -> Note:
    proof = proving.get(statement.quotation)
    return Note(statement, tuple(_speaker(one, people) for one in statement.speakers), (proof,) if proof else ())


def _speaker(named: Named, people: Mapping[str, Part]) -> Speaker:
    part = people.get(named.id)
    if part is None:
        return Speaker(named)
    other = next((form for form in part.printed if form != named.label), "")
    unlike = other if named.label not in part.printed else ""
    return Speaker(named, part.position or "", part.affiliation or "", unlike)
