"""Legacy workbooks (BIFF) by xlrd, with fonts, formats, hidden rows and error cells by cell type."""

from __future__ import annotations

import datetime as dt
import io
from decimal import Decimal
from typing import Any

import xlrd

from data.cells import Cell, Merge, Sheet, Workbook
from data.numbers import plain

TEXT, NUMBER, DATE, BOOL, ERROR = 1, 2, 3, 4, 5


def read_xls(content: bytes) -> Workbook:
    """All sheets; raises xlrd.XLRDError and friends for what it cannot read."""
    book = xlrd.open_workbook(file_contents=content, formatting_info=True, ragged_rows=True, logfile=io.StringIO())
    return Workbook("xls", [read_sheet(book, sheet) for sheet in book.sheets()])


def read_sheet(book: Any, source: Any) -> Sheet:
    sheet = Sheet(source.name, hidden=source.visibility != 0)
    sheet.hidden_rows = {row + 1 for row, info in source.rowinfo_map.items() if info.hidden}
    sheet.hidden_columns = {column + 1 for column, info in source.colinfo_map.items() if info.hidden and column < 256}
    sheet.merges = [Merge(top + 1, left + 1, bottom, right) for top, bottom, left, right in source.merged_cells]
    for row in range(source.nrows):
        for column in range(source.row_len(row)):
            cell = make_cell(book, source, row, column)
            if cell is not None:
                sheet.cells[row + 1, column + 1] = cell
    return sheet


def make_cell(book: Any, source: Any, row: int, column: int) -> Cell | None:
    found = source.cell(row, column)
    if found.ctype not in (TEXT, NUMBER, DATE, BOOL, ERROR):
        return None
    style = book.xf_list[found.xf_index]
    font = book.font_list[style.font_index]
    shown = book.format_map[style.format_key].format_str if style.format_key in book.format_map else "General"
    cell = Cell(row + 1, column + 1, "text", "", shown, font=font.name, bold=bool(font.bold or font.weight >= 600),
                indent=style.alignment.indent_level)  # fmt: skip
    fill(cell, found, book.datemode)
    return cell if cell.value.strip() else None


def fill(cell: Cell, found: Any, datemode: int) -> None:
    if found.ctype == NUMBER:
        cell.kind, cell.value = "number", plain(Decimal(repr(float(found.value))))
    elif found.ctype == DATE:
        cell.kind, cell.value = date_of(found.value, datemode)  # type: ignore[assignment]
    elif found.ctype == BOOL:
        cell.kind, cell.value = "bool", str(int(found.value))
    elif found.ctype == ERROR:
        cell.kind, cell.value = "error", xlrd.error_text_from_code.get(found.value, "#ERR!")
    else:
        cell.value = str(found.value)


def date_of(serial: float, datemode: int) -> tuple[str, str]:
    try:
        day = xlrd.xldate_as_datetime(serial, datemode)
    except (ValueError, OverflowError):
        return "number", plain(Decimal(repr(float(serial))))
    assert isinstance(day, dt.datetime)
    return "date", day.date().isoformat()
