"""Governance workbooks: PAPI, one sheet a year; PCI's ranking lists side by side, each in its own order."""

from __future__ import annotations

import openpyxl
import pytest

from data.model import Observation
from tests.real.given import observed, problems_of, reading_of, sample

PAPI, YEARS = "papi/PAPI_2011-2016.xlsx", range(2011, 2017)
DIMENSIONS = {
    "D": "papi_participation", "I": "papi_transparency", "M": "papi_accountability", "Q": "papi_corruption_control",
    "V": "papi_procedures", "AA": "papi_services", "AF": "papi_total",
}  # fmt: skip

pytestmark = pytest.mark.real


def by_cell(year: int) -> dict[str, Observation]:
    return {cell: o for (sheet, cell), o in observed(PAPI).items() if sheet == f"{year}_PAPI"}


def test_participation_of_ha_tinh_by_year() -> None:
    """Checked by hand; the year stands only in the sheet's name, the file's name spans six years."""
    mine = {
        sheet: (o.value, str(o.key.period), o.unit)
        for (sheet, cell), o in observed(PAPI).items()
        if cell.startswith("D") and o.key.area.code == "42"
    }
    assert mine["2011_PAPI"] == ("5.629052", "2011-01/P12M", "điểm")
    assert mine["2013_PAPI"] == ("5.792954", "2013-01/P12M", "điểm")
    assert mine["2016_PAPI"] == ("6.809286594390869", "2016-01/P12M", "điểm")


@pytest.mark.parametrize("year", YEARS)
def test_every_dimension_of_every_province(year: int) -> None:
    """Against the file, by the province's own code in column A; `Un-weighted2015PAPI` is of the sheet's year too."""
    page = openpyxl.load_workbook(sample(PAPI), data_only=True)[f"{year}_PAPI"]
    found = by_cell(year)
    asked = {
        p.cell for sheet in reading_of(PAPI).sheets if sheet.name == page.title for p in sheet.problems if p.blocks
    }
    for row in range(3, 66):
        for column, indicator in DIMENSIONS.items():
            printed = page[f"{column}{row}"].value
            cell = f"{column}{row}"
            if printed is None or cell in asked:
                assert cell not in found
                continue
            o = found[cell]
            assert (o.key.indicator, o.key.item, str(o.key.period), o.key.role) == (
                indicator, "", f"{year}-01/P12M", "actual",
            )  # fmt: skip
            assert (float(o.value or "nan"), o.unit, int(o.key.area.code)) == (printed, "điểm", page[f"A{row}"].value)


def test_a_province_not_surveyed_has_no_index_of_0() -> None:
    """Bắc Giang and Đồng Tháp in 2014: every dimension is blank, their total says 0."""
    asked = problems_of(reading_of(PAPI), "zero_of_blanks")
    assert [p.cell for p in asked] == ["AF17", "AF58"]
    assert not {"AF17", "AF58"} & set(by_cell(2014))


def test_a_part_of_a_dimension_is_no_other_indicator() -> None:
    """`Danh sách hộ nghèo` is a score of transparency, not the poor households; no part is a plan or a stock."""
    known = {o.key.indicator for o in observed(PAPI).values() if not o.key.indicator.startswith("p_")}
    assert known == set(DIMENSIONS.values())
    assert {(o.key.role, o.key.period.months) for o in observed(PAPI).values()} == {("actual", 12)}
    assert not problems_of(reading_of(PAPI), "duplicate_series")
    assert {sheet.form for sheet in reading_of(PAPI).sheets} == {"papi"}


@pytest.mark.parametrize(
    ("cell", "value", "area", "item"),
    [
        ("C2", "9.598186", "52", "pci=entry"),
        ("E2", "8.839451", "91", "pci=land"),
        ("E3", "8.502823", "87", "pci=land"),
        ("G2", "6.976719", "10", "pci=transparency"),
        ("U2", "63.79096", "87", ""),
    ],
)
def test_a_row_read_straight_across_would_mix_provinces(cell: str, value: str, area: str, item: str) -> None:
    found = observed("pci/PCI_2012.xlsx")["Tong hop", cell]
    assert (found.value, found.key.area.code, found.key.item) == (value, area, item)
