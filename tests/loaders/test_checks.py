"""Derived columns: printed against recomputed, used and shown, never stored (DOMAIN 3.17; C28)."""

from __future__ import annotations

from decimal import Decimal

import pytest

from data.model import Check
from loaders.checks import close
from tests.loaders.sheets import codes, problems, read, stored

HEAD = "UBND HUYỆN KỲ ANH\nBÁO CÁO 9 THÁNG NĂM 2020\n"


@pytest.mark.parametrize(
    ("printed", "recomputed", "kind", "agrees"),
    [
        ("75.9", "75.88", "plan", True),
        ("75.8", "75.88", "plan", True),
        ("42", "42.9", "plan", True),
        ("42", "43.2", "plan", False),
        ("42.07", "42.0659", "plan", True),
        ("62.5", "52.5", "plan", False),
        ("42.5", "42.66", "plan", False),
        ("120", "119.9", "plan", True),
        ("50", "50", "remaining", True),
        ("50", "51", "remaining", True),
        ("50", "52", "remaining", False),
        ("50.5", "50.7", "difference", False),
    ],
)
def test_sources_round_or_truncate(printed: str, recomputed: str, kind: str, agrees: bool) -> None:
    assert close(Decimal(printed), Decimal(recomputed), kind) is agrees


def first_check(columns: str, row: str, numbering: str = "") -> Check:
    reading = read(HEAD + f"TT | Chỉ tiêu | ĐVT | {columns}\n{numbering}1 | Giải quyết việc làm mới | người | {row}")
    assert len(reading.checks) == 1, reading.checks
    return reading.checks[0]


def test_a_percentage_is_the_actual_over_the_plan() -> None:
    check = first_check("Kế hoạch năm | Lũy kế 9 tháng | % so KH", "600 | 450 | 75")
    assert (check.ratio_of, check.recomputed, check.agrees, check.cells) == (
        "plan",
        Decimal(75),
        True,
        ("F4", "E4", "D4"),
    )


def test_a_percent_format_counts_in_points() -> None:
    check = first_check("Kế hoạch năm | Lũy kế 9 tháng | % so KH", "600 | 450 | 0.75{0%}")
    assert (check.printed, check.agrees) == (Decimal(75), True)


def test_what_remains_is_the_plan_less_the_actual() -> None:
    assert first_check("Kế hoạch năm | Lũy kế 9 tháng | Còn lại", "600 | 450 | 150").agrees
    assert first_check("Kế hoạch năm | Lũy kế 9 tháng | Còn lại", "600 | 450 | 250").agrees is False


def test_the_numbering_row_says_which_two_columns() -> None:
    numbering = "A | B | C | 1 | 2 | 3 | 4=3/1\n"
    check = first_check(
        "Kế hoạch năm | Thực hiện tháng 9 | Lũy kế 9 tháng | So sánh (%)", "600 | 50 | 450 | 75", numbering
    )
    assert (check.recomputed, check.cells) == (Decimal(75), ("G5", "F5", "D5"))


def test_the_cell_s_own_formula_says_which_two_cells() -> None:
    check = first_check("Kế hoạch năm | Lũy kế 9 tháng | So sánh (%)", "600 | 450 | =E4/D4*100->75")
    assert (check.recomputed, check.agrees) == (Decimal(75), True)


def test_a_base_of_zero_has_no_ratio() -> None:
    """C28: never infinity."""
    reading = read(
        HEAD
        + (
            "TT | Chỉ tiêu | ĐVT | Kế hoạch năm | Lũy kế 9 tháng | % so KH\n"
            "1 | Giải quyết việc làm mới | người | 0 | 7 | 100\n"
            "2 | Xuất khẩu lao động | người | 0 | 7 | '-"
        )
    )
    assert [(c.cell, c.recomputed, c.agrees) for c in reading.checks] == [("F4", None, None)]
    assert set(stored(reading)) == {"D4", "E4", "D5", "E5"}


def test_a_wrong_ratio_is_reported_with_both_numbers_and_its_parties() -> None:
    reading = read(
        HEAD
        + (
            "TT | Chỉ tiêu | ĐVT | Kế hoạch năm | Lũy kế 9 tháng | % so KH\n"
            "1 | Giải quyết việc làm mới | người | 600 | 450 | 85"
        )
    )
    found = problems(reading, "ratio_mismatch")
    assert [(p.cell, p.cells, p.severity, p.params) for p in found] == [
        ("F4", ("F4", "E4", "D4"), "warning", {"printed": "85", "recomputed": "75.00"})
    ]
    assert [c.agrees for c in reading.checks] == [False]


def test_a_derived_column_is_never_a_figure() -> None:
    reading = read(
        HEAD
        + (
            "TT | Chỉ tiêu | ĐVT | Kế hoạch năm | Lũy kế 9 tháng | % so KH | So cùng kỳ (%) | Chênh lệch\n"
            "1 | Giải quyết việc làm mới | người | 600 | 450 | 75 | 110 | -150"
        )
    )
    assert set(stored(reading)) == {"D4", "E4"}
    assert [c.cell for c in reading.checks] == ["F4", "G4", "H4"]


def test_a_rate_that_is_an_indicator_is_stored_and_not_checked() -> None:
    reading = read(
        "SỞ LĐTBXH\nHỘ NGHÈO NĂM 2020\n"
        "TT | Huyện, TP, TX | Tổng số hộ | Số hộ nghèo | Tỷ lệ hộ nghèo (%)\n"
        "1 | Huyện Can Lộc | 1000 | 85 | 8.5\n2 | Huyện Hương Khê | 900 | 90 | 10",
    )
    assert {"E4", "E5"} <= set(stored(reading))
    assert "ratio_mismatch" not in codes(reading)


def test_the_plan_and_the_actual_compared_are_this_year_s() -> None:
    """`TH năm 2019` beside them is there for the reader's sake, and so is the next year's plan."""
    check = first_check("TH năm 2019 | KH năm 2021 | KH năm 2020 | TH 9 tháng | % so KH", "700 | 900 | 600 | 450 | 75")
    assert (check.agrees, check.cells) == (True, ("H4", "G4", "F4"))
