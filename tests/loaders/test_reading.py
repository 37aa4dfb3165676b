"""The readers one by one: each format's own ways of saying what a cell is, and texts in every encoding."""

from __future__ import annotations

import io
import unicodedata

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from data.cells import Cell, Merge
from loaders.gate.scan import scan
from loaders.reader import Reader
from loaders.reading.formulas import note_stale
from loaders.reading.html_table import read_html
from loaders.reading.numbers_stored import day_text, number_text, shows_date
from loaders.reading.ods import read_ods
from loaders.reading.packing import PLAIN, Page
from loaders.reading.xlsx import read_xlsx
from loaders.reading.xml2003 import read_xml2003
from tests.faults.container import archive
from tests.faults.parts import members, ods, sheet, xml2003
from tests.loaders.books import at, only, sheets
from tests.loaders.test_reading_texts import windows_1258

# ---- numbers and days as files store them


@pytest.mark.parametrize(
    ("stored", "number"),
    [
        ("0", "0"), ("12", "12"), ("-0", "0"), ("-12.50", "-12.5"), ("0.80800000000000005", "0.808"), ("1e3", "1000"),
        ("1.5E-7", "0.00000015"), (".5", "0.5"), ("007", "7"), ("123456789012345678", "123456789012345680"),
        ("9007199254740993", "9007199254740992"), ("1e999", None), ("-1e999", None), ("NaN", None), ("Infinity", None),
        ("1_000", None), ("0x10", None), ("１２", None), ("٣", None), ("", None), ("1,5", None), ("--1", None),
        ("9223372036854775808", None), ("1" * 5000, None), ("1e99999", None), ("²", None),
    ],
)  # fmt: skip
def test_numbers_have_our_own_grammar(stored: str, number: str | None) -> None:
    assert number_text(stored) == number


@given(st.floats(allow_nan=False, allow_infinity=False, min_value=-1e18, max_value=1e18))
def test_a_stored_number_is_the_same_double(value: float) -> None:
    assert float(number_text(repr(value)) or "x") == value


@pytest.mark.parametrize(
    ("number_format", "date"),
    [
        ("dd/mm/yyyy", True), ("mmm-yy", True), ("[$-42A]dd mmmm yyyy", True), ("General", False), ("0%", False),
        ("[Red]#,##0", False), ('#,##0 "đồng"', False), ("_-* #,##0\\ _₫_-", False), ("h:mm", False),
        ("[h]:mm:ss", False), ("mm:ss", False), ("yyyy", True), ('0" năm"', False), ("#,##0.00\\d", False),
        ("m/d/yy h:mm", True),
    ],
)  # fmt: skip
def test_which_formats_show_days(number_format: str, date: bool) -> None:
    assert shows_date(number_format) is date


@pytest.mark.parametrize(
    ("serial", "from_1904", "day"),
    [
        ("1", False, "1900-01-01"), ("59", False, "1900-02-28"), ("60", False, "1900-02-28"),
        ("61", False, "1900-03-01"),
        ("44104.75", False, "2020-09-30"), ("42642", True, "2020-09-30"), ("0", False, None), ("-5", False, None),
        ("2958465", False, "9999-12-31"), ("2958466", False, None), ("x", False, None),
    ],
)  # fmt: skip
def test_day_numbers(serial: str, from_1904: bool, day: str | None) -> None:
    assert day_text(serial, from_1904) == day


# ---- web pages


def test_spans_are_merges_and_cells_keep_their_places() -> None:
    page = only(
        read_html(
            "<table><tr><td rowspan=2>Mã</td><td colspan='2'>Số &amp; tỷ lệ</td></tr><tr><td>a<td>b</tr>"
            "<tr><td>001</td><td>1.234,5</td><td>&#272;&ocirc;ng</td></tr></table>".encode()
        )
    )
    assert {c.ref: c.value for c in page.cells.values()} == {
        "A1": "Mã", "B1": "Số & tỷ lệ", "B2": "a", "C2": "b", "A3": "001", "B3": "1.234,5", "C3": "Đông",
    }  # fmt: skip
    assert page.merges == [Merge(1, 1, 2, 1), Merge(1, 2, 1, 3)]
    assert {c.kind for c in page.cells.values()} == {"text"}


