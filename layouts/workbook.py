"""A table view as an Excel workbook: the printed form, the tidy data, the notes, the sources."""

from __future__ import annotations

import io
import re
from decimal import Decimal
from typing import Any

import xlsxwriter

from data.locale import text
from data.own_files import EXPORT, PROPERTY
from layouts.formats import excel_format
from layouts.views import Column, Row, TableView

CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
FONT = "Times New Roman"
LONGEST = 32767
HEADER_ROW = 6


def workbook(view: TableView) -> bytes:
    """All rows of the view as an .xlsx; text stays text even where it looks like a formula."""
    output = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "nan_inf_to_errors": False,
        "default_format_properties": {"font_name": FONT, "font_size": 11},
    }
    book = xlsxwriter.Workbook(output, options)
    book.set_properties({"title": view.title, "comments": text("workbook.made", view.language)})
    book.set_custom_property(PROPERTY, EXPORT)
    names: set[str] = set()
    formats = Formats(book)
    form_sheet(book.add_worksheet(sheet_name(text("workbook.form", view.language), names)), view, formats)
    data_sheet(book.add_worksheet(sheet_name(text("workbook.data", view.language), names)), view, formats)
    notes_sheet(book.add_worksheet(sheet_name(text("workbook.notes", view.language), names)), view, formats)
    sources_sheet(book.add_worksheet(sheet_name(text("workbook.sources", view.language), names)), view, formats)
    book.close()
    return output.getvalue()


class Formats:
    """Cell formats made once per look."""

    def __init__(self, book: Any) -> None:
        self.book = book
        self.made: dict[tuple[tuple[str, Any], ...], Any] = {}

    def get(self, **look: Any) -> Any:
        key = tuple(sorted(look.items()))
        if key not in self.made:
            self.made[key] = self.book.add_format({"font_name": FONT, "font_size": 11, "valign": "vcenter", **look})
        return self.made[key]


def sheet_name(wanted: str, taken: set[str]) -> str:
    """A name Excel accepts: no []:*?/\\, no quote at the ends, at most 31 characters, used once."""
    base = re.sub(r"[\[\]:*?/\\]", " ", clean(wanted)).strip().strip("'")[:31] or "Sheet"
    name, number = base, 2
    while name.lower() in taken:
        ending = f" {number}"
        name, number = base[: 31 - len(ending)] + ending, number + 1
    taken.add(name.lower())
    return name


def clean(words: str) -> str:
    return CONTROL.sub("", words)[:LONGEST]


def header(column: Column) -> str:
    return f"{column.header} ({column.unit})" if column.unit else column.header


def form_sheet(sheet: Any, view: TableView, formats: Formats) -> None:
    """The table as the office prints it: title, filters, merged header, totals, A4 landscape."""
    last = len(view.columns) - 1
    heading(sheet, view, formats, last)
    rows = [*view.rows, *([view.total] if view.total else [])]
    for number, column in enumerate(view.columns):
        sheet.set_column(number, number, width(column, rows, number))
        sheet.write_string(
            HEADER_ROW, number, clean(header(column)), formats.get(bold=True, text_wrap=True, align="center", border=1)
        )
    sheet.set_row(HEADER_ROW, 32)
    for number, row in enumerate(rows, start=HEADER_ROW + 1):
        printed_row(sheet, number, row, view.columns, formats, is_total=row is view.total)
    page(sheet, HEADER_ROW + len(rows), last)


