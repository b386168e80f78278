"""The tables of what is kept: originals, documents, their texts, and the ledger."""

from sqlalchemy import (
    Boolean,
    Column,
    Float,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    PrimaryKeyConstraint,
    String,
    Table,
)

from archive.schema.columns import Moment, Words, metadata

# Every identifier ever given out; never a row less.
minted = Table(
    "minted", metadata, Column("id", String(16), primary_key=True), Column("what", String(16), nullable=False)
)

originals = Table(
    "originals",
    metadata,
    Column("sha256", String(64), primary_key=True),
    Column("size", Integer, nullable=False),
    Column("media_type", String(128), nullable=False, default=""),
    Column("received_at", Moment, nullable=False),
)

documents = Table(
    "documents",
    metadata,
    Column("id", ForeignKey("minted.id"), primary_key=True),
    Column("original", ForeignKey("originals.sha256"), nullable=False, unique=True),
    Column("name", Words, nullable=False),
    Column("origin", Words, nullable=False),
    Column("intake", Words, nullable=False),
    Column("state", String(16), nullable=False),
    Column("standing", String(16), nullable=False),
    Column("publish", Boolean, nullable=False),
    Column("revision", Integer, nullable=False, default=0),
    Column("title", Words, nullable=False, default=""),
    Column("kind", String(32), nullable=False, default=""),
    Column("genre", Words),
    Column("language", String(35), nullable=False, default=""),
    Column("published", String(64)),
    Column("held", String(64)),
    Column("earliest", String(10)),
    Column("latest", String(10)),
    Column("event", ForeignKey("events.id")),
    Column("source_url", Words),
    Column("rights", Words),
    Column("licence", Words),
    Column("problem", Words),
    Column("received_at", Moment, nullable=False),
    Column("published_at", Moment),
    Column("withdrawn_at", Moment),
    Column("withdrawn_because", Words),
    Column("lease_holder", String(64)),
    Column("lease_until", Moment),
    Column("attempts", Integer, nullable=False, default=0),
    Index(None, "state", "lease_until"),
    Index(None, "standing", "earliest"),
    Index(None, "standing", "published_at"),
    Index(None, "event"),
)

revisions = Table(
    "revisions",
    metadata,
    Column("document", ForeignKey("documents.id"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("made_at", Moment, nullable=False),
    Column("made_by", String(64), nullable=False),
    Column("origin", String(16), nullable=False),
    Column("media_type", String(128), nullable=False),
    Column("pages", Integer),
    Column("extractor", String(64), nullable=False),
    Column("notes", Words, nullable=False),
    PrimaryKeyConstraint("document", "number"),
)

passages = Table(
    "passages",
    metadata,
    Column("document", String(16), nullable=False),
    Column("revision", Integer, nullable=False),
    Column("number", Integer, nullable=False),
    Column("text", Words, nullable=False),
    Column("kind", String(16), nullable=False),
    Column("level", Integer, nullable=False),
    Column("language", String(35)),
    Column("page", Integer),
    Column("left", Float),
    Column("top", Float),
    Column("right", Float),
    Column("bottom", Float),
    PrimaryKeyConstraint("document", "revision", "number"),
    ForeignKeyConstraint(["document", "revision"], ["revisions.document", "revisions.number"]),
)

relations = Table(
    "relations",
    metadata,
    Column("document", ForeignKey("documents.id"), nullable=False),
    Column("other", ForeignKey("documents.id"), nullable=False, index=True),
    Column("relation", String(16), nullable=False),
    PrimaryKeyConstraint("document", "other", "relation"),
)

ledger = Table(
    "ledger",
    metadata,
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("at", String(32), nullable=False),
    Column("kind", String(32), nullable=False),
    Column("subject", String(16), nullable=False, index=True),
    Column("actor", String(64), nullable=False),
    Column("details", String(64), nullable=False),
    Column("hash", String(64), nullable=False),
)

# What a line says beyond its kind and subject; a row here may be erased by law without breaking the chain.
ledger_details = Table(
    "ledger_details",
    metadata,
    Column("position", ForeignKey("ledger.position"), primary_key=True, autoincrement=False),
    Column("salt", String(64), nullable=False),
    Column("details", Words, nullable=False),
)
