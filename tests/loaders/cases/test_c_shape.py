"""CASES.md part B, C25-C28: what stands around a table, totals, and a plan against part of its year."""

from __future__ import annotations

import pytest
import sqlalchemy as sa

from data import schema
from data.cells import Workbook
from data.database import writing
from data.model import Check
from data.period import Period
from data.queries import Wanted, values
from data.reference_tables import area_row
from data.settings import Settings
from data.store import Store
from indicators.contract import result_json
from indicators.engine import evaluate
from loaders import load
from loaders.answers import parse_answers
from loaders.context import Options
from loaders.load import SheetReading, load_file, read_file
from tests.loaders.cases.conftest import Places, area
from tests.loaders.sheets import codes, only, problems, read, sheet, stored

PEOPLE = Options(period="2020-01/P12M", unit="người")
PLAN = (
    "Chỉ tiêu | KH năm 2025 | T1 | T2 | T3 | Lũy kế | % so KH\n"
    "Giải quyết việc làm mới | {plan} | 90 | 110 | 100 | {sum} | {percent}"
)


def test_c23_headings_in_two_rows_and_a_merged_label_reach_their_cells_and_no_further() -> None:
    reading = read(
        "Khu vực | Năm 2023 |\n | KH | TH\nMiền núi | 1 | 2\n | 3 | 4\n | 9",
        merges=("A1:A2", "B1:C1", "A3:A4"), options=Options(unit="người"),
    )  # fmt: skip
    assert [column.path for column in only(reading).table.columns] == [
        ("Khu vực",), ("Năm 2023", "KH"), ("Năm 2023", "TH"),
    ]  # fmt: skip
    assert {row.index: row.label for row in only(reading).rows} == {3: "Miền núi", 4: "Miền núi"}
    figures = {f.ref: (str(f.reading.value), f.sense.role) for f in only(reading).figures}
    assert figures == {"B3": ("1", "target"), "C3": ("2", "actual"), "B4": ("3", "target"), "C4": ("4", "actual")}
    assert [(p.cell, p.cells) for p in problems(reading, "label_missing")] == [("row 5", ("B5",))]


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


POPULATION = (
    "Đơn vị | Dân số\nToàn tỉnh | 100\nI. Khu vực thành thị | {urban}\nPhường An | 35\nPhường Bình | 25\n"
    "II. Khu vực nông thôn | 40\nXã Cẩm | 40\nTổng cộng | 100"
)
ZONED = {
    ("42", ""): {"100"}, ("42", "zone=urban"): {"60"}, ("42", "zone=rural"): {"40"}, ("201", ""): {"35"},
    ("202", ""): {"25"}, ("203", ""): {"40"},
}  # fmt: skip


def by_area_and_item(reading: SheetReading) -> dict[tuple[str, str], set[str | None]]:
    found: dict[tuple[str, str], set[str | None]] = {}
    for observation in reading.observations:
        found.setdefault((observation.key.area.code, observation.key.item), set()).add(observation.value)
    return found


@pytest.mark.parametrize("marks", [("I. ", "II. "), ("", "")], ids=["numbered", "bare"])
def test_c26_totals_are_the_whole_s_own_figures_and_leaves_stay_leaves(places: Places, marks: tuple[str, str]) -> None:
    places("201 Phường An", "202 Phường Bình", "203 Xã Cẩm")
    text = POPULATION.format(urban=60).replace("II. ", marks[1]).replace("\nI. ", f"\n{marks[0]}")
    reading = read(text, options=PEOPLE)
    assert by_area_and_item(reading) == ZONED
    leaves = [o.value for o in reading.observations if o.key.area.code != "42" and not o.key.item]
    assert sum(int(value or 0) for value in leaves) == 100
    assert [p for p in reading.problems if p.severity != "info"] == []


def test_c26_a_section_s_total_is_checked_against_its_own_units(places: Places) -> None:
    places("201 Phường An", "202 Phường Bình", "203 Xã Cẩm")
    reading = read(POPULATION.format(urban=61), options=PEOPLE)
    assert [(p.cell, p.cells, p.params) for p in problems(reading, "total_mismatch")] == [
        ("B2", ("B2", "B3", "B6"), {"printed": "100", "sum": "101"}),
        ("B3", ("B3", "B4", "B5"), {"printed": "61", "sum": "60"}),
    ]


