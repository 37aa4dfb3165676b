"""Rules that sheets nobody had seen before taught the loader: one small sheet for each."""

from __future__ import annotations

import pytest

from data.period import Period
from loaders.context import Options
from tests.loaders.sheets import codes, found, problems, read, stored

DISTRICT = "UBND HUYỆN KỲ ANH\n"


def key(text: str, cell: str, **more: object) -> tuple[str, str, str]:
    """Role, period and authority of one cell."""
    made = found(read(text, **more))[cell].key  # type: ignore[arg-type]
    return made.role, str(made.period), made.authority


# ---- times


def test_the_investment_year_ends_on_31_january() -> None:
    head = "TÌNH HÌNH GIẢI NGÂN KẾ HOẠCH VỐN ĐẦU TƯ CÔNG NĂM 2021 (LŨY KẾ ĐẾN 31/01/2022)\nĐVT: Trđ\n"
    text = head + "TT | Tên dự án | Mã dự án | Kế hoạch vốn năm 2021 | Giải ngân\n1 | Đường A | 7831803 | 10 | 9"
    assert key(text, "D4")[:2] == ("target", "2021-01/P12M")
    assert key(text, "E4")[:2] == ("actual", "2021-01/P13M")


def test_a_quarter_in_the_file_s_name_is_not_mixed_with_the_title_s_year() -> None:
    text = "DÂN SỐ NĂM 2021 HUYỆN KỲ ANH\nTT | Chỉ tiêu | ĐVT | TH\n1 | Giải quyết việc làm mới | người | 9"
    assert key(text, "D3", file_name="Quy I-2022.xlsx")[1] == "2021-01/P12M"
    assert key(text, "D3", file_name="Quy I-2021.xlsx")[1] == "2021-01/P3M"


def test_a_heading_with_its_own_year_is_no_five_years() -> None:
    text = (
        "KẾT QUẢ THỰC HIỆN MỤC TIÊU KẾ HOẠCH 5 NĂM 2021-2025\n"
        "TT | Mục tiêu | ĐVT | Mục tiêu giai đoạn 2021-2025 | TH năm 2021\n"
        "1 | Kim ngạch xuất khẩu | triệu USD | 9800 | 1420"
    )
    assert key(text, "D3")[:2] == ("target", "2021-01/P60M")
    assert key(text, "E3")[:2] == ("actual", "2021-01/P12M")


def test_the_same_period_right_of_the_cumulative_column_is_cumulative() -> None:
    text = (
        "THU NGÂN SÁCH TỈNH HÀ TĨNH THÁNG 8 NĂM 2021\nĐVT: tỷ đồng\n"
        "TT | Chỉ tiêu | TH tháng 8 | Lũy kế TH đến 31/8 | Cùng kỳ 2020\nA | Thu nội địa | 465 | 4680 | 3431"
    )
    assert [key(text, c)[1] for c in ("C4", "D4", "E4")] == ["2021-08/P1M", "2021-01/P8M", "2020-01/P8M"]


@pytest.mark.parametrize(
    ("heading", "period"),
    [
        ("31/12/2021", "2021-12/P0M"),
        ("30/6/2022", "2022-06/P0M"),
        ("Đầu năm 2022", "2021-12/P0M"),
        ("Cuối năm 2022", "2022-12/P0M"),
        ("Đến tháng 6/2022", "2022-06/P0M"),
    ],
)
def test_a_day_as_a_heading(heading: str, period: str) -> None:
    text = f"DƯ NỢ TÍN DỤNG\nĐVT: tỷ đồng\nTT | Chỉ tiêu | {heading}\nI | Tổng dư nợ cho vay | 81200"
    assert key(text, "C4")[1] == period


def test_in_the_month_and_cumulative_below_a_title_that_names_the_month() -> None:
    text = (
        DISTRICT + "THU NGÂN SÁCH THÁNG 2 NĂM 2022\nĐVT: triệu đồng\n"
        "TT | Chỉ tiêu | Dự toán năm | Trong tháng | Lũy kế\n1 | Tổng thu NSNN trên địa bàn | 142 | 13 | 29"
    )
    assert [key(text, c)[1] for c in ("C5", "D5", "E5")] == ["2022-01/P12M", "2022-02/P1M", "2022-01/P2M"]


