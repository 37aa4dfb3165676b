from __future__ import annotations

import datetime as dt
import io
from decimal import Decimal as D
from typing import Any

import openpyxl
import pytest

from indicators.result import Result
from layouts import tables
from layouts.query import Query
from layouts.views import Column, Row, TableView
from layouts.workbook import sheet_name, workbook

QUERY = Query(month="2020-06", areas=("42",), indicator="investment_disbursement")


def opened(view: TableView) -> Any:
    return openpyxl.load_workbook(io.BytesIO(workbook(view)))


@pytest.fixture
def book(three: list[Result]) -> Any:
    return opened(tables.area_table(three, QUERY, "Giải ngân vốn", ["Xã An", "Xã Bình"], dt.date(2020, 7, 5)))


def test_four_sheets_and_a_page_that_prints(book: Any) -> None:
    assert book.sheetnames == ["Biểu", "Số liệu", "Ghi chú", "Nguồn"]
    form = book["Biểu"]
    assert form["A1"].value == "Giải ngân vốn"
    assert "Xã An, Xã Bình" in form["A2"].value
    assert "5/7/2020" in form["A3"].value
    assert form.page_setup.orientation == "landscape"
    assert str(form.page_setup.paperSize) == "9"
    assert form.print_title_rows == "$7:$7"


def test_numbers_are_numbers_and_text_stays_text(book: Any) -> None:
    data = book["Số liệu"]
    header = [cell.value for cell in data[1]]
    assert "Kế hoạch (tỷ đồng)" in header
    plan = data.cell(2, header.index("Kế hoạch (tỷ đồng)") + 1)
    assert (plan.value, plan.number_format) == (100, "#,##0.0")
    name = data.cell(3, 2)
    assert name.value.startswith("=HYPERLINK")
    assert name.data_type == "s"
    assert data.cell(2, 1).value == "001"
    assert list(data.tables) == ["SoLieu"]
    assert data.tables["SoLieu"].autoFilter is not None
    assert data.freeze_panes == "C2"


def test_the_form_ends_with_the_total_and_the_sources_are_listed(book: Any) -> None:
    last = [cell.value for cell in book["Biểu"][book["Biểu"].max_row]]
    assert last[:4] == ["Tổng cộng", 160, 79, 49.375]
    sources = [[cell.value for cell in row] for row in book["Nguồn"].iter_rows(min_row=2)]
    assert ["Xã An", "Kế hoạch", "a.xlsx", "Biểu 1", "D7", "100", "tỷ đồng"] in sources


def test_nothings_are_text_and_controls_are_removed() -> None:
    columns = (Column(key="name", header="Tên"), Column(key="v", header="Trị", kind="number"))
    rows = tuple(
        Row(key=str(n), values=(f"a\x00\x0b{n}", value), shown=("a", str(value)))
        for n, value in enumerate(("-", "…", "x", None, D("-12.5")))
    )
    sheet = opened(TableView(title="T", columns=columns, rows=rows))["Số liệu"]
    assert [sheet.cell(row, 3).value for row in range(2, 7)] == ["-", "…", "x", None, -12.5]
    assert sheet.cell(2, 2).value == "a0"


def test_every_row_is_written() -> None:
    columns = (Column(key="name", header="Tên"), Column(key="v", header="Tên", kind="number"))
    rows = tuple(Row(key=str(n), values=(str(n), D(n)), shown=(str(n), str(n))) for n in range(3000))
    book = opened(TableView(title="T", columns=columns, rows=rows))
    assert book["Biểu"].max_row == 7 + 3000
    assert book["Số liệu"].max_row == 1 + 3000


def test_sheet_names_are_cleaned_and_unique() -> None:
    taken: set[str] = set()
    first, second = (sheet_name("Biểu [1]/2: " + "x" * 40, taken) for _ in range(2))
    assert len(first) <= 31
    assert first != second
    assert not set("[]/:") & set(first)


def test_an_empty_table_opens() -> None:
    assert opened(TableView(title="T", columns=(Column(key="name", header="Tên"),))).sheetnames[0] == "Biểu"
