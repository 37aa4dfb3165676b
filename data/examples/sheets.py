"""How an office lays a table out: agency, title, unit line, merged header, numbering row, notes, signature."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

import xlsxwriter
from xlsxwriter.utility import xl_col_to_name

STAMP = dt.datetime(2021, 1, 1, 8, 0, 0)
ILLUSTRATION = "(SỐ LIỆU MINH HỌA – không phải số liệu chính thức)"
PUBLISHED = "(Số liệu đã công bố)"
FONT = {"font_name": "Times New Roman", "font_size": 11}
FIRST_DATA_ROW = 7
"""Zero-based row of the first figures: every table has the same head."""


@dataclass(frozen=True)
class Formula:
    """A formula and the value Excel would show for it."""

    text: str
    value: Decimal | int | float


Value = Decimal | int | str | Formula | None


@dataclass(frozen=True)
class Column:
    """One column: its heading, the group heading it stands under, its numbering and number format."""

    heading: str
    group: str = ""
    number: str = ""
    format: str = "#,##0"
    width: float = 9.5


@dataclass(frozen=True)
class Row:
    """One row of a table; totals and sections are bold."""

    values: Sequence[Value]
    bold: bool = False


@dataclass(frozen=True)
class Table:
    """One sheet of a workbook."""

    name: str
    agency: str
    title: str
    unit: str
    columns: Sequence[Column]
    rows: Sequence[Row]
    notes: Sequence[str] = ()
    illustration: bool = True
    signature: str = ""


@dataclass(frozen=True)
class Book:
    """One workbook: its file name, the day the office received it and its sheets."""

    file: str
    known_on: dt.date
    tables: Sequence[Table] = field(default_factory=tuple)

    @property
    def illustration(self) -> bool:
        return self.file.startswith("minh_hoa_")


def letter(column: int) -> str:
    """Excel's letters of a zero-based column."""
    return str(xl_col_to_name(column))


def plain(value: Decimal | int | float) -> int | float:
    return value if isinstance(value, (int, float)) else int(value) if value == value.to_integral() else float(value)


def write(book: Book, folder: Path) -> Path:
    """Write one workbook; the same book gives the same bytes."""
    path = folder / book.file
    workbook: Any = xlsxwriter.Workbook(str(path), {"strings_to_numbers": False})
    workbook.set_properties({"title": book.tables[0].title, "author": book.tables[0].agency, "created": STAMP})
    for table in book.tables:
        write_table(workbook, table)
    workbook.close()
    return path


def write_table(workbook: Any, table: Table) -> None:
    sheet = workbook.add_worksheet(table.name)
    last = len(table.columns) - 1

    def style(**more: Any) -> Any:
        return workbook.add_format({**FONT, **more})

    sheet.write_string(0, 0, table.agency, style(bold=True))
    sheet.merge_range(1, 0, 1, last, table.title, style(bold=True, align="center", font_size=13))
    mark = ILLUSTRATION if table.illustration else PUBLISHED
    sheet.merge_range(2, 0, 2, last, mark, style(italic=True, align="center"))
    if table.unit:
        sheet.write_string(3, max(last - 1, 2), f"Đơn vị tính: {table.unit}", style(italic=True, align="right"))
    write_head(sheet, table, style)
    write_rows(sheet, table, style)
    below = FIRST_DATA_ROW + len(table.rows) + 1
    for number, note in enumerate(table.notes):
        sheet.write_string(below + number, 1, note, style(italic=True))
    if table.signature:
        sheet.write_string(below + len(table.notes) + 1, max(last - 3, 2), table.signature, style(bold=True))
    sheet.freeze_panes(FIRST_DATA_ROW, 2)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(4, 6)


def write_head(sheet: Any, table: Table, style: Any) -> None:
    """Two heading rows (groups merged across, single headings merged down) and the numbering row."""
    head = style(bold=True, align="center", valign="vcenter", text_wrap=True, border=1)
    numbering = style(italic=True, align="center", border=1, font_size=9)
    start = 0
    for place, column in enumerate(table.columns):
        sheet.set_column(place, place, column.width)
        sheet.write_string(6, place, column.number or f"({place + 1})", numbering)
        if not column.group:
            sheet.merge_range(4, place, 5, place, column.heading, head)
            continue
        sheet.write_string(5, place, column.heading, head)
        if place == 0 or table.columns[place - 1].group != column.group:
            start = place
        if place == len(table.columns) - 1 or table.columns[place + 1].group != column.group:
            if place == start:
                sheet.write_string(4, place, column.group, head)
            else:
                sheet.merge_range(4, start, 4, place, column.group, head)


def write_rows(sheet: Any, table: Table, style: Any) -> None:
    made: dict[tuple[str, bool], Any] = {}
    for number, row in enumerate(table.rows):
        for place, (column, value) in enumerate(zip(table.columns, row.values, strict=True)):
            key = (column.format, row.bold)
            if key not in made:
                made[key] = style(num_format=column.format, bold=row.bold, border=1)
            write_cell(sheet, FIRST_DATA_ROW + number, place, value, made[key])


def write_cell(sheet: Any, row: int, column: int, value: Value, style: Any) -> None:
    if value is None:
        sheet.write_blank(row, column, None, style)
    elif isinstance(value, str):
        sheet.write_string(row, column, value, style)
    elif isinstance(value, Formula):
        sheet.write_formula(row, column, value.text, style, plain(value.value))
    else:
        sheet.write_number(row, column, plain(value), style)
