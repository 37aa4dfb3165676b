"""Coordinates where a title, a heading or a row leaves something out or says it in an unusual place."""

from __future__ import annotations

from decimal import Decimal

import pytest

from data.period import Period
from tests.loaders.sheets import DISTRICT, HEADING, codes, found, only, problems, read, stored

ONE_ROW = "BÁO CÁO THÁNG 9 NĂM 2020\nTT | Chỉ tiêu | ĐVT | {}\n1 | Giải quyết việc làm mới | người | {}"


def columns_of(headings: str, figures: str, office: str = "UBND HUYỆN KỲ ANH") -> list[tuple[str, str]]:
    reading = read(f"{office}\n" + ONE_ROW.format(headings, figures))
    return [(str(o.key.period), o.key.role) for o in reading.observations]


def test_a_cut_off_day_without_a_year_takes_the_year_of_the_title() -> None:
    assert columns_of("Lũy kế đến 30/9", "45") == [("2020-01/P9M", "actual")]


def test_another_year_s_column_is_that_whole_year() -> None:
    """In a report of September, `năm 2019` is no September and no nine months."""
    assert columns_of("Thực hiện năm 2019 | Dự kiến năm 2021", "400 | 700") == [
        ("2019-01/P12M", "actual"),
        ("2021-01/P12M", "estimate"),
    ]


def test_a_running_total_beside_its_months_covers_just_those() -> None:
    reading = read(
        "UBND HUYỆN KỲ ANH\nGIẢI QUYẾT VIỆC LÀM NĂM 2024\nTT | Chỉ tiêu | ĐVT | T1 | T2 | T3 | Lũy kế\n"
        "1 | Giải quyết việc làm mới | người | 5 | 6 | 7 | 18"
    )
    assert found(reading)["G4"].key.period == Period(2024, 1, 3)


def test_a_month_that_excel_made_a_date_is_the_month() -> None:
    reading = read(
        "UBND HUYỆN KỲ ANH\nGIẢI QUYẾT VIỆC LÀM\nTT | Chỉ tiêu | ĐVT | 2020-01-01 | 2020-02-01\n"
        "1 | Giải quyết việc làm mới | người | 5 | 6"
    )
    assert [o.key.period for o in reading.observations] == [Period(2020, 1, 1), Period(2020, 2, 1)]


def test_an_estimate_said_in_the_title_holds_for_every_figure() -> None:
    reading = read(
        "UBND HUYỆN KỲ ANH\nƯỚC THỰC HIỆN 9 THÁNG NĂM 2020\nTT | Chỉ tiêu | ĐVT | Kết quả\n"
        "1 | Giải quyết việc làm mới | người | 5"
    )
    assert [(o.key.role, o.status, o.key.period) for o in reading.observations] == [
        ("estimate", "estimated", Period(2020, 1, 9))
    ]


def test_a_unit_that_no_list_knows_is_nobody_else_s() -> None:
    reading = read("UBND HUYỆN CẨM LỆ\n" + ONE_ROW.format("Thực hiện", "5"))
    assert reading.observations == []
    assert [(p.cell, p.severity) for p in problems(reading, "unknown_sheet_area")] == [("row 4", "question")]


def test_a_district_abolished_within_the_year_still_made_its_plan() -> None:
    """Districts ended on 1 July 2025."""
    reading = read(
        "UBND HUYỆN CẨM XUYÊN\nKẾ HOẠCH NĂM 2025\nTT | Chỉ tiêu | ĐVT | Kế hoạch năm\n"
        "1 | Giải quyết việc làm mới | người | 5"
    )
    assert [(o.key.area.code, o.key.role) for o in reading.observations] == [("446", "target")]


@pytest.mark.parametrize(
    ("rows", "areas", "unknown"),
    [
        ("1 | Xã Kỳ Phong | 30", ["18766"], []),
        ("1 | Xã Abc | 30", [], ["row 5"]),
        ("1 | Xã Abc | 30\n2 | Xã Kỳ Bắc | 20", ["18760"], ["row 5"]),
    ],
)
def test_the_heading_says_that_the_rows_are_communes(rows: str, areas: list[str], unknown: list[str]) -> None:
    reading = read(
        f"UBND HUYỆN KỲ ANH\nGIẢI QUYẾT VIỆC LÀM THÁNG 9 NĂM 2020\nĐVT: người\nTT | Tên xã | Thực hiện\n{rows}"
    )
    assert only(reading).axis == "area"
    assert [o.key.area.code for o in reading.observations] == areas
    assert [p.cell for p in problems(reading, "unknown_area")] == unknown


