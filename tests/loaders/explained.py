"""A district's report with one of each, sent and explained: what the tests of `load --explain` look at."""

from __future__ import annotations

import io
from typing import Any

import openpyxl
from openpyxl.comments import Comment

from data.settings import Settings
from data.store import Store
from loaders.context import Options
from loaders.explain import explanation
from loaders.explain_child import explained_workbook
from loaders.load import FileReading, load_file

SETTINGS = Settings()
ROWS: tuple[tuple[Any, ...], ...] = (
    ("UBND HUYỆN KỲ ANH",),
    ("BÁO CÁO KINH TẾ - XÃ HỘI THÁNG 9 NĂM 2020",),
    ("TT", "Chỉ tiêu", "ĐVT", "Kế hoạch năm", "Thực hiện tháng 9", "Ước cả năm 2020", "% so KH", "Ghi chú"),
    (1, "Giải quyết việc làm mới", "người", 600, 450, 610, 101.7, "chậm"),
    (2, "Xuất khẩu lao động", "người", "80", "...", 90, "-", "=CMD()"),
    (3, "Sản lượng thủy sản", "tấn", "#REF!", 7, "một trăm", 12, None),
    (4, "Sản lượng thịt hơi xuất chuồng", "tấn", 20, "=D7/2", 21, None, None),
    (5, None, "tấn", 3, None, None, None, None),
)
CSV = (
    "UBND HUYỆN KỲ ANH;;;;\nBÁO CÁO THÁNG 9 NĂM 2020;;;;\nTT;Chỉ tiêu;ĐVT;Kế hoạch;Thực hiện\n"
    "1;Tổng đàn trâu;con;9;=8+1\n2;Tổng đàn bò;con;9;8\n"
)


def sent(**more: Any) -> bytes:
    """A district's report with one of each: merges, a hidden row, a width, a formula, a comment of the sender's."""
    book = openpyxl.Workbook()
    page = book.active
    page.title = "Biểu 'T9'"
    for row in ROWS:
        page.append(row)
    page["H5"].data_type = "s"
    page.merge_cells("A2:H2")
    page.row_dimensions[6].hidden = True
    page.column_dimensions["B"].width = 37
    page["D4"].comment = Comment("số của phòng LĐ", "phòng LĐ")
    page["D6"].data_type = "e"
    other = book.create_sheet(more.get("second", "Nháp"))
    other.sheet_state = "hidden"
    other["B2"] = 7
    other.sheet_view.tabSelected = True
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def reading_of(store: Store, content: bytes, name: str = "bao_cao.xlsx") -> FileReading:
    return load_file(store, name, content, Options(), SETTINGS, dry_run=True)


def explained(store: Store, content: bytes, name: str = "bao_cao.xlsx", language: str = "vi") -> Any:
    reading = reading_of(store, content, name)
    return openpyxl.load_workbook(io.BytesIO(explained_workbook(content, reading.kind, explanation(reading, language))))


def list_of(book: Any) -> list[tuple[Any, ...]]:
    """The rows of the first sheet."""
    return [tuple(cell.value for cell in row) for row in book.worksheets[0].iter_rows()]


def colour(cell: Any) -> str:
    return str(cell.fill.fgColor.rgb)[-6:] if cell.fill.fill_type else ""
