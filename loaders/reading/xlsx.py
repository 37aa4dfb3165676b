"""Modern workbooks: values by python-calamine, and beside them one streaming pass over the sheet's
XML for what calamine loses - error cells, formulas without a stored result, number formats, fonts,
bold, indents, hidden rows and columns.
"""

from __future__ import annotations

import datetime as dt
import io
import posixpath
import re
import zipfile
from dataclasses import dataclass, field
from typing import Any
from xml.etree.ElementTree import Element
from xml.parsers import expat

from defusedxml import ElementTree
from python_calamine import CalamineWorkbook

from data.cells import Cell, Merge, Sheet, Workbook, split_address
from data.numbers import plain

BUILT_IN = {0: "General", 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 14: "dd/mm/yyyy",
            15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 22: "dd/mm/yyyy h:mm", 37: "#,##0;(#,##0)", 38: "#,##0;(#,##0)",
            39: "#,##0.00;(#,##0.00)", 40: "#,##0.00;(#,##0.00)", 49: "@"}  # fmt: skip
MAX_CELLS = 3_000_000


@dataclass(frozen=True, slots=True)
class Style:
    number_format: str = "General"
    font: str = ""
    bold: bool = False
    indent: int = 0


@dataclass(slots=True)
class Side:
    """What the XML says of one cell beside its value."""

    kind: str
    style: int
    formula: str | None = None
    value: str = ""


@dataclass(slots=True)
class SidePass:
    cells: dict[tuple[int, int], Side] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)


def read_xlsx(content: bytes, kind: str) -> Workbook:
    """All sheets with true addresses; raises whatever the parsers raise (the parent catches)."""
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = sheet_parts(archive)
        styles = read_styles(archive)
        sheets = [read_sheet(book, archive, name, part, hidden, styles) for name, part, hidden in parts]
    return Workbook(kind, sheets, macros=kind == "xlsm")


def local(tag: str) -> str:
    return tag.rpartition("}")[2]


def parse(archive: zipfile.ZipFile, name: str) -> Element | None:
    return ElementTree.fromstring(archive.read(name)) if name in archive.namelist() else None


def sheet_parts(archive: zipfile.ZipFile) -> list[tuple[str, str, bool]]:
    """(sheet name, part name, hidden) in workbook order; chart sheets have no cells and are left out."""
    relations = parse(archive, "xl/_rels/workbook.xml.rels")
    targets = {node.get("Id"): node.get("Target", "") for node in relations} if relations is not None else {}
    workbook = parse(archive, "xl/workbook.xml")
    found = []
    for node in workbook.iter() if workbook is not None else ():
        if local(node.tag) == "sheet":
            relation = next(value for key, value in node.attrib.items() if local(key) == "id")
            target = targets[relation]
            part = target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"xl/{target}")
            if "worksheets" in part:
                found.append((node.get("name", ""), part, node.get("state", "visible") != "visible"))
    return found


def read_styles(archive: zipfile.ZipFile) -> list[Style]:
    root = parse(archive, "xl/styles.xml")
    if root is None:
        return [Style()]
    formats, fonts, styles = dict(BUILT_IN), [], []
    for section in root:
        name = local(section.tag)
        if name == "numFmts":
            formats |= {int(node.get("numFmtId", "0")): node.get("formatCode", "") for node in section}
        elif name == "fonts":
            fonts = [font_of(node) for node in section]
        elif name == "cellXfs":
            styles = [style_of(node, formats, fonts) for node in section]
    return styles or [Style()]


def font_of(node: Element) -> tuple[str, bool]:
    name, bold = "", False
    for child in node:
        if local(child.tag) == "name":
            name = child.get("val", "")
        elif local(child.tag) == "b":
            bold = child.get("val", "1") not in ("0", "false")
    return name, bold


def style_of(node: Element, formats: dict[int, str], fonts: list[tuple[str, bool]]) -> Style:
    number = int(node.get("fontId", "0"))
    font, bold = fonts[number] if number < len(fonts) else ("", False)
    indent = next((int(child.get("indent", "0")) for child in node if local(child.tag) == "alignment"), 0)
    return Style(formats.get(int(node.get("numFmtId", "0")), "General"), font, bold, indent)


def side_pass(archive: zipfile.ZipFile, part: str) -> SidePass:
    """Stream the sheet's XML once through expat; a document type is refused, memory is that of the cells."""
    scan = SheetScan()
    with archive.open(part) as stream:
        scan.parser.ParseFile(stream)
    return scan.found