def test_a_page_s_text_stands_above_its_table_and_scripts_are_no_text() -> None:
    page = only(
        read_html(
            "<html><head><title>T</title><style>td{color:red}</style></head><body><h2>Biểu 5</h2><script>var x='<td>"
            "9</td>'</script><!-- <td>8</td> --><p>Đơn vị: triệu</p><table><tr><th>Tên<td>5</table>Ghi chú".encode()
        )
    )
    found = [(c.ref, c.value, c.bold) for c in page.cells.values()]
    assert found == [
        ("A1", "Biểu 5", False), ("A2", "Đơn vị: triệu", False), ("A3", "Tên", True), ("B3", "5", False),
        ("A4", "Ghi chú", False),
    ]  # fmt: skip


def test_a_table_in_a_cell_is_a_sheet_of_its_own() -> None:
    outer, inner = sheets(read_html(b"<table><tr><td>a<table><tr><td>in</td></tr></table></td><td>b</td></tr></table>"))
    assert [(c.ref, c.value) for c in outer.cells.values()] == [("A1", "a"), ("B1", "b")]
    assert [(c.ref, c.value) for c in inner.cells.values()] == [("A1", "in")]


def test_the_stored_number_beside_the_shown_one_hidden_rows_and_fonts() -> None:
    page = only(
        read_html(
            b"<table><tr style='DISPLAY: none'><td x:num='0.855'>86%</td></tr>"
            b"<tr><td><font face='.VnTime'>Hu\xd6n</font></td><td style='font-family:\".VnArial\"'>x</td></tr></table>"
        )
    )
    assert (at(page, "A1").kind, at(page, "A1").value, at(page, "A1").is_percent) == ("number", "0.855", True)
    assert page.hidden_rows == {1}
    assert at(page, "B2").font == ".VnArial"
    day = at(only(read_html(b"<table><tr><td x:num='44104'>30/9/2020</td></tr></table>")), "A1")
    assert (day.kind, day.value) == ("text", "30/9/2020")


@pytest.mark.parametrize(
    ("meta", "encoding"), [("windows-1258", "cp1258"), ("utf-8", "utf-8"), ("utf-16", "utf-16"), ("nonsense", "utf-8")]
)
def test_a_page_s_own_word_for_its_encoding(meta: str, encoding: str) -> None:
    text = f'<html><head><meta charset="{meta}"></head><table><tr><td>Hà Nội đó</td></tr></table>'
    content = windows_1258(text) if encoding == "cp1258" else text.encode(encoding)
    value = at(only(read_html(content)), "A1").value
    assert unicodedata.normalize("NFC", value) == "Hà Nội đó"


# ---- XML of Excel 2003


def test_every_kind_of_cell_of_2003() -> None:
    extra = (
        '<Row ss:Index="10" ss:Hidden="1"><Cell ss:Index="3" ss:StyleID="p" ss:MergeAcross="1"><Data ss:Type="Number">'
        '0.5</Data></Cell><Cell><Data ss:Type="Error">#REF!</Data></Cell><Cell ss:Formula="=R1C1"/>'
        '<Cell><Data ss:Type="DateTime">2020-09-30T00:00:00.000</Data></Cell><Cell ss:Formula="=1+1"><Data '
        'ss:Type="Number">2</Data></Cell></Row>'
    )
    looks = (
        '<Styles><Style ss:ID="p"><NumberFormat ss:Format="Percent"/><Font ss:FontName=".VnTime" ss:Bold="1"/></Style>'
        "</Styles>"
    )
    page = only(read_xml2003(xml2003(extra).replace("<Worksheet", f"{looks}<Worksheet", 1).encode()))
    found = {c.ref: (c.kind, c.value, c.cached) for c in page.cells.values() if c.row == 10}
    assert found == {
        "C10": ("number", "0.5", True), "E10": ("error", "#REF!", True), "F10": ("number", "", False),
        "G10": ("date", "2020-09-30", True), "H10": ("number", "2", True),
    }  # fmt: skip
    assert at(page, "C10").is_percent
    assert (at(page, "C10").font, at(page, "C10").bold) == (".VnTime", True)
    assert page.merges == [Merge(10, 3, 10, 4)]
    assert page.hidden_rows == {10}


