"""The tables of the record. Every change to them is also a migration in archive/migrations."""

from archive.schema.columns import Moment, Words, metadata
from archive.schema.holdings import documents, ledger, ledger_details, minted, originals, passages, relations, revisions
from archive.schema.identity import blocks, identifiers, judged, judgements, likenesses
from archive.schema.members import attempts, invitations, members, sessions
from archive.schema.naming import (
    authorities,
    document_topics,
    event_organisers,
    events,
    findings,
    forms,
    mentions,
    roles,
    statement_speakers,
    statements,
    topic_broader,
    topic_hidden_labels,
    topic_labels,
    topics,
)

__all__ = [
    "Moment",
    "Words",
    "attempts",
    "authorities",
    "blocks",
    "document_topics",
    "documents",
    "event_organisers",
    "events",
    "findings",
    "forms",
    "identifiers",
    "invitations",
    "judged",
    "judgements",
    "ledger",
    "ledger_details",
    "likenesses",
    "members",
    "mentions",
    "metadata",
    "minted",
    "originals",
    "passages",
    "relations",
    "revisions",
    "roles",
    "sessions",
    "statement_speakers",
    "statements",
    "topic_broader",
    "topic_hidden_labels",
    "topic_labels",
    "topics",
]
