"""CASES.md part B, C14-C20: numbers as text, percent three ways, kinds of nothing, errors, formulas."""

from __future__ import annotations

from decimal import Decimal

import pytest

from data.sentences import problem_text
from data.settings import Settings
from loaders.context import Options
from loaders.load import SheetReading, read_file
from tests.loaders.cases.conftest import Places
from tests.loaders.sheets import codes, problems, read, stored, uncached

YEAR = Options(period="2020-01/P12M")
YEAR_PEOPLE = Options(period="2020-01/P12M", unit="người")
MONEY = Options(period="2020-01/P12M", unit="triệu đồng")
NUMERALS = ("một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám")


def taxes(*cells: str) -> str:
    """The cells as B2, B3, ... of a column of figures."""
    rows = "\n".join(f"Thuế {name} | '{cell}" for name, cell in zip(NUMERALS, cells, strict=False))
    return f"Chỉ tiêu | Thực hiện\n{rows}"


def test_c14_a_column_s_sure_numbers_decide_and_the_others_are_asked() -> None:
    reading = read(
        taxes("1.234.567", "1.234,5", "12,5", "1,234.5", "1.234", "0.5", "1\u00a0234,5", "12.345,67 tỷ"), options=MONEY
    )
    assert stored(reading) == {"B2": "1234567", "B3": "1234.5", "B4": "12.5", "B6": "1234", "B8": "1234.5"}
    assert [p.params["value"] for p in problems(reading, "text_number") if p.cell == "B6"] == ["1234"]
    assert [(p.cell, p.severity) for p in problems(reading, "ambiguous_number")] == [
        ("B5", "question"), ("B7", "question"),
    ]  # fmt: skip
    assert [(p.cell, p.severity) for p in problems(reading, "not_a_number")] == [("B9", "question")]


def test_c14_a_narrow_blank_groups_thousands_too() -> None:
    assert stored(read(taxes("1.234,5", "1\u202f234,5"), options=MONEY)) == {"B2": "1234.5", "B3": "1234.5"}


def test_c14_a_column_without_a_sure_number_is_asked_once() -> None:
    reading = read(taxes("1.234", "2.345", "5.678"), options=MONEY)
    assert stored(reading) == {}
    (asked,) = problems(reading, "ambiguous_number")
    assert (asked.cell, asked.cells, asked.severity) == ("B2:B4", ("B2", "B3", "B4"), "question")


def test_c15_percent_in_every_spelling_counts_in_points_and_a_lost_format_is_asked(places: Places) -> None:
    places("101 Huyện An", "102 Huyện Ba", "103 Huyện Cao", "104 Huyện Dao", "105 Huyện Gia", "106 Huyện Hạ")
    reading = read(
        "Huyện | Tỷ lệ hộ nghèo (%)\nHuyện An | 0.085{0.0%}\nHuyện Ba | 8.5\nHuyện Cao | '8,5%\nHuyện Dao | '8,5\n"
        "Huyện Gia | 0.085\nHuyện Hạ | 1.02{0%}",
        options=YEAR,
    )
    assert stored(reading) == {"B2": "8.5", "B3": "8.5", "B4": "8.5", "B5": "8.5", "B7": "102"}
    assert {o.unit for o in reading.observations} == {"%"}
    (asked,) = problems(reading, "fraction_suspect")
    assert (asked.cell, asked.severity) == ("B6", "question")
    assert [(p.cell, p.severity) for p in problems(reading, "mixed_percent")] == [("column B", "info")]
    assert [(p.cell, p.severity) for p in problems(reading, "rate_over_100")] == [("B7", "warning")]


def test_c15_a_share_of_the_plan_may_be_above_a_hundred() -> None:
    reading = read(
        "Chỉ tiêu | ĐVT | KH | TH | % so KH\nGiải quyết việc làm mới | người | 100 | 102 | 1.02{0%}", options=YEAR
    )
    assert [(check.printed, check.agrees) for check in reading.checks] == [(Decimal(102), True)]
    assert problems(reading, "rate_over_100") == []


def test_c16_a_dash_dots_a_blank_a_zero_and_a_cross_are_five_things() -> None:
    """`x` is "not applicable" here (DOMAIN 2.0, the forms' truth); the case calls it a problem."""
    reading = read(taxes("-", "–", "...", "…", "..", "", "0", "x").replace("'0", "0"), options=MONEY)
    assert stored(reading) == {
        "B2": "nil", "B3": "nil", "B4": "missing", "B5": "missing", "B6": "missing", "B8": "0", "B9": "not_applicable",
    }  # fmt: skip
    assert {o.cell: o.value_base for o in reading.observations if o.cell != "B8"} == dict.fromkeys(
        ("B2", "B3", "B4", "B5", "B6", "B9")
    )


def test_c16_a_sum_counts_a_dash_as_nothing_and_is_open_where_dots_stand() -> None:
    total = "Chỉ tiêu | Thực hiện\nTổng thu NSNN trên địa bàn | 90\n- Thuế một | 50\n- Thuế hai | {}\n- Thuế ba | 30"
    assert [p.params["sum"] for p in problems(read(total.format("'-"), options=MONEY), "total_mismatch")] == ["80"]
    assert problems(read(total.format("..."), options=MONEY), "total_mismatch") == []


