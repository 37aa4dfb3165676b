"""Which indicator and item a label or a heading stands for: by name, by a member in it, by what stands around it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.catalogue import catalogue, phrases
from data.reference_files import rows
from data.units import find_unit, fitted
from loaders.indicator_names import known, short_for
from loaders.member_names import phrased, phrased_about
from tests.loaders.sheets import DISTRICT, HEADING, found, read
from tests.loaders.stored_names import (
    EXAMPLES,
    GOLDEN_OF_EXAMPLES,
    differences,
    files_in,
    golden,
    series_of,
    stored_names,
)


def names(text: str, *cells: str, **more: object) -> list[tuple[str, str]]:
    """Indicator and item of cells; a proposed indicator is `p`."""
    stored = found(read(text, **more))  # type: ignore[arg-type]
    keys = [stored[cell].key for cell in cells]
    return [("p" if key.indicator.startswith("p_") else key.indicator, key.item) for key in keys]


def row(label: str, unit: str, *more: str) -> list[tuple[str, str]]:
    """What the rows of a district's report are stored under, first the row given."""
    lines = [f"{n} | {line} | 100 | 9 | 80" for n, line in enumerate((f"{label} | {unit}", *more), start=1)]
    return names(DISTRICT + HEADING + "\n".join(lines), *(f"F{4 + n}" for n in range(len(lines))))


def test_the_examples_are_stored_under_the_indicators_and_items_of_the_list() -> None:
    assert differences(golden(GOLDEN_OF_EXAMPLES), stored_names(files_in(EXAMPLES), series_of)) == ""


# ---- a name with a member in it


@pytest.mark.parametrize(
    ("label", "unit", "indicator", "item"),
    [
        ("Diện tích gieo cấy lúa", "ha", "sown_area", "crop=rice"),
        ("Diện tích lúa vụ Xuân", "ha", "sown_area", "crop=rice_spring"),
        ("Diện tích lạc (ha)", "", "sown_area", "crop=peanut"),
        ("Sản lượng lúa", "tấn", "crop_output", "crop=rice"),
        ("Sản lượng ngô", "nghìn tấn", "crop_output", "crop=maize"),
        ("Năng suất lúa", "tạ/ha", "crop_yield", "crop=rice"),
        ("Sản lượng nuôi trồng", "tấn", "aquatic_output", "fishery=aquaculture"),
        ("Sản lượng thịt lợn hơi xuất chuồng", "tấn", "meat_output", "livestock=pig"),
        ("Đàn gà", "nghìn con", "poultry_herd", "poultry=chicken"),
        ("Đàn hươu", "con", "deer_herd", ""),
        ("Khách quốc tế", "lượt người", "tourism_visitors", "visitor=international"),
        ("Số người tham gia BHXH tự nguyện", "người", "social_insured_people", "insurance=voluntary"),
        ("Diện tích nhà", "ha", "p", ""),
        ("Sản lượng lúa", "triệu đồng", "p", ""),
    ],
)
def test_a_noun_and_a_member_word_are_an_indicator_and_its_item(
    label: str, unit: str, indicator: str, item: str
) -> None:
    assert row(label, unit) == [(indicator, item)]


def test_every_alias_with_braces_names_a_dimension_and_an_indicator() -> None:
    dimensions = {found["dimension"] for found in rows("dimensions")}
    assert phrases()
    for phrase in phrases():
        assert phrase.dimension in dimensions, phrase
        assert catalogue()[phrase.indicator].split_dimension == phrase.dimension, phrase


def test_what_was_flooded_is_not_what_was_sown() -> None:
    text = "UBND HUYỆN KỲ ANH\nTHIỆT HẠI DO MƯA LŨ THÁNG 10 NĂM 2020\nTT | Chỉ tiêu | ĐVT | Thực hiện\n"
    assert names(text + "1 | Diện tích lúa | ha | 10\n2 | Diện tích ngô | ha | 9", "D4", "D5") == [("p", ""), ("p", "")]


# ---- members by what stands around them


def test_a_bare_member_is_of_the_row_above_it() -> None:
    assert row("Diện tích lạc", "ha", "Rau màu | ha") == [
        ("sown_area", "crop=peanut"),
        ("sown_area", "crop=vegetables"),
    ]
    assert row("Số hộ nghèo", "hộ", "Rau màu | ha")[1] == ("p", "")
    assert row("Diện tích lạc", "ha", "Chè | tấn")[1] == ("p", "")


def test_a_heading_without_figures_says_what_the_rows_below_it_are() -> None:
    lines = "I | Thu ngân sách\n1 | Lệ phí trước bạ | đồng | 5 | 1 | 4\n2 | Thu khác | đồng | 5 | 1 | 4\n"
    lines += "II | Chi ngân sách\n1 | Chi thường xuyên | đồng | 5 | 1 | 4"
    assert names(DISTRICT + HEADING + lines, "F5", "F6", "F8") == [
        ("budget_revenue", "revenue=registration_fee"),
        ("budget_revenue", "revenue=other"),
        ("budget_expenditure", "spending=recurrent"),
    ]