def test_a_hidden_sheet_of_2003() -> None:
    text = xml2003().replace(
        "</Worksheet>", "<WorksheetOptions><Visible>SheetHidden</Visible></WorksheetOptions></Worksheet>"
    )
    assert only(read_xml2003(text.encode())).hidden


# ---- OpenDocument


def test_every_kind_of_cell_of_open_document() -> None:
    extra = (
        '<table:table-row table:number-rows-repeated="3"><table:table-cell/></table:table-row>'
        '<table:table-row table:visibility="collapse"><table:table-cell table:number-columns-repeated="2"/>'
        '<table:table-cell office:value-type="percentage" office:value="0.5" table:number-columns-spanned="2"/>'
        '<table:covered-table-cell/><table:table-cell table:formula="of:=1/0" office:value-type="string">'
        "<text:p>#DIV/0!</text:p></table:table-cell>"
        '<table:table-cell office:value-type="date" office:date-value="2020-09-30T10:00:00"/>'
        '<table:table-cell office:value-type="boolean" office:boolean-value="true"/>'
        '<table:table-cell office:value-type="float" office:value="7" table:number-columns-repeated="2"/>'
        '<table:table-cell office:value-type="string"><text:p>a<text:s/>b</text:p><text:p>c</text:p></table:table-cell>'
        '<table:table-cell office:value-type="float" office:value="NaN"/></table:table-row>'
    )
    page = only(read_ods(archive(ods(extra))))
    found = {c.ref: (c.kind, c.value) for c in page.cells.values() if c.row > 5}
    assert found == {
        "C9": ("number", "0.5"), "E9": ("error", "#DIV/0!"), "F9": ("date", "2020-09-30"), "G9": ("bool", "1"),
        "H9": ("number", "7"), "I9": ("number", "7"), "J9": ("text", "a b\nc"), "K9": ("error", "NaN"),
    }  # fmt: skip
    assert at(page, "C9").is_percent
    assert page.merges == [Merge(9, 3, 9, 4)]
    assert page.hidden_rows == {9}
    assert [(p.code, p.cell) for p in page.problems] == [("number_out_of_range", "K9")]


def test_a_hidden_sheet_of_open_document() -> None:
    found = ods()
    style = (
        b'<office:automatic-styles><style:style xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
        b'style:name="ta1"><style:table-properties table:display="false"/></style:style></office:automatic-styles>'
        b"<office:body>"
    )
    found["content.xml"] = (
        found["content.xml"]
        .replace(b"<office:body>", style)
        .replace(b'table:name="S1"', b'table:name="S1" table:style-name="ta1"')
    )
    assert only(read_ods(archive(found))).hidden


# ---- results stored before their cells changed


@pytest.mark.parametrize(
    ("formula", "stored", "said"),
    [
        ("SUM(A1:A3)", "30", ("30", "35")), ("SUM(A1:A3)", "35", None), ("=SUM($A$1,A2)", "35.0", None),
        ("A1+A2", "30", ("30", "35")), ("+A1+A2", "35", None), ("A1+A3", "3", None), ("A1*A2", "1", None),
        ("SUM(A1:A5)", "1", None), ("SUM(A1:XFD1048576)", "1", None), ("(shared)", "1", None),
        ("SUM(Sheet2!A1)", "1", None),
    ],
)  # fmt: skip
def test_plain_sums_are_added_up_again(formula: str, stored: str, said: tuple[str, str] | None) -> None:
    """C20: 10 + 25 stored as 30; a text among them (A3) is passed over by SUM, an error (A5) stops the comparison."""
    page = Page("S")
    look = page.cells.look(PLAIN)
    for row, (kind, value) in enumerate([("n", "10"), ("n", "25"), ("t", "x"), ("n", "0"), ("e", "#N/A")], start=1):
        page.cells.add(row, 1, kind, value, look)
    page.cells.add(9, 1, "n", number_text(stored) or "", look, formula)
    note_stale(page)
    found = [(p.code, p.cell, p.params["printed"], p.params["sum"]) for p in page.problems]
    assert found == ([("stale_formula", "A9", *said)] if said else [])


# ---- modern workbooks: two ways, one truth