def test_month_numbers_below_a_heading_that_says_month() -> None:
    text = (
        "XUẤT KHẨU 3 THÁNG NĂM 2023\nMặt hàng | ĐVT | Tháng | | | 3 tháng\n | | 1 | 2 | 3 |\n"
        "Chè | tấn | 12 | 4 | 5 | 21\nSợi | tấn | 14 | 10 | 20 | 44"
    )
    merges = ("A2:A3", "B2:B3", "C2:E2", "F2:F3")
    assert [key(text, c, merges=merges)[1] for c in ("C4", "E4", "F4")] == ["2023-01/P1M", "2023-03/P1M", "2023-01/P3M"]


# ---- roles


def test_a_resolution_s_number_as_a_heading_is_a_target() -> None:
    text = (
        "CHỈ TIÊU KINH TẾ - XÃ HỘI TỈNH HÀ TĨNH 6 THÁNG ĐẦU NĂM 2022\n"
        "TT | Chỉ tiêu | ĐVT | Nghị quyết 74/NQ-HĐND năm 2022 | Ước thực hiện 6 tháng 2022\n"
        "1 | Kim ngạch xuất khẩu | triệu USD | 1700 | 821"
    )
    assert key(text, "D3") == ("target", "2022-01/P12M", "hdnd_tinh")


def test_a_scenario_to_be_followed_is_a_target() -> None:
    text = (
        "UBND HUYỆN VŨ QUANG\nKỊCH BẢN ĐIỀU HÀNH NĂM 2023\nChỉ tiêu | ĐVT | Quý I |\n | | Kịch bản | Thực hiện\n"
        "Thu ngân sách | triệu đồng | 838 | 421\nTrồng rừng | ha | 5 | 6"
    )
    merges = ("A3:A4", "B3:B4", "C3:D3")
    assert [key(text, c, merges=merges)[:2] for c in ("C5", "D5")] == [
        ("target", "2023-01/P3M"), ("actual", "2023-01/P3M"),
    ]  # fmt: skip


def test_a_subtitle_s_estimate_does_not_reach_a_column_up_to_another_month() -> None:
    text = (
        "GIẢI NGÂN ĐẦU TƯ CÔNG NĂM 2022\n(Ước thực hiện đến hết tháng 8/2022)\nĐơn vị tính: tỷ đồng\n"
        "TT | Nguồn vốn | Lũy kế giải ngân đến hết tháng 7/2022 | Ước giải ngân đến hết tháng 8/2022\n"
        "I | Vốn ngân sách địa phương | 2011 | 2498"
    )
    assert [key(text, c)[:2] for c in ("C5", "D5")] == [("actual", "2022-01/P7M"), ("estimate", "2022-01/P8M")]


def test_of_which_right_of_a_ratio_details_the_quantity() -> None:
    text = (
        "TẠO VIỆC LÀM MỚI NĂM 2021\nĐơn vị tính: lao động\n"
        "Stt | Địa phương | 6 tháng | KH năm 2021 | Tỷ lệ TH/KH (%) | Trong đó: XKLĐ (6 tháng)\n"
        "1 | Huyện Kỳ Anh | 1061 | 1700 | 62.4 | 68\n2 | Cẩm Xuyên | 500 | 800 | 62.5 | 10"
    )
    assert key(text, "F4")[:2] == ("actual", "2021-01/P6M")
    assert found(read(text))["F4"].unit == "lao động"


# ---- ratios


@pytest.mark.parametrize("heading", ["2022/2021 (%)", "% giải ngân", "Tỷ lệ đã giải quyết (%)"])
def test_these_are_ratios_and_no_figures(heading: str) -> None:
    text = (
        "GIẢI NGÂN ĐẾN 31/8/2022\nĐVT: triệu đồng\n"
        f"TT | Chủ đầu tư | KH vốn 2022 | Đã giải ngân | {heading}\n"
        "1 | Sở Y tế | 100 | 50 | 50\n2 | Sở Xây dựng | 80 | 60 | 75"
    )
    assert "E4" not in stored(read(text))


