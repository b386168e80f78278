"""The tables of who is who across documents: likenesses, what staff judged, identifiers given elsewhere."""

from sqlalchemy import Column, Float, ForeignKey, Index, Integer, PrimaryKeyConstraint, String, Table

from archive.schema.columns import Moment, Words, metadata

# Where a form is looked up by others that may be the same name: a bounded number of neighbours, never everybody.
blocks = Table(
    "blocks",
    metadata,
    Column("authority", ForeignKey("authorities.id"), nullable=False),
    Column("form", Words, nullable=False),
    Column("block", String(64), nullable=False),
    PrimaryKeyConstraint("authority", "form", "block"),
    Index(None, "block"),
)

# Two authorities that may be one, with the forms that say so; `one` is the smaller id.
likenesses = Table(
    "likenesses",
    metadata,
    Column("one", ForeignKey("authorities.id"), nullable=False),
    Column("other", ForeignKey("authorities.id"), nullable=False, index=True),
    Column("form", Words, nullable=False),
    Column("other_form", Words, nullable=False),
    Column("reason", Words, nullable=False),
    Column("strength", Float, nullable=False),
    PrimaryKeyConstraint("one", "other"),
)

# What staff decided, with what is needed to undo it; a row is never changed but to say that it was undone.
judgements = Table(
    "judgements",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("verdict", String(16), nullable=False),
    Column("authority", ForeignKey("authorities.id"), nullable=False, index=True),
    Column("other", ForeignKey("authorities.id"), index=True),
    Column("at", Moment, nullable=False),
    Column("actor", String(64), nullable=False),
    Column("undone_at", Moment),
    Column("details", Words, nullable=False),
)

# What a judgement changed, so that a later one upon the same is undone first.
judged = Table(
    "judged",
    metadata,
    Column("judgement", ForeignKey("judgements.number"), nullable=False),
    Column("what", String(64), nullable=False),
    PrimaryKeyConstraint("judgement", "what"),
    Index(None, "what"),
)

# What registers elsewhere call an authority.
identifiers = Table(
    "identifiers",
    metadata,
    Column("authority", ForeignKey("authorities.id"), nullable=False),
    Column("scheme", String(16), nullable=False),
    Column("value", String(64), nullable=False),
    PrimaryKeyConstraint("authority", "scheme"),
    Index(None, "scheme", "value"),
)
