"""Statements of a document stored: matched to those that have an id by their words, never deleted."""

from collections.abc import Sequence

from sqlalchemy import delete, select, update

from archive import schema
from archive.findings import FoundStatement
from archive.folding import key
from archive.passages import quote
from archive.reading import Read
from archive.records import proposals
from archive.records.base import Records
from archive.records.proposals import Place, Proposal

_S = schema.statements.c


def store(records: Records, place: Place, read: Read, people: dict[str, str]) -> None:
    """Store the statements of a reading. One that says the same words as before keeps its id, wherever it moved."""
    earlier = _earlier(records, place.document)
    standing = update(schema.statements).where(_S.document == place.document)
    records.connection.execute(standing.values(stands=False))
    for found in read.findings.statements:
        quotation = quote(read.passages, found.span)
        number = earlier.get(key(quotation), [None]).pop(0) if earlier.get(key(quotation)) else None
        number = _write(records, place, found, quotation, number)
        _speak(records, number, [people[name] for name in found.speakers if name in people])
        proposals.keep(records, place, [Proposal("statement", quotation, found.evidence)])


def name(records: Records, document: str) -> None:
    """Mint the ids of a published document's statements that have none."""
    query = select(_S.number).where(_S.document == document, _S.id.is_(None), _S.stands)
    for number in records.connection.execute(query.order_by(_S.number)).scalars().all():
        statement = records.mint("statement")
        records.connection.execute(update(schema.statements).where(_S.number == number).values(id=statement))


def _earlier(records: Records, document: str) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    query = select(_S.number, _S.quotation).where(_S.document == document).order_by(_S.number)
    for row in records.connection.execute(query):
        found.setdefault(key(row.quotation), []).append(row.number)
    return found


def _write(records: Records, place: Place, found: FoundStatement, quotation: str, number: int | None) -> int:
    values = {
        "document": place.document,
        "revision": place.revision,
        "form": found.form,
        "voice": found.voice,
        "quotation": quotation,
        "collective": found.collective,
        "stands": True,
        **proposals.span_columns(found.span),
    }
    if number is not None:
        records.connection.execute(update(schema.statements).where(_S.number == number).values(values))
        return number
    added = records.connection.execute(schema.statements.insert().values(values)).inserted_primary_key
    return int(added[0]) if added else 0


def _speak(records: Records, statement: int, speakers: Sequence[str]) -> None:
    table = schema.statement_speakers
    records.connection.execute(delete(table).where(table.c.statement == statement))
    rows = [
        {"statement": statement, "authority": authority, "rank": rank}
        for rank, authority in enumerate(dict.fromkeys(speakers))
    ]
    if rows:
        records.connection.execute(table.insert(), rows)
