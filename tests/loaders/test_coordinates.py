"""Coordinates: header path + row path + context say what each figure is (ARCHITECTURE, loaders 4)."""

from __future__ import annotations

import datetime as dt

import pytest

from data.model import AreaKey
from data.period import Period
from loaders.context import Options
from tests.loaders.sheets import DISTRICT, HEADING, codes, found, only, problems, read, stored


def test_the_figures_of_a_district_s_monthly_report() -> None:
    reading = read(
        DISTRICT
        + HEADING
        + (
            "1 | Giải quyết việc làm mới | người | 600 | 50 | 450\n"
            "2 | Sản lượng thịt hơi xuất chuồng | tấn | 80.5 | 7 | 60"
        )
    )
    values = found(reading)
    assert stored(reading) == {"D4": "600", "E4": "50", "F4": "450", "D5": "80.5", "E5": "7", "F5": "60"}
    assert {o.key.area.code for o in values.values()} == {"447"}
    assert [values[c].key.indicator for c in ("D4", "D5")] == ["jobs_created", "meat_output"]
    assert [(values[c].key.role, values[c].key.period) for c in ("D4", "E4", "F4")] == [
        ("target", Period(2020, 1, 12)),
        ("actual", Period(2020, 9, 1)),
        ("actual", Period(2020, 1, 9)),
    ]
    assert values["D5"].unit == "tấn"


def test_a_stock_stands_at_the_end_of_its_period() -> None:
    reading = read(
        DISTRICT + "TT | Chỉ tiêu | ĐVT | Kế hoạch năm | Thực hiện tháng 9\n1 | Tổng đàn trâu | con | 100 | 90"
    )
    assert {c: o.key.period for c, o in found(reading).items()} == {"D4": Period(2020, 12, 0), "E4": Period(2020, 9, 0)}


def budget(unit_line: str, figure: str, options: Options | None = None) -> dict[str, object]:
    reading = read(
        f"SỞ TÀI CHÍNH\nTHU NGÂN SÁCH TỈNH HÀ TĨNH NĂM 2020\n{unit_line}\n"
        f"TT | Chỉ tiêu | Thực hiện\nI | Thu NSNN trên địa bàn | {figure}",
        options=options,
    )
    values = found(reading)
    return {"value": values["C5"].value_base if values else None, "codes": codes(reading)}


def test_the_unit_stands_in_the_line_above() -> None:
    """C21: two offices, two units, one amount."""
    millions, billions = budget("Đơn vị tính: triệu đồng", "1500"), budget("ĐVT: Tỷ đồng", "1.5")
    assert millions["value"] == billions["value"] == 1_500_000_000


def test_money_without_a_unit_is_asked_and_not_stored() -> None:
    silent = budget("", "1500")
    assert silent["value"] is None
    assert "unit_missing" in silent["codes"]  # type: ignore[operator]
    assert budget("", "1500", Options(unit="triệu đồng"))["value"] == 1_500_000_000


def test_a_unit_in_a_heading_holds_for_its_column_only() -> None:
    reading = read(
        DISTRICT
        + "TT | Chỉ tiêu | Kế hoạch (nghìn tấn) | Thực hiện tháng 9 (tấn)\n1 | Sản lượng lúa hè thu | 1.5 | 900"
    )
    assert {c: o.unit for c, o in found(reading).items()} == {"C4": "nghìn tấn", "D4": "tấn"}


@pytest.mark.parametrize(
    ("heading", "role", "authority", "version"),
    [
        ("KH TTg giao", "target", "ttg", "initial"),
        ("Dự toán BTC giao", "target", "btc", "initial"),
        ("Dự toán HĐND tỉnh giao", "target", "hdnd_tinh", "initial"),
        ("HĐND huyện giao KH", "target", "hdnd_huyen", "initial"),
        ("KH tỉnh giao", "target", "ubnd_tinh", "initial"),
        ("KH điều chỉnh", "target", "none", "adjusted-1"),
        ("Kế hoạch năm", "target", "none", "initial"),
        ("Ước thực hiện tháng 9", "estimate", "none", "initial"),
        ("Thực hiện tháng 9", "actual", "none", "initial"),
    ],
)
def test_a_heading_says_role_authority_and_version(heading: str, role: str, authority: str, version: str) -> None:
    reading = read(DISTRICT + f"TT | Chỉ tiêu | ĐVT | {heading}\n1 | Giải quyết việc làm mới | người | 600")
    key = found(reading)["D4"].key
    assert (key.role, key.authority, key.version) == (role, authority, version)
    assert found(reading)["D4"].status == ("estimated" if role == "estimate" else "normal")


