"""The second reader of modern workbooks: openpyxl, for files whose XML the first one cannot follow.

It gives values, error words, formulas and formats; merged ranges and hidden rows are not to be had in
the streaming mode, and the other mode could be brought down by the file.
"""

from __future__ import annotations

import datetime as dt
import io
import warnings
from collections.abc import Iterator
from typing import Any

import openpyxl

from data.model import Problem
from loaders.gate.scan import MAX_CELLS, too_many_cells
from loaders.reading.book import Book
from loaders.reading.damage import add_number, add_text
from loaders.reading.numbers_stored import number_text
from loaders.reading.packing import Page


def read_again(content: bytes, kind: str) -> Book:
    """The workbook by openpyxl, with a note that says so; raises what openpyxl raises."""
    warnings.simplefilter("ignore")
    values = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
    formulas = openpyxl.load_workbook(io.BytesIO(content), read_only=True, keep_links=False)
    problems = [Problem("second_reader", "info")]
    return Book(kind, pages(values, formulas), macros=kind == "xlsm", problems=problems)


def pages(values: Any, formulas: Any) -> Iterator[Page]:
    left = MAX_CELLS
    for sheet, twin in zip(values.worksheets, formulas.worksheets, strict=True):
        page = Page(sheet.title, sheet.sheet_state != "visible")
        sheet.reset_dimensions()
        twin.reset_dimensions()
        for row, formula_row in zip(sheet.iter_rows(), twin.iter_rows(), strict=True):
            left -= len(row)
            if left < 0:
                raise too_many_cells()
            for cell, formula in zip(row, formula_row, strict=True):
                if formula.value is not None:
                    add(page, cell, str(formula.value) if formula.data_type == "f" else None)
        yield page


def add(page: Page, cell: Any, formula: str | None) -> None:
    font = cell.font
    look = page.cells.look((cell.number_format or "General", font.name or "", bool(font.b), 0))
    row, column, value = cell.row, cell.column, cell.value
    if value is None:
        page.cells.add(row, column, "n", "", look, formula, cached=False)
    elif cell.data_type == "e":
        page.cells.add(row, column, "e", str(value), look, formula)
    elif isinstance(value, bool):
        page.cells.add(row, column, "b", str(int(value)), look, formula)
    elif isinstance(value, int | float):
        add_number(page, row, column, str(value), number_text(repr(value)), look, formula)
    elif isinstance(value, dt.datetime | dt.date):
        page.cells.add(row, column, "d", value.isoformat()[:10], look, formula)
    elif isinstance(value, str):
        add_text(page, row, column, value, look, formula)
    else:
        page.problem("number_out_of_range", "error", cell.coordinate, shown=str(value)[:60])