@pytest.mark.parametrize("lost", ["0.085", "'0,085"])
def test_a_percentage_that_lost_its_format_is_asked(lost: str) -> None:
    reading = read(
        "UBND HUYỆN KỲ ANH\nHỘ NGHÈO NĂM 2020\nTT | Xã | Tỷ lệ hộ nghèo (%)\n"
        f"1 | Xã Kỳ Phong | {lost}\n2 | Xã Kỳ Bắc | 8.5\n3 | Xã Kỳ Tiến | 9"
    )
    assert set(stored(reading)) == {"C5", "C6"}
    assert [(p.cell, p.severity) for p in problems(reading, "fraction_suspect")] == [("C4", "question")]


def test_a_figure_without_a_label_is_asked_and_never_dropped() -> None:
    reading = read(DISTRICT + HEADING + "1 | Tổng đàn trâu | con | 1 | 2 | 3\n2 | | con | 4 | 5 | 6\n")
    assert set(stored(reading)) == {"D4", "E4", "F4"}
    assert [(p.cell, p.cells) for p in problems(reading, "label_missing")] == [("row 5", ("D5", "E5", "F5"))]
    assert [c.ref for c in only(reading).unplaced] == ["D5", "E5", "F5"]


def test_a_label_merged_over_its_rows_stands_for_each() -> None:
    reading = read(
        "UBND HUYỆN KỲ ANH\nBÁO CÁO THÁNG 9 NĂM 2020\nChỉ tiêu | ĐVT | Thực hiện\n"
        "Tổng đàn trâu | con | 5\n | con | 5\nTổng đàn bò | con | 7",
        merges=("A4:A5",),
    )
    assert {c: o.key.indicator for c, o in found(reading).items()} == {
        "C4": "buffalo_herd",
        "C5": "buffalo_herd",
        "C6": "cattle_herd",
    }
    assert problems(reading, "label_missing") == []


def test_a_column_of_figures_is_a_value_column_whatever_its_heading_sounds_like() -> None:
    """`khó khăn` heads columns of remarks, but not over numbers."""
    reading = read(
        "UBND HUYỆN KỲ ANH\nHỘ NĂM 2020\nĐVT: hộ\nTT | Tên xã | Số hộ nghèo | Số hộ khó khăn\n"
        "1 | Xã Kỳ Phong | 30 | 3\n2 | Xã Kỳ Bắc | 20 | 2"
    )
    assert set(stored(reading)) == {"C5", "D5", "C6", "D6"}


def test_a_bound_stands_on_the_observation() -> None:
    reading = read(
        "UBND HUYỆN KỲ ANH\nBÁO CÁO NĂM 2020\nTT | Chỉ tiêu | ĐVT | Kế hoạch năm\n1 | Tỷ lệ một | % | 10,5-11\n"
        "2 | Tỷ lệ hai | % | Dưới 4\n3 | Tỷ lệ ba | % | 5"
    )
    said = {c: (o.value, o.bound, o.low, o.high) for c, o in found(reading).items()}
    assert said["D4"] == (None, "range", Decimal("10.5"), Decimal(11))
    assert said["D5"] == ("4", "<", None, None)
    assert said["D6"] == ("5", "=", None, None)


def test_words_among_figures_are_asked() -> None:
    reading = read(
        DISTRICT + HEADING + "1 | Tổng đàn trâu | con | 1 | 2 | 3\n2 | Tổng đàn bò | con | chưa giao | 5 | 6"
    )
    assert [(p.cell, p.severity) for p in problems(reading, "not_a_number")] == [("D5", "question")]
    assert set(stored(reading)) == {"D4", "E4", "F4", "E5", "F5"}


JOBS = "1 | Giải quyết việc làm mới | người | "


@pytest.mark.parametrize(
    "heading",
    [
        "So KH huyện giao (%)", "So KH huyện (%)", "% so KH huyện", "Mức độ hoàn thành KH (%)", "Cơ cấu (%)",
        "Tỷ trọng (%)", "Tốc độ tăng (%)", "Đạt tỷ lệ %", "TH 2020/TH 2019 (%)", "Tăng (+), giảm (-)",
        "Còn phải thực hiện", "Vượt KH", "Hụt KH",
    ],
)  # fmt: skip
def test_a_derived_column_never_passes_for_a_plan_or_an_actual(heading: str) -> None:
    """A share printed over persons is not a number of persons, and does not stand in the true figure's way."""
    reading = read(f"{DISTRICT}TT | Chỉ tiêu | ĐVT | KH năm 2020 | TH năm 2020 | {heading}\n{JOBS}100 | 120 | 91.67")
    assert stored(reading) == {"D4": "100", "E4": "120"}
    assert "duplicate_series" not in codes(reading)


def test_a_percentage_row_does_not_say_how_thousands_are_written() -> None:
    reading = read(f"{DISTRICT}TT | Chỉ tiêu | ĐVT | TH năm 2020\n{JOBS}'1.100\n2 | Tỷ lệ hộ nghèo | % | '4.5%")
    assert stored(reading) == {"D5": "4.5"}
    assert problems(reading, "ambiguous_number")


