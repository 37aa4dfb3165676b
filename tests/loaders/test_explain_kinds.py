"""Explaining what is no healthy xlsx: text tables, refused files, workbooks built from their cells."""

from __future__ import annotations

import io

import openpyxl
import pytest

from data.store import Store
from loaders import explain_child, explain_workbook
from loaders.explain import explanation
from loaders.reader import read
from tests.loaders.explained import CSV, colour, explained, list_of, reading_of, sent
from tests.loaders.sheets import sheet


def test_a_text_table_comes_back_as_a_workbook_at_the_same_addresses(store: Store) -> None:
    content = CSV.encode("utf-8-sig")
    found = explained(store, content, "bao_cao.csv")
    page = found["csv"]
    cells = read(content, "csv").sheets[0].cells
    assert {(c.row, c.column): c.value for row in page.iter_rows() for c in row if c.value is not None} == {
        place: cell.value for place, cell in cells.items()
    }
    assert (page["E4"].value, page["E4"].data_type, page["E4"].quotePrefix) == ("=8+1", "s", True)
    assert colour(page["D5"]) == explain_workbook.COLOURS["target"]
    assert colour(page["E4"]) == explain_workbook.COLOURS["rejected"]


def test_a_workbook_made_of_cells_keeps_what_the_reader_knows() -> None:
    page = sheet(
        "Chỉ tiêu | T1\nMột | 12.5{0.0}\nHai | #REF!\nBa | 2020-09-30\nBốn | =A1*2\nNăm | 7", name="a/b:c",
        merges=("A1:A2",), hidden_rows=(3,), hidden_columns=(2,),
    )  # fmt: skip
    empty = explain_workbook.Explanation(
        "vi", "x.xls", "", [], 0, [], [], {"a/b:c": explain_workbook.Paint({"B2": "actual"})}
    )
    made = openpyxl.load_workbook(io.BytesIO(explain_workbook.build([page, sheet("x", name="A_B_C")], empty)))
    assert made.sheetnames == ["Đọc tệp", "a_b_c", "A_B_C (2)"]
    built = made["a_b_c"]
    assert [built[ref].value for ref in ("B2", "B3", "B5", "B6")] == [12.5, "#REF!", "=A1*2", 7]
    assert (built["B2"].number_format, built["B3"].data_type, built["B5"].data_type) == ("0.0", "e", "s")
    assert built["B4"].value.isoformat()[:10] == "2020-09-30"
    assert [str(merged) for merged in built.merged_cells.ranges] == ["A1:A2"]
    assert built.row_dimensions[3].hidden
    assert built.column_dimensions["B"].hidden
    assert colour(built["B2"]) == explain_workbook.COLOURS["actual"]


def test_a_refused_file_still_gets_its_list(store: Store) -> None:
    found = explained(store, b"%PDF-1.7", "quet.pdf")
    assert found.sheetnames == ["Đọc tệp"]
    assert any("không phải bảng tính" in str(row[4]) for row in list_of(found))


def test_a_workbook_that_openpyxl_refuses_is_built_from_its_cells(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A merge over a whole sheet costs openpyxl all memory: the child dies, the explanation is written all the same."""
    monkeypatch.setattr(explain_child, "copied", lambda *_: None)
    found = explained(store, sent())
    assert found.sheetnames == ["Đọc tệp", "Biểu 'T9'", "Nháp"]
    assert colour(found["Biểu 'T9'"]["D4"]) == explain_workbook.COLOURS["target"]
    assert found["Biểu 'T9'"]["E7"].data_type == "s"  # only its own workbook calculates


def test_a_child_that_fails_is_no_workbook(store: Store) -> None:
    reading = reading_of(store, sent())
    assert explain_child.copied(b"PK\x03\x04 no workbook", explanation(reading, "vi"), 60) is None
