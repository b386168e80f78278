"""The tables of who and what documents name: authorities, events, topics, statements, findings."""

from sqlalchemy import (
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    PrimaryKeyConstraint,
    String,
    Table,
)

from archive.schema.columns import Words, metadata, span_columns

# `merged_into` names who stands for this one today, at one remove: rows of documents keep whom they were linked to.
authorities = Table(
    "authorities",
    metadata,
    Column("id", ForeignKey("minted.id"), primary_key=True),
    Column("what", String(16), nullable=False),
    Column("name", Words, nullable=False),
    Column("acronym", Words),
    Column("key", Words, nullable=False),
    Column("merged_into", ForeignKey("authorities.id"), index=True),
    Index(None, "what", "key"),
)

# Every printed form of an authority's name; `links` marks those by which other documents' names join it.
forms = Table(
    "forms",
    metadata,
    Column("authority", ForeignKey("authorities.id"), nullable=False),
    Column("form", Words, nullable=False),
    Column("key", Words, nullable=False),
    Column("links", Boolean, nullable=False),
    PrimaryKeyConstraint("authority", "form"),
    Index(None, "key"),
)

events = Table(
    "events",
    metadata,
    Column("id", ForeignKey("minted.id"), primary_key=True),
    Column("name", Words, nullable=False),
    Column("key", Words, nullable=False, index=True),
    Column("place", Words),
    Column("held", String(64)),
)

event_organisers = Table(
    "event_organisers",
    metadata,
    Column("event", ForeignKey("events.id"), nullable=False),
    Column("organisation", ForeignKey("authorities.id"), nullable=False),
    PrimaryKeyConstraint("event", "organisation"),
)

topics = Table(
    "topics",
    metadata,
    Column("id", ForeignKey("minted.id"), primary_key=True),
    Column("uri", Words, nullable=False, unique=True),
)

topic_labels = Table(
    "topic_labels",
    metadata,
    Column("topic", ForeignKey("topics.id"), nullable=False),
    Column("language", String(35), nullable=False),
    Column("text", Words, nullable=False),
    Column("preferred", Boolean, nullable=False),
    Column("key", Words, nullable=False, index=True),
    PrimaryKeyConstraint("topic", "language", "text"),
)

# Words that point to a topic in texts and are never shown; several topics may have the same.
topic_hidden_labels = Table(
    "topic_hidden_labels",
    metadata,
    Column("topic", ForeignKey("topics.id"), nullable=False),
    Column("language", String(35), nullable=False),
    Column("text", Words, nullable=False),
    PrimaryKeyConstraint("topic", "language", "text"),
)

topic_broader = Table(
    "topic_broader",
    metadata,
    Column("topic", ForeignKey("topics.id"), nullable=False),
    Column("broader", ForeignKey("topics.id"), nullable=False),
    PrimaryKeyConstraint("topic", "broader"),
)

# What an authority is in a document, as it stands now.
roles = Table(
    "roles",
    metadata,
    Column("document", ForeignKey("documents.id"), nullable=False),
    Column("authority", ForeignKey("authorities.id"), nullable=False),
    Column("role", String(16), nullable=False),
    Column("rank", Integer, nullable=False),
    Column("position", Words),
    Column("affiliation", Words),
    PrimaryKeyConstraint("document", "authority", "role"),
    Index(None, "authority", "role"),
)

mentions = Table(
    "mentions",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("document", ForeignKey("documents.id"), nullable=False),
    Column("revision", Integer, nullable=False),
    Column("authority", ForeignKey("authorities.id"), nullable=False, index=True),
    Column("printed", Words, nullable=False),
    *span_columns(),
    Index(None, "document", "revision"),
)

document_topics = Table(
    "document_topics",
    metadata,
    Column("document", ForeignKey("documents.id"), nullable=False),
    Column("topic", ForeignKey("topics.id"), nullable=False, index=True),
    Column("rank", Integer, nullable=False),
    Column("words", Words, nullable=False),
    PrimaryKeyConstraint("document", "topic"),
)

statements = Table(
    "statements",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("id", ForeignKey("minted.id"), unique=True),
    Column("document", ForeignKey("documents.id"), nullable=False),
    Column("revision", Integer, nullable=False),
    Column("form", String(16), nullable=False),
    Column("voice", String(16), nullable=False),
    *span_columns(),
    Column("quotation", Words, nullable=False),
    Column("collective", Words),
    Column("stands", Boolean, nullable=False, default=True),
    Index(None, "document", "revision"),
)

statement_speakers = Table(
    "statement_speakers",
    metadata,
    Column("statement", ForeignKey("statements.number"), nullable=False),
    Column("authority", ForeignKey("authorities.id"), nullable=False, index=True),
    Column("rank", Integer, nullable=False),
    PrimaryKeyConstraint("statement", "authority"),
)

# Proposals with their evidence; `subject` is the authority, event, topic or statement that a value stands for.
findings = Table(
    "findings",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("document", ForeignKey("documents.id"), nullable=False, index=True),
    Column("revision", Integer, nullable=False),
    Column("field", String(32), nullable=False),
    Column("value", Words, nullable=False),
    Column("subject", String(16)),
    Column("rule", String(64), nullable=False),
    Column("confidence", Float, nullable=False),
    Column("because", Words, nullable=False),
    Column("source", String(16), nullable=False),
    *span_columns(),
    Column("status", String(16), nullable=False),
    Column("extractor", String(64), nullable=False),
)