def test_last_year_s_figure_belongs_to_last_year() -> None:
    reading = read(
        DISTRICT
        + (
            "TT | Chỉ tiêu | ĐVT | Thực hiện cùng kỳ | Lũy kế 9 tháng | So cùng kỳ (%)\n"
            "1 | Giải quyết việc làm mới | người | 400 | 450 | 112.5"
        )
    )
    assert {c: (o.key.role, o.key.period.year) for c, o in found(reading).items()} == {
        "D4": ("actual", 2019),
        "E4": ("actual", 2020),
    }
    assert [c.cell for c in reading.checks] == ["F4"]


def test_areas_as_rows() -> None:
    reading = read(
        "SỞ LĐTBXH\nGIẢI QUYẾT VIỆC LÀM TỈNH HÀ TĨNH NĂM 2020\nĐVT: người\n"
        "TT | Huyện, TP, TX | T1 | T2\n | Toàn tỉnh | 30 | 40\n"
        "1 | TP Hà Tĩnh | 10 | 12\n2 | TX Kỳ Anh | 9 | 13\n3 | Kỳ Anh | 11 | 15"
    )
    assert {c: o.key.area.code for c, o in found(reading).items()} == {
        "C5": "42",
        "D5": "42",
        "C6": "436",
        "D6": "436",
        "C7": "449",
        "D7": "449",
        "C8": "447",
        "D8": "447",
    }
    assert {o.key.indicator for o in reading.observations} == {"jobs_created"}
    assert found(reading)["D8"].key.period == Period(2020, 2, 1)


def test_a_name_of_two_places_is_asked_and_an_unknown_one_named() -> None:
    reading = read(
        "SỞ LĐTBXH\nGIẢI QUYẾT VIỆC LÀM NĂM 2020\nĐVT: người\nTT | Huyện, TP, TX | T1\n"
        "1 | Kỳ Anh | 11\n2 | TP Hà Tĩnh | 10\n3 | Cẩm Xuyên | 7\n4 | Huyện Abc | 5"
    )
    assert set(stored(reading)) == {"C6", "C7"}
    assert [p.cell for p in problems(reading, "ambiguous_area")] == ["row 5"]
    assert [p.cell for p in problems(reading, "unknown_area")] == ["row 8"]
    assert "447" in problems(reading, "ambiguous_area")[0].params["candidates"]
    assert [c.ref for c in only(reading).unplaced] == ["C5", "C8"]


def test_names_match_in_every_spelling_of_unicode() -> None:
    """C03-C05, C20: NFD, no-break blanks, Eth and old tone placement are the same district."""
    rows = [
        "Huyện\u00a0Hương Khê ",
        "Huyê\u0323n Thạch Hà",
        "Huyện \u00d0ức Thọ",
        "\ufeffHuyện Vũ Quang",
        "HUYỆN CAN LỘC",
    ]
    lines = "\n".join(f"{n} | {name} | {n}" for n, name in enumerate(rows, start=1))
    reading = read(f"SỞ LĐTBXH\nGIẢI QUYẾT VIỆC LÀM NĂM 2020\nĐVT: người\nTT | Huyện, TP, TX | T1\n{lines}")
    assert [o.key.area.code for o in reading.observations] == ["444", "445", "440", "441", "443"]


def test_one_name_is_another_place_after_the_merger() -> None:
    def areas(year: int, *names: str) -> list[AreaKey]:
        lines = "\n".join(f"{n} | {name} | {n}" for n, name in enumerate(names, start=1))
        reading = read(f"SỞ LĐTBXH\nSỐ HỘ NGHÈO CUỐI NĂM {year}\nĐVT: hộ\nTT | Tên xã, phường | Số hộ nghèo\n{lines}")
        return [o.key.area for o in reading.observations]

    new = dt.date(2025, 7, 1)
    assert areas(2025, "Phường Thành Sen", "Xã Thạch Hà", "Xã Cẩm Xuyên")[0] == AreaKey("18073", new)
    assert areas(2020, "Phường Nam Hà", "Phường Bắc Hà", "Phường Tân Giang")[0] == AreaKey("18073")
    assert areas(2026, "Phường Nam Hà", "Xã Thạch Hà", "Xã Cẩm Xuyên")[0].code != "18073"  # no such ward any more