def heading(sheet: Any, view: TableView, formats: Formats, last: int) -> None:
    base = text("workbook.plan", view.language, value=view.plan_base) if view.plan_base else ""
    merged_line(sheet, 0, last, view.title, formats.get(bold=True, font_size=14, align="center"))
    filters = " · ".join(view.filters)
    sheet.set_row(1, 15 * (1 + len(filters) // 130))
    merged_line(sheet, 1, last, filters, formats.get(italic=True, align="center", text_wrap=True))
    merged_line(
        sheet,
        2,
        last,
        " · ".join(part for part in (base, view.as_at) if part),
        formats.get(italic=True, align="center"),
    )
    warning = text("illustration.banner", view.language) if view.illustration else ""
    merged_line(sheet, 3, last, warning, formats.get(bold=True, align="center"))
    merged_line(sheet, 5, last, view.unit_line, formats.get(italic=True, align="right"))


def merged_line(sheet: Any, row: int, last: int, words: str, look: Any) -> None:
    if not words:
        return
    if last > 0:
        sheet.merge_range(row, 0, row, last, "", look)
    sheet.write_string(row, 0, clean(words), look)


def page(sheet: Any, last_row: int, last: int) -> None:
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.set_margins(left=0.6, right=0.6, top=0.7, bottom=0.7)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(HEADER_ROW)
    sheet.print_area(0, 0, last_row, last)
    sheet.set_footer("&C&P/&N")
    sheet.freeze_panes(HEADER_ROW + 1, 1)


def printed_row(
    sheet: Any, number: int, row: Row, columns: tuple[Column, ...], formats: Formats, *, is_total: bool
) -> None:
    bold = is_total or row.level < 0
    for place, (column, value, shown) in enumerate(zip(columns, row.values, row.shown, strict=True)):
        look: dict[str, Any] = {"border": 1, "bold": bold}
        if isinstance(value, Decimal):
            sheet.write_number(
                number, place, float(value), formats.get(**look, num_format=excel_format(column.decimals))
            )
        else:
            words = shown if column.kind == "status" else (value or "")
            sheet.write_string(
                number, place, clean(words), formats.get(**look, align=alignment(column), indent=max(0, row.level))
            )


def alignment(column: Column) -> str:
    return "left" if column.kind in ("text", "status") else "right"


def width(column: Column, rows: list[Row], number: int) -> float:
    longest = max([len(row.shown[number]) for row in rows[:500]] or [0])
    return min(46, max(10 if column.kind != "text" else 14, longest + 2, len(column.header) // 2 + 2))


def data_sheet(sheet: Any, view: TableView, formats: Formats) -> None:
    """The same rows tidy: typed cells, a real table with a filter, nothing merged."""
    columns = [("key", text("column.key", view.language)), *((c.key, header(c)) for c in view.columns)]
    rows = [row for row in view.rows if row.level >= 0]
    for number, row in enumerate(rows, start=1):
        sheet.write_string(number, 0, clean(row.key))
        for place, (column, value) in enumerate(zip(view.columns, row.values, strict=True), start=1):
            typed_cell(sheet, number, place, value, formats.get(num_format=excel_format(column.decimals)))
    titles = unique([clean(title) for _, title in columns])
    sheet.add_table(
        0,
        0,
        max(1, len(rows)),
        len(columns) - 1,
        {"name": "SoLieu", "style": "Table Style Light 1", "columns": [{"header": title} for title in titles]},
    )
    sheet.freeze_panes(1, 2)
    sheet.set_column(0, 0, 16)
    sheet.set_column(1, 1, 34)
    sheet.set_column(2, len(columns), 16)


def typed_cell(sheet: Any, row: int, column: int, value: Decimal | str | None, look: Any) -> None:
    if isinstance(value, Decimal):
        sheet.write_number(row, column, float(value), look)
    elif value:
        sheet.write_string(row, column, clean(value))


def unique(titles: list[str]) -> list[str]:
    """Excel tables want every heading once."""
    seen: dict[str, int] = {}
    made = []
    for title in titles:
        seen[title.lower()] = seen.get(title.lower(), 0) + 1
        made.append(title if seen[title.lower()] == 1 else f"{title} {seen[title.lower()]}")
    return made


def notes_sheet(sheet: Any, view: TableView, formats: Formats) -> None:
    sheet.set_column(0, 0, 110)
    lines = [view.title, *view.filters, view.as_at, view.plan_base, view.unit_line, *view.notes]
    for number, words in enumerate(line for line in lines if line):
        sheet.write_string(number, 0, clean(words), formats.get(text_wrap=True, bold=number == 0))


def sources_sheet(sheet: Any, view: TableView, formats: Formats) -> None:
    """File, sheet and cell of every figure that was read."""
    keys = ("row", "column", "file", "sheet", "cell", "value", "unit")
    titles = ["cell.file" if key == "file" else f"column.{key}" for key in keys]
    for place, title in enumerate(titles):
        sheet.write_string(0, place, text(title, view.language), formats.get(bold=True, bottom=1))
    for number, line in enumerate(view.sources, start=1):
        for place, key in enumerate(keys):
            sheet.write_string(number, place, clean(getattr(line, key)))
    if not view.sources:
        sheet.write_string(1, 0, text("workbook.no_sources", view.language))
    sheet.freeze_panes(1, 0)
    for place, wide in enumerate((34, 18, 40, 20, 10, 18, 16)):
        sheet.set_column(place, place, wide)
