"""Speed as ratios within one run: never a wall-clock limit, which a busy machine would break."""

from __future__ import annotations

import io
import sqlite3
import time
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from data.catalogue import catalogue
from data.datasets import Statement, publish
from data.model import AreaKey, Dataset, Observation, SeriesKey, Slot
from data.period import Period
from data.queries import Wanted, values
from data.settings import Settings
from data.store import Store, open_store
from indicators.engine import evaluate
from loaders.reader import read

pytestmark = pytest.mark.benchmark


def median_seconds(work: Callable[[], object], times: int = 5) -> float:
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return sorted(taken)[times // 2]


def observations(count: int, first: int = 0) -> list[Observation]:
    codes = list(catalogue())[:100]
    return [
        Observation(
            SeriesKey(
                codes[n % 100],
                AreaKey("42"),
                f"project={n // 4000}",
                Period(2010 + n // 100 % 12, 1 + n // 1200 % 10, 1),
                "actual",
            ),
            "normal", str(n), "người", Decimal(n), "người", sheet="S", cell=f"A{n + 1}",
        )
        for n in range(first, first + count)
    ]  # fmt: skip


def filled(folder: Path, count: int) -> Store:
    store = open_store(Settings(data_dir=folder))
    publish(store, Statement(Dataset("a" * 64, "a.xlsx", Slot("s", "f", "p")), observations(count)))
    return store


def test_publishing_against_bare_inserts(tmp_path: Path) -> None:
    """Series, observations, current values and history cost at most 12 times a bare two-column insert of the rows."""
    rows = observations(5000)
    store = open_store(Settings(data_dir=tmp_path))
    turn = iter(range(100))

    def ours() -> None:
        number = next(turn)
        publish(store, Statement(Dataset(f"{number:064d}", f"{number}.xlsx", Slot("s", "f", str(number))), rows))

    def bare() -> None:
        with sqlite3.connect(":memory:") as connection:
            connection.execute("create table o (k text primary key, v text) without rowid")
            connection.executemany("insert into o values (?, ?)", [(o.key.text(), o.value) for o in rows])

    ratio = median_seconds(ours, 3) / median_seconds(bare, 3)
    print(f"publish / bare insert = {ratio:.1f}")
    assert ratio < 12


def test_a_reading_costs_the_same_in_a_store_ten_times_as_large(tmp_path: Path) -> None:
    wanted = Wanted(indicators=(next(iter(catalogue())),), areas=("42",), item="project=0")
    small, large = filled(tmp_path / "small", 4000), filled(tmp_path / "large", 40000)
    ratio = median_seconds(lambda: values(large, wanted), 9) / median_seconds(lambda: values(small, wanted), 9)
    print(f"query, 10 x the rows = {ratio:.2f}")
    assert ratio < 3


def test_a_result_costs_little_more_than_its_queries(tmp_path: Path) -> None:
    store = filled(tmp_path, 4000)
    code = next(iter(catalogue()))
    wanted = Wanted(indicators=(code,), areas=("42",))
    period = Period(2015, 1, 6)
    ratio = median_seconds(lambda: evaluate(store, code, "42", period), 7) / median_seconds(
        lambda: values(store, wanted), 7
    )
    print(f"result / its query = {ratio:.2f}")
    assert ratio < 8


def test_reading_a_workbook_in_the_child_is_quicker_than_openpyxl_here() -> None:
    book = openpyxl.Workbook()
    for number in range(12):
        sheet = book.create_sheet(f"T{number}")
        for row in range(400):
            sheet.append([f"Chỉ tiêu {row}", *(row * column / 7 for column in range(20))])
    buffer = io.BytesIO()
    book.save(buffer)
    content = buffer.getvalue()
    ratio = median_seconds(lambda: read(content, "xlsx"), 3) / median_seconds(
        lambda: openpyxl.load_workbook(io.BytesIO(content)), 3
    )
    print(f"our reader, process and all / openpyxl = {ratio:.2f}")
    assert ratio < 1.5