CROSSES = {
    "a plan": ("Kế hoạch", {"B2": "not_applicable", "B3": "not_applicable"}, set()),
    "a share": ("Tỷ lệ hộ nghèo (%)", {"B2": "not_applicable", "B3": "not_applicable"}, set()),
    "no role": ("Đã xong", {}, {"only_crosses"}),
}


@pytest.mark.parametrize(("heading", "wanted", "asked"), CROSSES.values(), ids=CROSSES.keys())
def test_c16_a_column_of_nothing_but_crosses_never_vanishes(
    places: Places, heading: str, wanted: dict[str, str], asked: set[str]
) -> None:
    places("101 Xã Một", "102 Xã Hai")
    reading = read(f"Đơn vị | {heading} | TH dân số\nXã Một | x | 10\nXã Hai | x | 20", options=YEAR_PEOPLE)
    assert stored(reading) == {"C2": "10", "C3": "20"} | wanted
    assert codes(reading) == asked


def test_c16_a_last_row_of_crosses_is_a_row(places: Places) -> None:
    places("101 Xã Một", "102 Xã Hai")
    reading = read("Đơn vị | KH | TH\nXã Một | 9 | 10\nXã Hai | x | x", options=YEAR_PEOPLE)
    assert stored(reading) == {"B2": "9", "C2": "10", "B3": "not_applicable", "C3": "not_applicable"}


def test_c18_numbers_as_text_are_read_with_a_note_and_the_sum_that_skipped_them_is_told() -> None:
    text = "Chỉ tiêu | Thực hiện\nThuế một | 10\nThuế hai | '20\nThuế ba | '30 \nThuế bốn | '=B2+B3\nTổng cộng | {}"
    reading = read(text.format("=SUM(B2:B4)->10"), options=MONEY)
    assert stored(reading) == {"B2": "10", "B3": "20", "B4": "30", "B6": "10"}
    assert [(p.cell, p.severity) for p in problems(reading, "text_number")] == [("B3", "info"), ("B4", "info")]
    assert [(p.cell, p.severity) for p in problems(reading, "not_a_number")] == [("B5", "question")]
    assert [(p.cell, p.params) for p in problems(reading, "total_mismatch")] == [("B6", {"printed": "10", "sum": "60"})]
    assert "dạng chữ" in problem_text(problems(reading, "text_number")[0], "vi")


def test_c19_four_errors_are_four_problems_and_the_sound_cell_is_stored() -> None:
    reading = read(taxes("#REF!", "#DIV/0!", "#N/A", "#REF!", "12").replace("'#", "#", 3), options=MONEY)
    assert stored(reading) == {"B6": "12"}
    assert [(p.cell, p.severity) for p in problems(reading, "error_cell")] == [
        ("B2", "error"), ("B3", "error"), ("B4", "error"),
    ]  # fmt: skip
    assert [(p.cell, p.severity) for p in problems(reading, "not_a_number")] == [("B5", "question")]


SUM = "TT | Chỉ tiêu | Thực hiện\n1 | Thuế một | 10\n2 | Thuế hai | 25\n | Tổng cộng | =SUM(C2:C3){}"


def test_c20_a_formula_never_calculated_is_no_figure_and_a_stale_one_is_told_with_both_numbers() -> None:
    (never,) = read_file("a.xlsx", uncached(SUM.format("")), MONEY, Settings()).sheets
    assert stored(never) == {"C2": "10", "C3": "25"}
    assert [(p.cell, p.severity) for p in problems(never, "uncached_formula")] == [("C4", "error")]
    stale = read(SUM.format("->30"), options=MONEY)
    assert [(p.cell, p.params) for p in problems(stale, "total_mismatch")] == [("C4", {"printed": "30", "sum": "35"})]


def budget(unit_line: str, heading: str, figure: str, options: Options = YEAR) -> SheetReading:
    return read(f"Thu ngân sách\n{unit_line}\nChỉ tiêu | {heading}\nThu NSNN trên địa bàn | {figure}", options=options)


def test_c21_two_offices_in_two_units_say_one_amount() -> None:
    millions = budget("Đơn vị tính: triệu đồng", "Thực hiện", "1500")
    billions = budget("ĐVT: Tỷ đồng", "Thực hiện", "1.5")
    assert [o.value_base for o in (*millions.observations, *billions.observations)] == [1_500_000_000] * 2


def test_c21_a_unit_in_a_heading_is_its_column_s_alone_and_no_unit_is_asked() -> None:
    reading = read("Sản lượng\n\nChỉ tiêu | Kế hoạch (nghìn tấn) | Thực hiện\nThan sạch | 7 | 900", options=YEAR)
    assert [(o.cell, o.unit, o.value_base) for o in reading.observations] == [("B4", "nghìn tấn", 7_000)]
    assert [p.cells for p in problems(reading, "unit_missing")] == [("C4",)]
    silent = budget("", "Thực hiện", "1500")
    assert (stored(silent), codes(silent) & {"unit_missing"}) == ({}, {"unit_missing"})
