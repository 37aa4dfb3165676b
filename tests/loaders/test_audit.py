"""The audit: warnings that quote both numbers; the value stays as read."""

from __future__ import annotations

import pytest

from tests.loaders.sheets import codes, problems, read, stored

MONEY = "SỞ TÀI CHÍNH\nTHU NGÂN SÁCH TỈNH HÀ TĨNH NĂM 2020\nĐVT: tỷ đồng\nTT | Chỉ tiêu | Thực hiện\n"
JOBS = "SỞ LĐTBXH\nGIẢI QUYẾT VIỆC LÀM TỈNH HÀ TĨNH NĂM 2020\nĐVT: người\nTT | Huyện, TP, TX | T1 | T2 | T3 | Quý I\n"


def test_a_total_that_is_not_the_sum_of_its_parts() -> None:
    reading = read(MONEY + " | TỔNG SỐ | 90\n1 | Khoản một | 40\n2 | Khoản hai | 30\n3 | Khoản ba | 9")
    found = problems(reading, "total_mismatch")
    assert [(p.cell, p.cells, p.severity, p.params) for p in found] == [
        ("C5", ("C5", "C6", "C7", "C8"), "warning", {"printed": "90", "sum": "79"})
    ]
    assert stored(reading)["C5"] == "90"  # stored as printed


@pytest.mark.parametrize("total", ["79.4", "79.3", "79.5"])
def test_rounding_is_no_mismatch(total: str) -> None:
    reading = read(MONEY + f" | TỔNG SỐ | {total}\n1 | Khoản một | 40.2\n2 | Khoản hai | 29.8\n3 | Khoản ba | 9.4")
    assert "total_mismatch" not in codes(reading)


def test_of_which_need_not_add_up() -> None:
    reading = read(MONEY + "1 | Thu nội địa | 100\n | Trong đó: |\n | - Thu phí | 20\n | - Thu lệ phí | 15")
    assert "total_mismatch" not in codes(reading)


def test_a_split_must_add_up() -> None:
    reading = read(MONEY + "1 | Thu nội địa | 100\n | Chia ra: |\n | - Thu phí | 60\n | - Thu lệ phí | 30")
    assert [p.cell for p in problems(reading, "total_mismatch")] == ["C5"]


def test_a_dash_counts_as_nothing_and_dots_make_the_sum_unknown() -> None:
    wrong = "1 | Thu nội địa | 100\n | Chia ra: |\n | - Thu phí | 60\n | - Thu lệ phí | {}\n | - Thu khác | 30"
    assert [p.params["sum"] for p in problems(read(MONEY + wrong.format("'-")), "total_mismatch")] == ["90"]
    assert "total_mismatch" not in codes(read(MONEY + wrong.format("...")))


def test_percentages_are_not_added() -> None:
    reading = read(
        "UBND HUYỆN KỲ ANH\nBÁO CÁO NĂM 2020\nTT | Chỉ tiêu | ĐVT | Thực hiện\n"
        "1 | Tỷ lệ lao động qua đào tạo | % | 60\n1.1 | Tỷ lệ nam | % | 65\n"
        "1.2 | Tỷ lệ nữ | % | 55"
    )
    assert "total_mismatch" not in codes(reading)


@pytest.mark.parametrize("slip", ["40000", "0.04"])
def test_a_part_a_thousand_times_too_large_or_small(slip: str) -> None:
    filler = "\n".join(f"{n} | Khoản {n} khác | 5" for n in range(3, 6))
    reading = read(
        MONEY.replace("Thực hiện", "KH | TH")
        + f" | TỔNG SỐ | 85 | 85\n1 | Khoản một | 40 | {slip}\n2 | Khoản hai | 30 | 30\n"
        + filler.replace("| 5", "| 5 | 5")
    )
    suspects = problems(reading, "unit_suspect")
    assert [(p.cell, p.severity) for p in suspects] == [("D6", "warning")]
    assert suspects[0].params["shown"] == slip
    assert suspects[0].params["expected"] == "40"
    assert stored(reading)["D6"] == slip


def test_a_quarter_of_which_a_month_is_missing() -> None:
    reading = read(JOBS + "1 | Huyện Can Lộc | 10 | 20 | ... | 30\n2 | Huyện Hương Khê | 10 | 20 | 30 | 60")
    assert [(p.cell, p.params) for p in problems(reading, "incomplete_period")] == [("F5", {"months": "3"})]
    assert stored(reading)["E5"] == "missing"


def test_a_quarter_that_is_not_its_months() -> None:
    reading = read(
        JOBS + "1 | Huyện Can Lộc | 10 | '20 | 30 | =SUM(C5:E5)->40\n2 | Huyện Hương Khê | 10 | 20 | 30 | 60"
    )
    assert [(p.cell, p.cells, p.params) for p in problems(reading, "total_mismatch")] == [
        ("F5", ("F5", "C5", "D5", "E5"), {"printed": "40", "sum": "60"})
    ]


def test_a_stale_formula_is_quoted_with_both_numbers() -> None:
    """C20, second file."""
    reading = read(MONEY + "I | Thu NSNN trên địa bàn | =SUM(C6:C7)->30\n1 | Thu nội địa | 10\n2 | Thu viện trợ | 25")
    assert [p.params for p in problems(reading, "total_mismatch")] == [{"printed": "30", "sum": "35"}]


def test_a_sound_table_is_left_in_peace() -> None:
    reading = read(MONEY + "I | Thu NSNN trên địa bàn | 35\n1 | Thu nội địa | 10\n2 | Thu viện trợ | 25")
    assert {p.severity for p in reading.problems} <= {"info"}


def test_a_total_printed_last_is_audited_too() -> None:
    reading = read(MONEY + "1 | Khoản một | 40\n2 | Khoản hai | 30\n3 | Khoản ba | 9\n | Tổng cộng | 90")
    assert [(p.cell, p.params) for p in problems(reading, "total_mismatch")] == [("C8", {"printed": "90", "sum": "79"})]


def test_a_sum_that_skipped_the_numbers_stored_as_text() -> None:
    """C18: Excel says 10, the cells it names say 60."""
    reading = read(MONEY + " | Tổng số | =SUM(C6:C8)->10\n1 | Khoản một | 10\n2 | Khoản hai | '20\n3 | Khoản ba | '30")
    assert [(p.cell, p.params) for p in problems(reading, "total_mismatch")] == [("C5", {"printed": "10", "sum": "60"})]


@pytest.mark.parametrize("last", [False, True])
def test_people_are_counted_not_rounded(last: bool) -> None:
    """40 + 30 + 9 people are not 80."""
    rows = ["1 | Huyện Can Lộc | 40", "2 | Huyện Hương Khê | 30", "3 | Huyện Thạch Hà | 9"]
    whole = " | Tổng số | 80"
    reading = read(
        "SỞ LĐTBXH\nGIẢI QUYẾT VIỆC LÀM TỈNH HÀ TĨNH NĂM 2020\nĐVT: người\nTT | Huyện, TP, TX | Thực hiện\n"
        + "\n".join([*rows, whole] if last else [whole, *rows])
    )
    found = problems(reading, "total_mismatch")
    assert [(p.cell, p.params) for p in found] == [("C8" if last else "C5", {"printed": "80", "sum": "79"})]
