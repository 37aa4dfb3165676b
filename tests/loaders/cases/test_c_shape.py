"""CASES.md part B, C25-C28: what stands around a table, totals, and a plan against part of its year."""

from __future__ import annotations

from data.model import Check
from loaders.context import Options
from tests.loaders.cases.conftest import Places
from tests.loaders.sheets import only, problems, read, stored

PEOPLE = Options(period="2020-01/P12M", unit="người")
PLAN = (
    "Chỉ tiêu | KH năm 2025 | T1 | T2 | T3 | Lũy kế | % so KH\n"
    "Giải quyết việc làm mới | {plan} | 90 | 110 | 100 | {sum} | {percent}"
)


def test_c25_titles_numbering_source_and_notes_are_no_figures() -> None:
    reading = read(
        "UBND TỈNH HÀ TĨNH\nBIỂU SỐ 05\n(Kèm theo Báo cáo số 12/BC-UBND)\n\nSTT | Đơn vị | Giá trị\nA | B | 1\n"
        "1 | Xã Cẩm Tuyền | 12\n\nNguồn: Chi cục Thống kê\nGhi chú: (*) số ước",
        options=PEOPLE,
    )
    assert stored(reading) == {"C7": "12"}
    table = only(reading).table
    assert (table.header, table.numbering, table.rows) == ([5], 6, [7])
    assert table.notes == ["Nguồn: Chi cục Thống kê", "Ghi chú: (*) số ước"]


def test_c25_one_commune_that_says_so_is_an_area_and_no_indicator(places: Places) -> None:
    places("00250 Xã Cẩm Tuyền")
    reading = read("STT | Đơn vị | Giá trị\nA | B | 1\n1 | Xã Cẩm Tuyền | 12", options=PEOPLE)
    assert [(o.cell, o.key.area.code) for o in reading.observations] == [("C3", "00250")]
    bare = read("STT | Chỉ tiêu | Giá trị\nA | B | 1\n1 | Cẩm Tuyền | 12", options=PEOPLE)
    assert [(o.cell, o.key.area.code) for o in bare.observations] == [("C3", "42")]


def test_c26_a_total_row_is_the_whole_s_own_figure_and_leaves_stay_leaves(places: Places) -> None:
    places("201 Phường An", "202 Phường Bình", "203 Xã Cẩm")
    reading = read(
        "Đơn vị | Dân số\nToàn tỉnh | 100\nI. Khu vực thành thị | 60\nPhường An | 35\nPhường Bình | 25\n"
        "II. Khu vực nông thôn | 40\nXã Cẩm | 40\nTổng cộng | 100",
        options=PEOPLE,
    )
    by_area: dict[str, set[str | None]] = {}
    for observation in reading.observations:
        by_area.setdefault(observation.key.area.code, set()).add(observation.value)
    assert by_area == {"42": {"100"}, "201": {"35"}, "202": {"25"}, "203": {"40"}}
    assert problems(reading, "total_mismatch") == []


def test_c28_a_cumulative_figure_is_measured_against_the_year_s_plan() -> None:
    reading = read(PLAN.format(plan=1200, sum=300, percent=25), options=Options(unit="người"))
    periods = {o.cell: (str(o.key.period), o.key.role, o.value) for o in reading.observations}
    assert periods == {
        "B2": ("2025-01/P12M", "target", "1200"), "C2": ("2025-01/P1M", "actual", "90"),
        "D2": ("2025-02/P1M", "actual", "110"), "E2": ("2025-03/P1M", "actual", "100"),
        "F2": ("2025-01/P3M", "actual", "300"),
    }  # fmt: skip
    (check,) = reading.checks
    assert isinstance(check, Check)
    assert (check.cell, check.cells, str(check.recomputed), check.agrees) == ("G2", ("G2", "F2", "B2"), "25", True)
    assert problems(reading, "total_mismatch") == []


def test_c28_a_cumulative_figure_that_is_not_its_months_is_told() -> None:
    reading = read(PLAN.format(plan=1200, sum=310, percent=26), options=Options(unit="người"))
    (wrong,) = problems(reading, "total_mismatch")
    assert (wrong.cell, wrong.cells, wrong.severity) == ("F2", ("F2", "C2", "D2", "E2"), "warning")
    assert wrong.params == {"printed": "310", "sum": "300"}
    assert stored(reading)["F2"] == "310"


def test_c28_a_plan_of_zero_gives_no_ratio() -> None:
    reading = read(PLAN.format(plan=0, sum=300, percent="'-"), options=Options(unit="người"))
    assert stored(reading)["B2"] == "0"
    assert [check.recomputed for check in reading.checks] == []
    zero = read(PLAN.format(plan=0, sum=300, percent=100), options=Options(unit="người"))
    assert [(check.recomputed, check.agrees) for check in zero.checks] == [(None, None)]
