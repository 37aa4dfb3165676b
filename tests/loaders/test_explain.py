"""`load --explain`: the sender's own workbook comes back tinted, with notes and a first sheet of all problems."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.comments import Comment

from data.locale import text
from data.settings import Settings
from data.store import Store, open_store
from loaders import explain_child, explain_workbook
from loaders.context import Options
from loaders.explain import KINDS, explanation, kinds_of
from loaders.explain_child import explained_workbook
from loaders.explain_files import explain_targets
from loaders.explain_list import HEADING_ROW
from loaders.load import FileReading, load_file
from loaders.reader import read
from tests.loaders.sheets import sheet, xlsx

ROOT = Path(__file__).resolve().parents[2]
FORMS = ROOT.parent / "shared" / "forms"
SETTINGS = Settings()
ROWS: tuple[tuple[Any, ...], ...] = (
    ("UBND HUYỆN KỲ ANH",),
    ("BÁO CÁO KINH TẾ - XÃ HỘI THÁNG 9 NĂM 2020",),
    ("TT", "Chỉ tiêu", "ĐVT", "Kế hoạch năm", "Thực hiện tháng 9", "Ước cả năm 2020", "% so KH", "Ghi chú"),
    (1, "Giải quyết việc làm mới", "người", 600, 450, 610, 101.7, "chậm"),
    (2, "Xuất khẩu lao động", "người", "80", "...", 90, "-", "=CMD()"),
    (3, "Sản lượng thủy sản", "tấn", "#REF!", 7, "một trăm", 12, None),
    (4, "Sản lượng thịt hơi xuất chuồng", "tấn", 20, "=D7/2", 21, None, None),
    (5, None, "tấn", 3, None, None, None, None),
)


def sent(**more: Any) -> bytes:
    """A district's report with one of each: merges, a hidden row, a width, a formula, a comment of the sender's."""
    book = openpyxl.Workbook()
    page = book.active
    page.title = "Biểu 'T9'"
    for row in ROWS:
        page.append(row)
    page["H5"].data_type = "s"
    page.merge_cells("A2:H2")
    page.row_dimensions[6].hidden = True
    page.column_dimensions["B"].width = 37
    page["D4"].comment = Comment("số của phòng LĐ", "phòng LĐ")
    page["D6"].data_type = "e"
    other = book.create_sheet(more.get("second", "Nháp"))
    other.sheet_state = "hidden"
    other["B2"] = 7
    other.sheet_view.tabSelected = True
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def reading_of(store: Store, content: bytes, name: str = "bao_cao.xlsx") -> FileReading:
    return load_file(store, name, content, Options(), SETTINGS, dry_run=True)


def explained(store: Store, content: bytes, name: str = "bao_cao.xlsx", language: str = "vi") -> Any:
    reading = reading_of(store, content, name)
    return openpyxl.load_workbook(io.BytesIO(explained_workbook(content, reading.kind, explanation(reading, language))))


def list_of(book: Any) -> list[tuple[Any, ...]]:
    """The rows of the first sheet."""
    return [tuple(cell.value for cell in row) for row in book.worksheets[0].iter_rows()]


def colour(cell: Any) -> str:
    return str(cell.fill.fgColor.rgb)[-6:] if cell.fill.fill_type else ""


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """The report explained once; the tests only look at it."""
    store = open_store(Settings(data_dir=tmp_path_factory.mktemp("office")))
    yield explained(store, sent())
    store.close()


# ---- the sender's sheets


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


# ---- the first sheet


def test_a_mended_copy_sent_back_is_the_sender_s_file_and_its_list_is_not_read(store: Store) -> None:
    content = sent()
    load_file(store, "bao_cao.xlsx", content, Options(), SETTINGS)
    first = reading_of(store, content)
    for _ in range(2):  # an explained copy may be explained again; the older list goes
        content = explained_workbook(content, "xlsx", explanation(reading_of(store, content), "vi"))
        again = load_file(store, "bao_cao_explain.xlsx", content, Options(), SETTINGS, dry_run=True)
        assert [(s.name, s.status, s.reason) for s in again.sheets] == [
            ("Đọc tệp", "ignored", "explanation"), ("Biểu 'T9'", "read", None), ("Nháp", "ignored", "hidden"),
        ]  # fmt: skip
        assert (again.counts.new, again.counts.changed) == (0, 0)
        lost = {"E7"}  # openpyxl keeps the formula and drops its result; Excel puts it back when it saves
        assert {o.cell for o in first.observations} - {o.cell for o in again.observations} <= lost


def test_the_workbook_opens_at_the_list_and_only_there(book: Any) -> None:
    assert book.sheetnames[0] == "Đọc tệp"
    assert book.active.title == "Đọc tệp"
    assert [page.sheet_view.tabSelected for page in book.worksheets] == [True, False, False]


def test_every_problem_is_listed_once_with_a_link_to_its_cell(store: Store, book: Any) -> None:
    reading = reading_of(store, sent())
    first = book.worksheets[0]
    problems = [p for page in reading.sheets for p in page.problems] + reading.problems
    rows = list(first.iter_rows(min_row=HEADING_ROW + 1, max_row=HEADING_ROW + len(problems)))
    assert [row[0].value for row in rows] == list(range(1, len(problems) + 1))
    links = {row[2].value: row[2].hyperlink.location for row in rows if row[2].hyperlink}
    assert links["D6"] == "'Biểu ''T9'''!D6"
    assert links["dòng 8"] == "'Biểu ''T9'''!8:8"
    assert {p.cell for p in problems if p.cell and " " not in p.cell} <= set(links)
    broken = next(row for row in rows if row[2].value == "D6")
    assert [cell.value for cell in broken[1:]] == [
        "Biểu 'T9'", "D6", "Lỗi", "Ô báo lỗi #REF!: hãy sửa công thức rồi nạp lại.", "#REF!",
        "Chưa lưu: cần sửa hoặc trả lời",
    ]  # fmt: skip
    assert [row[3].value for row in rows] == sorted(
        (row[3].value for row in rows), key=["Lỗi", "Cần hỏi lại", "Lưu ý", "Ghi nhận"].index
    )


def test_a_sheet_that_is_not_shown_has_no_link(book: Any) -> None:
    hidden = [row for row in book.worksheets[0].iter_rows() if row[1].value == "Nháp"]
    assert len(hidden) == 2  # its problem, and its line among the sheets
    assert [cell.hyperlink for row in hidden for cell in row] == [None] * 14


def test_each_sheet_has_its_numbers_and_each_column_its_meaning(book: Any) -> None:
    rows = list_of(book)
    assert (1, "Biểu 'T9'", 16, "đã đọc") in [row[:4] for row in rows]
    (sentence,) = [row[4] for row in rows if row[:2] == (1, "Biểu 'T9'") and row[2] == 16]
    assert sentence == "3 kế hoạch, 3 thực hiện, 3 ước thực hiện, 2 đối chiếu, 1 bỏ qua, 4 chưa lưu"
    columns = {
        row[2]: row[3:] for row in rows if row[1] == "Biểu 'T9'" and isinstance(row[2], str) and len(row[2]) == 1
    }
    assert columns["B"][:2] == ("Tên dòng", "Chỉ tiêu")
    assert columns["D"] == ("Kế hoạch", "Kế hoạch năm", "Năm 2020", "người, tấn")
    assert columns["E"] == ("Thực hiện", "Thực hiện tháng 9", "Tháng 09/2020", "người, tấn")
    assert columns["F"] == ("Ước thực hiện", "Ước cả năm 2020", "Năm 2020", "người, tấn")
    assert columns["G"][:2] == ("Đối chiếu (tính lại)", "% so KH")


def test_the_tints_are_counted_as_the_report_counts(store: Store) -> None:
    reading = reading_of(store, sent())
    kinds = list(kinds_of(reading.sheets[0]).values())
    counts = reading.counts
    assert len(kinds) == counts.cells
    assert [kinds.count(kind) for kind in ("check", "skipped", "rejected")] == [
        counts.checked, counts.skipped, counts.rejected,
    ]  # fmt: skip


def test_the_list_can_be_read_on_screen_and_on_paper(book: Any) -> None:
    page = book.worksheets[0]
    assert page.freeze_panes == f"A{HEADING_ROW + 1}"
    assert (page.page_setup.orientation, page.page_setup.fitToWidth, page.page_setup.fitToHeight) == ("landscape", 1, 0)
    assert page.sheet_properties.pageSetUpPr.fitToPage
    assert page.print_title_rows == f"${HEADING_ROW}:${HEADING_ROW}"
    sentence = page.cell(HEADING_ROW + 1, 5)
    assert sentence.alignment.wrap_text
    assert page.column_dimensions["E"].width > 60


@pytest.mark.parametrize(("taken", "expected"), [("Đọc tệp", "Đọc tệp (2)"), ("ĐỌC TỆP", "Đọc tệp (2)")])
def test_a_sheet_of_the_sender_s_keeps_its_name(store: Store, taken: str, expected: str) -> None:
    found = explained(store, sent(second=taken))
    assert found.sheetnames == [expected, "Biểu 'T9'", taken]


def test_the_list_speaks_the_reader_s_language(store: Store) -> None:
    found = explained(store, sent(), language="en")
    assert found.sheetnames[0] == "How it was read"
    assert found["Biểu 'T9'"]["D6"].comment.text.splitlines()[0] == "Not stored: to be mended or answered"


def test_text_that_begins_like_a_formula_stays_text(store: Store) -> None:
    content = xlsx(
        "UBND HUYỆN KỲ ANH\nBÁO CÁO THÁNG 9 NĂM 2020\nTT | Chỉ tiêu | ĐVT | Kế hoạch | Thực hiện\n"
        '1 | Tổng đàn trâu | con | 9 | \'=HYPERLINK("http://x.invalid") nhé\n2 | Tổng đàn bò | con | 9 | 8'
    )
    shown = [
        cell for row in explained(store, content).worksheets[0].iter_rows() for cell in row
        if str(cell.value).startswith("=")
    ]  # fmt: skip
    assert [(cell.data_type, cell.quotePrefix) for cell in shown] == [("s", True)]


def test_a_question_about_a_whole_column_is_asked_in_the_words_of_each_cell(store: Store) -> None:
    content = xlsx(
        "SỞ TÀI CHÍNH\nTHU NGÂN SÁCH NĂM 2020\nĐVT: tỷ đồng\nTT | Chỉ tiêu | Thực hiện\n"
        "1 | Thuế một | '1.234\n2 | Thuế hai | '2.345\n3 | Thuế ba | '3.456"
    )
    page = explained(store, content)["Sheet1"]
    notes = [page[ref].comment.text for ref in ("C5", "C6", "C7")]
    assert ["“1.234”" in notes[0], "“2.345”" in notes[1], "“3.456”" in notes[2]] == [True, True, True]


# ---- other kinds of file


CSV = (
    "UBND HUYỆN KỲ ANH;;;;\nBÁO CÁO THÁNG 9 NĂM 2020;;;;\nTT;Chỉ tiêu;ĐVT;Kế hoạch;Thực hiện\n"
    "1;Tổng đàn trâu;con;9;=8+1\n2;Tổng đàn bò;con;9;8\n"
)


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


# ---- the command line


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "CHITIEU_DATA_DIR": str(folder / "office"), "PYTHONWARNINGS": "error"}
    environment.pop("CHITIEU_DATABASE_URL", None)
    command = [sys.executable, str(ROOT / "app.py"), "load", *arguments, "--json"]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


def test_the_command_writes_one_workbook_and_leaves_the_sender_s_alone(tmp_path: Path) -> None:
    source, out = tmp_path / "Kỳ Anh.xlsx", tmp_path / "ra.xlsx"
    source.write_bytes(sent())
    before = source.read_bytes()
    done = run(tmp_path, str(source), "--dry-run", "--explain", str(out))
    assert done.returncode == 0, done.stderr
    assert source.read_bytes() == before
    (document,) = json.loads(done.stdout)
    listed = list_of(openpyxl.load_workbook(out))
    messages = {problem["message"] for page in document["sheets"] for problem in page["problems"]}
    assert messages <= {row[4] for row in listed}


def test_several_files_go_into_a_folder_each_named_after_its_own(tmp_path: Path) -> None:
    files = [tmp_path / "a.xlsx", tmp_path / "b.csv"]
    files[0].write_bytes(sent())
    files[1].write_text(CSV, encoding="utf-8")
    done = run(tmp_path, *map(str, files), "--explain", str(tmp_path / "ra"))
    assert done.returncode == 0, done.stderr
    assert sorted(path.name for path in (tmp_path / "ra").iterdir()) == ["a_explain.xlsx", "b_explain.xlsx"]


def test_two_files_of_one_name_do_not_overwrite_each_other(tmp_path: Path) -> None:
    found = explain_targets([tmp_path / "a.xls", tmp_path / "x" / "A.csv"], tmp_path, "vi")
    assert [path.name for path in found.values()] == ["a_explain.xlsx", "A_2_explain.xlsx"]


def test_a_target_that_cannot_be_written_is_told_and_the_load_stands(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(sent())
    (tmp_path / "out" / "a_explain.xlsx").mkdir(parents=True)
    done = run(tmp_path, str(tmp_path / "a.xlsx"), "--explain", str(tmp_path / "out"))
    assert done.returncode == 1
    assert "Chưa ghi được tệp giải thích" in done.stderr
    assert json.loads(done.stdout)[0]["status"] == "loaded"


@pytest.mark.parametrize(
    ("files", "out", "said"),
    [
        (["a.xlsx"], "a.xlsx", "không ghi đè"),
        (["a.xlsx"], "ra.xls", "đuôi .xlsx"),
        (["a.xlsx"], "khong/co/ra.xlsx", "không có thư mục"),
        (["a.xlsx", "b.csv"], "ra.xlsx", "cần một thư mục"),
        (["a.xlsx", "b.csv"], "khong/co/ra", "không có thư mục"),
    ],
)
def test_a_target_that_cannot_be_is_told_before_anything_is_read(
    tmp_path: Path, files: list[str], out: str, said: str
) -> None:
    for name in files:
        (tmp_path / name).write_bytes(sent())
    done = run(tmp_path, *(str(tmp_path / name) for name in files), "--explain", str(tmp_path / out))
    assert done.returncode == 2
    assert said in done.stderr
    assert not (tmp_path / "office").exists()


# ---- the forms as they arrive


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
