"""CASES.md part B, C38, C40 and C41 where they concern reading: our own files, a comma, a BOM, a formula as a name."""

from __future__ import annotations

import html
import io
import zipfile

import pytest
import xlsxwriter

from data.settings import Settings
from loaders.context import Options
from loaders.load import read_file
from loaders.reading.own_mark import own_mark
from tests.loaders.cases.conftest import Places
from tests.loaders.sheets import problems, read, stored, xlsx

PEOPLE = Options(period="2020-01/P12M", unit="người")
FORMULA = '=HYPERLINK("http://x.invalid","b")'


def test_c40_a_name_that_looks_like_a_formula_is_a_name_and_a_minus_is_a_number() -> None:
    reading = read(f"Chỉ tiêu | Thực hiện\n'{FORMULA} | -12.5\nGiải quyết việc làm mới | 5", options=PEOPLE)
    assert stored(reading) == {"B2": "-12.5", "B3": "5"}
    (proposal,) = [p for table in reading.tables for p in table.proposals.values()]
    assert proposal.name_vi == FORMULA


def test_c40_names_that_are_no_words_are_asked_and_their_figures_never_dropped() -> None:
    reading = read("Chỉ tiêu | Thực hiện\nGiải quyết việc làm mới | 5\n'+84 … | 3\n'-5 | 4", options=PEOPLE)
    assert stored(reading) == {"B2": "5"}
    assert [(p.cell, p.cells) for p in problems(reading, "label_missing")] == [("row 3", ("B3",)), ("row 4", ("B4",))]


def test_c40_the_real_workbook_keeps_text_as_text() -> None:
    content = xlsx(f"Chỉ tiêu | Thực hiện\n'{FORMULA} | -12.5\nGiải quyết việc làm mới | 5")
    (page,) = read_file("a.xlsx", content, PEOPLE, Settings()).sheets
    assert stored(page) == {"B2": "-12.5", "B3": "5"}


@pytest.mark.parametrize("mark", [";", "\t"])
def test_c41_a_text_table_with_a_bom_has_its_first_heading_and_its_decimal_comma(places: Places, mark: str) -> None:
    places("008 Huyện Đông Hòa", "009 Huyện An Lâm")
    lines = (("Mã", "Đơn vị", "Dân số"), ("008", '"Huyện Đông Hòa"', '"12,5"'), ("009", "Huyện An Lâm", "3"))
    text = "\r\n".join(mark.join(line) for line in lines)
    (page,) = read_file("a.csv", text.encode("utf-8-sig"), PEOPLE, Settings()).sheets
    assert page.tables[0].table.columns[0].path == ("Mã",)
    assert {o.cell: (o.key.area.code, o.value) for o in page.observations} == {
        "C2": ("008", "12.5"),
        "C3": ("009", "3"),
    }


def test_c38_our_export_is_known_by_its_document_and_a_file_that_mentions_us_is_read() -> None:
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        book.set_properties({"title": "ChiTieu export", "comments": 'name="ChiTieu"'})
        page = book.add_worksheet("export")
        for row, cells in enumerate((("Chỉ tiêu", "Thực hiện"), ("Giải quyết việc làm mới", 5))):
            page.write_row(row, 0, cells)
    assert own_mark(stream.getvalue(), "xlsx") == ""
    assert [o.value for o in read_file("a.xlsx", stream.getvalue(), PEOPLE, Settings()).observations] == ["5"]


SAVED_AGAIN = {
    "Excel": ("xlsx", "docProps/custom.xml", '<property fmtid="{D5}" pid="2" name="ChiTieu"><vt:lpwstr>{}</vt:lpwstr>'),
    "LibreOffice": ("ods", "meta.xml", '<meta:user-defined meta:name="ChiTieu" meta:value-type="string">{}</meta:'),
}


@pytest.mark.parametrize(("kind", "part", "text"), SAVED_AGAIN.values(), ids=SAVED_AGAIN.keys())
@pytest.mark.parametrize("mark", ["export", "explained:Đọc & tệp"])
def test_c38_the_mark_outlives_the_program_that_saved_the_file_again(
    kind: str, part: str, text: str, mark: str
) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr(part, text.replace("{}", html.escape(mark)))
    assert own_mark(stream.getvalue(), kind) == mark
