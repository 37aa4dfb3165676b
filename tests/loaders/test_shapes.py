"""Tables that are no plain grid of numbers: years as rows, registers of days, marks, packed cells, rankings."""

from __future__ import annotations

from decimal import Decimal

import pytest

from data.period import Period
from loaders.context import Options
from tests.loaders.sheets import codes, found, problems, read, sheet, stored

# ---- years as rows

PCI = "Chỉ số PCI tỉnh Hà Tĩnh qua các năm\n\nNăm | Điểm số | Xếp hạng | Ghi chú\n"


def test_each_row_has_its_own_year_and_each_column_its_indicator() -> None:
    reading = read(PCI + "2019 | 65.46 | 27 |\n2020 | '64,56 | '21/63 | tăng hạng\n2021 | N/A | |")
    values = found(reading)
    assert stored(reading) == {"B4": "65.46", "C4": "27", "B5": "64.56", "C5": "21", "B6": "missing"}
    assert {(o.key.indicator, o.key.period) for o in values.values()} == {
        ("pci_score", Period(2019, 1, 12)), ("pci_rank", Period(2019, 1, 12)),
        ("pci_score", Period(2020, 1, 12)), ("pci_rank", Period(2020, 1, 12)), ("pci_score", Period(2021, 1, 12)),
    }  # fmt: skip
    assert {o.unit for o in values.values()} == {"điểm", "hạng"}
    assert codes(reading, "C5") == {"text_number"}


@pytest.mark.parametrize(
    ("heading", "label", "period"),
    [
        ("Tháng", "3", Period(2020, 3, 1)),
        ("Tháng", "Tháng 3", Period(2020, 3, 1)),
        ("Quý", "II", Period(2020, 4, 3)),
        ("Kỳ báo cáo", "6 tháng", Period(2020, 1, 6)),
        ("Thời gian", "2020-03-01", Period(2020, 3, 1)),
    ],
)
def test_months_and_quarters_as_rows(heading: str, label: str, period: Period) -> None:
    reading = read(
        f"GIẢI QUYẾT VIỆC LÀM HUYỆN KỲ ANH NĂM 2020\n{heading} | Giải quyết việc làm mới (người)\n{label} | 50\n"
    )
    assert [(o.key.period, o.value) for o in found(reading).values()] == [(period, "50")]


# ---- tables side by side


def test_two_lists_with_an_empty_column_between_are_two_tables() -> None:
    reading = read(
        "Chỉ số PCI tỉnh Hà Tĩnh\nNăm | Điểm số | | Chỉ số thành phần 2020 | Điểm\n"
        "2019 | 65.46 | | 1. Gia nhập thị trường | 7.2\n2020 | 64.56 | | 2. Tiếp cận đất đai | 6.33\n"
        " | | | 3. Tính minh bạch | 5.21"
    )
    values = found(reading)
    assert {c: (o.key.indicator, o.key.item) for c, o in values.items() if c.startswith("E")} == {
        "E3": ("pci_subindex", "pci=entry"), "E4": ("pci_subindex", "pci=land"),
        "E5": ("pci_subindex", "pci=transparency"),
    }  # fmt: skip
    assert {o.key.period for c, o in values.items() if c.startswith("E")} == {Period(2020, 1, 12)}
    assert values["B3"].key.period == Period(2019, 1, 12)


# ---- registers

TASKS = (
    "THEO DÕI NHIỆM VỤ NĂM 2020\n\nTT | Nội dung nhiệm vụ | Cơ quan chủ trì | Thời hạn hoàn thành | Ngày hoàn thành\n"
)


@pytest.mark.parametrize(
    ("due", "value", "kind"),
    [
        ("2020-04-14", "2020-04-14", "date"),
        ("25/04/2020", "2020-04-25", "date"),
        ("9/10/2020", "2020-10-09", "date"),
        ("trước ngày 15/6/2020", "2020-06-15", "date"),
        ("30.6.20", "2020-06-30", "date"),
        ("43963", "2020-05-12", "date"),
        ("Quý II/2020", "2020-06-30", "date"),
        ("Tháng 2/2020", "2020-02-29", "date"),
        ("Thường xuyên", "Thường xuyên", "text"),
    ],
)
def test_the_day_a_task_is_due(due: str, value: str, kind: str) -> None:
    reading = read(TASKS + f"1 | Trình đề án | Sở Nội vụ | {due} | 2020-05-04")
    values = found(reading)
    assert (values["D4"].value, values["D4"].value_type, values["D4"].key.role) == (value, kind, "target")
    assert (values["E4"].value, values["E4"].key.role) == ("2020-05-04", "actual")
    assert values["D4"].key.item == values["E4"].key.item != ""
    assert codes(reading, "D4") == ({"serial_date"} if due.isdigit() else set())


