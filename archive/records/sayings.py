"""Statements of a document stored: matched to those that have an id by their words, never deleted."""

from collections.abc import Sequence

from sqlalchemy import bindparam, delete, select, update

from archive import schema
from archive.findings import FoundStatement
from archive.folding import key
from archive.passages import Passage, Span, quote
from archive.reading import Read
from archive.records import proposals
from archive.records.base import Records
from archive.records.proposals import Place, Proposal

_S = schema.statements.c
_Row = dict[str, str | int | None]


def store(records: Records, place: Place, read: Read, people: dict[str, str]) -> None:
    """Store the statements of a reading. One that says the same words as before keeps its id, wherever it moved.

    A statement whose span is not in the text, or holds no words, is left out: it says nothing.
    """
    spoken = [(found, _words(read.passages, found.span)) for found in read.findings.statements]
    spoken = [(found, words) for found, words in spoken if words.strip()]
    earlier = _earlier(records, place.document)
    mine = _S.document == place.document
    records.connection.execute(update(schema.statements).where(mine).values(stands=False))
    numbers = _write(
        records, place.document, [_row(place, found, words, _take(earlier, words)) for found, words in spoken]
    )
    table = schema.statement_speakers
    records.connection.execute(delete(table).where(table.c.statement.in_(select(_S.number).where(mine, _S.stands))))
    voices = [
        {"statement": number, "authority": authority, "rank": rank}
        for number, (found, _) in zip(numbers, spoken, strict=True)
        for rank, authority in enumerate(dict.fromkeys(people[name] for name in found.speakers if name in people))
    ]
    if voices:
        records.connection.execute(table.insert(), voices)
    proposals.keep(records, place, [Proposal("statement", words, found.evidence) for found, words in spoken])


def name(records: Records, document: str) -> None:
    """Mint the ids of a published document's statements that have none."""
    query = select(_S.number).where(_S.document == document, _S.id.is_(None), _S.stands)
    numbers = records.connection.execute(query.order_by(_S.number)).scalars().all()
    minted = records.mint_several("statement", len(numbers))
    rows = [{"statement": number, "given": one} for number, one in zip(numbers, minted, strict=True)]
    if rows:
        naming = update(schema.statements).where(_S.number == bindparam("statement")).values(id=bindparam("given"))
        records.connection.execute(naming, rows)


def _words(passages: Sequence[Passage], span: Span) -> str:
    """Quote a span that lies in the text; numbers of passages begin at 1 and have no gaps."""
    within = 1 <= span.first <= span.last <= len(passages) and span.start >= 0
    if not within or span.end > len(passages[span.last - 1].text):
        return ""
    return quote(passages[span.first - 1 : span.last], span)


def _earlier(records: Records, document: str) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    query = select(_S.number, _S.quotation).where(_S.document == document).order_by(_S.number)
    for row in records.connection.execute(query):
        found.setdefault(key(row.quotation), []).append(row.number)
    return found


def _take(earlier: dict[str, list[int]], words: str) -> int | None:
    numbers = earlier.get(key(words))
    return numbers.pop(0) if numbers else None


def _row(place: Place, found: FoundStatement, words: str, number: int | None) -> _Row:
    return {
        "same": number,
        "document": place.document,
        "revision": place.revision,
        "form": found.form,
        "voice": found.voice,
        "quotation": words,
        "collective": found.collective,
        "stands": True,
        **proposals.span_columns(found.span),
    }


def _write(records: Records, document: str, rows: Sequence[_Row]) -> list[int]:
    """Write statements over those that say the same, or anew, and return their numbers."""
    table, columns = schema.statements, [name for name in rows[0] if name != "same"] if rows else []
    old, new = [row for row in rows if row["same"]], [row for row in rows if not row["same"]]
    if old:
        same = update(table).where(_S.number == bindparam("same"))
        records.connection.execute(same.values({name: bindparam(name) for name in columns}), old)
    if new:
        records.connection.execute(table.insert(), [{name: row[name] for name in columns} for row in new])
    standing = select(_S.number).where(_S.document == document, _S.stands).order_by(_S.number)
    kept = {row["same"] for row in old}
    added = iter([one for one in records.connection.execute(standing).scalars() if one not in kept])
    return [int(row["same"]) if row["same"] else next(added) for row in rows]
