"""${message}"""

import sqlalchemy as sa
from alembic import op

from archive.schema import Moment

revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}


def upgrade() -> None:
    """Bring an older archive here."""
    ${upgrades if upgrades else "pass"}