def test_a_ratio_is_of_what_stands_behind_its_stroke() -> None:
    text = (
        DISTRICT + "CHỈ TIÊU NĂM 2021\nTT | Chỉ tiêu | ĐVT | TH 2019 | Năm 2020 | | So sánh (%) |\n"
        " | | | | KH | Ước TH | UTH 2020/KH 2020 | UTH 2020/TH 2019\n"
        "1 | Sản lượng lương thực | tấn | 100 | 98 | 103 | 105 | 103"
    )
    merges = ("A3:A4", "B3:B4", "C3:C4", "D3:D4", "E3:F3", "G3:H3")
    assert {c.cell: c.ratio_of for c in read(text, merges=merges).checks} == {"G5": "plan", "H5": "previous_year"}


def test_the_base_of_an_index_is_not_its_time() -> None:
    text = (
        "CHỈ SỐ GIÁ TIÊU DÙNG THÁNG 7 NĂM 2021 TỈNH HÀ TĨNH\nĐơn vị tính: %\nChỉ tiêu | Tháng 7 năm 2021 so với: |\n"
        " | Kỳ gốc (2019) | Tháng 7 năm 2020\nCHỈ SỐ GIÁ TIÊU DÙNG | 111.16 | 100.63\nGiao thông | 107 | 104"
    )
    values = found(read(text, merges=("A3:A4", "B3:C3")))
    assert {str(o.key.period) for o in values.values()} <= {"2021-07/P1M", "2021-07/P0M"}
    assert len({o.key for o in values.values()}) == 4


# ---- units


@pytest.mark.parametrize(
    ("line", "heading", "unit"),
    [
        ("Số liệu đến 15/8/2022 - Đơn vị: triệu đồng", "Thực hiện", "triệu đồng"),
        ("Giá trị tăng thêm, giá hiện hành (tỷ đồng)", "Thực hiện", "tỷ đồng"),
        ("Đơn vị tính: nghìn tấn", "Thực hiện", "nghìn tấn"),
        ("Don vi tinh: trieu dong", "Thuc hien", "triệu đồng"),
    ],
)
def test_where_a_unit_may_stand(line: str, heading: str, unit: str) -> None:
    rows = "1 | Khoản thứ nhất | 5\n2 | Khoản thứ hai | 6"
    text = f"BÁO CÁO NĂM 2022 TỈNH HÀ TĨNH\n{line}\nTT | Chỉ tiêu | {heading}\n{rows}"
    assert {o.unit for o in found(read(text)).values()} == {unit}


def test_a_row_of_units_below_the_headings() -> None:
    text = (
        "THIỆT HẠI DO MƯA LŨ THÁNG 10 NĂM 2020 HUYỆN CẨM XUYÊN\nTT | Xã, thị trấn | Nhà bị ngập | Lúa thiệt hại\n"
        " | ĐVT | nhà | ha\n1 | Thị trấn Cẩm Xuyên | 214 | 40.8\n2 | Thị trấn Thiên Cầm | 80 | 82.1"
    )
    assert {c: o.unit for c, o in found(read(text)).items()} == {"C4": "nhà", "D4": "ha", "C5": "nhà", "D5": "ha"}


def test_a_count_carries_its_noun() -> None:
    text = "KIẾN NGHỊ CỬ TRI NĂM 2022\nTT | Lĩnh vực | Tổng số kiến nghị\n1 | Nông nghiệp | 17\n2 | Giao thông | 22"
    assert {o.unit for o in found(read(text)).values()} == {"kiến nghị"}


# ---- labels