@pytest.mark.parametrize(("due", "code"), [("31/9/2020", "invalid_date"), ("khi có yêu cầu", "not_a_date")])
def test_a_day_that_cannot_be_is_asked_about(due: str, code: str) -> None:
    reading = read(TASKS + f"1 | Trình đề án | Sở Nội vụ | {due} | 2020-05-04")
    assert "D4" not in found(reading)
    assert codes(reading, "D4") == {code}


def test_a_task_keeps_its_series_when_the_register_is_numbered_anew() -> None:
    """Its words are its name: a register's numbers change from month to month."""
    row = " | Trình đề án | Sở Nội vụ | 2020-04-14 |"
    first, second = read(TASKS + "1" + row), read(TASKS + "7" + row)
    assert found(first)["D4"].key == found(second)["D4"].key


# ---- marks

CRITERIA = "KẾT QUẢ THỰC HIỆN 19 TIÊU CHÍ NÔNG THÔN MỚI HUYỆN HƯƠNG SƠN ĐẾN 31/12/2020\n\n"
MATRIX = "TT | Xã | Tiêu chí | | | Tổng số TC đạt\n | | '1 | '2 | '3 |\n"
MERGES = ("A3:A4", "B3:B4", "C3:E3", "F3:F4")
LEGEND = "\n\nGhi chú: x: đạt; để trống: chưa đạt."


def test_a_mark_is_a_criterion_met_and_a_blank_is_what_the_legend_says() -> None:
    reading = read(CRITERIA + MATRIX + "1 | Sơn Hồng | x | | x | 2\n2 | Sơn Tiến | x | x | x | 3" + LEGEND,
                   merges=MERGES)  # fmt: skip
    values = found(reading)
    assert {c: stored(reading)[c] for c in ("C5", "D5", "E5", "F5")} == {"C5": "1", "D5": "0", "E5": "1", "F5": "2"}
    assert values["D5"].key.indicator == "new_rural_criterion"
    assert (values["D5"].key.item, values["D5"].key.period) == ("criterion=2", Period(2020, 12, 0))
    assert values["F5"].key.indicator == "new_rural_criteria_met"


def test_without_a_legend_a_blank_stays_unreported() -> None:
    reading = read(CRITERIA + MATRIX + "1 | Sơn Hồng | x | | x | 2\n2 | Sơn Tiến | x | x | CĐ | 2", merges=MERGES)
    assert "D5" not in stored(reading)
    assert stored(reading)["E6"] == "0"


def test_the_printed_count_is_held_against_the_marks() -> None:
    reading = read(CRITERIA + MATRIX + "1 | Sơn Hồng | x | | x | 3\n2 | Sơn Tiến | x | x | x | 3" + LEGEND,
                   merges=MERGES)  # fmt: skip
    (wrong,) = problems(reading, "total_mismatch")
    assert (wrong.cell, wrong.params["printed"], wrong.params["sum"]) == ("F5", "3", "2")


# ---- several figures in one cell

LAND = (
    "UBND HUYỆN VŨ QUANG\nBiểu 10/CH\nDANH MỤC CÔNG TRÌNH, DỰ ÁN THỰC HIỆN TRONG NĂM 2021\n"
    "STT | Hạng mục | Diện tích kế hoạch (ha) | Sử dụng vào loại đất | Địa điểm (đến cấp xã)\n"
)


@pytest.mark.parametrize(
    "text",
    [
        "LUA: 3,57 ha; HNK: 0,78 ha",
        "3,57 LUA, 0,78 HNK",
        "3,57 ha LUA; 0,78 ha HNK",
        "LUA 3,57 HNK 0,78",
        "LUA (3,57), HNK (0,78)",
    ],
)
def test_land_taken_by_code_in_one_cell(text: str) -> None:
    other = "2 | Trạm y tế | 0.15 | LUA: 0,15 ha | Xã Ân Phú"
    reading = read(LAND + f"1 | Nâng cấp tuyến đê | 4.35 | {text} | Xã Đức Hương\n{other}", file_name="10CH_2021.xlsx")
    mine = [o for table in reading.tables for f in table.figures if (o := f.observation) and o.cell == "D5"]
    assert [(o.value, o.unit, dict(p.split("=") for p in o.key.item.split(";"))["from"]) for o in mine] == [
        ("3.57", "ha", "lua"), ("0.78", "ha", "hnk"),
    ]  # fmt: skip
    assert codes(reading, "D5") == {"packed_cell"}


# ---- columns that no heading names, and lone lines over the header


