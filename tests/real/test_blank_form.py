"""A trade department's monthly form without figures: `Tháng 02` is February, `02 Tháng` are January and February."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest

from data.sentences import problem_text
from data.settings import Settings
from data.store import Store, open_store
from loaders.context import Options
from loaders.load import load_file, read_file
from tests.real.given import reading_of, sample

FORM = "forms/xuat_khau_thang_02_2020.xlsx"

pytestmark = pytest.mark.real


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = open_store(Settings(data_dir=tmp_path))
    yield made
    made.close()


def test_it_is_understood_and_says_that_it_holds_no_figures(store: Store) -> None:
    path = sample(FORM)
    reading = load_file(store, path.name, path.read_bytes(), Options(), Settings())
    assert (reading.status, reading.problems, reading.observations) == ("unchanged", [], [])
    (sheet,) = reading.sheets
    assert sheet.status == "read"
    (said,) = (p for p in sheet.problems if p.code == "form_without_figures")
    assert (said.severity, said.params["rows"], said.params["columns"]) == ("info", "16", "8")
    assert problem_text(said, "vi").startswith("Đã hiểu biểu mẫu (16 dòng; các cột: Tháng 02 Sản lượng (Nghìn tấn)")
    assert "02 Tháng ƯTH so KH năm" in problem_text(said, "en")


def test_the_month_and_the_months_are_told_apart() -> None:
    (table,) = reading_of(FORM).sheets[0].tables
    months = {s.column.index: (s.spoken.first, s.spoken.months) for s in table.senses}
    assert months == dict.fromkeys((3, 4, 5, 6), (2, 1)) | dict.fromkeys((7, 8, 9, 10), (1, 2))
    assert [s.check for s in table.senses] == [
        "", "", "previous_year", "previous_period", "", "", "previous_year", "share",
    ]  # fmt: skip
    assert {s.unit for s in table.senses if not s.check} == {"nghìn tấn", "triệu USD"}


def test_filled_in_it_is_read_as_it_said() -> None:
    book = openpyxl.load_workbook(sample(FORM))
    page = book.active
    page["C3"], page["D3"], page["G3"], page["H3"], page["J3"] = 1.25, 9.5, 2.75, 20.5, 17.5
    filled = io.BytesIO()
    book.save(filled)
    reading = read_file("xuat_khau_thang_02_2020.xlsx", filled.getvalue(), Options(), Settings())
    assert len({o.key for o in reading.observations}) == 4
    assert {o.cell: (o.value, o.unit, str(o.key.period)) for o in reading.observations} == {
        "C3": ("1.25", "nghìn tấn", "2020-02/P1M"), "D3": ("9.5", "triệu USD", "2020-02/P1M"),
        "G3": ("2.75", "nghìn tấn", "2020-01/P2M"), "H3": ("20.5", "triệu USD", "2020-01/P2M"),
    }  # fmt: skip
    assert [check.cell for check in reading.sheets[0].checks] == ["J3"]
