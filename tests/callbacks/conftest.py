"""A small store of one province's half-year, and an application on it."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from dash import Dash

from callbacks.server import create_app
from data.areas import Area, directory
from data.cells import Cell, Sheet
from data.datasets import Statement, publish
from data.model import Dataset, Observation, SeriesKey, Slot
from data.period import Period
from data.settings import Settings
from data.store import Store, open_store
from data.units import to_base

JUNE = dt.date(2020, 6, 30)


def said(area: Area, period: Period, role: str, value: str, cell: str) -> Observation:
    base, unit = to_base(Decimal(value), "tỷ đồng")
    key = SeriesKey("investment_disbursement", area.key, "", period, role)  # type: ignore[arg-type]
    return Observation(key, "normal", value, "tỷ đồng", base, unit, sheet="Biểu", cell=cell)


def half_year() -> list[Observation]:
    places = directory()
    province = places.at("42", JUNE)
    assert province is not None
    found = [said(province, Period.year_of(2020), "target", "6546.199", "C2")]
    found += [said(province, Period.cumulative(2020, m), "actual", str(400 * m), f"D{m + 1}") for m in range(1, 7)]
    for row, area in enumerate(places.real_children("42", JUNE)[:2], start=10):
        found.append(said(area, Period.year_of(2020), "target", "100", f"C{row}"))
        found.append(said(area, Period.cumulative(2020, 6), "actual", str(30 + row), f"D{row}"))
    return found


def workbook_bytes() -> bytes:
    book, output = openpyxl.Workbook(), io.BytesIO()
    book.save(output)
    return output.getvalue()


def draw(content: bytes, sheet: str) -> Sheet:
    assert content
    return Sheet(sheet, {(2, 3): Cell(2, 3, "number", "6546.199")})


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    return Settings(data_dir=Path(tmp_path_factory.mktemp("data")), province="42", language="vi")


@pytest.fixture(scope="module")
def store(settings: Settings) -> Iterator[Store]:
    opened = open_store(settings)
    slot = Slot("skhdt", "biểu 1", "2020-01/P6M")
    dataset = Dataset("a" * 64, "báo cáo.xlsx", slot, content=workbook_bytes(), known_at=dt.datetime(2020, 7, 1))
    publish(opened, Statement(dataset, half_year()))
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def app(store: Store, settings: Settings) -> Dash:
    return create_app(store, settings, draw)