def test_a_label_nobody_knows_is_proposed_and_never_dropped() -> None:
    reading = read(DISTRICT + HEADING + "1 | Số lượt bắn pháo hoa | lượt | 6 | 5 | 4")
    assert len(reading.observations) == 3
    codes_ = {o.key.indicator for o in reading.observations}
    assert len(codes_) == 1
    assert codes_.pop().startswith("p_so_luot_ban_phao_hoa_")
    assert [p.name_vi for p in only(reading).proposals.values()] == ["Số lượt bắn pháo hoa"]


def test_the_same_label_and_unit_is_the_same_proposal_another_month() -> None:
    def code(month: int) -> str:
        reading = read(
            f"UBND HUYỆN KỲ ANH\nBÁO CÁO THÁNG {month} NĂM 2020\nTT | Chỉ tiêu | ĐVT | Thực hiện\n"
            "1 | Số lượt bắn pháo hoa | lượt | 6"
        )
        return reading.observations[0].key.indicator

    assert code(9) == code(10)


def test_the_kinds_of_nothing_are_stored_as_what_they_are() -> None:
    """C16: a dash, dots, a blank and a zero are four different things."""
    reading = read(
        "UBND HUYỆN KỲ ANH\nTHU NĂM 2020\nĐVT: đồng\nTT | Chỉ tiêu | Thực hiện\n"
        "1 | Khoản một | '-\n2 | Khoản hai | –\n3 | Khoản ba | ...\n"
        "4 | Khoản bốn | …\n5 | Khoản năm | ..\n6 | Khoản sáu |\n7 | Khoản bảy | 0\n"
        "8 | Khoản tám | x\n9 | Khoản chín | 5"
    )
    assert stored(reading) == {
        "C5": "nil",
        "C6": "nil",
        "C7": "missing",
        "C8": "missing",
        "C9": "missing",
        "C11": "0",
        "C12": "not_applicable",
        "C13": "5",
    }
    assert all(o.value_base is None for o in reading.observations if o.value is None)


def test_error_cells_are_problems_with_their_places() -> None:
    """C19."""
    reading = read(
        "UBND HUYỆN KỲ ANH\nTHU NĂM 2020\nĐVT: đồng\nTT | Chỉ tiêu | Thực hiện\n"
        "1 | Khoản một | #REF!\n2 | Khoản hai | #DIV/0!\n3 | Khoản ba | #N/A\n"
        "4 | Khoản bốn | '#REF!\n5 | Khoản năm | 12"
    )
    assert stored(reading) == {"C9": "12"}
    assert [p.cell for p in problems(reading, "error_cell")] == ["C5", "C6", "C7"]
    assert [p.cell for p in problems(reading, "not_a_number")] == ["C8"]


def test_a_formula_without_its_result_is_no_zero() -> None:
    """C20, first file; case 24."""
    reading = read(
        "UBND HUYỆN KỲ ANH\nTHU NĂM 2020\nĐVT: đồng\nTT | Chỉ tiêu | Thực hiện\n"
        "1 | Khoản một | 10\n2 | Khoản hai | 25\n | Tổng cộng | =SUM(C5:C6)"
    )
    assert stored(reading) == {"C5": "10", "C6": "25"}
    assert [(p.cell, p.severity) for p in problems(reading, "uncached_formula")] == [("C7", "error")]


def test_numbers_stored_as_text_are_read_with_a_note() -> None:
    """C18: Excel's SUM skipped the texts."""
    reading = read(
        "UBND HUYỆN KỲ ANH\nTHU NĂM 2020\nĐVT: đồng\nTT | Chỉ tiêu | Thực hiện\n"
        " | Tổng số | =SUM(C6:C8)->10\n1 | Khoản một | 10\n2 | Khoản hai | '20\n"
        "3 | Khoản ba | '30 "
    )
    assert stored(reading) == {"C5": "10", "C6": "10", "C7": "20", "C8": "30"}
    assert [p.cell for p in problems(reading, "text_number")] == ["C7", "C8"]


def test_percent_in_its_three_spellings_is_one_value() -> None:
    """C15, the unmistakable cells."""
    reading = read(
        "UBND HUYỆN KỲ ANH\nHỘ NGHÈO NĂM 2020\nTT | Xã | Tỷ lệ hộ nghèo (%)\n"
        "1 | Xã Kỳ Phong | 0.085{0.0%}\n2 | Xã Kỳ Bắc | 8.5\n3 | Xã Kỳ Tiến | 8,5%\n"
        "4 | Xã Kỳ Giang | 8,5"
    )
    assert set(stored(reading).values()) == {"8.5"}
    assert {o.unit for o in reading.observations} == {"%"}
    assert {o.key.indicator for o in reading.observations} == {"poverty_rate"}


