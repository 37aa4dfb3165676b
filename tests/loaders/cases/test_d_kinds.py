"""CASES.md part B, C32-C34: far-away blanks, other programs' tables named .xls, passwords - by their real bytes."""

from __future__ import annotations

import io
import time

import openpyxl
import pytest

from data.sentences import problem_text
from data.settings import Settings
from loaders.context import Options
from loaders.load import FileReading, read_file
from tests.faults.container import biff8, ole
from tests.loaders.sheets import stored

PEOPLE = Options(period="2020-01/P12M", unit="người")
HTML = (
    "<html><table><tr><td colspan=2>Báo cáo</td></tr><tr><td>Mã</td><td>Số</td></tr>"
    "<tr><td>001</td><td>1.234,5</td></tr></table>"
)
TABBED = "Mã\tSố\r\n001\t1.234,5\r\n"
LIST = (
    "<html><table><tr><td colspan=3>Báo cáo</td></tr><tr><td>Mã</td><td>Chỉ tiêu</td><td>Thực hiện</td></tr>"
    "<tr><td>001</td><td>Giải quyết việc làm mới</td><td>1.234,5</td></tr></table>"
)


def cells(content: bytes, name: str = "bao_cao.xls") -> dict[str, str]:
    from loaders.gate import examine
    from loaders.reader import read

    page = read(content, examine(content).kind).sheets[0]
    return {cell.ref: cell.value for cell in page.cells.values()}


def loaded(content: bytes, name: str = "bao_cao.xls") -> FileReading:
    return read_file(name, content, PEOPLE, Settings())


@pytest.mark.parametrize("column", ["A", "XFD"])
def test_c32_a_blank_a_million_rows_away_costs_less_than_two_seconds(column: str) -> None:
    book = openpyxl.Workbook()
    for row in (("Chỉ tiêu", "Thực hiện"), ("Giải quyết việc làm mới", 5), ("Xuất khẩu lao động", 7)):
        book.active.append(row)
    book.active[f"{column}1048576"] = " "
    stream = io.BytesIO()
    book.save(stream)
    began = time.process_time()
    reading = loaded(stream.getvalue(), "a.xlsx")
    assert time.process_time() - began < 2
    assert stored(reading.sheets[0]) == {"B2": "5", "B3": "7"}
    assert len(reading.sheets[0].tables[0].rows) == 2


def test_c33_a_web_page_and_a_text_table_named_xls_keep_their_code_and_their_comma() -> None:
    assert cells(HTML.encode()) == {"A1": "Báo cáo", "A2": "Mã", "B2": "Số", "A3": "001", "B3": "1.234,5"}
    for encoding in ("utf-16", "utf-16-le"):
        assert cells(TABBED.encode(encoding)) == {"A1": "Mã", "B1": "Số", "A2": "001", "B2": "1.234,5"}


@pytest.mark.parametrize("content", [LIST.encode(), LIST.encode("utf-8-sig")])
def test_c33_the_number_of_a_web_page_is_read_as_vietnamese(content: bytes) -> None:
    (page,) = loaded(content).sheets
    assert stored(page) == {"C3": "1234.5"}
    assert [row.code for row in page.tables[0].rows] == ["001"]


PASSWORDS = {
    "a workbook": lambda: ole({"EncryptionInfo": b"\4\0\4\0", "EncryptedPackage": b"x" * 5000}),
    "an old workbook": lambda: biff8([["a", 1.0]], protected=True),
}


@pytest.mark.parametrize("made", PASSWORDS.values(), ids=PASSWORDS.keys())
def test_c34_a_password_is_refused_with_what_to_do(made: object) -> None:
    reading = loaded(made())  # type: ignore[operator]
    assert (reading.status, reading.observations) == ("refused", [])
    (problem,) = reading.problems
    assert (problem.code, problem.severity) == ("encrypted", "error")
    message = problem_text(problem, "vi")
    assert "mật khẩu" in message
    assert "bỏ mật khẩu" in message


def test_c34_a_sheet_only_protected_against_changes_is_read() -> None:
    book = openpyxl.Workbook()
    for row in (("Chỉ tiêu", "Thực hiện"), ("Giải quyết việc làm mới", 5)):
        book.active.append(row)
    book.active.protection.set_password("khoa")
    book.active.protection.enable()
    book.security.workbookPassword = "khoa"
    book.security.lockStructure = True
    stream = io.BytesIO()
    book.save(stream)
    assert stored(loaded(stream.getvalue(), "a.xlsx").sheets[0]) == {"B2": "5"}
