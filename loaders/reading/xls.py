"""Legacy workbooks (BIFF) by xlrd, with fonts, formats, hidden rows and error cells by cell type."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

import xlrd

from loaders.reading.book import Book
from loaders.reading.damage import add_number, add_text
from loaders.reading.numbers_stored import day_text, number_text
from loaders.reading.packing import Look, Page

TEXT, NUMBER, DATE, BOOL, ERROR = 1, 2, 3, 4, 5


def read_xls(content: bytes) -> Book:
    """All sheets; raises xlrd.XLRDError and friends for what it cannot read."""
    book = xlrd.open_workbook(file_contents=content, formatting_info=True, ragged_rows=True, logfile=io.StringIO())
    return Book("xls", pages(book), macros=b"_\x00V\x00B\x00A\x00_\x00P\x00R\x00O\x00J\x00E\x00C\x00T\x00" in content)


def pages(book: Any) -> Iterator[Page]:
    for source in book.sheets():
        yield read_sheet(book, source)


def read_sheet(book: Any, source: Any) -> Page:
    page = Page(source.name, hidden=source.visibility != 0)
    page.hidden_rows = {row + 1 for row, info in source.rowinfo_map.items() if info.hidden}
    page.hidden_columns = {column + 1 for column, info in source.colinfo_map.items() if info.hidden and column < 256}
    page.merges = [(top + 1, left + 1, bottom, right) for top, bottom, left, right in source.merged_cells]
    looks: dict[int, int] = {}
    for row in range(source.nrows):
        for column in range(source.row_len(row)):
            kind = source.cell_type(row, column)
            if kind in (TEXT, NUMBER, DATE, BOOL, ERROR):
                index = source.cell_xf_index(row, column)
                if index not in looks:
                    looks[index] = page.cells.look(look_of(book, index))
                add(page, row + 1, column + 1, kind, source.cell_value(row, column), looks[index], book.datemode)
    return page


def look_of(book: Any, index: int) -> Look:
    style = book.xf_list[index]
    font = book.font_list[style.font_index]
    shown = book.format_map[style.format_key].format_str if style.format_key in book.format_map else "General"
    return shown, font.name, bool(font.bold or font.weight >= 600), style.alignment.indent_level


def add(page: Page, row: int, column: int, kind: int, value: Any, look: int, datemode: int) -> None:
    if kind == NUMBER:
        add_number(page, row, column, repr(float(value)), number_text(repr(float(value))), look)
    elif kind == DATE:
        day = day_text(repr(float(value)), datemode == 1)
        if day is not None:
            page.cells.add(row, column, "d", day, look)
        else:
            add_number(page, row, column, repr(float(value)), number_text(repr(float(value))), look)
    elif kind == BOOL:
        page.cells.add(row, column, "b", str(int(value)), look)
    elif kind == ERROR:
        page.cells.add(row, column, "e", xlrd.error_text_from_code.get(value, "#ERR!"), look)
    elif str(value).strip():
        add_text(page, row, column, str(value), look)
