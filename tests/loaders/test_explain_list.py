"""The first sheet of an explained workbook: every problem with a link to its cell, and what was recognised."""

from __future__ import annotations

from typing import Any

import pytest

from data.store import Store
from loaders.context import Options
from loaders.explain import explanation, kinds_of
from loaders.explain_child import explained_workbook
from loaders.explain_list import HEADING_ROW
from loaders.load import load_file
from tests.loaders.explained import SETTINGS, explained, list_of, reading_of, sent
from tests.loaders.sheets import xlsx


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
