"""Migrations: how an archive made by an older version becomes one of today's."""