def test_figures_below_no_heading_are_asked_about() -> None:
    reading = read("BÁO CÁO THÁNG 9 NĂM 2020\nTT | Chỉ tiêu | ĐVT | TH tháng 9 |\n1 | Đàn trâu | con | 9 | 1\n")
    assert stored(reading) == {"D3": "9"}
    assert [(p.cell, p.cells) for p in problems(reading, "heading_missing")] == [("column E", ("E3",))]


def test_a_lone_cell_above_the_header_is_no_heading() -> None:
    text = ";;;Đã duyệt\nTT;Dự án;Mã dự án;KHV giao;Giải ngân\n1;Đường A;7831803;10;5\n2;Đường B;7838348;20;5"
    found_ = sheet(text.replace(";", "|"), name="csv")
    from loaders.table import find_tables

    (table,) = find_tables(found_)
    assert table.header == [2]


def test_total_beside_carried_over_and_this_year_s_capital() -> None:
    """`Tổng` = kéo dài + trong năm: three series, never one."""
    reading = read(
        "THEO DÕI GIẢI NGÂN ĐẾN 31/8/2025\nĐơn vị: triệu đồng\nTT | Tên dự án | Mã dự án | KHV giao | | \n"
        " | | | Tổng | 2024 kéo dài | 2025\n1 | Đường A | 7831803 | 56 | 3 | 53",
        merges=("A3:A4", "B3:B4", "C3:C4", "D3:F3"),
    )
    assert {c: o.key.item for c, o in found(reading).items()} == {
        "D5": "capital=incl_carryover;project=7831803", "E5": "capital=carryover;project=7831803",
        "F5": "project=7831803",
    }  # fmt: skip


# ---- columns of the past in a table about the future


def test_a_preliminary_column_beside_scenarios() -> None:
    reading = read(
        "KỊCH BẢN TĂNG TRƯỞNG KINH TẾ NĂM 2021\nTT | Chỉ tiêu | Năm 2020 (sơ bộ) | | Kịch bản 2021 |\n"
        " | | Tốc độ tăng (%) | Đóng góp (điểm %) | KB1 | KB2\n"
        "1 | GRDP | 0.53 | 0.53 | 5 | 7.2\n2 | Dịch vụ | 0.69 | 0.23 | 4 | 5",
        merges=("A2:A3", "B2:B3", "C2:D2", "E2:F2"),
    )  # fmt: skip
    values = found(reading)
    assert [(values[c].key.role, values[c].status) for c in ("C4", "D4", "E4")] == [
        ("actual", "provisional"), ("actual", "provisional"), ("estimate", "estimated"),
    ]  # fmt: skip
    assert [values[c].key.indicator for c in ("C4", "D4")] == ["grdp_growth", "grdp_contribution"]
    assert [values[c].key.item for c in ("E4", "F5")] == ["scenario=kb1", "contribution=services;scenario=kb2"]
    assert len({o.key for o in values.values()}) == len(values)


# ---- identities of the sheet itself

SUMS = (
    "UBND HUYỆN KỲ ANH\nDIỆN TÍCH NĂM 2020\nĐơn vị: ha\nTT | Chỉ tiêu | Tổng diện tích | Xã A | Xã B\n"
    "1 | Đất lúa | =SUM(D5:E5)->30 | 10 | 20\n2 | Đất màu | =SUM(D6:E6)->12 | 5 | 7\n"
)


def test_a_figure_typed_over_the_formula_of_its_column() -> None:
    reading = read(SUMS + "3 | Đất khác | 50 | 20 | 25")
    (wrong,) = problems(reading, "total_mismatch")
    assert (wrong.cell, wrong.cells) == ("C7", ("C7", "D7", "E7"))
    assert (wrong.params["printed"], wrong.params["sum"]) == ("50", "45")


def test_square_metres_among_hectares_are_named() -> None:
    reading = read(SUMS + "3 | Đất khác | 45 | 20 | 250000")
    (suspect,) = problems(reading, "unit_suspect")
    assert (suspect.cell, suspect.params["expected"], suspect.params["times"]) == ("E7", "25", "10000")


def test_an_extra_zero_is_named_by_the_total_it_breaks() -> None:
    head = "HỘ NGHÈO CUỐI NĂM 2025\nTT | Xã, phường | Hộ nghèo\n"
    rows = ("Phường Thành Sen", "Phường Trần Phú", "Xã Hương Sơn", "Xã Sơn Hồng", "Xã Sơn Tiến")
    body = "\n".join(f"{n} | {name} | {98 if n < 5 else 980}" for n, name in enumerate(rows, 1))
    reading = read(head + f" | TOÀN TỈNH | {98 * 5}\n" + body)
    assert [(p.cell, p.params["expected"]) for p in problems(reading, "outlier")] == [("C8", "98")]


