"""The first sheet of an explained workbook: legend, every problem with a link to its cell, sheets, columns."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import quote_sheetname
from openpyxl.worksheet.hyperlink import Hyperlink

from data.locale import text
from loaders.explain import KINDS, Explanation

WIDTHS = {"A": 6, "B": 24, "C": 16, "D": 20, "E": 78, "F": 26, "G": 22}
COLUMNS = len(WIDTHS)
HEADING_ROW = 5
MOST_LINKS = 65_000
"""Excel opens no sheet with more than 65,530 links."""

FORMULA_STARTS = ("=", "+", "-", "@")
SHADE = PatternFill("solid", fgColor="D9D9D9")
LINE = Border(bottom=Side("thin", color="BFBFBF"))
TOP = Alignment(vertical="top", wrap_text=True)


def write_list(page: Any, found: Explanation, names: dict[str, str], fill_of: Callable[[str], Any]) -> None:
    """Fill the first sheet. `names`: sheet as the sender named it -> its name in this workbook."""
    title(page, found, fill_of)
    row = write_problems(page, found, names, HEADING_ROW)
    row = write_sheets(page, found, names, row + 2)
    write_columns(page, found, names, row + 2)
    for letters, width in WIDTHS.items():
        page.column_dimensions[letters].width = width
    page.freeze_panes = f"A{HEADING_ROW + 1}"
    page.sheet_view.showGridLines = False
    page.page_setup.orientation, page.page_setup.paperSize = "landscape", page.PAPERSIZE_A4
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
    page.sheet_properties.pageSetUpPr.fitToPage = True
    page.print_title_rows = f"{HEADING_ROW}:{HEADING_ROW}"


def title(page: Any, found: Explanation, fill_of: Callable[[str], Any]) -> None:
    """Which file, what became of it, and one tinted cell for each kind."""
    write_text(page["A1"], text("explain.title", found.language, file=found.file)).font = Font(bold=True, size=14)
    write_text(page["A2"], found.summary)
    write_text(page["A3"], text("explain.legend", found.language)).font = Font(italic=True)
    for column, kind in enumerate(KINDS, start=2):
        cell = write_text(page.cell(3, column), text(f"explain.read_as_{kind}", found.language))
        cell.fill, cell.alignment = fill_of(kind), TOP


def write_problems(page: Any, found: Explanation, names: dict[str, str], row: int) -> int:
    """Every problem, one a row; returns the last row written."""
    heads = ("number", "sheet", "cell", "severity", "sentence", "shown", "read_as")
    write_heads(page, row, [text(f"explain.head_{head}", found.language) for head in heads])
    for number, line in enumerate(found.problems, start=1):
        row += 1
        kind = text(f"explain.read_as_{line.kind}", found.language) if line.kind else ""
        write_row(page, row, [number, line.sheet, line.place, line.severity, line.sentence, line.shown, kind])
        if line.target and line.sheet in names and number <= MOST_LINKS:
            link(page.cell(row, 3 if line.place else 2), names[line.sheet], line.target)
    if not found.problems:
        row += 1
        write_row(page, row, ["", "", "", "", text("explain.no_problem", found.language), "", ""])
    if found.unlisted:
        row += 1
        write_row(page, row, ["", "", "", "", text("explain.unlisted", found.language, count=found.unlisted), "", ""])
    return row


def write_sheets(page: Any, found: Explanation, names: dict[str, str], row: int) -> int:
    heads = ("number", "sheet", "cells", "state", "became", "area", "rows")
    write_heads(page, row, [text(f"explain.head_{head}", found.language) for head in heads])
    for number, line in enumerate(found.sheets, start=1):
        row += 1
        write_row(page, row, [number, line.sheet, line.cells, line.status, line.sentence, line.area, line.rows])
        if line.sheet in names and not line.hidden:
            link(page.cell(row, 2), names[line.sheet], "A1")
    return row


def write_columns(page: Any, found: Explanation, names: dict[str, str], row: int) -> int:
    if not found.columns:
        return row
    heads = ("number", "sheet", "column", "used_as", "heading", "period", "unit")
    write_heads(page, row, [text(f"explain.head_{head}", found.language) for head in heads])
    for number, line in enumerate(found.columns, start=1):
        row += 1
        write_row(page, row, [number, line.sheet, line.letters, line.use, line.heading, line.period, line.unit])
        if line.sheet in names and number <= MOST_LINKS - len(found.problems):
            link(page.cell(row, 3), names[line.sheet], f"{line.letters}{line.heading_row}")
    return row


# ---- rows


def write_heads(page: Any, row: int, words: list[str]) -> None:
    for column, word in enumerate(words, start=1):
        cell = write_text(page.cell(row, column), word)
        cell.font, cell.fill, cell.border, cell.alignment = Font(bold=True), SHADE, LINE, TOP


def write_row(page: Any, row: int, words: list[str | int]) -> None:
    for column, word in enumerate(words, start=1):
        cell = page.cell(row, column)
        if isinstance(word, str):
            write_text(cell, word)
        else:
            cell.value = word
        cell.border, cell.alignment = LINE, TOP


def write_text(target: Any, words: str) -> Any:
    """Text that stays text: what begins like a formula is marked as typed with an apostrophe. Returns the cell."""
    target.value = ILLEGAL_CHARACTERS_RE.sub("", words) or None
    if target.value is not None:
        target.data_type = "s"
        target.quotePrefix = words.startswith(FORMULA_STARTS)
    return target


def link(cell: Any, sheet: str, target: str) -> None:
    """Make a cell jump to a place of this workbook."""
    cell.hyperlink = Hyperlink(ref=cell.coordinate, location=f"{quote_sheetname(sheet)}!{target}")
    cell.font = Font(color="0563C1", underline="single")