PLACES = st.dictionaries(
    st.tuples(st.integers(0, 60), st.integers(0, 30)),
    st.one_of(
        st.integers(-(10**9), 10**9), st.floats(-1e9, 1e9).map(lambda value: round(value, 4)), st.booleans(),
        st.sampled_from(["Xã Cẩm & Đông", "a<b", 'nháy "kép"', "001", " đầu cuối ", "dòng 1\ndòng 2", "_x0041_"]),
    ),
    min_size=1, max_size=25,
)  # fmt: skip


def written(places: dict[tuple[int, int], object], first: int, memory: bool) -> bytes:
    """A workbook whose first row and column are blank, as the writer writes it: shared strings or inline ones."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True, "constant_memory": memory}) as book:
        page = book.add_worksheet()
        for (row, column), value in sorted(places.items()):
            page.write(row + first, column + first, value)
    return stream.getvalue()


def expected_of(value: object) -> tuple[str, str]:
    if isinstance(value, bool):
        return "bool", str(int(value))
    return ("text", value) if isinstance(value, str) else ("number", number_text(repr(float(value))) or "")  # type: ignore[arg-type]


@settings(max_examples=60, deadline=None)
@given(places=PLACES, first=st.integers(0, 20), memory=st.booleans())
def test_addresses_are_those_of_the_workbook_by_either_way(
    places: dict[tuple[int, int], object], first: int, memory: bool
) -> None:
    content = written(places, first, memory)
    quick = only(read_xlsx(content, "xlsx", scan(content, "xlsx")))
    slow = only(read_xlsx(content, "xlsx", {}))
    expected = {Cell(r + first + 1, c + first + 1, "text", "").ref: expected_of(v) for (r, c), v in places.items()}
    assert {c.ref: (c.kind, c.value) for c in quick.cells.values()} == expected
    assert quick.cells == slow.cells
    table = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python(skip_empty_area=False)
    theirs = {(r, c) for r, row in enumerate(table, 1) for c, value in enumerate(row, 1) if value != ""}
    assert theirs == set(quick.cells)


ODD_SHEETS = {
    "single quotes": ("hidden=\"1\"", "hidden='1'"), "blanks around the equals sign": ('hidden="1"', 'hidden = "1"'),
    "true for 1": ('hidden="1"', 'hidden="true"'), "other attributes first": ('ref="', 'x="1" ref="'),
    "line breaks": ("<c r", "<c\n r"), "a comment": ("<sheetData>", "<!-- <c r='Z9'/> --><sheetData>"),
    "as written": ("", ""), "windows lines": ("</row>", "</row>\r\n"),
    "a cell's other attributes": ('s="0"', 's="0" cm="1"'),
}  # fmt: skip


@pytest.mark.parametrize("oddity", list(ODD_SHEETS))
def test_hidden_places_and_merges_however_they_are_written(oddity: str) -> None:
    old, new = ODD_SHEETS[oddity]
    text = sheet(
        '<row r="1"><c r="A1" s="0"><v>1</v></c></row><row r="2" hidden="1"><c r="B2" t="str"><f>A1&amp;"x"</f>'
        "<v>1x</v></c></row>",
        '<cols><col min="2" max="3" hidden="1"/></cols>',
        '<mergeCells><mergeCell ref="A1:C1"/></mergeCells>',
    )
    content = archive(members([text.replace(old, new) if old else text]))
    for sound in (scan(content, "xlsx"), {}):
        page = only(read_xlsx(content, "xlsx", sound))
        assert {c.ref: (c.kind, c.value, c.formula) for c in page.cells.values()} == {
            "A1": ("number", "1", None), "B2": ("text", "1x", 'A1&"x"')
        }  # fmt: skip
        assert (page.hidden_rows, page.hidden_columns, page.merges) == ({2}, {2, 3}, [Merge(1, 1, 1, 3)])


def test_one_child_serves_file_after_file_and_progress_is_told() -> None:
    told: list[tuple[str, int]] = []
    content = written({(0, 0): "a", (5, 1): 2}, 0, False)
    with Reader() as reader:
        for number in range(3):
            assert len(reader.read(content, "xlsx", progress=lambda *said: told.append(said)).sheets) == 1
            assert reader.read(f"a;{number}".encode(), "csv").sheets[0].cells[1, 2].value == str(number)
        assert reader.child is not None
        process = reader.child
    assert told == [("Sheet1", 2)] * 3
    assert process.returncode is not None
