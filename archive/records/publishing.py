"""Documents brought before the public, and taken from view."""

from typing import Any

from sqlalchemy import select, update

from archive import schema
from archive.documents import Document
from archive.errors import Conflict, Refused
from archive.records import documents, sayings
from archive.records.base import Records


def publish(records: Records, identifier: str) -> None:
    """Make a read draft public for good: its statements get ids. Raises Refused, or Conflict when it is public."""
    document = documents.get(records, identifier)
    if document.state != "read" or not document.revision:
        raise Refused("a document can be published once it has been read")
    if document.standing != "draft":
        raise Conflict(f"the document is {document.standing} already")
    _set(records, identifier, standing="published", published_at=records.now())
    sayings.name(records, identifier)
    records.note("published", identifier, revision=str(document.revision))


def withdraw(records: Records, identifier: str, because: str) -> None:
    """Take a published document from view; its address stays and says when and why."""
    document = documents.get(records, identifier)
    if document.standing != "published":
        raise Conflict(f"only a published document can be withdrawn; this one is {document.standing}")
    if not because.strip():
        raise Refused("a withdrawal needs a reason, which its page will show")
    _set(records, identifier, standing="withdrawn", withdrawn_at=records.now(), withdrawn_because=because.strip())
    records.note("withdrawn", identifier, because=because.strip())


def after_reading(records: Records, document: Document) -> None:
    """Publish what came with the wish to be published; name new statements of what is public already."""
    wanted = select(schema.documents.c.publish).where(schema.documents.c.id == document.id)
    if document.standing == "published":
        sayings.name(records, document.id)
    elif document.standing == "draft" and records.connection.execute(wanted).scalar():
        publish(records, document.id)


def _set(records: Records, identifier: str, **values: Any) -> None:
    records.connection.execute(update(schema.documents).where(schema.documents.c.id == identifier).values(**values))
