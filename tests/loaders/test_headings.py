"""Headings over a column become one path for each column (C23)."""

from __future__ import annotations

from loaders.headings import header_path
from loaders.table import Table
from tests.loaders.sheets import table


def over(found: Table, column: int) -> tuple[str, ...]:
    return header_path(found.sheet, found.header, column)


def test_a_merged_heading_counts_for_every_column_under_it() -> None:
    """C23 and case 22: two header rows become one path for each column."""
    found = table(
        "Khu vực | Năm 2023 | | Năm 2024 |\n | KH | TH | KH | TH\nMiền núi | 10 | 20 | 30 | 40",
        merges=("A1:A2", "B1:C1", "D1:E1"),
    )
    assert found.header == [1, 2]
    assert [over(found, n) for n in range(1, 6)] == [
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
    assert over(found, 3) == ("Thực hiện", "Trong tháng Tháng 9")
    assert over(found, 5) == ("Thực hiện", "Lũy kế", "Trong đó: nữ")


def test_a_heading_broken_over_unmerged_rows_is_one_phrase() -> None:
    found = table("STT | TỈNH, | TỔNG THU\n | THÀNH PHỐ | NSNN TRÊN\n | | ĐỊA BÀN\n1 | Hà Nội | 10\n2 | Hà Tĩnh | 5")
    assert over(found, 3) == ("TỔNG THU NSNN TRÊN ĐỊA BÀN",)


def test_years_over_columns_are_headings() -> None:
    found = table(
        "Chỉ tiêu | Hộ nghèo |\n | 2019 | 2020\nXã Kỳ Bắc | 12 | 10\nXã Kỳ Tây | 13 | 11", merges=("B1:C1", "A1:A2")
    )
    assert found.header == [1, 2]
    assert over(found, 3) == ("Hộ nghèo", "2020")


def test_months_that_excel_made_dates_are_months_again() -> None:
    found = table(
        "TT | Địa phương | Năm 2020 |\n | | 2020-03-01 | 2020-04-01\n1 | Xã Kỳ Bắc | 5 | 6", merges=("C1:D1",)
    )
    assert [over(found, n) for n in (3, 4)] == [("Năm 2020", "3/2020"), ("Năm 2020", "4/2020")]


def test_a_year_over_several_columns_that_nobody_merged_holds_for_each() -> None:
    found = table("Chỉ tiêu | Năm 2019 | | Năm 2020 |\n | KH | TH | KH | TH\nViệc làm | 1 | 2 | 3 | 4")
    paths = [" ".join(over(found, n)) for n in range(2, 6)]
    assert paths == ["Năm 2019 KH", "Năm 2019 TH", "Năm 2020 KH", "Năm 2020 TH"]


def test_a_year_holds_only_as_far_as_it_has_headings_below() -> None:
    found = table("Chỉ tiêu | TH năm 2019 | |\n | | KH 2020 | TH 2020\nViệc làm | 1 | 2 | 3")
    assert [over(found, n) for n in (2, 3, 4)] == [("TH năm 2019",), ("KH 2020",), ("TH 2020",)]
