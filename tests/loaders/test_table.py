"""Tables in a sheet: header band, numbering row, data, notes (C23, C25, DOMAIN 2.0b)."""

from __future__ import annotations

import pytest

from loaders.bands import is_numbering, unit_in
from loaders.grid import Grid
from loaders.table import Table, find_tables
from tests.loaders.sheets import sheet, table


def uses(found: Table) -> list[str]:
    return [column.use for column in found.columns]


def test_a_simple_table() -> None:
    found = table(
        "TT | Chỉ tiêu | ĐVT | Kế hoạch | Thực hiện | Ghi chú\n"
        "1 | Đàn trâu | con | 10 | 9 | chậm\n2 | Đàn bò | con | 8 | 7 |"
    )
    assert (found.header, found.numbering, found.rows) == ([1], None, [2, 3])
    assert uses(found) == ["marker", "label", "unit", "value", "value", "note"]


def test_titles_unit_line_numbering_and_notes_stand_around() -> None:
    """C25 with three columns of figures."""
    found = table(
        "UBND TỈNH HÀ TĨNH\nBIỂU SỐ 05\n(Kèm theo Báo cáo số 1/BC-UBND)\n | | | ĐVT: triệu đồng\n"
        "STT | Đơn vị | KH | TH | Tỷ lệ\n"
        "A | B | 1 | 2 | 3=2/1\n1 | Xã Cẩm Tuyền | 12 | 6 | 50\n\nNguồn: Chi cục Thống kê\nGhi chú: (*) số ước"
    )
    assert (found.header, found.numbering, found.rows) == ([5], 6, [7])
    assert (found.unit, found.titles[:2]) == ("triệu đồng", ["UBND TỈNH HÀ TĨNH", "BIỂU SỐ 05"])
    assert found.notes == ["Nguồn: Chi cục Thống kê", "Ghi chú: (*) số ước"]
    assert [(c.number, c.formula) for c in found.columns] == [("A", ""), ("B", ""), ("1", ""), ("2", ""), ("3", "2/1")]


@pytest.mark.parametrize(
    ("line", "numbering"),
    [
        ("A | B | 1 | 2 | 3", True),
        ("1 | 2 | 3 | 4", True),
        ("(1) | (2) | (3) | (4)=(3)/(2)", True),
        ("'1 | '2 | '3=2/1*100", True),
        ("1 | Xã Cẩm | 2", False),
        ("10 | 20 | 30", False),
        ("5 | 3", False),
        ("A | B", False),
        ("1", False),
    ],
)
def test_a_row_of_column_numbers(line: str, numbering: bool) -> None:
    assert is_numbering(Grid(sheet(line)), 1) is numbering


@pytest.mark.parametrize(
    ("line", "unit"),
    [
        ("Đơn vị tính: triệu đồng", "triệu đồng"),
        ("ĐVT: Tỷ đồng", "tỷ đồng"),
        ("(Đơn vị: Triệu đồng.)", "triệu đồng"),
        ("\u00a0\u00a0\u00a0 Đơn vị: tỷ đồng", "tỷ đồng"),
        ("Triệu đồng - Million dong", "triệu đồng"),
        ("Đơn vị tính: %", "%"),
        ("BÁO CÁO THU NGÂN SÁCH", ""),
        ("Đơn vị: Sở Tài chính", ""),
        ("", ""),
    ],
)
def test_a_unit_line(line: str, unit: str) -> None:
    assert unit_in(line) == unit


def test_two_tables_on_one_sheet() -> None:
    tables = find_tables(
        sheet(
            "I. CHĂN NUÔI\nTT | Chỉ tiêu | Kế hoạch | Thực hiện\n1 | Đàn trâu | 10 | 9\n2 | Đàn bò | 8 | 7\n\n"
            "II. VIỆC LÀM\nTT | Đơn vị | Số người | Trong đó nữ\n1 | Xã Kỳ Bắc | 5 | 4\n2 | Xã Kỳ Tây | 6 | 5"
        )
    )
    assert [t.rows for t in tables] == [[3, 4], [8, 9]]
    assert tables[1].titles == ["II. VIỆC LÀM"]


def test_the_header_again_on_the_next_page_is_no_data() -> None:
    found = table(
        "TT | Chỉ tiêu | Kế hoạch | Thực hiện\n1 | Đàn trâu | 10 | 9\n"
        "TT | Chỉ tiêu | Kế hoạch | Thực hiện\n2 | Đàn bò | 8 | 7"
    )
    assert found.rows == [2, 4]


def test_sections_without_figures_belong_to_the_table() -> None:
    found = table(
        "TT | Chỉ tiêu | Thực hiện\nA | KINH TẾ |\nI | Nông nghiệp |\n1 | Đàn trâu | 9\nB | XÃ HỘI |\n1 | Việc làm | 5"
    )
    assert found.header == [1]
    assert found.rows == [2, 3, 4, 5, 6]