@pytest.mark.parametrize(
    ("title", "heading"),
    [
        ("SỐ HỘ NGHÈO ĐƯỢC VAY VỐN", "Thực hiện (hộ)"),
        ("GIẢI QUYẾT VIỆC LÀM CHO LAO ĐỘNG NỮ", "Thực hiện (người)"),
        ("ĐỜI SỐNG", "Số hộ dùng nước sạch (hộ)"),
        ("ĐỜI SỐNG", "Số hộ khó khăn (hộ)"),
    ],
)
def test_a_part_of_a_population_is_not_the_whole(title: str, heading: str) -> None:
    reading = read(
        f"UBND HUYỆN KỲ ANH\n{title} NĂM 2020\nTT | Tên xã | {heading}\n"
        "1 | Kỳ Phong | 5\n2 | Kỳ Bắc | 6\n3 | Kỳ Tiến | 7"
    )
    assert stored(reading) == {"C4": "5", "C5": "6", "C6": "7"}
    assert all(o.key.indicator.startswith("p_") for o in found(reading).values())


@pytest.mark.parametrize("band", ["Thg 4 | Thg 5", "T4 | T5"])
def test_months_over_the_columns_of_an_indicator(band: str) -> None:
    reading = read(
        f"UBND HUYỆN KỲ ANH\nGIẢI QUYẾT VIỆC LÀM MỚI NĂM 2020\nĐVT: người\nTT | Tên xã | Chia theo tháng |\n"
        f" | | {band}\n1 | Kỳ Phong | 5 | 5\n2 | Kỳ Bắc | 6 | 6\n3 | Kỳ Tiến | 7 | 5",
        merges=("C4:D4",),
    )
    first = [found(reading)[cell].key for cell in ("C6", "D6")]
    assert [(k.indicator, k.period) for k in first] == [
        ("jobs_created", Period(2020, 4, 1)),
        ("jobs_created", Period(2020, 5, 1)),
    ]


def test_a_stock_beside_the_year_s_estimate_is_still_a_stock() -> None:
    """Only a sum up to the same month makes a month's column of a herd what the month added."""
    reading = read(f"{DISTRICT}TT | Chỉ tiêu | ĐVT | TH tháng 9 | Ước cả năm 2020\n1 | Tổng đàn trâu | con | 90 | 95")
    assert {c: o.key.period for c, o in found(reading).items()} == {"D4": Period(2020, 9, 0), "E4": Period(2020, 12, 0)}


def test_a_long_line_that_begins_like_a_form_s_number_is_the_title() -> None:
    reading = read(
        f"UBND HUYỆN KỲ ANH\nBIỂU TỔNG HỢP KẾT QUẢ KINH TẾ XÃ HỘI NĂM 2020\nTT | Chỉ tiêu | ĐVT | TH\n{JOBS}5"
    )
    (value,) = found(reading).values()
    assert (value.key.area.code, value.key.period) == ("447", Period(2020, 1, 12))


def test_figures_beside_another_table_keep_their_own_labels() -> None:
    reading = read(
        f"{DISTRICT}Chỉ tiêu | ĐVT | KH | | Chỉ tiêu | ĐVT | TH\n"
        "Giải quyết việc làm mới | người | 100 | | Tổng đàn trâu | con | 90\n"
        "Xuất khẩu lao động | người | 7 | | Tổng đàn lợn | con | 91"
    )
    assert {c: o.key.indicator for c, o in found(reading).items()} == {
        "C4": "jobs_created", "C5": "labour_exported", "G4": "buffalo_herd", "G5": "pig_herd",
    }  # fmt: skip


def test_a_second_table_is_of_the_sheet_s_time() -> None:
    """Its communes are those of that year, not of today's list."""
    area_table = "TT | Tên xã | Số hộ nghèo (hộ)\n1 | Kỳ Phong | 5\n2 | Kỳ Bắc | 6\n3 | Kỳ Tiến | 7"
    reading = read(f"UBND HUYỆN KỲ ANH\nHỘ NGHÈO NĂM 2019\n{area_table}\n\n{area_table.replace('nghèo', 'cận nghèo')}")
    assert {o.key.period for o in found(reading).values()} == {Period(2019, 12, 0)}
    assert len(stored(reading)) == 6
    assert "unknown_area" not in codes(reading)


def test_the_second_column_of_an_unmerged_year_is_of_that_year() -> None:
    reading = read(f"{DISTRICT}TT | Chỉ tiêu | ĐVT | Năm 2019 | | Năm 2020\n | | | KH | TH | KH\n{JOBS}10 | 12 | 14")
    assert found(reading)["E5"].key.period.year == 2019
