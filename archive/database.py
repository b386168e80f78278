"""The archive's database: opened, upgraded after a copy, one transaction a change."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import URL, Connection, Engine, ExceptionContext, create_engine, event
from sqlalchemy.exc import DatabaseError
from sqlalchemy.pool import ConnectionPoolEntry

from archive.errors import Damaged
from archive.locking import locked
from archive.records import Records
from archive.settings import Settings

_BUSY_MILLISECONDS = 60_000
_SIGNS_OF_DAMAGE = ("database disk image is malformed", "file is not a database")


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Archive:
    """An open archive. Cheap to pass around; safe to use from several threads and processes."""

    engine: Engine
    clock: Callable[[], datetime] = _now

    @classmethod
    def open(cls, settings: Settings, clock: Callable[[], datetime] = _now) -> "Archive":
        """Open the archive in a folder, making it when it is missing and upgrading it when it is older.

        Raises Damaged when the database cannot be read or was made by a newer version.
        """
        settings.folder.mkdir(parents=True, exist_ok=True)
        try:
            _upgrade(settings.database)
        except (DatabaseError, sqlite3.DatabaseError) as error:
            raise Damaged(f"the database {settings.database.name} cannot be opened: {error}") from error
        return cls(_connect(settings.database), clock)

    @contextmanager
    def read(self) -> Iterator[Records]:
        """Open a transaction that sees one state of the record throughout and changes nothing."""
        with self.engine.connect() as connection:
            yield Records(connection, "", self.clock)

    @contextmanager
    def begin(self, actor: str) -> Iterator[Records]:
        """Open a transaction that holds the write lock to its commit; an exception undoes all of it."""
        immediate = self.engine.execution_options(onrecord_begin="BEGIN IMMEDIATE")
        with immediate.begin() as connection:
            yield Records(connection, actor, self.clock)

    def close(self) -> None:
        """Let go of all connections."""
        self.engine.dispose()


def _connect(path: Path) -> Engine:
    engine = create_engine(URL.create("sqlite", database=str(path)), pool_size=16, max_overflow=32)
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    event.listen(engine, "handle_error", _name_damage)
    return engine


def _prepare(connection: sqlite3.Connection, _: ConnectionPoolEntry) -> None:
    connection.isolation_level = None
    for pragma in (
        f"busy_timeout={_BUSY_MILLISECONDS}",
        "journal_mode=WAL",
        "synchronous=FULL",
        "foreign_keys=ON",
        "cache_size=-32000",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    writing = connection.get_execution_options().get("onrecord_begin")
    connection.exec_driver_sql(f"PRAGMA query_only={'OFF' if writing else 'ON'}")
    connection.exec_driver_sql(writing or "BEGIN")


def _name_damage(context: ExceptionContext) -> None:
    error = context.original_exception
    if isinstance(error, sqlite3.DatabaseError) and str(error) in _SIGNS_OF_DAMAGE:
        raise Damaged(f"the database is damaged: {error}") from error


def _upgrade(path: Path) -> None:
    with locked(path.with_suffix(".lock")):
        scripts = _scripts()
        newest, present = ScriptDirectory.from_config(scripts).get_current_head(), _version(path)
        if present == newest:
            return
        known = {script.revision for script in ScriptDirectory.from_config(scripts).walk_revisions()}
        if present is not None and present not in known:
            raise Damaged(f"this archive was made by a newer version of Onrecord (schema {present}): upgrade Onrecord")
        if present is not None:
            _copy(path, path.with_name(f"{path.stem}.before-{newest}{path.suffix}"))
        _migrate(path, scripts)


def _migrate(path: Path, scripts: Config) -> None:
    engine = _connect(path)
    with engine.execution_options(onrecord_begin="BEGIN IMMEDIATE").begin() as connection:
        scripts.attributes["connection"] = connection
        command.upgrade(scripts, "head")
    engine.dispose()


def _scripts() -> Config:
    configuration = Config()
    configuration.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    return configuration


def _version(path: Path) -> str | None:
    if not path.exists() or path.stat().st_size == 0:
        return None
    with closing(sqlite3.connect(path, timeout=_BUSY_MILLISECONDS / 1000)) as connection:
        named = connection.execute("SELECT name FROM sqlite_master WHERE name = 'alembic_version'").fetchone()
        row = connection.execute("SELECT version_num FROM alembic_version").fetchone() if named else None
    return row[0] if row else None


def _copy(path: Path, target: Path) -> None:
    with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(target)) as copy:
        source.backup(copy)
