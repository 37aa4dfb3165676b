"""Tables in a sheet: header band, numbering row, data, notes (C23, C25, DOMAIN 2.0b)."""

from __future__ import annotations

import pytest

from loaders.table import Table, find_tables, header_path, is_numbering, unit_in
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


def test_a_merged_heading_counts_for_every_column_under_it() -> None:
    """C23 and case 22: two header rows become one path for each column."""
    found = table(
        "Khu vực | Năm 2023 | | Năm 2024 |\n | KH | TH | KH | TH\nMiền núi | 10 | 20 | 30 | 40",
        merges=("A1:A2", "B1:C1", "D1:E1"),
    )
    assert found.header == [1, 2]
    assert [header_path(found, n) for n in range(1, 6)] == [
        ("Khu vực",),
        ("Năm 2023", "KH"),
        ("Năm 2023", "TH"),
        ("Năm 2024", "KH"),
        ("Năm 2024", "TH"),
    ]


def test_a_three_row_header() -> None:
    found = table(
        "TT | Chỉ tiêu | Thực hiện | |\n | | Trong tháng | Lũy kế |\n"
        " | | Tháng 9 | Tổng số | Trong đó: nữ\n1 | Việc làm | 5 | 45 | 20",
        merges=("A1:A3", "B1:B3", "C1:E1", "D2:E2"),
    )
    assert found.header == [1, 2, 3]
    assert header_path(found, 3) == ("Thực hiện", "Trong tháng Tháng 9")
    assert header_path(found, 5) == ("Thực hiện", "Lũy kế", "Trong đó: nữ")


def test_a_heading_broken_over_unmerged_rows_is_one_phrase() -> None:
    found = table("STT | TỈNH, | TỔNG THU\n | THÀNH PHỐ | NSNN TRÊN\n | | ĐỊA BÀN\n1 | Hà Nội | 10\n2 | Hà Tĩnh | 5")
    assert header_path(found, 3) == ("TỔNG THU NSNN TRÊN ĐỊA BÀN",)


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
    assert is_numbering(sheet(line), 1) is numbering


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


def test_years_over_columns_are_headings() -> None:
    found = table(
        "Chỉ tiêu | Hộ nghèo |\n | 2019 | 2020\nXã Kỳ Bắc | 12 | 10\nXã Kỳ Tây | 13 | 11", merges=("B1:C1", "A1:A2")
    )
    assert found.header == [1, 2]
    assert header_path(found, 3) == ("Hộ nghèo", "2020")


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
