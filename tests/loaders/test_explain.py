"""`load --explain`: the sender's own workbook comes back tinted, with notes, and is otherwise as it was."""

from __future__ import annotations

import io
import os
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.comments import Comment

from data.locale import text
from data.store import Store
from loaders import explain_child, explain_workbook
from loaders.explain import KINDS, explanation, kinds_of
from loaders.explain_child import explained_workbook
from loaders.reader import read
from tests.loaders.explained import colour, explained, reading_of, sent

ROOT = Path(__file__).resolve().parents[2]
FORMS = ROOT.parent / "shared" / "forms"


@pytest.mark.parametrize(
    ("ref", "kind"),
    [("D4", "target"), ("E4", "actual"), ("F4", "estimate"), ("G4", "check"), ("G5", "skipped"), ("D6", "rejected"),
     ("F6", "rejected"), ("E7", "rejected"), ("D8", "rejected"), ("E5", "actual")],
)  # fmt: skip
def test_each_value_cell_has_the_tint_of_what_it_was_read_as(book: Any, ref: str, kind: str) -> None:
    cell = book["Biểu 'T9'"][ref]
    assert colour(cell) == explain_workbook.COLOURS[kind]
    assert (cell.fill.fill_type == "lightUp") == (kind == "rejected")


def test_nothing_else_is_tinted(store: Store, book: Any) -> None:
    tinted = {cell.coordinate for row in book["Biểu 'T9'"].iter_rows() for cell in row if cell.fill.fill_type}
    assert tinted == set(kinds_of(reading_of(store, sent()).sheets[0]))


def test_the_legend_shows_every_tint_with_its_word(book: Any) -> None:
    first = book.worksheets[0]
    shown = {str(first.cell(3, column).value): colour(first.cell(3, column)) for column in range(2, 8)}
    assert shown == {text(f"explain.read_as_{kind}", "vi"): explain_workbook.COLOURS[kind] for kind in KINDS}
    assert len(set(shown.values())) == len(KINDS)


def test_a_problem_cell_carries_the_sentence_and_a_good_one_nothing(book: Any) -> None:
    page = book["Biểu 'T9'"]
    notes = {cell.coordinate: cell.comment.text for row in page.iter_rows() for cell in row if cell.comment}
    assert set(notes) == {"D4", "D5", "D6", "F6", "E7", "A8", "B6"}
    assert notes["D6"].splitlines() == [
        "Chưa lưu: cần sửa hoặc trả lời",
        "Lỗi: Ô báo lỗi #REF!: hãy sửa công thức rồi nạp lại.",
    ]
    assert "một trăm" in notes["F6"]
    assert "nhãn" in notes["A8"]
    assert "bị ẩn" in notes["B6"]
    assert notes["D5"].splitlines()[0] == "Kế hoạch"  # the kind in words where a note stands


def test_what_the_sender_had_written_in_a_comment_stays(store: Store) -> None:
    content = sent()
    kept = explained(store, content)["Biểu 'T9'"]["D4"].comment.text
    assert kept == "số của phòng LĐ"
    changed = openpyxl.load_workbook(io.BytesIO(content))
    changed["Biểu 'T9'"]["D6"].comment = Comment("hỏi lại phòng NN", "phòng NN")
    stream = io.BytesIO()
    changed.save(stream)
    both = explained(store, stream.getvalue())["Biểu 'T9'"]["D6"].comment.text
    assert both.startswith("hỏi lại phòng NN\n\nChưa lưu")


def test_the_copy_is_the_sender_s_workbook(book: Any) -> None:
    before = openpyxl.load_workbook(io.BytesIO(sent()))
    assert book.sheetnames[1:] == before.sheetnames
    for page in before.worksheets:
        copied = book[page.title]
        assert {c.coordinate: c.value for row in page.iter_rows() for c in row} == {
            c.coordinate: c.value for row in copied.iter_rows() for c in row
        }
        assert copied.merged_cells.ranges == page.merged_cells.ranges
        assert copied.sheet_state == page.sheet_state
    page = book["Biểu 'T9'"]
    assert page["E7"].value == "=D7/2"
    assert page.row_dimensions[6].hidden
    assert page.column_dimensions["B"].width == 37


@pytest.mark.parametrize("value", [1.5953840017318726, 0.1 + 0.2, -1234567.8900000001, 7653.7, 1e-300])
def test_a_number_keeps_its_last_digit(store: Store, value: float) -> None:
    changed = openpyxl.load_workbook(io.BytesIO(sent()))
    changed["Biểu 'T9'"]["E4"].value, changed["Biểu 'T9'"]["E4"].data_type = repr(value), "n"
    stream = io.BytesIO()
    changed.save(stream)
    assert explained(store, stream.getvalue())["Biểu 'T9'"]["E4"].value == value


def test_a_blank_at_the_far_corner_costs_nothing(store: Store) -> None:
    """C32: the sheet is read all the same, and comes back as it was sent."""
    changed = openpyxl.load_workbook(io.BytesIO(sent()))
    changed["Biểu 'T9'"]["XFD1048576"] = " "
    stream = io.BytesIO()
    changed.save(stream)
    reading = reading_of(store, stream.getvalue())
    made = explain_child.copied(stream.getvalue(), explanation(reading, "vi"), 60)
    assert made is not None
    found = openpyxl.load_workbook(io.BytesIO(made))
    assert found["Biểu 'T9'"]["XFD1048576"].value == " "
    assert "ghost_cells" in {p.code for sheet in reading.sheets for p in sheet.problems}
    assert reading.observations


def test_the_explained_workbook_is_read_as_the_one_sent(store: Store) -> None:
    """Corrected in place and sent back, it gives the same figures; its first sheet gives none."""
    content = sent()
    first = reading_of(store, content)
    again = reading_of(store, explained_workbook(content, first.kind, explanation(first, "vi")))
    assert [(o.key, o.value, o.cell) for o in again.observations] == [
        (o.key, o.value, o.cell) for o in first.observations
    ]
    assert [page.name for page in again.sheets if page.observations] == ["Biểu 'T9'"]


@pytest.mark.real
@pytest.mark.parametrize("name", ["01_BC_KTXH_T9_2020_H.KyAnh.xlsx", "04_VuQuang_6thang2019_TCVN3.xls"])
def test_a_form_comes_back_with_all_its_values(store: Store, name: str) -> None:
    path = FORMS / name
    if not path.exists():
        if os.environ.get("CI"):
            pytest.fail(f"{path} is missing")
        pytest.skip(f"{path} is missing: the forms are not here")
    content = path.read_bytes()
    reading = reading_of(store, content, name)
    made = explained_workbook(content, reading.kind, explanation(reading, "vi"))
    again = read(made, "xlsx")
    for sheet_in in read(content, reading.kind).sheets:
        page = next(other for other in again.sheets if other.name == sheet_in.name)
        assert set(page.cells) == set(sheet_in.cells)
        numbers = {
            place: cell.value for place, cell in sheet_in.cells.items() if cell.kind == "number" and not cell.formula
        }
        assert {place: page.cells[place].value for place in numbers} == numbers
        assert page.hidden_rows == sheet_in.hidden_rows
    tinted = openpyxl.load_workbook(io.BytesIO(made))
    for page_read in reading.sheets:
        kinds = kinds_of(page_read)
        assert kinds
        assert all(colour(tinted[page_read.name][ref]) == explain_workbook.COLOURS[kind] for ref, kind in kinds.items())
