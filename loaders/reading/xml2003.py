"""Workbooks in the XML of Excel 2003 (SpreadsheetML), read by expat's events; a document type is refused."""

from __future__ import annotations

from loaders.gate.scan import MAX_CELLS, too_many_cells
from loaders.reading.book import Book
from loaders.reading.damage import add_number, add_text
from loaders.reading.markup import is_true, local, parser
from loaders.reading.numbers_stored import number_text
from loaders.reading.packing import PLAIN, Look, Page

NAMED = {"Percent": "0.00%", "Fixed": "0.00", "Standard": "#,##0.00", "Short Date": "dd/mm/yyyy",
         "General Number": "General", "Scientific": "0.00E+00", "Currency": "#,##0.00"}  # fmt: skip
MAX_COLUMN, MAX_ROW = 16_384, 1_048_576


def read_xml2003(content: bytes) -> Book:
    """All sheets; raises ExpatError for broken XML, ValueError for places outside a sheet."""
    scan = WorkbookScan()
    scan.parser.Parse(content, True)
    return Book("xml2003", iter(scan.pages))


class WorkbookScan:
    """Expat's events of the workbook -> sheets."""

    def __init__(self) -> None:
        self.pages: list[Page] = []
        self.looks: dict[str, Look] = {"": PLAIN}
        self.style = ""
        self.row = self.column = self.column_definition = self.count = self.across = 0
        self.cell: dict[str, str] = {}
        self.type = ""
        self.text: list[str] | None = None
        self.parser = parser()
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.characters

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        name = local(tag)
        given = {local(key): value for key, value in attributes.items()}
        if name == "Style":
            self.style = given.get("ID", "")
            self.looks[self.style] = self.looks.get(given.get("Parent", ""), PLAIN)
        elif name in ("NumberFormat", "Font", "Alignment") and self.style:
            self.look(name, given)
        elif name == "Worksheet":
            self.pages.append(Page(given.get("Name", f"Sheet{len(self.pages) + 1}")))
            self.row = self.column_definition = 0
        elif name == "Column":
            self.column_of(given)
        elif name == "Row":
            self.row = place(given, self.row, MAX_ROW)
            self.column = 0
            if is_true(given.get("Hidden")) and self.pages:
                self.pages[-1].hidden_rows.add(self.row)
        elif name == "Cell":
            self.open_cell(given)
        elif name in ("Data", "Visible") and self.pages:
            self.type, self.text = given.get("Type", "String") if name == "Data" else "", []

    def look(self, name: str, given: dict[str, str]) -> None:
        shown, font, bold, indent = self.looks[self.style]
        if name == "NumberFormat":
            shown = NAMED.get(given.get("Format", ""), given.get("Format", "") or "General")[:255]
        elif name == "Font":
            font, bold = given.get("FontName", font), is_true(given.get("Bold", str(int(bold))))
        elif given.get("Indent", "").isdigit():
            indent = min(int(given["Indent"][:4]), 250)
        self.looks[self.style] = (shown, font, bold, indent)

    def column_of(self, given: dict[str, str]) -> None:
        first = self.column_definition = place(given, self.column_definition, MAX_COLUMN)
        self.column_definition += min(int(given.get("Span", "0")), MAX_COLUMN)
        if is_true(given.get("Hidden")) and self.pages:
            self.pages[-1].hidden_columns.update(range(first, min(self.column_definition, 500) + 1))

    def open_cell(self, given: dict[str, str]) -> None:
        self.count += 1
        if self.count > MAX_CELLS:
            raise too_many_cells()
        self.column = place(given, self.column + self.across, MAX_COLUMN)
        self.across = 0
        self.cell = given
        wide, high = int(given.get("MergeAcross", "0")), int(given.get("MergeDown", "0"))
        if wide or high:
            self.across = wide
            self.pages[-1].merges.append((self.row, self.column, self.row + high, self.column + wide))

    def characters(self, data: str) -> None:
        if self.text is not None:
            self.text.append(data)

    def end(self, tag: str) -> None:
        name = local(tag)
        if name == "Data" and self.text is not None:
            self.add("".join(self.text))
            self.text = None
        elif name == "Visible" and self.text is not None:
            self.pages[-1].hidden = "".join(self.text).strip() in ("SheetHidden", "SheetVeryHidden")
            self.text = None
        elif name == "Style":
            self.style = ""
        elif name == "Cell":
            self.close_cell()
        elif name == "Row":
            self.across = 0

    def close_cell(self) -> None:
        """A formula whose cell has no data was never calculated."""
        formula = self.cell.get("Formula")
        if formula is not None and self.type == "":
            page = self.pages[-1]
            page.cells.add(self.row, self.column, "n", "", self.look_number(page), formula, cached=False)
        self.cell, self.type = {}, ""

    def look_number(self, page: Page) -> int:
        return page.cells.look(self.looks.get(self.cell.get("StyleID", ""), PLAIN))

    def add(self, text: str) -> None:
        page, formula = self.pages[-1], self.cell.get("Formula")
        look = self.look_number(page)
        if self.type == "Number":
            add_number(page, self.row, self.column, text, number_text(text.strip()), look, formula)
        elif self.type == "DateTime":
            page.cells.add(self.row, self.column, "d", text[:10], look, formula)
        elif self.type == "Boolean":
            page.cells.add(self.row, self.column, "b", str(int(is_true(text.strip()))), look, formula)
        elif self.type == "Error":
            page.cells.add(self.row, self.column, "e", text[:20], look, formula)
        elif text.strip():
            add_text(page, self.row, self.column, text, look, formula)


def place(given: dict[str, str], before: int, most: int) -> int:
    """The row's or column's own number, or the one after the last; raises ValueError outside a sheet."""
    number = int(given.get("Index", before + 1))
    if not 0 < number <= most:
        raise ValueError("a cell outside the sheet")
    return number
