"""Engines: SQLite in WAL with immediate write transactions, PostgreSQL by URL, one code for both."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine


def normalised(url: str) -> str:
    """PostgreSQL is always driven by psycopg 3, whatever the short URL says."""
    for short in ("postgresql://", "postgres://"):
        if url.startswith(short):
            return "postgresql+psycopg://" + url.removeprefix(short)
    return url


def make_engine(url: str) -> Engine:
    """An engine with explicit transactions; SQLite waits up to 10 s for another writer."""
    address = normalised(url)
    if not address.startswith("sqlite"):
        return sa.create_engine(address, pool_pre_ping=True)
    engine = sa.create_engine(address, connect_args={"timeout": 10})
    sa.event.listen(engine, "connect", prepare_sqlite)
    sa.event.listen(engine, "begin", begin_sqlite)
    return engine


def prepare_sqlite(connection: sqlite3.Connection, _: Any) -> None:
    # The driver's own implicit BEGIN is deferred and can fail with BUSY_SNAPSHOT: we begin ourselves.
    connection.isolation_level = None
    for pragma in ("journal_mode=WAL", "synchronous=NORMAL", "foreign_keys=ON", "cache_size=-32768"):
        connection.execute(f"PRAGMA {pragma}")


def begin_sqlite(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """One write transaction: all or nothing; writers queue instead of failing half way."""
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        if engine.dialect.name == "postgresql":
            connection.execute(sa.text("SELECT pg_advisory_xact_lock(20201207)"))
        yield connection


@contextmanager
def rebuilding(engine: Engine) -> Iterator[Connection]:
    """One write transaction in which tables are made anew: SQLite looks after what refers to them at its end."""
    if engine.dialect.name != "sqlite":
        with writing(engine) as connection:
            yield connection
        return
    with engine.connect().execution_options(writes=True) as connection:
        driver = connection.connection.driver_connection
        assert driver is not None
        driver.execute("PRAGMA foreign_keys=OFF")
        try:
            with connection.begin():
                yield connection
                if connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
                    raise sa.exc.IntegrityError("PRAGMA foreign_key_check", (), Exception("a row refers to nothing"))
        finally:
            driver.execute("PRAGMA foreign_keys=ON")


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """One consistent read."""
    with engine.connect() as connection, connection.begin():
        yield connection
