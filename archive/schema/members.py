"""The tables of staff: members, their sessions and invitations."""

from sqlalchemy import (
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    UniqueConstraint,
)

from archive.schema.columns import Moment, Words, metadata

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
