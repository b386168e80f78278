"""Hidden labels of topics."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Bring an older archive here."""
    op.create_table(
        "topic_hidden_labels",
        sa.Column("topic", sa.String(length=16), nullable=False),
        sa.Column("language", sa.String(length=35), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["topic"], ["topics.id"], name=op.f("fk_topic_hidden_labels_topic")),
        sa.PrimaryKeyConstraint("topic", "language", "text", name=op.f("pk_topic_hidden_labels")),
    )
