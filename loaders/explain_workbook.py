"""The explanation put into a workbook: tints and notes in the sender's own sheets, and a first sheet that lists all.

`copy` works on the bytes of an xlsx or xlsm (formulas, merges, widths and hidden rows stay, macros do not);
`build` makes a workbook from the cells read, at the same addresses, for every other kind of file.
"""

from __future__ import annotations

import datetime as dt
import io
import re
import unicodedata
from collections.abc import Iterable
from typing import Any

import openpyxl
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, MergedCell
from openpyxl.comments import Comment
from openpyxl.packaging.custom import StringProperty
from openpyxl.styles import Alignment, Font, PatternFill

from data.cells import Cell, Merge, Sheet, column_letters
from data.locale import text
from data.own_files import EXPLAINED, PROPERTY, listing_sheet
from loaders.explain import Explanation, Paint
from loaders.explain_list import write_list, write_text

COLOURS = {
    "target": "CFE2F3", "actual": "E2F0D9", "estimate": "FFF2CC", "check": "E6E0EC", "skipped": "E7E6E6",
    "rejected": "F4A6A0",
}  # fmt: skip
STRIPES = "rejected"
"""The one kind that is striped: in a black-and-white print it must not look like the others."""

BAD_IN_NAMES = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
LONGEST_NAME = 31
NARROWEST, WIDEST = 8.0, 44.0
NOTE_WIDTH, NOTE_LINE, NOTE_LETTERS = 330, 18, 46
AUTHOR = "Chỉ Tiêu"
MOST_MERGED = 20_000
"""Cells of one merge; openpyxl makes an object of each, and a merge may span the whole sheet."""


def copy(content: bytes, found: Explanation) -> bytes:
    """The sender's workbook with its reading shown in it; raises whatever openpyxl raises for what it cannot read."""
    book = openpyxl.load_workbook(io.BytesIO(content), keep_vba=False, keep_links=True, rich_text=True)
    without_older_list(book)
    for page in book.worksheets:
        keep_digits(page)
    return explained(book, found, {page.title: page.title for page in book.worksheets})


def without_older_list(book: Any) -> None:
    """A copy that was explained before comes back mended: its old list goes."""
    marks = [mark for mark in book.custom_doc_props if mark.name == PROPERTY]
    for name in {listing_sheet(str(mark.value)) for mark in marks} & set(book.sheetnames):
        book.remove(book[name])
    if marks:
        del book.custom_doc_props[PROPERTY]


def keep_digits(page: Any) -> None:
    """openpyxl writes 16 digits, a double has up to 17: numbers that would change are given as their own text.

    Only the cells that are there: `iter_rows` makes one of every address up to a blank a million rows away.
    """
    for cell in page._cells.values():
        if isinstance(cell.value, float) and float(f"{cell.value:.16g}") != cell.value:
            cell.value, cell.data_type = repr(cell.value), "n"


def build(sheets: Iterable[Sheet], found: Explanation) -> bytes:
    """A workbook of the cells read, at their addresses, with their reading shown in it."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    names: dict[str, str] = {}
    for sheet in sheets:
        names[sheet.name] = free_name(BAD_IN_NAMES.sub("_", sheet.name) or "Sheet", book.sheetnames)
        write_sheet(book.create_sheet(names[sheet.name]), sheet)
        keep_digits(book[names[sheet.name]])
    return explained(book, found, names)


def explained(book: Any, found: Explanation, names: dict[str, str]) -> bytes:
    """Paint the sheets, put the list before them and write the workbook."""
    for name, paint in found.paints.items():
        if name in names:
            paint_sheet(book[names[name]], paint)
    page = book.create_sheet(free_name(text("explain.sheet", found.language), book.sheetnames), 0)
    write_list(page, found, names, fill_of)
    book.custom_doc_props.append(StringProperty(name=PROPERTY, value=f"{EXPLAINED}{page.title}"))
    show_first(book)
    book.calculation.fullCalcOnLoad = True  # openpyxl keeps formulas and drops their results
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def free_name(wanted: str, taken: Iterable[str]) -> str:
    """A sheet name that no other has, whatever its case or Unicode form, within Excel's 31 letters."""
    used = {unicodedata.normalize("NFC", name).lower() for name in taken}
    name, number = wanted[:LONGEST_NAME], 1
    while unicodedata.normalize("NFC", name).lower() in used:
        number += 1
        name = f"{wanted[: LONGEST_NAME - len(str(number)) - 3]} ({number})"
    return name


