"""Sheets written as text in the test, so that the case can be seen.

One line is one row, `|` parts the cells, the first cell is column A. A cell is a number when Python
reads it as one (`12`, `-0.5`), with its format in braces (`0.85{0%}`); an apostrophe makes it text as
in Excel (`'1.234`); `#REF!` is an error; `=SUM(A1:A2)` was never calculated, `=SUM(A1:A2)->30` was;
`2020-01-31` is a date; everything else is text. An empty part is an empty cell.
"""

from __future__ import annotations

import io
import re
from typing import Any

import openpyxl
import xlsxwriter

from data.cells import Cell, Merge, Sheet, split_address
from data.model import Observation, Problem
from loaders.context import Options
from loaders.figures import TableReading
from loaders.load import SheetReading, read_sheet
from loaders.table import Table, find_tables

DISTRICT = "UBND HUYỆN KỲ ANH\nBÁO CÁO KINH TẾ - XÃ HỘI THÁNG 9 NĂM 2020\n"
HEADING = "TT | Chỉ tiêu | ĐVT | Kế hoạch năm | Thực hiện tháng 9 | Lũy kế 9 tháng\n"


NUMBER = re.compile(r"(-?\d+(?:\.\d+)?)(?:\{(.*)\})?")
FORMULA = re.compile(r"=(.+?)(?:->(.*?))?(?:\{(.*)\})?")
DATE = re.compile(r"\d{4}-\d\d-\d\d")


def cell(text: str, row: int = 1, column: int = 1) -> Cell:
    """One cell from its text in a test."""
    if found := FORMULA.fullmatch(text):
        made = Cell(
            row, column, "number", found[2] or "", found[3] or "General", f"={found[1]}", cached=found[2] is not None
        )
    elif found := NUMBER.fullmatch(text):
        made = Cell(row, column, "number", found[1], found[2] or "General")
    elif text.startswith("#") and text.rstrip("!?").isupper():
        made = Cell(row, column, "error", text)
    elif DATE.fullmatch(text):
        made = Cell(row, column, "date", text, "dd/mm/yyyy")
    else:
        words = text.removeprefix("'").replace("\\n", "\n")
        made = Cell(row, column, "text", words.removesuffix("{@}"), "@" if words.endswith("{@}") else "General")
    return made


def merge(text: str) -> Merge:
    first, _, last = text.partition(":")
    return Merge(*split_address(first), *split_address(last))


def sheet(text: str, *, name: str = "Sheet1", merges: tuple[str, ...] = (), hidden_rows: tuple[int, ...] = (),
          hidden_columns: tuple[int, ...] = (), hidden: bool = False, font: str = "") -> Sheet:  # fmt: skip
    """A sheet of the lines of `text`; a blank line is an empty row (the first and last are dropped)."""
    made = Sheet(
        name,
        merges=[merge(m) for m in merges],
        hidden_rows=set(hidden_rows),
        hidden_columns=set(hidden_columns),
        hidden=hidden,
    )
    for row, line in enumerate(text.strip("\n").split("\n"), start=1):
        for column, part in enumerate(line.split("|"), start=1):
            if part.strip():
                made.cells[row, column] = cell(part.strip(), row, column)
                made.cells[row, column].font = font
    return made


def table(text: str, **more: Any) -> Table:
    """The only table of a sheet."""
    found = find_tables(sheet(text, **more))
    assert len(found) == 1, [t.rows for t in found]
    return found[0]


def read(text: str, file_name: str = "bao_cao.xlsx", options: Options | None = None, **more: Any) -> SheetReading:
    """What the loader makes of a sheet, up to the store."""
    return read_sheet(sheet(text, **more), file_name, options or Options())


def only(reading: SheetReading) -> TableReading:
    assert len(reading.tables) == 1
    return reading.tables[0]


def found(reading: SheetReading) -> dict[str, Observation]:
    """Cell -> observation."""
    return {o.cell: o for o in reading.observations}


def stored(reading: SheetReading) -> dict[str, str]:
    """Cell -> value as stored, or the kind of nothing."""
    return {o.cell: o.value if o.value is not None else o.status for o in reading.observations}


def problems(reading: SheetReading, code: str) -> list[Problem]:
    return [p for p in reading.problems if p.code == code]


def codes(reading: SheetReading, at: str | None = None) -> set[str]:
    """Problem codes of the sheet, or of one place in it."""
    return {p.code for p in reading.problems if at is None or p.cell == at or at in p.cells}


def xlsx(*texts: str, names: tuple[str, ...] = ()) -> bytes:
    """The sheets as a real workbook; formulas keep no result unless the text gives one."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        for number, text in enumerate(texts):
            page = book.add_worksheet(names[number] if names else f"Sheet{number + 1}")
            for (row, column), made in sheet(text).cells.items():
                write(book, page, row - 1, column - 1, made)
    return stream.getvalue()


def write(book: Any, page: Any, row: int, column: int, made: Cell) -> None:
    shown = book.add_format({"num_format": made.number_format})
    if made.formula is not None:
        assert made.cached, "a formula without a result is written by `uncached`"
        page.write_formula(row, column, made.formula, shown, float(made.value))
    elif made.kind == "number":
        page.write_number(row, column, float(made.value), shown)
    else:
        page.write_string(row, column, made.value, shown)


def uncached(text: str) -> bytes:
    """A workbook as a program writes it that never calculates: no formula has a result."""
    book = openpyxl.Workbook()
    page = book.active
    for made in sheet(text).cells.values():
        value: Any = made.formula or (float(made.value) if made.kind == "number" else made.value)
        page[made.ref] = value
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()
