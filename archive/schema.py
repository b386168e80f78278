"""The tables of the record. Every change to them is also a migration in archive/migrations."""

from datetime import UTC, datetime

from sqlalchemy import (
    Boolean,
    Column,
    Dialect,
    Float,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
    UniqueConstraint,
)
from sqlalchemy.types import TypeDecorator

from archive.writing import writable


class Moment(TypeDecorator[datetime]):
    """A moment in UTC, kept as ISO 8601 text so that it sorts and reads the same in every database."""

    impl = String(32)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        """Write a moment as text."""
        return value.astimezone(UTC).isoformat(timespec="microseconds") if value else None

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:
        """Read it back."""
        return datetime.fromisoformat(value) if value else None


class Words(TypeDecorator[str]):
    """Text of any length from outside, written as far as it can be."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """Write a text."""
        return None if value is None else writable(value)


metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

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

authorities = Table(
    "authorities",
    metadata,
    Column("id", ForeignKey("minted.id"), primary_key=True),
    Column("what", String(16), nullable=False),
    Column("name", Words, nullable=False),
    Column("acronym", Words),
    Column("key", Words, nullable=False),
    Column("merged_into", ForeignKey("authorities.id")),
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
    PrimaryKeyConstraint("topic", "language", "text"),
)

topic_broader = Table(
    "topic_broader",
    metadata,
    Column("topic", ForeignKey("topics.id"), nullable=False),
    Column("broader", ForeignKey("topics.id"), nullable=False),
    PrimaryKeyConstraint("topic", "broader"),
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


def _span() -> tuple[Column[int], ...]:
    return tuple(Column(name, Integer) for name in ("first", "start", "last", "end"))


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
    *_span(),
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
    *_span(),
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

relations = Table(
    "relations",
    metadata,
    Column("document", ForeignKey("documents.id"), nullable=False),
    Column("other", ForeignKey("documents.id"), nullable=False, index=True),
    Column("relation", String(16), nullable=False),
    PrimaryKeyConstraint("document", "other", "relation"),
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
    *_span(),
    Column("status", String(16), nullable=False),
    Column("extractor", String(64), nullable=False),
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

members = Table(
    "members",
    metadata,
    Column("id", ForeignKey("minted.id"), primary_key=True),
    Column("name", Words, nullable=False),
    Column("key", Words, nullable=False),
    Column("role", String(16), nullable=False),
    Column("password", Words, nullable=False),
    Column("active", Boolean, nullable=False, default=True),
    Column("created_at", Moment, nullable=False),
    UniqueConstraint("key"),
)

sessions = Table(
    "sessions",
    metadata,
    Column("digest", String(64), primary_key=True),
    Column("member", ForeignKey("members.id"), nullable=False),
    Column("csrf", String(64), nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("expires_at", Moment, nullable=False),
)

invitations = Table(
    "invitations",
    metadata,
    Column("digest", String(64), primary_key=True),
    Column("role", String(16), nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("expires_at", Moment, nullable=False),
    Column("used_at", Moment),
)

# Failed attempts to sign in, for throttling: by name and by address, as keyed digests.
attempts = Table(
    "attempts",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("who", String(64), nullable=False),
    Column("at", Moment, nullable=False),
    Index(None, "who", "at"),
)
