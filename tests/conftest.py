"""Stores for every test: SQLite as a file copy, PostgreSQL as a database of a temporary cluster."""

from __future__ import annotations

import contextlib
import itertools
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from data.database import make_engine
from data.settings import Settings
from data.store import Store, open_store

for name in [name for name in os.environ if name.startswith("CHITIEU_")]:
    del os.environ[name]  # the office's own settings must not decide what a test sees


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """The tally of every form, so that a run shows what was read and not only that it passed."""
    reports = [report for kind in ("passed", "failed") for report in terminalreporter.stats.get(kind, ())]
    lines = sorted(str(value) for report in reports for name, value in report.user_properties if name == "tally")
    if lines:
        terminalreporter.section("forms, cell by cell")
        terminalreporter.write_line("\n".join(lines))


COUNTER = itertools.count(1)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A fresh SQLite store with the reference data in it."""
    opened = open_store(Settings(data_dir=tmp_path))
    yield opened
    opened.close()


def program(name: str) -> str:
    """A program of the system's PostgreSQL; a machine without one fails, because half the store is untested there."""
    found = shutil.which(name) or next(map(str, sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"))[-1:]), None)
    return found or pytest.fail(f"{name} not found: install PostgreSQL's server (apt-get install postgresql)")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def other_user() -> dict[str, Any]:
    """PostgreSQL refuses to run as root: then it runs as `postgres`, else as `nobody`."""
    if os.geteuid() != 0:
        return {}
    for name in ("postgres", "nobody"):
        with contextlib.suppress(KeyError):
            account = pwd.getpwnam(name)
            return {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}
    return pytest.fail("neither the user postgres nor nobody exists: PostgreSQL cannot run as root")


def run(folder: Path, account: dict[str, Any], *command: str) -> None:
    environment = {"PATH": os.environ.get("PATH", ""), "LC_ALL": "C", "HOME": str(folder)}
    log = folder / "commands.log"
    with log.open("a") as output:
        done = subprocess.run(
            command, cwd=folder, env=environment, stdout=output, stderr=output, check=False, **account
        )
    if done.returncode != 0:
        pytest.fail(f"{command[0]} failed:\n{log.read_text()[-2000:]}")


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """The URL of the database `postgres` of a cluster of this process alone, reached by a Unix socket."""
    account, port = other_user(), free_port()
    folder = Path(tempfile.mkdtemp(prefix="chitieu-pg-", dir="/tmp"))  # a socket's path must stay short
    if account:
        os.chown(folder, account["user"], account["group"])
    control, cluster = program("pg_ctl"), str(folder / "cluster")
    options = (
        f"-k {folder} -p {port} -c listen_addresses= -c fsync=off -c synchronous_commit=off -c full_page_writes=off"
    )
    try:
        run(folder, account, program("initdb"), "-D", cluster, "-U", "postgres", "-A", "trust", "-E", "UTF8",
            "--locale=C", "--no-sync")  # fmt: skip
        run(folder, account, control, "-D", cluster, "-l", str(folder / "server.log"), "-w", "-o", options, "start")
        yield f"postgresql://postgres@/postgres?host={folder}&port={port}"
        run(folder, account, control, "-D", cluster, "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def of_database(url: str, name: str) -> str:
    return url.replace("@/postgres?", f"@/{name}?")


def administer(url: str, sentence: str) -> None:
    engine = make_engine(url)
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(sa.text(sentence))
    engine.dispose()


@pytest.fixture(scope="session")
def prepared_database(postgres_url: str) -> str:
    """A database with schema and reference data, copied for each test."""
    administer(postgres_url, "CREATE DATABASE prepared")
    open_store(Settings(database_url=of_database(postgres_url, "prepared"))).close()
    return "prepared"


@pytest.fixture
def empty_database(postgres_url: str) -> Iterator[str]:
    """The URL of a database without any table."""
    name = f"empty_{next(COUNTER)}"
    administer(postgres_url, f"CREATE DATABASE {name}")
    yield of_database(postgres_url, name)
    administer(postgres_url, f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def postgres_store(postgres_url: str, prepared_database: str) -> Iterator[Store]:
    """A fresh PostgreSQL store with the reference data in it."""
    name = f"office_{next(COUNTER)}"
    administer(postgres_url, f"CREATE DATABASE {name} TEMPLATE {prepared_database}")
    opened = open_store(Settings(database_url=of_database(postgres_url, name)))
    yield opened
    opened.close()
    administer(postgres_url, f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def any_store(request: pytest.FixtureRequest) -> Store:
    """The same test on both databases."""
    found: Store = request.getfixturevalue("store" if request.param == "sqlite" else "postgres_store")
    return found