def test_a_section_right_below_the_header_of_a_table_without_markers() -> None:
    text = (
        DISTRICT + "KT-XH THÁNG 10 NĂM 2021\nChỉ tiêu | ĐVT | KH năm 2021 | TH 10 tháng\nI. NÔNG NGHIỆP\n"
        "Giải quyết việc làm mới | người | 20 | 15"
    )
    assert stored(read(text)) == {"C5": "20", "D5": "15"}


def test_rows_without_markers_are_not_parts_of_the_row_above() -> None:
    text = (
        DISTRICT + "KẾT QUẢ NĂM 2023\nChỉ tiêu | ĐVT | TH\nThu ngân sách trên địa bàn | triệu đồng | 421\n"
        "Giải ngân đầu tư công | triệu đồng | 790"
    )
    values = found(read(text))
    assert values["C5"].key.indicator != values["C4"].key.indicator


def test_a_register_s_label_is_the_task_and_not_the_document_that_orders_it() -> None:
    text = (
        "THEO DÕI NHIỆM VỤ NĂM 2021\nSTT | Văn bản giao | Nhiệm vụ được giao | Hạn hoàn thành\n"
        "1 | CV 512/UBND-TH | Tham mưu kịch bản | 15-06-21\n2 | CV 512/UBND-TH | Rà soát dự án | 20/6/2021"
    )
    assert len({o.key for o in found(read(text)).values()}) == 2


def test_offices_among_districts_own_what_they_spend() -> None:
    text = (
        "GIẢI NGÂN ĐẦU TƯ CÔNG ĐẾN 31/10/2023\nĐơn vị: triệu đồng\nTT | Đơn vị | Kế hoạch vốn 2023 | Giải ngân\n"
        "1 | UBND huyện Đức Thọ | 84 | 51\n2 | UBND huyện Vũ Quang | 42 | 30\n3 | Sở Y tế | 120 | 60"
    )
    values = found(read(text))
    assert [values[c].key.area.code for c in ("C4", "C5", "C6")] == ["440", "441", "42"]
    assert values["C6"].key.item == "owner=so_y_te"


def test_names_without_any_diacritics() -> None:
    text = (
        "GIAI QUYET VIEC LAM NAM 2020\nTT | Huyen | Giải quyết việc làm mới (người)\n"
        "1 | Huong Son | 50\n2 | Duc Tho | 40\n3 | Vu Quang | 30"
    )
    assert [o.key.area.code for o in found(read(text)).values()] == ["439", "440", "441"]


# ---- criteria, months as rows


def test_marks_above_a_row_that_counts_them() -> None:
    text = (
        "RÀ SOÁT TIÊU CHÍ NÔNG THÔN MỚI HUYỆN HƯƠNG SƠN ĐẾN 31/12/2020\nTT | Tên xã | Tiêu chí | | Số TC đạt\n"
        " | | TC 1 | TC 2 |\n1 | Sơn Hồng | Đ | CĐ | 1\n2 | Sơn Tiến | Đ | Đ | 2\n | Số xã đạt | 2 | 1 |"
    )
    reading = read(text, merges=("A2:A3", "B2:B3", "C2:D2", "E2:E3"))
    assert stored(reading) == {"C4": "1", "D4": "0", "E4": "1", "C5": "1", "D5": "1", "E5": "2", "C6": "2", "D6": "1"}


def test_quarters_as_rows_hold_the_months_above_them() -> None:
    rows = "Tháng 1 | 5\nTháng 2 | 6\nTháng 3 | 7\nQuý I | {quarter}"
    head = "KHÁCH DU LỊCH NĂM 2022 TỈNH HÀ TĨNH\nTháng | Tổng lượt khách (lượt khách)\n"
    good, wrong = read(head + rows.format(quarter=18)), read(head + rows.format(quarter=20))
    assert "incomplete_period" not in codes(good)
    assert [(p.cell, p.params["sum"]) for p in problems(wrong, "total_mismatch")] == [("B6", "18")]
    assert found(good)["B6"].key.period == Period(2022, 1, 3)


