"""kill -9 at twelve points of a load: the store holds all of the file or nothing, is sound, and loads it again."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
import sqlalchemy as sa

from data import schema
from data.database import reading as database
from data.settings import Settings
from data.store import Store, open_store
from loaders.context import Options
from loaders.load import load_file
from tests.faults.container import archive
from tests.faults.parts import ROWS, Value, rows, sheet
from tests.faults.parts import members as workbook

ROOT = Path(__file__).resolve().parents[2]
POINTS = 12
VICTIM = """
import os, signal, sys
import sqlalchemy as sa
from data.settings import Settings
from data.store import open_store
from loaders.context import Options
from loaders.load import load_file

folder, url, file, point = sys.argv[1:5]
settings = Settings(data_dir=folder, database_url=url)
store = open_store(settings)
steps = 0

def step(*_):
    global steps
    steps += 1
    if steps == int(point):
        os.kill(os.getpid(), signal.SIGKILL)

sa.event.listen(store.engine, "before_cursor_execute", step)
sa.event.listen(store.engine, "after_cursor_execute", step)
sa.event.listen(store.engine, "commit", step)
load_file(store, "a.xlsx", open(file, "rb").read(), Options(), settings)
print(steps)
"""
LINES = 200


def report() -> bytes:
    """A report long enough to be stored in several statements."""
    more: list[list[Value]] = [[n, f"Chỉ tiêu riêng số {n}", "con", n, n / 2] for n in range(3, LINES)]
    return archive(workbook([sheet(rows([*ROWS, *more]))]))


def attempt(folder: Path, url: str, file: Path, point: int) -> subprocess.CompletedProcess[str]:
    environment = {key: value for key, value in os.environ.items() if not key.startswith("CHITIEU_")}
    command = [sys.executable, "-c", VICTIM, str(folder), url, str(file), str(point)]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)


def stored(store: Store) -> tuple[int, int, int]:
    """Datasets, observations, current values."""
    with database(store.engine) as connection:
        tables = (schema.dataset, schema.observation, schema.current_value)
        return tuple(connection.scalar(sa.select(sa.func.count()).select_from(t)) or 0 for t in tables)  # type: ignore[return-value]


def points(steps: int) -> list[int]:
    """Twelve points spread over the statements, the first and the last (the commit) among them."""
    return sorted({1 + round(number * (steps - 1) / (POINTS - 1)) for number in range(POINTS)})


def killed_at_every_point(folder: Path, url: str, settings: Settings, whole: tuple[int, int, int], steps: int) -> None:
    file = folder / "a.xlsx"
    for point in points(steps):
        done = attempt(folder, url, file, point)
        assert done.returncode == -signal.SIGKILL, done.stderr
        store = open_store(settings)
        assert stored(store) in ((0, 0, 0), whole), point
        store.close()
    store = open_store(settings)
    reading = load_file(store, "a.xlsx", file.read_bytes(), Options(), settings)
    assert reading.status in ("loaded", "unchanged")
    assert stored(store) == whole
    store.close()


def whole_load(folder: Path, url: str, settings: Settings) -> tuple[tuple[int, int, int], int]:
    """What the file stores when nobody interferes, and in how many steps."""
    (folder / "a.xlsx").write_bytes(report())
    done = attempt(folder, url, folder / "a.xlsx", 0)
    assert done.returncode == 0, done.stderr
    store = open_store(settings)
    found = stored(store)
    store.close()
    assert found[0] == 1
    assert found[1] >= 2 * LINES - 10
    return found, int(done.stdout.split()[-1])


def test_sqlite(tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    first.mkdir()
    second.mkdir()
    whole, steps = whole_load(first, "", Settings(data_dir=first))
    assert steps >= POINTS
    (second / "a.xlsx").write_bytes(report())
    open_store(Settings(data_dir=second)).close()
    killed_at_every_point(second, "", Settings(data_dir=second), whole, steps)
    with sqlite3.connect(second / "chitieu.sqlite") as connection:
        assert connection.execute("pragma integrity_check").fetchall() == [("ok",)]
        assert connection.execute("pragma foreign_key_check").fetchall() == []
    connection.close()


@pytest.mark.postgres
def test_postgresql(tmp_path: Path, postgres_store: Store, empty_database: str) -> None:
    url = postgres_store.engine.url.render_as_string(hide_password=False)
    first = tmp_path / "first"
    first.mkdir()
    other = Settings(data_dir=first, database_url=empty_database)
    open_store(other).close()
    whole, steps = whole_load(first, empty_database, other)
    (tmp_path / "a.xlsx").write_bytes(report())
    killed_at_every_point(tmp_path, url, Settings(data_dir=tmp_path, database_url=url), whole, steps)
