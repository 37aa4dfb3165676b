"""The store of one office: opened, migrated, filled with the reference data.

An empty data directory gets a copy of a prepared store (kept by the program, keyed by schema and
reference files) instead of running every migration again.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine

from data import schema
from data.database import make_engine, rebuilding, writing
from data.reference_files import fingerprint
from data.settings import ROOT, Settings

VERSIONS = ROOT / "migrations" / "versions"


@dataclass(frozen=True)
class Store:
    """An open store; `engine` is all that queries and commits need."""

    engine: Engine

    def close(self) -> None:
        self.engine.dispose()


def head() -> str:
    """The newest migration: files are numbered, so the last one by name."""
    return max(path.stem.partition("_")[0] for path in VERSIONS.glob("[0-9]*.py"))


def open_store(settings: Settings) -> Store:
    """Open the office's store, creating or bringing it up to date as needed.

    Raises OSError when the data folder cannot be written, sqlalchemy.exc.OperationalError when the
    database does not answer.
    """
    if not settings.database_url:
        settings.data_dir.mkdir(parents=True, exist_ok=True)
        target = settings.data_dir / "chitieu.sqlite"
        if not target.exists():
            copy_prepared(target)
    engine = make_engine(settings.url)
    bring_up_to_date(engine)
    return Store(engine)


def bring_up_to_date(engine: Engine) -> None:
    """Migrate to the newest schema and take over changed reference files; nothing to do costs one query."""
    if state(engine) == (head(), fingerprint()):
        return
    migrate(engine)
    with writing(engine) as connection:
        from data.reference_tables import take_over

        take_over(connection)
        remember(connection, "reference", fingerprint())


def state(engine: Engine) -> tuple[str, str]:
    """Schema version and reference fingerprint of a database; empty texts where it has none."""
    with engine.connect() as connection:
        tables = sa.inspect(connection).has_table("setting")
        if not tables:
            return "", ""
        version = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar() or ""
        known = connection.scalar(sa.select(schema.setting.c.value).where(schema.setting.c.name == "reference"))
    return version, known or ""


def remember(connection: Connection, name: str, value: str) -> None:
    connection.execute(sa.delete(schema.setting).where(schema.setting.c.name == name))
    connection.execute(sa.insert(schema.setting).values(name=name, value=value))


def migrate(engine: Engine, revision: str = "head") -> None:
    """Run the outstanding migrations, all in one transaction."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(ROOT / "migrations"))
    with rebuilding(engine) as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, revision)


def copy_prepared(target: Path) -> None:
    """Put a ready store at `target`; another process may do the same at the same moment."""
    prepared = prepared_store()
    partial = target.with_suffix(f".{os.getpid()}.partial")
    shutil.copyfile(prepared, partial)
    try:
        os.link(partial, target)  # fails when the target appeared meanwhile: then that one stands
    except FileExistsError:
        pass
    finally:
        partial.unlink()


def prepared_store() -> Path:
    """The prepared store of this schema and these reference files, made on first use."""
    name = f"prepared-{head()}-{fingerprint()}.sqlite"
    for folder in (ROOT / "var", Path(tempfile.gettempdir()) / "chitieu"):
        if (folder / name).exists():
            return folder / name
    folder = writable(ROOT / "var") or Path(tempfile.mkdtemp(prefix="chitieu-"))
    build = folder / f"{name}.{os.getpid()}"
    engine = make_engine(f"sqlite:///{build}")
    bring_up_to_date(engine)
    with engine.connect() as connection:
        connection.exec_driver_sql("COMMIT")
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.exec_driver_sql("PRAGMA journal_mode=DELETE")
    engine.dispose()
    os.replace(build, folder / name)
    return folder / name


def writable(folder: Path) -> Path | None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return None
    return folder if os.access(folder, os.W_OK) else None
