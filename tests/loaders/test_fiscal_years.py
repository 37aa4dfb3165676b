"""Budget years: where they begin, and what a heading says within one."""

from __future__ import annotations

import pytest

from data.model import Observation
from loaders.answers import parse_answers
from loaders.context import Options
from loaders.fiscal_years import FiscalYear, first_month_said, fiscal_time, fiscal_year_of, two_years
from loaders.load import SheetReading, read_sheet
from loaders.periods import Spoken
from tests.loaders.sheets import sheet


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("Original Budget 2019/20", 2019),
        ("FY 2021-22", 2021),
        ("FY 2011/12", 2011),
        ("Năm tài chính 2019/20", 2019),
        ("Tháng 2011/12", None),
        ("Năm học 2019-20", None),
        ("Vụ Đông Xuân 2019-20", None),
        ("Giai đoạn 2019-20", None),
        ("2016-20", None),
        ("2019/2020", None),
        ("ngày 12/2019-20", None),
    ],
)
def test_a_year_of_two_years(text: str, year: int | None) -> None:
    assert two_years(text) == year


@pytest.mark.parametrize(
    ("text", "month"),
    [("M03 Sept Actual", 7), ("Q1 Sept Actual", 7), ("M01 April", 4), ("Q4 March", 4), ("M12 Dec", 1), ("Q1", None),
     ("Sept", None), ("M01 Máy móc", None)],
)  # fmt: skip
def test_where_a_budget_year_begins(text: str, month: int | None) -> None:
    assert first_month_said(text) == month


@pytest.mark.parametrize(
    ("path", "spoken"),
    [
        (("M01 July", "2014/15"), Spoken(2014, 7, 1)),
        (("Sept 2014/15",), Spoken(2014, 9, 1)),
        (("M07 Jan Actual 2014/15",), Spoken(2015, 1, 1)),
        (("Q2 Dec",), Spoken(2014, 10, 3)),
        (("Target_Q3",), Spoken(2015, 1, 3)),
        (("YTD Actual",), Spoken(2014, 7, 9)),
        (("Audited Outcome 2012/13",), Spoken(2012, 7, 12)),
        (("Notes",), None),
    ],
)
def test_what_a_heading_says_within_a_budget_year(path: tuple[str, ...], spoken: Spoken | None) -> None:
    assert fiscal_time(path, FiscalYear(2014, 7, 9)) == spoken


def test_headings_that_contradict_each_other_leave_the_first_month_open() -> None:
    assert fiscal_year_of(["FY 2014/15"], ["M01 July", "M01 April"], 0) == FiscalYear(2014, 0)
    assert fiscal_year_of(["FY 2014/15"], ["M01 July", "M01 April"], 4) == FiscalYear(2014, 4)
    assert fiscal_year_of(["Năm 2014"], ["Tháng 1"], 0) is None


def by_cell(reading: SheetReading) -> dict[str, Observation]:
    return {o.cell: o for o in reading.observations}


NO_START = """
Kết quả năm tài chính 2021/22
Đơn vị tính: triệu đồng
Chỉ tiêu | Kế hoạch quý I | Thực hiện quý I | Kế hoạch năm
Thu hoạt động | 10 | 12 | 50
"""


def test_the_quarters_of_a_budget_year_wait_for_its_first_month() -> None:
    reading = read_sheet(sheet(NO_START), "bao_cao.xlsx", Options())
    (asked,) = (p for p in reading.problems if p.code == "fiscal_start_missing")
    assert asked.cells == ("B4", "C4", "D4")
    assert reading.observations == []


def test_an_answer_or_a_whole_year_says_it() -> None:
    for said in (Options(answers=parse_answers("year_starts: 4")), Options(period="2021-04/P12M")):
        found = by_cell(read_sheet(sheet(NO_START), "bao_cao.xlsx", said.for_sheet("Sheet1")))
        assert {cell: str(o.key.period) for cell, o in found.items()} == {
            "B4": "2021-04/P3M", "C4": "2021-04/P3M", "D4": "2021-04/P12M",
        }  # fmt: skip