def test_the_matrix_of_land_conversions_keeps_from_and_to() -> None:
    """Biểu 13/CH: the diagonal is land that stays, not the area of the code."""
    text = (
        "UBND HUYỆN LỘC HÀ\nCHU CHUYỂN ĐẤT ĐAI TRONG KẾ HOẠCH SỬ DỤNG ĐẤT NĂM 2022\nĐơn vị: ha\n"
        "STT | Chỉ tiêu sử dụng đất | Mã | Diện tích đầu kỳ năm 2021 | Chu chuyển đất đai đến năm 2022 | | "
        "Diện tích cuối kỳ năm 2022\n | | | | LUA | CLN |\n"
        "1 | Đất trồng lúa | LUA | 764.14 | 753.84 | 10.3 | 755.34\n"
        "2 | Đất trồng cây lâu năm | CLN | 990 | 1.5 | 988.5 | 998.8"
    )
    merges = ("A4:A5", "B4:B5", "C4:C5", "D4:D5", "E4:F4", "G4:G5")
    values = found(read(text, merges=merges))
    assert [values[c].key.item for c in ("D6", "E6", "F6", "G6", "E7")] == [
        "land=lua", "land=lua;to=lua", "from=lua;to=cln", "land=lua", "from=cln;to=lua",
    ]  # fmt: skip
    assert len({o.key for o in values.values()}) == len(values)


# ---- nothing is lost at the edges of a table

HALF_YEAR = (
    "UBND HUYỆN HƯƠNG KHÊ\nBÁO CÁO KINH TẾ - XÃ HỘI 6 THÁNG NĂM 2020\n"
    "TT|Chỉ tiêu|ĐVT|Kế hoạch năm 2020|Thực hiện 6 tháng\n"
)


@pytest.mark.parametrize("blank", ["|", "x|x"])
def test_a_first_row_without_figures_is_a_row_and_no_heading(blank: str) -> None:
    reading = read(HALF_YEAR + f"1|Giải quyết việc làm mới|người|{blank}\n2|Sản lượng thịt hơi xuất chuồng|tấn|5|6")
    assert {c: v for c, v in stored(reading).items() if c.endswith("5")} == {"D5": "5", "E5": "6"}


def test_small_figures_beside_a_merged_label_are_no_numbering_row() -> None:
    """C23."""
    reading = read(
        "Khu vực | Năm 2023\n | KH | TH\nMiền núi | 1 | 2\n | 3 | 4\n | 9",
        merges=("A1:A2", "B1:C1", "A3:A4"), options=Options(unit="người"),
    )  # fmt: skip
    kept = {*stored(reading), *(cell.ref for table in reading.tables for cell in table.unplaced)}
    assert kept == {"B3", "C3", "B4", "C4", "B5"}
    assert [p.cell for p in problems(reading, "label_missing")] == ["row 5"]


def test_areas_as_columns_are_areas_and_nothing_more() -> None:
    reading = read(
        "SỞ KẾ HOẠCH VÀ ĐẦU TƯ\nCÁC CHỈ TIÊU THEO HUYỆN NĂM 2020\nTT|Chỉ tiêu|ĐVT|Huyện Can Lộc|"
        "Huyện Cẩm Xuyên|Huyện Hương Khê\n1|Giải quyết việc làm mới|người|1|2|3"
    )
    assert {cell: (o.key.area.code, o.key.item) for cell, o in found(reading).items()} == {
        "D4": ("443", ""), "E4": ("446", ""), "F4": ("444", ""),
    }  # fmt: skip


def test_a_dash_and_an_x_among_figures_are_kinds_of_nothing_and_no_marks() -> None:
    reading = read(
        DISTRICT + "VIỆC LÀM NĂM 2020\nTT | Chỉ tiêu | ĐVT | KH | TH\n"
        "1 | Giải quyết việc làm mới | người | 5 | '-\n"
        "2 | Xuất khẩu lao động | người | 6 | x\n3 | Đàn trâu | con | 7 | 0"
    )
    assert {c: v for c, v in stored(reading).items() if c.startswith("E")} == {
        "E4": "nil", "E5": "not_applicable", "E6": "0",
    }  # fmt: skip