def show_first(book: Any) -> None:
    """Open at the list, and only it selected: what is typed into a group of selected sheets goes into all of them."""
    book.active = 0
    for page in book.worksheets:
        page.sheet_view.tabSelected = page is book.worksheets[0]
    for chart in book.chartsheets:
        for view in chart.sheetViews.sheetView:
            view.tabSelected = False
    for view in book.views:
        view.firstSheet = 0


# ---- the sender's sheets


def fill_of(kind: str) -> PatternFill:
    """The soft tint of a kind; a cell that was not stored is striped."""
    if kind == STRIPES:
        return PatternFill("lightUp", fgColor=COLOURS[kind], bgColor="FDECEA")
    return PatternFill("solid", fgColor=COLOURS[kind])


def paint_sheet(page: Any, paint: Paint) -> None:
    fills = {kind: fill_of(kind) for kind in COLOURS}
    for ref, kind in paint.kinds.items():
        page[ref].fill = fills[kind]
    for ref, note in paint.notes.items():
        cell = page[ref]
        if not isinstance(cell, MergedCell):
            cell.comment = comment_of(note, cell.comment)


def comment_of(note: str, before: Any) -> Comment:
    """Our note; what the sender had written stands above it."""
    words = ILLEGAL_CHARACTERS_RE.sub("", f"{before.text}\n\n{note}" if before is not None else note)
    lines = sum(1 + len(line) // NOTE_LETTERS for line in words.split("\n"))
    return Comment(words, AUTHOR, height=NOTE_LINE * (lines + 1), width=NOTE_WIDTH)


# ---- a workbook from cells


def write_sheet(page: Any, sheet: Sheet) -> None:
    """The cells at their addresses with number format, weight and indent; merges and what is hidden as they were."""
    widths: dict[int, int] = {}
    for cell in sheet.cells.values():
        write_cell(page.cell(cell.row, cell.column), cell)
        if not any(m.covers(cell.row, cell.column) for m in sheet.merges):
            widths[cell.column] = max(widths.get(cell.column, 0), len(cell.value))
    for m in (merge for merge in sheet.merges if cells_in(merge) <= MOST_MERGED):
        page.merge_cells(start_row=m.top, start_column=m.left, end_row=m.bottom, end_column=m.right)
    for column, letters in widths.items():
        page.column_dimensions[column_letters(column)].width = min(max(letters + 2.0, NARROWEST), WIDEST)
    for row in sheet.hidden_rows:
        page.row_dimensions[row].hidden = True
    for column in sheet.hidden_columns:
        page.column_dimensions[column_letters(column)].hidden = True
    page.sheet_state = "hidden" if sheet.hidden else "visible"


def cells_in(merge: Merge) -> int:
    return (merge.bottom - merge.top + 1) * (merge.right - merge.left + 1)


def write_cell(target: Any, cell: Cell) -> None:
    if cell.kind == "number" and cell.cached:
        target.value = float(cell.value) if re.search(r"[.eE]", cell.value) else int(cell.value)
    elif cell.kind == "date":
        target.value = dt.date.fromisoformat(cell.value)
    elif cell.kind == "bool":
        target.value = cell.value == "1"
    elif cell.kind == "error":
        target.value, target.data_type = cell.value, "e"
    else:
        write_text(target, cell.value if cell.cached else cell.formula or "")
    target.number_format = cell.number_format
    target.alignment = Alignment(indent=cell.indent, wrap_text=len(cell.value) > WIDEST, vertical="top")
    target.font = Font(bold=cell.bold)
