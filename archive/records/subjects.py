"""What a document is about: its topics and its event."""

from sqlalchemy import delete, select, update

from archive import schema
from archive.findings import Findings, FoundEvent
from archive.folding import key
from archive.records import proposals, topics
from archive.records.base import Records
from archive.records.proposals import Place, Proposal


def keep_topics(records: Records, place: Place, findings: Findings, decided: bool) -> None:
    """Keep the topics found as proposals, and give them to the document unless a person decided."""
    known = topics.ids(records, [topic.uri for topic in findings.topics])
    salient = {one.uri: one for one in sorted(findings.topics, key=lambda one: one.salience)}
    found = sorted((one for uri, one in salient.items() if uri in known), key=lambda one: -one.salience)
    table = schema.document_topics
    if not decided:
        records.connection.execute(delete(table).where(table.c.document == place.document))
        rows = [
            {"document": place.document, "topic": known[one.uri], "rank": rank, "words": "\n".join(one.words)}
            for rank, one in enumerate(found)
        ]
        if rows:
            records.connection.execute(table.insert(), rows)
    labels = topics.labels(records, known.values())
    kept = [Proposal("topic", labels[known[one.uri]], one.evidence, known[one.uri]) for one in found]
    proposals.keep(records, place, kept)


def keep_event(
    records: Records, place: Place, findings: Findings, organisations: dict[str, str], decided: bool
) -> None:
    """Give the document its event, unless a person decided: one known by its name and day, a new one, or none."""
    if decided:
        return
    mine = update(schema.documents).where(schema.documents.c.id == place.document)
    if findings.event is None:
        records.connection.execute(mine.values(event=None))
        return
    held = findings.held.value if findings.held else None
    event = _known_event(records, findings.event.name, held) or _new_event(records, findings.event, held)
    records.connection.execute(mine.values(event=event))
    organisers = [
        {"event": event, "organisation": organisations[name]}
        for name in findings.event.organisers
        if name in organisations
    ]
    if organisers:
        records.connection.execute(schema.event_organisers.insert().prefix_with("OR IGNORE"), organisers)
    proposals.keep(records, place, [Proposal("event", findings.event.name, findings.event.evidence, event)])


def _known_event(records: Records, name: str, held: str | None) -> str | None:
    table = schema.events.c
    query = select(table.id).where(table.key == key(name)).order_by(table.id)
    same_day = table.held.is_(None) if held is None else (table.held == held) | table.held.is_(None)
    return records.connection.execute(query.where(same_day)).scalar()


def _new_event(records: Records, event: FoundEvent, held: str | None) -> str:
    identifier = records.mint("event")
    records.connection.execute(
        schema.events.insert().values(id=identifier, name=event.name, key=key(event.name), place=event.place, held=held)
    )
    return identifier
