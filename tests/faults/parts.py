"""A small honest report, and a workbook written by hand so that every byte of its parts can be spoilt."""

from __future__ import annotations

from collections.abc import Callable
from xml.sax.saxutils import escape

from data.cells import address
from tests.faults.container import archive

Value = str | int | float
ROWS: list[list[Value]] = [
    ["UBND HUYỆN KỲ ANH"],
    ["BÁO CÁO CHĂN NUÔI THÁNG 9 NĂM 2020"],
    ["TT", "Chỉ tiêu", "ĐVT", "Kế hoạch", "Thực hiện"],
    [1, "Tổng đàn trâu", "con", 900, 800],
    [2, "Tổng đàn bò", "con", 500.5, 400],
]
FIGURES = {"D4": "900", "E4": "800", "D5": "500.5", "E5": "400"}
"""What the honest report stores."""
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def cell(row: int, column: int, value: Value) -> str:
    where = address(row, column)
    if isinstance(value, str):
        return f'<c r="{where}" t="inlineStr"><is><t>{escape(value)}</t></is></c>' if value else ""
    return f'<c r="{where}"><v>{value}</v></c>'


def row(number: int, cells: str) -> str:
    return f'<row r="{number}">{cells}</row>'


def rows(values: list[list[Value]]) -> str:
    return "".join(
        row(r, "".join(cell(r, c, value) for c, value in enumerate(line, start=1)))
        for r, line in enumerate(values, start=1)
    )


def sheet(data: str = "", before: str = "", after: str = "") -> str:
    """A worksheet part around the rows of `data`."""
    return f'{XML}<worksheet xmlns="{MAIN}">{before}<sheetData>{data}</sheetData>{after}</worksheet>'


def styles(formats: str = "", cells: str = '<xf numFmtId="0" fontId="0"/>') -> str:
    return (
        f'{XML}<styleSheet xmlns="{MAIN}"><numFmts>{formats}</numFmts><fonts><font><name val="Arial"/></font></fonts>'
        f"<cellXfs>{cells}</cellXfs></styleSheet>"
    )


def members(sheets: list[str] | None = None, names: list[str] | None = None, states: list[str] | None = None,
            properties: str = "", main: str = MAIN, kind: str = RELATIONS) -> dict[str, bytes]:  # fmt: skip
    """The members of a whole workbook, to be changed by the case."""
    pages = [sheet(rows(ROWS))] if sheets is None else sheets
    called = names or [f"Sheet{n}" for n in range(1, len(pages) + 1)]
    shown = states or ["visible"] * len(pages)
    listed = "".join(
        f'<sheet name="{escape(name)}" sheetId="{n}" state="{state}" r:id="rId{n}"/>'
        for n, (name, state) in enumerate(zip(called, shown, strict=True), start=1)
    )
    related = "".join(
        f'<Relationship Id="rId{n}" Type="{kind}/worksheet" Target="worksheets/sheet{n}.xml"/>'
        for n in range(1, len(pages) + 1)
    )
    office = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    parts = {"workbook": "sheet.main", "styles": "styles"}
    parts |= {f"worksheets/sheet{n}": "worksheet" for n in range(1, len(pages) + 1)}
    typed = "".join(
        f'<Override PartName="/xl/{part}.xml" ContentType="{office}.{type_}+xml"/>' for part, type_ in parts.items()
    )
    found = {
        "[Content_Types].xml": f'{XML}<Types xmlns="{PACKAGE}/content-types"><Default Extension="xml" '
        f'ContentType="application/xml"/>{typed}</Types>',
        "_rels/.rels": f'{XML}<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r" '
        f'Type="{kind}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'{XML}<workbook xmlns="{main}" xmlns:r="{kind}">{properties}<sheets>{listed}</sheets>'
        "</workbook>",
        "xl/_rels/workbook.xml.rels": f'{XML}<Relationships xmlns="{PACKAGE}/relationships">{related}</Relationships>',
        "xl/styles.xml": styles(),
    }
    found |= {f"xl/worksheets/sheet{n}.xml": page for n, page in enumerate(pages, start=1)}
    return {name: text.encode() for name, text in found.items()}


def book(data: str = "", before: str = "", after: str = "") -> bytes:
    """A workbook of one sheet whose rows are the honest report's and `data`."""
    return archive(members([sheet(rows(ROWS) + data, before, after)]))


def with_part(name: str, change: Callable[[bytes], bytes] | bytes) -> bytes:
    """The honest workbook with one part replaced or changed."""
    found = members()
    found[name] = change if isinstance(change, bytes) else change(found[name])
    return archive(found)


def with_rows(changed: dict[str, str]) -> bytes:
    """The honest workbook with some cells written otherwise: address -> the cell's XML, or nothing."""
    text = sheet(rows(ROWS))
    for where, other in changed.items():
        start = text.index(f'<c r="{where}"')
        end = text.index("</c>", start) + 4
        text = text[:start] + other + text[end:]
    return archive(members([text]))


def csv(separator: str = ";") -> str:
    """The honest report as a text table, numbers as a Vietnamese office writes them."""
    lines = [separator.join(str(value).replace(".", ",") for value in line) for line in ROWS]
    return "\n".join(lines) + "\n"


def html(extra: str = "") -> str:
    lines = "".join(
        "<tr>" + "".join(f"<td>{escape(str(v).replace('.', ','))}</td>" for v in line) + "</tr>" for line in ROWS
    )
    return f'<html><head><meta charset="utf-8"></head><body>{extra}<table>{lines}</table></body></html>'


def xml2003(extra: str = "", prologue: str = "") -> str:
    kinds = {str: "String", int: "Number", float: "Number"}
    lines = "".join(
        "<Row>"
        + "".join(f'<Cell><Data ss:Type="{kinds[type(v)]}">{escape(str(v))}</Data></Cell>' for v in line)
        + "</Row>"
        for line in ROWS
    )
    space = "urn:schemas-microsoft-com:office:spreadsheet"
    return (
        f'<?xml version="1.0"?>{prologue}<?mso-application progid="Excel.Sheet"?>\n'
        f'<Workbook xmlns="{space}" xmlns:ss="{space}"><Worksheet ss:Name="S1"><Table>{lines}{extra}'
        "</Table></Worksheet>"
        "</Workbook>"
    )


def ods(extra: str = "", prologue: str = "") -> dict[str, bytes]:
    office = "urn:oasis:names:tc:opendocument:xmlns"
    lines = "".join("<table:table-row>" + "".join(map(ods_cell, line)) + "</table:table-row>" for line in ROWS)
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?>{prologue}<office:document-content xmlns:office="{office}:office:1.0" '
        f'xmlns:table="{office}:table:1.0" xmlns:text="{office}:text:1.0"><office:body><office:spreadsheet>'
        f'<table:table table:name="S1">{lines}{extra}</table:table></office:spreadsheet></office:body>'
        "</office:document-content>"
    )
    return {
        "mimetype": b"application/vnd.oasis.opendocument.spreadsheet",
        "content.xml": content.encode(),
        "META-INF/manifest.xml": b"<manifest/>",
    }


def ods_cell(value: Value) -> str:
    if isinstance(value, str):
        return f'<table:table-cell office:value-type="string"><text:p>{escape(value)}</text:p></table:table-cell>'
    return f'<table:table-cell office:value-type="float" office:value="{value}"><text:p>x</text:p></table:table-cell>'