def test_signatures_below_are_no_rows() -> None:
    found = table(
        "TT | Chỉ tiêu | KH | TH\n1 | Đàn trâu | 9 | 8\n\n | Nơi nhận: | | TM. ỦY BAN NHÂN DÂN\n"
        " | - Như trên; | | CHỦ TỊCH"
    )
    assert found.rows == [2]


@pytest.mark.parametrize("text", ["", "Trang bìa\nKính gửi UBND tỉnh", "1 | 2 | 3\n4 | 5 | 6"])
def test_a_sheet_without_a_table(text: str) -> None:
    assert find_tables(sheet(text)) == []


def test_a_row_of_column_numbers_over_one_column_of_figures() -> None:
    """C25: `A B 1` is never the first row of data."""
    found = table("TT | Chỉ tiêu | Thực hiện\nA | B | 1\n1 | Khoản một | 40\n2 | Khoản hai | 30")
    assert (found.header, found.numbering, found.rows) == ([1], 2, [3, 4])


def test_figures_that_look_like_years_are_figures() -> None:
    found = table("TT | Chỉ tiêu | ĐVT | Kế hoạch | Thực hiện\n1 | Tổng đàn trâu | con | 2000 | 1950")
    assert (found.header, found.rows) == ([1], [2])


@pytest.mark.parametrize("line", [" | Số liệu xã hội", " | (*) số ước", "B | Nguồn lao động"])
def test_a_line_that_reads_like_a_note_ends_no_table_when_figures_follow(line: str) -> None:
    found = table(
        f"TT | Chỉ tiêu | KH | TH\n1 | Đàn trâu | 9 | 8\n{line}\n2 | Việc làm | 5 | 4\n3 | Đàn lợn | 7 | 6\nGhi chú: x"
    )
    assert {2, 4, 5} <= set(found.rows)
    assert max(found.rows) == 5


def test_words_where_figures_are_due_start_no_new_table() -> None:
    found = table(
        "TT | Chỉ tiêu | Kế hoạch | Thực hiện\n1 | Khoản một | 9 | 8\n2 | Khoản hai | chưa giao | chưa có\n"
        "3 | Khoản ba | 7 | 6"
    )
    assert found.rows == [2, 3, 4]


def test_the_same_value_headings_over_other_labels_are_another_table() -> None:
    tables = find_tables(
        sheet(
            "I. CHĂN NUÔI\nTT|Chỉ tiêu|ĐVT|Kế hoạch|Thực hiện\n1|Tổng đàn trâu|con|100|90\n"
            "II. GIẢI QUYẾT VIỆC LÀM\nTT|Xã|ĐVT|Kế hoạch|Thực hiện\n1|Xã Kỳ Phong|người|30|28"
        )
    )
    assert [(t.header, t.rows) for t in tables] == [([2], [3]), ([5], [6])]
    assert tables[1].titles == ["II. GIẢI QUYẾT VIỆC LÀM"]


@pytest.mark.parametrize("line", ["A | B | (1)", "A | B | C", "A | 1"])
def test_however_the_columns_are_numbered_it_is_no_row(line: str) -> None:
    assert is_numbering(Grid(sheet(line)), 1)


@pytest.mark.parametrize(
    "title",
    ["TÌNH HÌNH KINH TẾ NĂM 2020", "DANH MỤC CHỈ TIÊU NĂM 2020", "CHỈ TIÊU KINH TẾ NĂM 2020", "TÊN ĐỀ ÁN NĂM 2020"],
)
def test_a_title_that_begins_like_a_heading_is_still_the_title(title: str) -> None:
    found = table(f"UBND HUYỆN KỲ ANH\n{title}\nTT | Chỉ tiêu | ĐVT | TH\n1 | Việc làm | người | 5")
    assert (found.header, found.titles) == ([3], ["UBND HUYỆN KỲ ANH", title])


@pytest.mark.parametrize(("first", "second"), [("'(12)", "'(250)"), ("chưa giao", "chưa có")])
def test_a_first_row_without_a_plain_number_is_data(first: str, second: str) -> None:
    found = table(f"TT | Chỉ tiêu | KH | TH\n1 | Khoản một | {first} | {second}\n2 | Khoản hai | 250 | 3")
    assert (found.header, found.rows) == ([1], [2, 3])


def test_tables_side_by_side_are_two() -> None:
    left, right = find_tables(
        sheet(
            "TT | Chỉ tiêu | KH | | TT | Chỉ tiêu | TH\n"
            "1 | Việc làm mới | 100 | | 1 | Tổng đàn trâu | 90\n2 | Xuất khẩu lao động | 7 | | 2 | Tổng đàn lợn | 91"
        )
    )
    assert [(c.index, c.use) for c in left.columns] == [(1, "marker"), (2, "label"), (3, "value")]
    assert [(c.index, c.use) for c in right.columns] == [(5, "marker"), (6, "label"), (7, "value")]
