"""Texts in the record: revisions, their passages, the statements in them."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import ColumnElement, FromClause, Row, Select, and_, exists, func, select

from archive import schema
from archive.documents import Named, Revision, Statement
from archive.errors import NotFound
from archive.passages import Passage, Span
from archive.records import standing
from archive.records.base import Records

_P, _S = schema.passages.c, schema.statements.c
_QUOTABLE = (60, 220)


def revision(records: Records, document: str, number: int) -> Revision:
    """Return one revision; raises NotFound."""
    found = [one for one in revisions(records, document) if one.number == number]
    if not found:
        raise NotFound(f"document {document} has no revision {number}")
    return found[0]


def revisions(records: Records, document: str) -> tuple[Revision, ...]:
    """Return all revisions of a document, the first one first."""
    table = schema.revisions
    query = select(table).where(table.c.document == document).order_by(table.c.number)
    return tuple(_revision(row) for row in records.connection.execute(query))


def passages(records: Records, document: str, number: int) -> tuple[Passage, ...]:
    """Return the passages of one revision in reading order; empty when there is no such revision."""
    query = select(schema.passages).where(_P.document == document, _P.revision == number).order_by(_P.number)
    return tuple(passage_of(row) for row in records.connection.execute(query))


def current_passages(records: Records, documents: Sequence[str]) -> dict[str, tuple[Passage, ...]]:
    """Return the passages of the newest revision of each document, in one query."""
    newest = schema.documents.c
    query = select(schema.passages).join(schema.documents, newest.id == _P.document)
    query = query.where(newest.id.in_(documents), _P.revision == newest.revision).order_by(_P.document, _P.number)
    found: dict[str, list[Passage]] = {document: [] for document in documents}
    for row in records.connection.execute(query):
        found[row.document].append(passage_of(row))
    return {document: tuple(text) for document, text in found.items()}


def statements(records: Records, document: str, number: int) -> tuple[Statement, ...]:
    """Return the statements of one revision in the order of their spans."""
    query = select(schema.statements).where(_S.document == document, _S.revision == number, _S.stands)
    return _statements(records, query.order_by(_S.first, _S.start, _S.number))


def some_statements(records: Records, limit: int) -> tuple[Statement, ...]:
    """Return short direct statements of single speakers, the newest first, to show what the archive holds."""
    shortest, longest = _QUOTABLE
    query = public_statements(schema.statements).where(_S.form == "direct", _S.voice == "single")
    query = query.where(func.length(_S.quotation).between(shortest, longest))
    return _statements(records, query.order_by(_S.number.desc()).limit(limit))


def public_statements(*columns: FromClause | ColumnElement[Any]) -> Select[Any]:
    """Select from the statements of published documents, each once.

    What a gathering adopted counts in the document that it became, and not in the report that prints it too.
    """
    documents, relations, own = schema.documents.c, schema.relations.c, schema.documents.alias("own")
    became = exists().where(relations.other == _S.document, relations.relation == "adopted at")
    became = became.where(relations.document == own.c.id, own.c.standing == "published")
    query = select(*columns).join_from(schema.statements, schema.documents, documents.id == _S.document)
    query = query.where(documents.standing == "published", _S.revision == documents.revision, _S.stands)
    return query.where(~and_(_S.voice == "adopted", became))


def statements_of(records: Records, authority: str, limit: int) -> tuple[Statement, ...]:
    """Return a person's statements in published documents, the newest date first."""
    speakers, documents = schema.statement_speakers.c, schema.documents.c
    query = public_statements(schema.statements)
    said = select(speakers.statement).where(speakers.authority.in_(standing.members_of(authority)))
    day = func.coalesce(documents.earliest, documents.latest)
    query = query.where(_S.number.in_(said)).order_by(day.is_(None), day.desc(), _S.number)
    return _statements(records, query.limit(limit))


def passage_of(row: Row[Any]) -> Passage:
    """Make the value of a passage's row."""
    box = None if row.left is None else (row.left, row.top, row.right, row.bottom)
    return Passage(row.number, row.text, row.kind, row.level, row.language, row.page, box)


def _statements(records: Records, query: Select[Any]) -> tuple[Statement, ...]:
    rows = records.connection.execute(query).all()
    speakers = _speakers(records, [row.number for row in rows])
    return tuple(_statement(row, speakers.get(row.number, ())) for row in rows)


def _speakers(records: Records, statements: Iterable[int]) -> dict[int, tuple[Named, ...]]:
    speakers, names = schema.statement_speakers.c, schema.authorities.c
    query = standing.joined(select(speakers.statement, names.id, names.name), speakers.authority)
    query = query.where(speakers.statement.in_(list(statements))).order_by(speakers.statement, speakers.rank)
    found: dict[int, dict[Named, None]] = {}
    for row in records.connection.execute(query):
        found.setdefault(row.statement, {})[Named(row.id, row.name)] = None
    return {statement: tuple(named) for statement, named in found.items()}


def _statement(row: Row[Any], speakers: tuple[Named, ...]) -> Statement:
    span = Span(row.first, row.start, row.last, row.end)
    return Statement(
        row.id, row.document, row.revision, row.form, row.voice, span, row.quotation, row.collective, speakers
    )


def _revision(row: Row[Any]) -> Revision:
    notes = tuple(note for note in row.notes.split("\n") if note)
    return Revision(
        row.document,
        row.number,
        row.made_at,
        row.made_by,
        row.origin,
        row.media_type,
        row.pages,
        row.extractor,
        notes,
    )
