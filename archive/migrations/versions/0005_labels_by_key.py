"""Labels of topics by their folded words."""

import sqlalchemy as sa
from alembic import op

from archive.folding import key

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Bring an older archive here."""
    with op.batch_alter_table("topic_labels", schema=None) as batch_op:
        batch_op.add_column(sa.Column("key", sa.Text(), nullable=False, server_default=""))
        batch_op.create_index(batch_op.f("ix_topic_labels_key"), ["key"], unique=False)
    labels = sa.table("topic_labels", *map(sa.column, ("topic", "language", "text", "key")))
    bearing = [labels.c[name] == sa.bindparam(f"a_{name}") for name in ("topic", "language", "text")]
    rows = op.get_bind().execute(sa.select(labels.c.topic, labels.c.language, labels.c.text)).all()
    values = [{"a_topic": row.topic, "a_language": row.language, "a_text": row.text, "key": key(row.text)} for row in rows]
    if values:
        op.get_bind().execute(labels.update().where(*bearing), values)
