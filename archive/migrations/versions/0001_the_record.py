"""The record."""

import sqlalchemy as sa
from alembic import op

from archive.schema import Moment

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Bring an older archive here."""
    op.create_table(
        "ledger",
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", sa.String(length=32), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("subject", sa.String(length=16), nullable=False),
        sa.Column("actor", sa.String(length=64), nullable=False),
        sa.Column("details", sa.String(length=64), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("position", name=op.f("pk_ledger")),
    )
    with op.batch_alter_table("ledger", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_ledger_subject"), ["subject"], unique=False)

    op.create_table(
        "minted",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("what", sa.String(length=16), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_minted")),
    )
    op.create_table(
        "originals",
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("media_type", sa.String(length=128), nullable=False),
        sa.Column("received_at", Moment(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_originals")),
    )
    op.create_table(
        "authorities",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("what", sa.String(length=16), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("acronym", sa.Text(), nullable=True),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("merged_into", sa.String(length=16), nullable=True),
        sa.ForeignKeyConstraint(["id"], ["minted.id"], name=op.f("fk_authorities_id")),
        sa.ForeignKeyConstraint(["merged_into"], ["authorities.id"], name=op.f("fk_authorities_merged_into")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_authorities")),
    )
    with op.batch_alter_table("authorities", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_authorities_what_key"), ["what", "key"], unique=False)

    op.create_table(
        "events",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=True),
        sa.Column("held", sa.String(length=64), nullable=True),
        sa.ForeignKeyConstraint(["id"], ["minted.id"], name=op.f("fk_events_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_events")),
    )
    with op.batch_alter_table("events", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_events_key"), ["key"], unique=False)

    op.create_table(
        "ledger_details",
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("salt", sa.String(length=64), nullable=False),
        sa.Column("details", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["position"], ["ledger.position"], name=op.f("fk_ledger_details_position")),
        sa.PrimaryKeyConstraint("position", name=op.f("pk_ledger_details")),
    )
    op.create_table(
        "topics",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("uri", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["id"], ["minted.id"], name=op.f("fk_topics_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_topics")),
        sa.UniqueConstraint("uri", name=op.f("uq_topics_uri")),
    )
    op.create_table(
        "documents",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("original", sa.String(length=64), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("origin", sa.Text(), nullable=False),
        sa.Column("intake", sa.Text(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("standing", sa.String(length=16), nullable=False),
        sa.Column("publish", sa.Boolean(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("genre", sa.Text(), nullable=True),
        sa.Column("language", sa.String(length=35), nullable=False),
        sa.Column("published", sa.String(length=64), nullable=True),
        sa.Column("held", sa.String(length=64), nullable=True),
        sa.Column("earliest", sa.String(length=10), nullable=True),
        sa.Column("latest", sa.String(length=10), nullable=True),
        sa.Column("event", sa.String(length=16), nullable=True),
        sa.Column("source_url", sa.Text(), nullable=True),
        sa.Column("rights", sa.Text(), nullable=True),
        sa.Column("licence", sa.Text(), nullable=True),
        sa.Column("problem", sa.Text(), nullable=True),
        sa.Column("received_at", Moment(), nullable=False),
        sa.Column("published_at", Moment(), nullable=True),
        sa.Column("withdrawn_at", Moment(), nullable=True),
        sa.Column("withdrawn_because", sa.Text(), nullable=True),
        sa.Column("lease_holder", sa.String(length=64), nullable=True),
        sa.Column("lease_until", Moment(), nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["event"], ["events.id"], name=op.f("fk_documents_event")),
        sa.ForeignKeyConstraint(["id"], ["minted.id"], name=op.f("fk_documents_id")),
        sa.ForeignKeyConstraint(["original"], ["originals.sha256"], name=op.f("fk_documents_original")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_documents")),
        sa.UniqueConstraint("original", name=op.f("uq_documents_original")),
    )
    with op.batch_alter_table("documents", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_documents_event"), ["event"], unique=False)
        batch_op.create_index(batch_op.f("ix_documents_standing_earliest"), ["standing", "earliest"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_documents_standing_published_at"), ["standing", "published_at"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_documents_state_lease_until"), ["state", "lease_until"], unique=False)

    op.create_table(
        "event_organisers",
        sa.Column("event", sa.String(length=16), nullable=False),
        sa.Column("organisation", sa.String(length=16), nullable=False),
        sa.ForeignKeyConstraint(["event"], ["events.id"], name=op.f("fk_event_organisers_event")),
        sa.ForeignKeyConstraint(["organisation"], ["authorities.id"], name=op.f("fk_event_organisers_organisation")),
        sa.PrimaryKeyConstraint("event", "organisation", name=op.f("pk_event_organisers")),
    )
    op.create_table(
        "forms",
        sa.Column("authority", sa.String(length=16), nullable=False),
        sa.Column("form", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("links", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["authority"], ["authorities.id"], name=op.f("fk_forms_authority")),
        sa.PrimaryKeyConstraint("authority", "form", name=op.f("pk_forms")),
    )
    with op.batch_alter_table("forms", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_forms_key"), ["key"], unique=False)

    op.create_table(
        "topic_broader",
        sa.Column("topic", sa.String(length=16), nullable=False),
        sa.Column("broader", sa.String(length=16), nullable=False),
        sa.ForeignKeyConstraint(["broader"], ["topics.id"], name=op.f("fk_topic_broader_broader")),
        sa.ForeignKeyConstraint(["topic"], ["topics.id"], name=op.f("fk_topic_broader_topic")),
        sa.PrimaryKeyConstraint("topic", "broader", name=op.f("pk_topic_broader")),
    )
    op.create_table(
        "topic_labels",
        sa.Column("topic", sa.String(length=16), nullable=False),
        sa.Column("language", sa.String(length=35), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("preferred", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["topic"], ["topics.id"], name=op.f("fk_topic_labels_topic")),
        sa.PrimaryKeyConstraint("topic", "language", "text", name=op.f("pk_topic_labels")),
    )
    op.create_table(
        "document_topics",
        sa.Column("document", sa.String(length=16), nullable=False),
        sa.Column("topic", sa.String(length=16), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["document"], ["documents.id"], name=op.f("fk_document_topics_document")),
        sa.ForeignKeyConstraint(["topic"], ["topics.id"], name=op.f("fk_document_topics_topic")),
        sa.PrimaryKeyConstraint("document", "topic", name=op.f("pk_document_topics")),
    )
    with op.batch_alter_table("document_topics", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_document_topics_topic"), ["topic"], unique=False)

    op.create_table(
        "findings",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("document", sa.String(length=16), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("field", sa.String(length=32), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("subject", sa.String(length=16), nullable=True),
        sa.Column("rule", sa.String(length=64), nullable=False),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.Column("because", sa.Text(), nullable=False),
        sa.Column("source", sa.String(length=16), nullable=False),
        sa.Column("first", sa.Integer(), nullable=True),
        sa.Column("start", sa.Integer(), nullable=True),
        sa.Column("last", sa.Integer(), nullable=True),
        sa.Column("end", sa.Integer(), nullable=True),
        sa.Column("status", sa.String(length=16), nullable=False),
        sa.Column("extractor", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["document"], ["documents.id"], name=op.f("fk_findings_document")),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_findings")),
    )
    with op.batch_alter_table("findings", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_findings_document"), ["document"], unique=False)

    op.create_table(
        "mentions",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("document", sa.String(length=16), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("authority", sa.String(length=16), nullable=False),
        sa.Column("printed", sa.Text(), nullable=False),
        sa.Column("first", sa.Integer(), nullable=True),
        sa.Column("start", sa.Integer(), nullable=True),
        sa.Column("last", sa.Integer(), nullable=True),
        sa.Column("end", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["authority"], ["authorities.id"], name=op.f("fk_mentions_authority")),
        sa.ForeignKeyConstraint(["document"], ["documents.id"], name=op.f("fk_mentions_document")),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_mentions")),
    )
    with op.batch_alter_table("mentions", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_mentions_authority"), ["authority"], unique=False)
        batch_op.create_index(batch_op.f("ix_mentions_document_revision"), ["document", "revision"], unique=False)

    op.create_table(
        "relations",
        sa.Column("document", sa.String(length=16), nullable=False),
        sa.Column("other", sa.String(length=16), nullable=False),
        sa.Column("relation", sa.String(length=16), nullable=False),
        sa.ForeignKeyConstraint(["document"], ["documents.id"], name=op.f("fk_relations_document")),
        sa.ForeignKeyConstraint(["other"], ["documents.id"], name=op.f("fk_relations_other")),
        sa.PrimaryKeyConstraint("document", "other", "relation", name=op.f("pk_relations")),
    )
    with op.batch_alter_table("relations", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_relations_other"), ["other"], unique=False)

    op.create_table(
        "revisions",
        sa.Column("document", sa.String(length=16), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("made_at", Moment(), nullable=False),
        sa.Column("made_by", sa.String(length=64), nullable=False),
        sa.Column("origin", sa.String(length=16), nullable=False),
        sa.Column("media_type", sa.String(length=128), nullable=False),
        sa.Column("pages", sa.Integer(), nullable=True),
        sa.Column("extractor", sa.String(length=64), nullable=False),
        sa.Column("notes", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["document"], ["documents.id"], name=op.f("fk_revisions_document")),
        sa.PrimaryKeyConstraint("document", "number", name=op.f("pk_revisions")),
    )
    op.create_table(
        "roles",
        sa.Column("document", sa.String(length=16), nullable=False),
        sa.Column("authority", sa.String(length=16), nullable=False),
        sa.Column("role", sa.String(length=16), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.Column("position", sa.Text(), nullable=True),
        sa.Column("affiliation", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["authority"], ["authorities.id"], name=op.f("fk_roles_authority")),
        sa.ForeignKeyConstraint(["document"], ["documents.id"], name=op.f("fk_roles_document")),
        sa.PrimaryKeyConstraint("document", "authority", "role", name=op.f("pk_roles")),
    )
    with op.batch_alter_table("roles", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_roles_authority_role"), ["authority", "role"], unique=False)

    op.create_table(
        "statements",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(length=16), nullable=True),
        sa.Column("document", sa.String(length=16), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("form", sa.String(length=16), nullable=False),
        sa.Column("voice", sa.String(length=16), nullable=False),
        sa.Column("first", sa.Integer(), nullable=True),
        sa.Column("start", sa.Integer(), nullable=True),
        sa.Column("last", sa.Integer(), nullable=True),
        sa.Column("end", sa.Integer(), nullable=True),
        sa.Column("quotation", sa.Text(), nullable=False),
        sa.Column("collective", sa.Text(), nullable=True),
        sa.Column("stands", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["document"], ["documents.id"], name=op.f("fk_statements_document")),
        sa.ForeignKeyConstraint(["id"], ["minted.id"], name=op.f("fk_statements_id")),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_statements")),
        sa.UniqueConstraint("id", name=op.f("uq_statements_id")),
    )
    with op.batch_alter_table("statements", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_statements_document_revision"), ["document", "revision"], unique=False)

    op.create_table(
        "passages",
        sa.Column("document", sa.String(length=16), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("level", sa.Integer(), nullable=False),
        sa.Column("language", sa.String(length=35), nullable=True),
        sa.Column("page", sa.Integer(), nullable=True),
        sa.Column("left", sa.Float(), nullable=True),
        sa.Column("top", sa.Float(), nullable=True),
        sa.Column("right", sa.Float(), nullable=True),
        sa.Column("bottom", sa.Float(), nullable=True),
        sa.ForeignKeyConstraint(
            ["document", "revision"],
            ["revisions.document", "revisions.number"],
            name=op.f("fk_passages_document_revision"),
        ),
        sa.PrimaryKeyConstraint("document", "revision", "number", name=op.f("pk_passages")),
    )
    op.create_table(
        "statement_speakers",
        sa.Column("statement", sa.Integer(), nullable=False),
        sa.Column("authority", sa.String(length=16), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["authority"], ["authorities.id"], name=op.f("fk_statement_speakers_authority")),
        sa.ForeignKeyConstraint(["statement"], ["statements.number"], name=op.f("fk_statement_speakers_statement")),
        sa.PrimaryKeyConstraint("statement", "authority", name=op.f("pk_statement_speakers")),
    )
    with op.batch_alter_table("statement_speakers", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_statement_speakers_authority"), ["authority"], unique=False)
