"""OpenDocument spreadsheets, read from `content.xml` by expat's events: values as stored, not as shown.

Repeated blanks - a million empty rows at the end of every sheet - are counted and never made.
"""

from __future__ import annotations

import io
import re
import zipfile
from typing import Any

from data.cells import address
from loaders.gate.scan import MAX_CELLS, too_many_cells
from loaders.reading.book import Book
from loaders.reading.damage import add_number, add_text
from loaders.reading.markup import local, parser
from loaders.reading.numbers_stored import number_text
from loaders.reading.packing import Page

ERRORS = {"#N/A", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!"}
LIBRE_ERROR = re.compile(r"(?:Err:|Lỗi:)\d{3}")
MAX_COLUMN, MAX_ROW = 16_384, 1_048_576


def read_ods(content: bytes) -> Book:
    """All sheets; raises ExpatError, BadZipFile and the like for a broken file."""
    scan = ContentScan()
    with zipfile.ZipFile(io.BytesIO(content)) as archive, archive.open("content.xml") as stream:
        scan.parser.ParseFile(stream)
    return Book("ods", iter(scan.pages))


class ContentScan:
    """Expat's events of the content -> sheets."""

    def __init__(self) -> None:
        self.pages: list[Page] = []
        self.hidden_styles: set[str] = set()
        self.style = ""
        self.row = self.column = self.rows = self.columns = self.count = 0
        self.row_hidden = False
        self.cell: dict[str, str] | None = None
        self.text: list[str] = []
        self.inside = self.note = 0
        self.parser = parser()
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.characters

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        name = local(tag)
        if name in ("table-cell", "covered-table-cell") and self.pages:
            self.cell = {local(key): value for key, value in attributes.items()}
            types = {key: value for key, value in attributes.items() if key.endswith("}value-type")}
            self.cell["calcext"] = next((value for key, value in types.items() if "calcext" in key), "")
            self.cell["type"] = next((value for key, value in types.items() if "calcext" not in key), "")
            self.text = []
        elif name == "p" and self.cell is not None and not self.note:
            self.inside += 1
            if self.text:
                self.text.append("\n")
        elif name == "annotation":
            self.note += 1
        elif name == "s" and self.inside:
            self.text.append(" ")
        elif name in ("table", "table-row", "table-column", "style", "table-properties"):
            self.start_line(name, {local(key): value for key, value in attributes.items()})

    def start_line(self, name: str, given: dict[str, str]) -> None:
        if name == "style":
            self.style = given.get("name", "")
        elif name == "table-properties" and given.get("display") == "false":
            self.hidden_styles.add(self.style)
        elif name == "table":
            self.pages.append(Page(given.get("name", ""), given.get("style-name", "") in self.hidden_styles))
            self.row = self.rows = self.columns = 0
        elif name == "table-column" and self.pages:
            first, number = self.columns + 1, repeated(given, "number-columns-repeated")
            self.columns += number
            if given.get("visibility", "visible") != "visible":
                self.pages[-1].hidden_columns.update(range(first, min(self.columns, 500) + 1))
        elif name == "table-row" and self.pages:
            self.row += max(self.rows, 1) if self.row else 1
            self.rows, self.column = repeated(given, "number-rows-repeated"), 0
            self.row_hidden = given.get("visibility", "visible") != "visible"

    def characters(self, data: str) -> None:
        if self.inside and not self.note:
            self.text.append(data)

    def end(self, tag: str) -> None:
        name = local(tag)
        if name == "p" and self.inside:
            self.inside -= 1
        elif name == "annotation":
            self.note -= 1
        elif name in ("table-cell", "covered-table-cell") and self.cell is not None:
            self.close_cell(self.cell)
            self.cell = None

    def close_cell(self, given: dict[str, str]) -> None:
        number = repeated(given, "number-columns-repeated")
        text = "".join(self.text)
        if given.get("type") or text.strip() or given.get("formula"):
            if self.column + number > MAX_COLUMN or self.row + self.rows - 1 > MAX_ROW:
                raise ValueError("a cell outside the sheet")
            self.count += number * self.rows
            if self.count > MAX_CELLS:
                raise too_many_cells()
            self.add_all(given, text, number)
        self.column += number

    def add_all(self, given: dict[str, str], text: str, number: int) -> None:
        page = self.pages[-1]
        for row in range(self.row, self.row + self.rows):
            if self.row_hidden:
                page.hidden_rows.add(row)
            for column in range(self.column + 1, self.column + number + 1):
                add(page, row, column, given, text)
        wide, high = repeated(given, "number-columns-spanned"), repeated(given, "number-rows-spanned")
        if (wide > 1 or high > 1) and wide * high <= 20_000:
            page.merges.append((self.row, self.column + 1, self.row + high - 1, self.column + wide))


def repeated(given: dict[str, str], name: str) -> int:
    """How many times; raises ValueError for what is no number."""
    return max(1, min(int(given.get(name, "1")), MAX_ROW))


def add(page: Page, row: int, column: int, given: dict[str, Any], text: str) -> None:
    kind, formula = given.get("type", ""), given.get("formula")
    look = page.cells.look(("0.00%" if kind == "percentage" else "General", "", False, 0))
    if formula is not None and "'file:" in formula:
        page.problem("external_link", "warning", address(row, column), count="1")
    if given.get("calcext") == "error" or LIBRE_ERROR.fullmatch(text) or (formula is not None and text in ERRORS):
        page.cells.add(row, column, "e", text[:20] or "#ERR!", look, formula)
    elif kind in ("float", "percentage", "currency"):
        stored = given.get("value", "")
        add_number(page, row, column, stored, number_text(stored.strip()), look, formula)
    elif kind == "date":
        page.cells.add(row, column, "d", given.get("date-value", "")[:10], look, formula)
    elif kind == "boolean":
        page.cells.add(row, column, "b", "1" if given.get("boolean-value") == "true" else "0", look, formula)
    elif formula is not None and not kind and not text:
        page.cells.add(row, column, "n", "", look, formula, cached=False)
    elif text.strip():
        add_text(page, row, column, text, look, formula)