def test_only_ambiguous_numbers_are_asked_once_for_the_column() -> None:
    from loaders.load import cell_problems

    reading = read(
        "UBND HUYỆN KỲ ANH\nTHU NĂM 2020\nĐVT: đồng\nTT | Chỉ tiêu | Thực hiện\n"
        "1 | Khoản một | '1.234\n2 | Khoản hai | '2.345\n3 | Khoản ba | '3.456"
    )
    assert stored(reading) == {}
    asked = [p for p in cell_problems(only(reading)) if p.code == "ambiguous_number"]
    assert [(p.cell, p.cells) for p in asked] == [("C5:C7", ("C5", "C6", "C7"))]


def test_hidden_rows_and_columns_are_read_and_said() -> None:
    """C31: all readers return them; ours says so."""
    reading = read(
        DISTRICT
        + HEADING
        + "1 | Giải quyết việc làm mới | người | 600 | 50 | 450\n2 | Xuất khẩu lao động | người | 80 | 7 | 60",
        hidden_rows=(5,),
        hidden_columns=(4,),
    )
    assert [p.cell for p in problems(reading, "hidden_row")] == ["row 5"]
    assert [p.cell for p in problems(reading, "hidden_column")] == ["column D"]
    assert len(reading.observations) == 6


def test_a_hidden_sheet_is_left_alone_with_its_reason() -> None:
    reading = read(DISTRICT + HEADING + "1 | Giải quyết việc làm mới | người | 600 | 50 | 450", hidden=True)
    assert (reading.status, reading.reason, codes(reading)) == ("ignored", "hidden", {"hidden_sheet"})


def test_a_text_in_a_legacy_font_is_converted_and_told() -> None:
    reading = read(
        "UBND HUYÖN Kú ANH\nB¸O C¸O TH¸NG 9 N¡M 2020\nTT | ChØ tiªu | §VT | Thùc hiÖn\n"
        "1 | Gi¶i quyÕt viÖc lµm míi | ng­êi | 600",
        font=".VnTime",
    )
    assert problems(reading, "legacy_text")[0].params["encoding"] == "TCVN3"
    key = found(reading)["D4"].key
    assert (key.indicator, key.period) == ("jobs_created", Period(2020, 9, 1))


def test_what_the_caller_says_fills_what_the_sheet_leaves_open() -> None:
    text = "TT | Chỉ tiêu | Thực hiện\n1 | Giải quyết việc làm mới | 600"
    asked = read(text, file_name="bieu.xlsx")
    assert asked.observations == []
    assert "period_missing" in codes(asked) or "unit_missing" in codes(asked)
    told = read(text, file_name="bieu.xlsx", options=Options(area="447", period="2020-09/P1M", unit="người"))
    key = found(told)["C2"].key
    assert (key.area.code, key.period) == ("447", Period(2020, 9, 1))


def test_every_value_has_the_address_it_was_read_from() -> None:
    reading = read(DISTRICT + HEADING + "1 | Giải quyết việc làm mới | người | 600 | 50 | 450")
    assert {(o.sheet, o.cell) for o in reading.observations} == {("Sheet1", "D4"), ("Sheet1", "E4"), ("Sheet1", "F4")}


def test_of_which_is_an_item_of_its_parent() -> None:
    reading = read(
        "SỞ TÀI CHÍNH\nTHU NGÂN SÁCH TỈNH HÀ TĨNH NĂM 2020\nĐVT: tỷ đồng\n"
        "TT | Chỉ tiêu | Thực hiện\nI | Thu NSNN trên địa bàn | 100\n1 | Thu nội địa | 70\n"
        " | Trong đó: |\n | - Thu tiền sử dụng đất | 20\n2 | Thu từ hoạt động xuất nhập khẩu | 30"
    )
    assert {c: (o.key.indicator, o.key.item) for c, o in found(reading).items()} | {"C8": ("", "")} == {
        "C5": ("budget_revenue", ""),
        "C6": ("budget_revenue", "revenue=domestic"),
        "C8": ("", ""),
        "C9": ("budget_revenue", "revenue=import_export"),
    }
    land = found(reading)["C8"].key
    assert land.indicator == "budget_revenue"
    assert "land_use_fee" in land.item