def test_c26_the_province_is_100_in_the_store_and_its_parts_are_never_added_to_it(
    places: Places, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    units = ["201 Phường An", "202 Phường Bình", "203 Xã Cẩm"]
    places(*units)
    with writing(store.engine) as connection:
        connection.execute(sa.insert(schema.area), [area_row(area(unit, None, None)) for unit in units])
    monkeypatch.setattr(load, "read", lambda *_: Workbook("xlsx", [sheet(POPULATION.format(urban=60))]))
    load_file(store, "a.xlsx", b"a;b", PEOPLE, Settings())
    rows = values(store, Wanted(indicators=("population",), areas=("42",)))
    assert [(row.item, row.value) for row in rows] == [("", "100"), ("zone=rural", "40"), ("zone=urban", "60")]
    result = evaluate(store, "population", "42", Period.parse("2020-01/P12M"))
    assert result_json(result)["actual"]["value"] == "100"


def test_c26_a_unit_that_no_list_knows_is_asked_even_with_communes_below_it(places: Places) -> None:
    places("201 Phường An", "202 Phường Bình", "203 Xã Cẩm")
    reading = read("Đơn vị | Dân số\nI. Huyện Khác | 60\nPhường An | 35\nPhường Bình | 25\nXã Cẩm | 40", options=PEOPLE)
    assert [(p.cell, p.params["label"]) for p in problems(reading, "unknown_area")] == [("row 2", "Huyện Khác")]
    assert set(stored(reading)) == {"B3", "B4", "B5"}


def test_c26_a_total_with_a_unit_that_could_not_be_placed_is_not_called_wrong(places: Places) -> None:
    places("201 Xã An", "202 Xã Bình")
    reading = read("Đơn vị | Dân số\nToàn tỉnh | 100\nXã An | 50\nXã Bình | 40\nXã Ngoài | 10", options=PEOPLE)
    assert codes(reading) == {"unknown_area"}


HIDDEN = "Đơn vị | Dân số\nXã Một | 10\nXã Hai | 20\nXã Ẩn | 1000\nTổng cộng | {total}"
LEFT_OUT = {"SUBTOTAL": "=SUBTOTAL(109,B2:B4)->30", "typed": "30"}
INCLUDED = {"SUM": "=SUM(B2:B4)->1030", "typed": "1030"}


@pytest.mark.parametrize("total", LEFT_OUT.values(), ids=LEFT_OUT.keys())
def test_c31_a_hidden_row_that_the_total_leaves_out_is_asked(places: Places, total: str) -> None:
    places("201 Xã Một", "202 Xã Hai", "203 Xã Ẩn")
    reading = read(HIDDEN.format(total=total), options=PEOPLE, hidden_rows=(4,))
    assert stored(reading) == {"B2": "10", "B3": "20", "B5": "30"}
    assert [(p.code, p.severity, p.cell) for p in reading.problems] == [("hidden_row_left_out", "question", "row 4")]


@pytest.mark.parametrize("total", INCLUDED.values(), ids=INCLUDED.keys())
def test_c31_a_hidden_row_that_the_total_includes_is_read_and_told(places: Places, total: str) -> None:
    places("201 Xã Một", "202 Xã Hai", "203 Xã Ẩn")
    reading = read(HIDDEN.format(total=total), options=PEOPLE, hidden_rows=(4,))
    assert stored(reading) == {"B2": "10", "B3": "20", "B4": "1000", "B5": "1030"}
    assert [(p.code, p.severity, p.cell) for p in reading.problems] == [("hidden_row", "warning", "row 4")]


def test_c31_what_was_answered_of_a_hidden_row_holds(places: Places) -> None:
    places("201 Xã Một", "202 Xã Hai", "203 Xã Ẩn")
    told = parse_answers("rows: {Xã Ẩn: {ignore: true}}").of_sheet("Sheet1")
    options = Options(period="2020-01/P12M", unit="người", said=told)
    reading = read(HIDDEN.format(total=30), options=options, hidden_rows=(4,))
    assert (stored(reading), reading.problems) == ({"B2": "10", "B3": "20", "B5": "30"}, [])


def test_c31_a_hidden_column_that_the_whole_leaves_out_is_asked(places: Places) -> None:
    places("201 Xã Một", "202 Xã Hai", "203 Xã Ẩn")
    text = "Chỉ tiêu | Toàn tỉnh | Xã Một | Xã Hai | Xã Ẩn\nDân số | {} | 10 | 20 | 1000\nDân số nữ | {} | 5 | 8 | 500"
    without = read(text.format(30, 13), options=PEOPLE, hidden_columns=(5,))
    assert set(stored(without)) == {"B2", "C2", "D2", "B3", "C3", "D3"}
    assert [p.severity for p in problems(without, "hidden_column_left_out")] == ["question"]
    within = read(text.format(1030, 513), options=PEOPLE, hidden_columns=(5,))
    assert {"E2", "E3"} <= set(stored(within))
    assert codes(within) >= {"hidden_column"}


def test_c31_hidden_sheets_are_counted_and_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    pages = [sheet("Chỉ tiêu | TH\nDân số | 30"), sheet("Chỉ tiêu | TH\nDân số | 31", name="Nháp", hidden=True),
             sheet("Chỉ tiêu | TH\nDân số | 32", name="x", hidden=True)]  # fmt: skip
    monkeypatch.setattr(load, "read", lambda *_: Workbook("xlsx", pages))
    reading = read_file("a.xlsx", b"a;b", PEOPLE, Settings())
    assert [(s.name, s.status, s.reason) for s in reading.sheets if s.status == "ignored"] == [
        ("Nháp", "ignored", "hidden"), ("x", "ignored", "hidden"),
    ]  # fmt: skip
    assert [o.value for o in reading.observations] == ["30"]


@pytest.mark.parametrize("row", [1, 2])
def test_c28_a_percentage_beside_an_estimate_is_of_the_column_it_fits_even_in_a_short_table(row: int) -> None:
    text = "TT | Chỉ tiêu | ĐVT | KH năm 2020 | TH 9 tháng | Ước cả năm | % KH\n"
    rows = [
        "1 | Giải quyết việc làm mới | người | 600 | 450 | 570 | 75",
        "2 | Xuất khẩu lao động | người | 100 | 80 | 99 | 80",
    ]
    reading = read("UBND HUYỆN KỲ ANH\nBÁO CÁO 9 THÁNG NĂM 2020\n" + text + "\n".join(rows[:row]))
    assert [(c.agrees, c.cells[1][0]) for c in reading.checks] == [(True, "E")] * row
    wrong = read("UBND HUYỆN KỲ ANH\nBÁO CÁO 9 THÁNG NĂM 2020\n" + text + rows[0].replace("| 75", "| 85"))
    assert [c.agrees for c in wrong.checks] == [False]


def test_c29_a_month_said_twice_is_asked_and_a_blank_one_is_not_reported(
    places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    places("203 Xã Cẩm", "204 Xã Dân")
    page = sheet("Xã | T1 | T2 | T1\nXã Cẩm | 10 | | 20\nXã Dân | 1 | 2 | 1")
    monkeypatch.setattr(load, "read", lambda *_: Workbook("xlsx", [page]))
    reading = read_file("Bieu 2020.xlsx", b"a;b", Options(unit="người"), Settings())
    assert {o.cell: (o.value, str(o.key.period)) for o in reading.observations} == {
        "B3": ("1", "2020-01/P1M"), "C3": ("2", "2020-02/P1M"), "D3": ("1", "2020-01/P1M"),
    }  # fmt: skip
    (first, second) = problems(reading.sheets[0], "duplicate_series")
    assert [(p.cell, p.cells, p.severity) for p in (first, second)] == [
        ("B2", ("B2", "D2"), "question"), ("D2", ("B2", "D2"), "question"),
    ]  # fmt: skip
    assert all(figure in first.params["figures"] for figure in ("B2 = 10", "D2 = 20"))


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
