"""What is narrower than a topic: a document about wells is about water, and counted there too."""

from sqlalchemy import CTE, Select, func, select

from archive import schema
from archive.records.base import Records


def about(topic: str) -> Select[tuple[str]]:
    """Select the documents about a topic or a narrower one, whatever their standing."""
    found, kin = schema.document_topics.c, _kin(topic)
    return select(found.document).where(found.topic.in_(select(kin.c.narrower)))


def counts(records: Records, topic: str | None = None) -> dict[str, int]:
    """Return how many published documents are about each topic, or about one, where there are any."""
    found, kin = schema.document_topics.c, _kin(topic)
    query = select(kin.c.topic, func.count(found.document.distinct()).label("number"))
    query = query.join(schema.document_topics, found.topic == kin.c.narrower)
    query = query.join(schema.documents, schema.documents.c.id == found.document)
    query = query.where(schema.documents.c.standing == "published").group_by(kin.c.topic)
    return {row.topic: row.number for row in records.connection.execute(query)}


def _kin(topic: str | None) -> CTE:
    """Pair every topic, or one, with itself and all that is narrower; a vocabulary that runs in a circle ends."""
    topics, broader = schema.topics.c, schema.topic_broader.c
    own = select(topics.id.label("topic"), topics.id.label("narrower"))
    kin = (own if topic is None else own.where(topics.id == topic)).cte("kin", recursive=True)
    return kin.union(select(kin.c.topic, broader.topic).join(kin, broader.broader == kin.c.narrower))