def test_a_lone_member_counts_only_where_the_catalogue_says_what_it_is_of() -> None:
    assert row("Thu tiền sử dụng đất", "triệu đồng") == [("budget_revenue", "revenue=land_use_fee")]
    assert row("Thu khác", "triệu đồng") == [("p", "")]
    assert row("Vốn nước ngoài", "triệu đồng") == [("p", "")]
    assert row("Lúa", "ha") == [("p", "")]


def test_a_label_is_read_with_the_one_above_it() -> None:
    lines = "1 | Lúa vụ Xuân\n- | Diện tích | ha | 5 | 1 | 4\n- | Năng suất | tạ/ha | 5 | 1 | 4\n"
    lines += "- | Sản lượng | tấn | 5 | 1 | 4"
    assert names(DISTRICT + HEADING + lines, "F5", "F6", "F7") == [
        ("sown_area", "crop=rice_spring"), ("crop_yield", "crop=rice_spring"), ("crop_output", "crop=rice_spring"),
    ]  # fmt: skip


def test_a_title_names_a_crop_only_when_it_names_one() -> None:
    assert phrased_about("Diện tích", "SẢN XUẤT LÚA VỤ XUÂN NĂM 2022", "ha") == phrased("Diện tích lúa vụ Xuân", "ha")
    assert phrased_about("Diện tích", "SẢN XUẤT LÚA, NGÔ, LẠC", "ha") is None
    assert phrased_about("Diện tích", "DIỆN TÍCH, DÂN SỐ XÃ HÒA LẠC", "ha") is None


def test_a_heading_may_be_short_for_what_the_title_counts() -> None:
    poor, revenue = catalogue()["poor_households"], catalogue()["budget_revenue"]
    assert short_for(revenue, "Tổng thu", "triệu đồng")
    assert short_for(catalogue()["national_standard_schools"], "Trường đạt chuẩn", "")
    assert not short_for(poor, "Số hộ", "hộ")
    assert not short_for(revenue, "Tổng thu", "ha")


def test_total_expenditure_is_not_the_balancing_expenditure_within_it() -> None:
    assert row("Tổng chi ngân sách", "triệu đồng") == [("budget_expenditure", "")]
    assert row("Chi cân đối NSĐP", "triệu đồng") == [("budget_balance_expenditure", "")]


# ---- columns

POOR = "UBND HUYỆN KỲ ANH\nHỘ NGHÈO CUỐI NĂM 2025\nTT | Xã | Tổng số hộ | Hộ nghèo | Hộ cận nghèo\n"
XA = "1 | Xã Kỳ Xuân | 1500 | 40 | 50\n2 | Xã Kỳ Bắc | 1400 | 30 | 60\n3 | Xã Kỳ Phú | 1300 | 20 | 10"


def test_households_are_no_criterion_of_new_rural_communes() -> None:
    assert names(POOR.replace("2025", "2020") + XA, "D4", "E4") == [
        ("poor_households", ""),
        ("near_poor_households", ""),
    ]


def test_one_name_means_by_its_unit_a_number_or_a_rate() -> None:
    assert row("Hộ nghèo", "hộ") == [("poor_households", "")]
    assert row("Hộ nghèo", "%") == [("poverty_rate", "")]
    assert known("GRDP", "tỷ đồng") is None  # at which prices, only a title can say
    assert known("GRDP", "tỷ đồng", catalogue()["grdp_current"]) is catalogue()["grdp_current"]


LAND = (
    "Biểu 10/CH\nDANH MỤC CÔNG TRÌNH, DỰ ÁN THỰC HIỆN TRONG NĂM 2021 HUYỆN VŨ QUANG\n"
    "TT | Hạng mục | Diện tích kế hoạch (ha) | Diện tích hiện trạng (ha) | Tăng thêm | | Địa điểm (đến cấp xã)\n"
    " | | | | Diện tích (ha) | Sử dụng vào loại đất |\n"
    "I | Đất giao thông (DGT)\n"
    "1 | Đường trục xã | 4.35 | 0.78 | 3.57 | LUA: 3,20 ha; HNK: 0,37 ha | Xã Ân Phú\n"
    "2 | Cầu Đò | 0.5 | | 0.5 | 0,50 LUA | Xã Ân Phú"
)


def test_the_list_of_land_projects_holds_areas_and_no_money() -> None:
    merges = ("A3:A4", "B3:B4", "C3:C4", "D3:D4", "E3:F3", "G3:G4")
    project = "land=dgt;project=duong_truc_xa"
    assert names(LAND, "C6", "D6", "E6", merges=merges) == [
        ("land_project_area", project), ("land_project_current_area", project), ("land_project_added_area", project),
    ]  # fmt: skip
    text = read(LAND, merges=merges)
    packed = {o.key.item: o.key.indicator for o in text.observations if o.cell == "F6"}
    assert packed == {
        "from=lua;project=duong_truc_xa;to=dgt": "land_conversion_area",
        "from=hnk;project=duong_truc_xa;to=dgt": "land_conversion_area",
    }


