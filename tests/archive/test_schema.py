"""The tables that the code knows are those that the migrations make."""

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from archive import schema
from archive.database import Archive


def test_the_migrations_make_exactly_the_tables_that_the_code_knows(archive: Archive) -> None:
    with archive.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, schema.metadata) == []