def test_districts_add_up_to_the_province_s_column() -> None:
    districts = "TP Hà Tĩnh | TX Hồng Lĩnh | Hương Sơn | Đức Thọ"
    reading = read(
        f"MỘT SỐ CHỈ TIÊU Y TẾ NĂM 2020\nTT | Chỉ tiêu | ĐVT | Toàn tỉnh | {districts}\n"
        "1 | Số trạm y tế xã | trạm | 21 | 5 | 4 | 3 | 4\n2 | Tỷ lệ bao phủ BHYT | % | 90 | 91 | 89 | 90 | 92"
    )
    assert [(p.cell, p.params["sum"]) for p in problems(reading, "total_mismatch")] == [("D3", "16")]


# ---- what ratios prove


def test_the_total_a_ratio_divides_by_is_settled_by_its_rows() -> None:
    rows = [(100, 60, 50), (200, 90, 160), (50, 20, 25), (80, 40, 60)]
    body = "\n".join(
        f"{n} | Dự án {n} | 78{n}000{n} | {whole} | {part} | {paid} | {Decimal(paid) / whole * 100}"
        for n, (whole, part, paid) in enumerate(rows, 1)
    )
    head = (
        "GIẢI NGÂN ĐẾN 30/9/2020\nĐơn vị: triệu đồng\n"
        "TT | Tên dự án | Mã dự án | Tổng kế hoạch | Kế hoạch giao đợt 2 | Giải ngân | Tỷ lệ giải ngân\n"
    )
    assert codes(read(head + body)) & {"ratio_mismatch"} == set()
    wrong = body.replace("| 80 | 40 | 60 | 75", "| 80 | 40 | 60 | 70")
    assert [p.cell for p in problems(read(head + wrong), "ratio_mismatch")] == ["G7"]


def test_a_printed_ratio_settles_an_ambiguous_number() -> None:
    """42,658 beside a plan of 42408 and 100,6 % can only be forty-two thousand."""
    reading = read(
        "BÁO CÁO 11 THÁNG NĂM 2020\nTT | Chỉ tiêu | ĐVT | Kế hoạch | Thực hiện | % KH\n"
        "1 | Thuế NQD | tr.đ | 42408 | '42,658 | 100.6\n2 | Đàn lợn | con | 1300.5 | 1200.5 | 92.3\n"
        "3 | Giá trị SXCN | tr.đ | 904.5 | '1.105 |",
        options=Options(area="444"),
    )
    assert stored(reading)["E3"] == "42658"
    assert codes(reading, "E3") == {"text_number"}
    assert "E5" not in stored(reading)
    assert codes(reading, "E5") == {"ambiguous_number"}


# ---- flat lists


@pytest.mark.parametrize("order", ["Huyện | Chỉ tiêu", "Chỉ tiêu | Huyện"])
def test_a_flat_list_with_area_indicator_and_time_in_columns(order: str) -> None:
    swap = order.startswith("Chỉ")

    def line(area: str, name: str, rest: str) -> str:
        return f"{name} | {area} | {rest}" if swap else f"{area} | {name} | {rest}"

    reading = read(
        f"{order} | ĐVT | Năm | Tháng | Kế hoạch năm | Kế hoạch | Thực hiện\n"
        + line("Huyện Hương Sơn", "Giải quyết việc làm mới", "người | 2020 | 3 | 600 | 50 | 40\n")
        + line("Huyện Hương Sơn", "Giải quyết việc làm mới", "người | 2020 | 4 | 600 | 55 | 45\n")
        + line("Thị xã Kỳ Anh", "Tổng đàn trâu", "con | 2019 | 12 | 900 | 900 | 890")
    )
    values = found(reading)
    assert {c: (o.key.indicator, o.key.area.code, str(o.key.period), o.key.role) for c, o in values.items()} == {
        "F2": ("jobs_created", "439", "2020-01/P12M", "target"), "G2": ("jobs_created", "439", "2020-03/P1M", "target"),
        "H2": ("jobs_created", "439", "2020-03/P1M", "actual"), "F3": ("jobs_created", "439", "2020-01/P12M", "target"),
        "G3": ("jobs_created", "439", "2020-04/P1M", "target"), "H3": ("jobs_created", "439", "2020-04/P1M", "actual"),
        "F4": ("buffalo_herd", "449", "2019-12/P0M", "target"), "G4": ("buffalo_herd", "449", "2019-12/P0M", "target"),
        "H4": ("buffalo_herd", "449", "2019-12/P0M", "actual"),
    }  # fmt: skip
