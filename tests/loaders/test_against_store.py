"""A new file against earlier months in the store: jumps, last month's figures again, plans out of proportion (C21)."""

from __future__ import annotations

import datetime as dt

import pytest

from data.cells import Workbook
from data.model import Problem
from data.sentences import problem_text
from data.settings import Settings
from data.store import Store
from loaders import load
from loaders.context import Options
from loaders.load import FileReading, load_file
from tests.loaders.sheets import sheet

CODES = ("jump", "unit_jump", "copy_of_earlier", "plan_out_of_proportion")
ROWS = ("Giải quyết việc làm mới", "Xuất khẩu lao động", "Hộ thoát nghèo", "Số vụ cháy", "Số người khám bệnh",
        "Số lượt khách tham quan")  # fmt: skip


@pytest.fixture(autouse=True)
def in_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(load, "read", lambda content, *_: Workbook("xlsx", [sheet(content.decode())]))


def put(store: Store, text: str, name: str = "bao_cao.xlsx", day: int = 1, **more: bool) -> FileReading:
    known = dt.datetime(2020, 10, day)
    return load_file(store, name, text.encode(), Options(), Settings(), known_at=known, **more)


def told(reading: FileReading) -> list[Problem]:
    return [p for page in reading.sheets for p in page.problems if p.code in CODES]


def report(month: int, *figures: object, unit: str = "người", plan: object = "", year: int = 2020) -> str:
    """A district's report: the figures of a month and their sum since January."""
    rows = "\n".join(
        f"{n} | {ROWS[n - 1]} | {unit} | {plan} | {figure} | {total}"
        for n, (figure, total) in enumerate(zip(figures[::2], figures[1::2], strict=True), start=1)
    )
    return (
        f"UBND HUYỆN KỲ ANH\nBÁO CÁO THÁNG {month} NĂM {year}\n"
        f"TT | Chỉ tiêu | ĐVT | KH năm {year} | TH tháng {month} | Lũy kế {month} tháng\n{rows}"
    )


def revenue(month: int, figure: object, unit: str, sender: str = "SỞ TÀI CHÍNH") -> str:
    return (
        f"{sender}\nTHU NGÂN SÁCH TỈNH HÀ TĨNH {month} THÁNG NĂM 2020\nĐVT: {unit}\n"
        f"TT | Chỉ tiêu | Lũy kế {month} tháng\nI | Thu NSNN trên địa bàn | {figure}"
    )


def test_c21_a_jump_of_a_thousand_names_both_numbers(store: Store) -> None:
    """1500 triệu đồng to August, 1.6 triệu đồng to September: the office has changed its unit and not its heading."""
    assert told(put(store, revenue(8, 1500, "triệu đồng"))) == []
    (jump,) = told(put(store, revenue(9, 1.6, "triệu đồng"), day=2))
    assert (jump.code, jump.severity, jump.cell, jump.cells) == ("jump", "warning", "C5", ("C5",))
    params = {"value": "1.6", "unit": "triệu đồng", "before": "1500", "unit_before": "triệu đồng", "until": "8/2020"}
    assert jump.params == params | {"times": "1055"}
    vietnamese = problem_text(jump, "vi")
    assert "1,6 triệu đồng" in vietnamese
    assert "1500 triệu đồng" in vietnamese


@pytest.mark.parametrize("figure", [1600, 2200, 900, 15000])
def test_growth_within_reason_is_left_in_peace(store: Store, figure: int) -> None:
    put(store, revenue(8, 1500, "triệu đồng"))
    assert told(put(store, revenue(9, figure, "triệu đồng"), day=2)) == []


def test_one_amount_in_another_unit_is_no_jump(store: Store) -> None:
    put(store, revenue(8, 1500, "triệu đồng"))
    assert told(put(store, revenue(9, 1.6, "tỷ đồng"), day=2)) == []


def test_an_extra_zero_in_a_sum_of_many_months_is_told(store: Store) -> None:
    put(store, revenue(8, 1500, "triệu đồng"))
    (jump,) = told(put(store, revenue(9, 16875, "triệu đồng"), day=2))
    assert (jump.params["times"], jump.params["value"], jump.params["before"]) == ("10", "16875", "1500")


def test_a_month_may_well_be_ten_times_the_one_before(store: Store) -> None:
    put(store, report(8, 10, 300))
    assert told(put(store, report(9, 100, 400), day=2)) == []


def test_a_sheet_in_another_unit_is_one_finding(store: Store) -> None:
    before = [n * 1000 for n in (6, 30, 4, 41, 5, 52, 6, 60, 7, 75)]
    now = [7, 34, 5, 46, 6, 58, 6, 66, 8, 83]
    put(store, report(8, *before))
    (jump,) = told(put(store, report(9, *now), day=2))
    assert (jump.code, jump.cell, len(jump.cells)) == ("unit_jump", "", 10)


FIGURES = (3, 30, 14, 41, 5, 52, 6, 60, 7, 75)


def test_last_month_s_figures_sent_again_are_told_once(store: Store) -> None:
    put(store, report(8, *FIGURES), name="thang_8.xlsx")
    (copy,) = told(put(store, report(9, *FIGURES), day=2, name="thang_9.xlsx"))
    assert (copy.code, copy.severity, copy.cell, len(copy.cells)) == ("copy_of_earlier", "warning", "", 10)
    assert copy.params == {"count": "10", "until": "8/2020", "file": "thang_8.xlsx"}


def test_one_figure_changed_is_no_copy(store: Store) -> None:
    put(store, report(8, *FIGURES))
    assert told(put(store, report(9, *FIGURES[:-1], 76), day=2)) == []


def test_the_same_months_of_last_year_are_no_copy(store: Store) -> None:
    put(store, report(9, *FIGURES, year=2019))
    assert told(put(store, report(9, *FIGURES), day=2)) == []


def test_a_correction_of_the_same_month_is_compared_with_nothing(store: Store) -> None:
    put(store, report(9, *FIGURES))
    assert told(put(store, report(9, *FIGURES[:-1], 75000), day=2)) == []


@pytest.mark.parametrize(
    ("plan", "codes"), [(60_000, ["plan_out_of_proportion"]), (200, []), (0.05, ["plan_out_of_proportion"])]
)
def test_a_plan_hundreds_of_times_more_or_less_than_what_was_done_is_told(
    store: Store, plan: float, codes: list[str]
) -> None:
    assert [p.code for p in told(put(store, report(9, 3, 30, plan=plan)))] == codes


def test_a_plan_of_another_file_counts_too(store: Store) -> None:
    plan = (
        "UBND HUYỆN KỲ ANH\nKẾ HOẠCH NĂM 2020\nTT | Chỉ tiêu | ĐVT | KH năm 2020\n"
        "1 | Giải quyết việc làm mới | người | 60000"
    )
    put(store, plan, name="ke_hoach.xlsx")
    (found,) = told(put(store, report(9, 3, 30), day=2))
    assert (found.cell, found.params) == (
        "F4", {"value": "30", "unit": "người", "planned": "60000", "unit_planned": "người"},
    )  # fmt: skip


def test_a_dry_run_tells_the_same_and_the_same_file_again_nothing(store: Store) -> None:
    put(store, revenue(8, 1500, "triệu đồng"))
    assert len(told(put(store, revenue(9, 1.6, "triệu đồng"), day=2, dry_run=True))) == 1
    assert len(told(put(store, revenue(9, 1.6, "triệu đồng"), day=2))) == 1
    assert told(put(store, revenue(9, 1.6, "triệu đồng"), day=3)) == []