def test_a_score_below_a_title_about_ranks_is_the_score() -> None:
    text = "XẾP HẠNG DDCI CẤP HUYỆN NĂM 2021\n\nHạng | Địa phương | Điểm | Xếp hạng\n"
    text += "1 | TX Hồng Lĩnh | 89.45 | 1\n2 | TP Hà Tĩnh | 80.26 | 2\n3 | Hương Khê | 79.12 | 3"
    assert names(text, "C4", "D4") == [("ddci_score", ""), ("ddci_rank", "")]


def test_a_column_is_named_by_its_group_above_plan_and_actual() -> None:
    text = "BẢO HIỂM XÃ HỘI TỈNH HÀ TĨNH\nSỐ NGƯỜI THAM GIA BHXH, BHYT ĐẾN HẾT THÁNG 2 NĂM 2022\nĐVT: người\n"
    text += "TT | Huyện | Bảo hiểm y tế | | BHXH tự nguyện | \n | | Số thẻ | Tỷ lệ bao phủ (%) | KH 2022 | Thực hiện\n"
    text += "1 | Can Lộc | 100 | 90 | 50 | 40\n2 | Đức Thọ | 100 | 90 | 50 | 40\n3 | Vũ Quang | 100 | 90 | 50 | 40"
    merges = ("A4:A5", "B4:B5", "C4:D4", "E4:F4")
    assert names(text, "C6", "D6", "E6", "F6", merges=merges) == [
        ("health_insured_people", ""), ("health_insurance_coverage", ""),
        ("social_insured_people", "insurance=voluntary"), ("social_insured_people", "insurance=voluntary"),
    ]  # fmt: skip


def test_offices_as_rows_are_items_of_what_the_columns_count() -> None:
    text = "TÌNH HÌNH GIẢI QUYẾT THỦ TỤC HÀNH CHÍNH QUÝ I NĂM 2022\nĐVT: hồ sơ\n"
    text += (
        "TT | Cơ quan, đơn vị | Tiếp nhận trong kỳ | Đã giải quyết | | Đang giải quyết\n | | | Đúng hạn | Quá hạn | \n"
    )
    text += (
        "1 | Sở Công Thương | 9 | 7 | 1 | 1\n2 | Sở Tư pháp | 9 | 7 | 1 | 1\n3 | UBND huyện Vũ Quang | 9 | 7 | 1 | 1"
    )
    merges = ("A3:A4", "B3:B4", "C3:C4", "D3:E3", "F3:F4")
    assert names(text, "C5", "D5", "E5", "F5", merges=merges) == [
        ("administrative_dossiers_received", "agency=so_cong_thuong"),
        ("administrative_dossiers_on_time", "agency=so_cong_thuong;part=on_the_day"),
        ("administrative_dossiers_late", "agency=so_cong_thuong"),
        ("administrative_dossiers_pending", "agency=so_cong_thuong"),
    ]


# ---- units


@pytest.mark.parametrize(
    ("unit", "wanted", "expected"),
    [
        ("triệu đồng", "tỷ đồng", "triệu đồng"),
        ("triệu đồng", "triệu đồng/người", "triệu đồng/người"),
        ("triệu đồng/năm", "triệu đồng/người", "triệu đồng/người"),
        ("giường", "giường/vạn dân", "giường/vạn dân"),
        ("%", "điểm %", "điểm %"),
        ("ha", "tỷ đồng", ""),
        ("hộ", "đạt (1/0)", ""),
        ("người", "hộ", ""),
        ("bao", "tấn", ""),
    ],
)
def test_a_printed_unit_fits_what_it_can_be_converted_to(unit: str, wanted: str, expected: str) -> None:
    assert fitted(unit, wanted) == expected


LABELS = sorted({alias for d in catalogue().values() for alias in (d.name_vi, *d.aliases) if "{" not in alias})
UNITS = sorted(row["unit"] for row in rows("units"))


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(LABELS), st.sampled_from(UNITS))
def test_money_never_becomes_hectares(label: str, unit: str) -> None:
    """Whatever a sheet calls a figure, it is stored under an indicator of its unit or under a proposed one."""
    stored = read(DISTRICT + HEADING + f"1 | {label} | {unit} | 100 | 9 | 80\n2 | Số hộ nghèo | hộ | 5 | 5 | 5")
    for observation in stored.observations:
        definition = catalogue().get(observation.key.indicator)
        if definition is not None:
            unit_stored, wanted = find_unit(observation.unit), find_unit(definition.unit)
            assert unit_stored is not None
            assert wanted is not None
            assert unit_stored.base == wanted.base, (label, unit, definition.code)


def test_a_phrase_needs_the_unit_of_its_indicator() -> None:
    assert phrased("Diện tích lúa", "tấn") is None
