"""Documents in the record: received, got by id, related to one another."""

from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import Row, or_, select

from archive import schema
from archive.documents import (
    RELATIONS,
    Document,
    DocumentTopic,
    Named,
    Original,
    Part,
    Related,
    Relation,
)
from archive.errors import NotFound, Refused
from archive.intake import Intake, Receipt, Received
from archive.records import authorities, listings, standing, topics
from archive.records.base import Records

# How a relation reads from the other document.
_INVERSE = {
    "adopted at": "adopted",
    "annex of": "annex",
    "translation of": "translation",
    "corrects": "corrected by",
}


def receive(records: Records, received: Received) -> Receipt:
    """Make the document of a file that is kept; the same bytes again give the document that is there."""
    documents = schema.documents
    held = records.connection.execute(select(documents.c.id).where(documents.c.original == received.sha256)).scalar()
    if held:
        return Receipt(held, held=True)
    _remember_original(records, received)
    document = records.mint("document")
    records.connection.execute(
        documents.insert().values(
            id=document,
            original=received.sha256,
            name=received.name,
            origin=received.origin,
            intake=received.intake.to_json(),
            state="received",
            standing="draft",
            publish=received.publish,
            title=received.name,
            received_at=records.now(),
        )
    )
    records.note("received", document, name=received.name, sha256=received.sha256)
    return Receipt(document, held=False)


def get(records: Records, document: str) -> Document:
    """Return a document of any standing; raises NotFound."""
    documents, originals = schema.documents, schema.originals
    query = select(documents, originals.c.size, originals.c.media_type)
    query = query.join(originals, originals.c.sha256 == documents.c.original)
    row = records.connection.execute(query.where(documents.c.id == document)).first()
    if row is None:
        raise NotFound(f"there is no document {document}")
    return _document(row)


def intake(records: Records, document: str) -> Intake:
    """Return what was said with the file when it came; raises NotFound."""
    query = select(schema.documents.c.intake).where(schema.documents.c.id == document)
    said = records.connection.execute(query).scalar()
    if said is None:
        raise NotFound(f"there is no document {document}")
    return Intake.from_json(said)


def relate(records: Records, document: str, other: str, relation: Relation) -> None:
    """Say how a document stands to another; saying it again changes nothing. Raises Refused or NotFound."""
    if relation not in RELATIONS or document == other:
        raise Refused(f"a document can be {', '.join(RELATIONS)} another one, not “{relation}” {other}")
    for each in (document, other):
        get(records, each)
    values = {"document": document, "other": other, "relation": relation}
    added = records.connection.execute(schema.relations.insert().prefix_with("OR IGNORE").values(values))
    if added.rowcount:
        records.note("related", document, relation=relation, other=other)


def related(records: Records, document: str) -> tuple[Related, ...]:
    """Return the published documents that stand in a relation to this one, read from this one."""
    relations = schema.relations.c
    query = select(schema.relations).where(or_(relations.document == document, relations.other == document))
    pairs = [_seen_from(document, row) for row in records.connection.execute(query.order_by(relations.relation))]
    summaries = {summary.id: summary for summary in listings.summaries(records, [other for other, _ in pairs])}
    found = ((summaries[other], relation) for other, relation in pairs if other in summaries)
    return tuple(Related(summary, relation) for summary, relation in found if summary.standing == "published")


def parts(records: Records, document: str) -> tuple[Part, ...]:
    """Return who is what in a document, by rank, with the forms printed there; those who were merged stand once."""
    roles, names = schema.roles, schema.authorities
    query = standing.joined(select(roles, names.c.id, names.c.name, names.c.what), roles.c.authority)
    query = query.where(roles.c.document == document).order_by(roles.c.rank, roles.c.authority)
    rows = records.connection.execute(query).all()
    printed = _printed(records, document, {row.authority: row.id for row in rows})
    return tuple(
        Part(
            authority=Named(row.id, row.name),
            what=row.what,
            role=row.role,
            position=row.position,
            affiliation=row.affiliation,
            printed=tuple(printed.get(row.id, ())),
        )
        for row in _once(rows)
    )


def document_topics(records: Records, document: str) -> tuple[DocumentTopic, ...]:
    """Return a document's topics, the most salient first."""
    table = schema.document_topics
    rows = records.connection.execute(select(table).where(table.c.document == document).order_by(table.c.rank)).all()
    labels = topics.labels(records, [row.topic for row in rows])
    return tuple(DocumentTopic(Named(row.topic, labels[row.topic]), tuple(row.words.split("\n"))) for row in rows)


def _once(rows: Iterable[Row[Any]]) -> Iterator[Row[Any]]:
    """Yield the rows of each person by the one linked who stands foremost, and each role of an organisation once."""
    foremost: dict[str, str] = {}
    roles: set[tuple[str, str]] = set()
    for row in rows:
        first = foremost.setdefault(row.id, row.authority)
        if (row.id, row.role) not in roles and (row.what == "organisation" or row.authority == first):
            roles.add((row.id, row.role))
            yield row


def _printed(records: Records, document: str, leaders: dict[str, str]) -> dict[str, dict[str, None]]:
    found: dict[str, dict[str, None]] = {}
    for authority, forms in authorities.printed_in(records, document).items():
        found.setdefault(leaders.get(authority, authority), {}).update(dict.fromkeys(forms))
    return found


def _remember_original(records: Records, received: Received) -> None:
    values = {"sha256": received.sha256, "size": received.size, "media_type": "", "received_at": records.now()}
    records.connection.execute(schema.originals.insert().prefix_with("OR IGNORE").values(values))


def _seen_from(document: str, row: Row[Any]) -> tuple[str, str]:
    if row.document == document:
        return row.other, row.relation
    return row.document, _INVERSE[row.relation]


def _document(row: Row[Any]) -> Document:
    same = {
        name: getattr(row, name)
        for name in Document.__dataclass_fields__
        if name not in ("original",) and hasattr(row, name)
    }
    return Document(original=Original(row.original, row.size, row.media_type), **same)