class SheetScan:
    """Expat's events of one sheet -> `SidePass`."""

    def __init__(self) -> None:
        self.found = SidePass()
        self.row = self.column = 0
        self.side: Side | None = None
        self.text: list[str] | None = None
        self.parser = expat.ParserCreate(namespace_separator="}")
        self.parser.buffer_text = True
        self.parser.StartDoctypeDeclHandler = self.refuse
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.characters

    def refuse(self, *_: Any) -> None:
        raise ValueError("a document type declaration is not allowed")

    def start(self, tag: str, given: dict[str, str]) -> None:
        name = local(tag)
        if name == "c":
            where = given.get("r")
            self.row, self.column = split_address(where) if where else (self.row, self.column + 1)
            self.side = Side(given.get("t", "n"), int(given.get("s", "0")))
        elif name in ("v", "f"):
            self.text = []
        elif name == "row":
            self.row, self.column = int(given.get("r", self.row + 1)), 0
            if given.get("hidden") in ("1", "true"):
                self.found.hidden_rows.add(self.row)
        elif name == "col" and given.get("hidden") in ("1", "true"):
            low, high = int(given.get("min", "1")), min(int(given.get("max", "1")), 500)
            self.found.hidden_columns.update(range(low, high + 1))

    def characters(self, data: str) -> None:
        if self.text is not None:
            self.text.append(data)

    def end(self, tag: str) -> None:
        name = local(tag)
        if name == "v" and self.side is not None and self.text is not None:
            self.side.value = "".join(self.text)
        elif name == "f" and self.side is not None and self.text is not None:
            self.side.formula = "".join(self.text) or "(shared)"
        elif name == "c" and self.side is not None:
            if self.side.value or self.side.formula or self.side.kind == "inlineStr":
                self.found.cells[self.row, self.column] = self.side
            if len(self.found.cells) > MAX_CELLS:
                raise ValueError("too many cells")
            self.side = None
            return
        else:
            return
        self.text = None


def read_sheet(book: Any, archive: zipfile.ZipFile, name: str, part: str, hidden: bool, styles: list[Style]) -> Sheet:
    side = side_pass(archive, part)
    sheet = Sheet(name, hidden=hidden, hidden_rows=side.hidden_rows, hidden_columns=side.hidden_columns)
    if ghost_corner(side):
        sheet.truncated = True
        return sheet
    table = book.get_sheet_by_name(name)
    sheet.merges = [
        Merge(top + 1, left + 1, bottom + 1, right + 1)
        for (top, left), (bottom, right) in table.merged_cell_ranges or ()
    ]
    values = table.to_python(skip_empty_area=False)
    for (row, column), known in side.cells.items():
        value = values[row - 1][column - 1] if row <= len(values) and column <= len(values[row - 1]) else ""
        cell = make_cell(row, column, value, known, styles[known.style] if known.style < len(styles) else Style())
        if cell is not None:
            sheet.cells[row, column] = cell
    return sheet


def ghost_corner(side: SidePass) -> bool:
    """A cell so far away that calamine would allocate the whole rectangle (and abort the process)."""
    rows = max((row for row, _ in side.cells), default=0)
    columns = max((column for _, column in side.cells), default=0)
    return rows * columns > 20_000_000


def make_cell(row: int, column: int, value: Any, side: Side, style: Style) -> Cell | None:
    cell = Cell(
        row,
        column,
        "text",
        "",
        style.number_format,
        side.formula,
        font=style.font,
        bold=style.bold,
        indent=style.indent,
    )
    if side.kind == "e":
        cell.kind, cell.value = "error", side.value
    elif side.formula is not None and side.value == "" and side.kind != "str":
        cell.kind, cell.cached = "number", False
    elif isinstance(value, bool):
        cell.kind, cell.value = "bool", "1" if value else "0"
    elif isinstance(value, (int, float)):
        cell.kind, cell.value = "number", number_text(value)
    elif isinstance(value, (dt.datetime, dt.date)):
        cell.kind, cell.value = "date", value.isoformat()[:10]
    elif isinstance(value, (dt.time, dt.timedelta)):
        cell.kind, cell.value = "number", side.value
    else:
        cell.value = re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f]", "", str(value))
    return cell if cell.value.strip() or not cell.cached or cell.kind != "text" else None


def number_text(value: float) -> str:
    """The shortest decimal that is this number: 0.80800000000000005 is 0.808, as the clerk typed it."""
    from decimal import Decimal

    return plain(Decimal(repr(float(value))))
