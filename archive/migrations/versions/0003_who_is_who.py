"""Likenesses of names, judgements of staff, identifiers given elsewhere."""

import sqlalchemy as sa
from alembic import op

from archive.schema import Moment

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Bring an older archive here."""
    with op.batch_alter_table("authorities", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_authorities_merged_into"), ["merged_into"], unique=False)

    op.create_table(
        "blocks",
        sa.Column("authority", sa.String(length=16), nullable=False),
        sa.Column("form", sa.Text(), nullable=False),
        sa.Column("block", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["authority"], ["authorities.id"], name=op.f("fk_blocks_authority")),
        sa.PrimaryKeyConstraint("authority", "form", "block", name=op.f("pk_blocks")),
    )
    with op.batch_alter_table("blocks", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_blocks_block"), ["block"], unique=False)

    op.create_table(
        "identifiers",
        sa.Column("authority", sa.String(length=16), nullable=False),
        sa.Column("scheme", sa.String(length=16), nullable=False),
        sa.Column("value", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["authority"], ["authorities.id"], name=op.f("fk_identifiers_authority")),
        sa.PrimaryKeyConstraint("authority", "scheme", name=op.f("pk_identifiers")),
    )
    with op.batch_alter_table("identifiers", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_identifiers_scheme_value"), ["scheme", "value"], unique=False)

    op.create_table(
        "judgements",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("verdict", sa.String(length=16), nullable=False),
        sa.Column("authority", sa.String(length=16), nullable=False),
        sa.Column("other", sa.String(length=16), nullable=True),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("actor", sa.String(length=64), nullable=False),
        sa.Column("undone_at", Moment(), nullable=True),
        sa.Column("details", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["authority"], ["authorities.id"], name=op.f("fk_judgements_authority")),
        sa.ForeignKeyConstraint(["other"], ["authorities.id"], name=op.f("fk_judgements_other")),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_judgements")),
    )
    with op.batch_alter_table("judgements", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_judgements_authority"), ["authority"], unique=False)
        batch_op.create_index(batch_op.f("ix_judgements_other"), ["other"], unique=False)

    op.create_table(
        "judged",
        sa.Column("judgement", sa.Integer(), nullable=False),
        sa.Column("what", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["judgement"], ["judgements.number"], name=op.f("fk_judged_judgement")),
        sa.PrimaryKeyConstraint("judgement", "what", name=op.f("pk_judged")),
    )
    with op.batch_alter_table("judged", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_judged_what"), ["what"], unique=False)

    op.create_table(
        "likenesses",
        sa.Column("one", sa.String(length=16), nullable=False),
        sa.Column("other", sa.String(length=16), nullable=False),
        sa.Column("form", sa.Text(), nullable=False),
        sa.Column("other_form", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("strength", sa.Float(), nullable=False),
        sa.ForeignKeyConstraint(["one"], ["authorities.id"], name=op.f("fk_likenesses_one")),
        sa.ForeignKeyConstraint(["other"], ["authorities.id"], name=op.f("fk_likenesses_other")),
        sa.PrimaryKeyConstraint("one", "other", name=op.f("pk_likenesses")),
    )
    with op.batch_alter_table("likenesses", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_likenesses_other"), ["other"], unique=False)
