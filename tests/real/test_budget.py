"""The Ministry of Finance's fourteen budget workbooks: every figure read by hand must come out exactly."""

from __future__ import annotations

import os
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from data.queries import ValueRow, Wanted, values
from data.settings import Settings
from data.store import Store, open_store
from loaders.context import Options
from loaders.load import FileReading, load_file

FOLDER = Path(__file__).resolve().parents[3] / "shared" / "samples" / "budget"
HA_TINH, MILLIONS, BILLIONS = "42", "triệu đồng", "tỷ đồng"
FILES = [f"Plan_{year}.xls" for year in (2003, 2004, 2006, 2008, 2010, 2011, 2014, 2016, 2017)] + [
    f"Final_{year}.xls" for year in (2006, 2008, 2011, 2012, 2014)
]
REVENUE = [
    ("Plan_2003.xls", "Sheet1", "C46", "146500"),
    ("Plan_2004.xls", "Sheet1", "C40", "185000"),
    ("Plan_2006.xls", "Sheet1", "C47", "479420"),
    ("Plan_2008.xls", "Sheet1", "C52", "739600"),
    ("Plan_2010.xls", "Sheet1", "C44", "980000"),
    ("Plan_2011.xls", "M09(R)", "C45", "1460000"),
    ("Plan_2014.xls", "M09", "C44", "4920000"),
    ("Plan_2016.xls", "M09", "C44", "10615000"),
    ("Plan_2017.xls", "M09", "C44", "7327000"),
    ("Final_2006.xls", "Sheet1", "C46", "754613"),
    ("Final_2008.xls", "Sheet1", "C42", "2009923"),
    ("Final_2011.xls", "M09+", "C44", "6391830"),
    ("Final_2012.xls", "M09+", "C44", "9157954.518"),
    ("Final_2014.xls", "M09+", "C44", "15945593"),
]
OTHERS = [
    ("Plan_2003.xls", "Sheet1", "E46", "792524", MILLIONS),
    ("Plan_2003.xls", "Sheet1", "F46", "873554", MILLIONS),
    ("Plan_2003.xls", "Sheet1", "G46", "182027", MILLIONS),
    ("Plan_2003.xls", "Sheet1", "D46", "100", "%"),
    ("Plan_2017.xls", "M09", "D44", "5206700", MILLIONS),
    ("Plan_2017.xls", "M09", "E44", "100", "%"),
    ("Plan_2017.xls", "M09", "F44", "5719191", MILLIONS),
    ("Plan_2017.xls", "M09", "G44", "1646000", MILLIONS),
    ("Plan_2017.xls", "M09", "H44", "10897341", MILLIONS),
    ("Plan_2017.xls", "M09", "J44", "28550", MILLIONS),
    ("Plan_2017.xls", "M09", "K44", "1088017", MILLIONS),
    ("Plan_2017.xls", "M09", "C13", "1313580000", MILLIONS),
    ("Plan_2017.xls", "M01", "D10", "1212180", BILLIONS),  # the heading stands over C and D, C10 itself is blank
    ("Plan_2017.xls", "M03", "C10", "1212179.5", BILLIONS),
    ("Plan_2017.xls", "M08", "C12", "8000", BILLIONS),
]

pytestmark = pytest.mark.real


@pytest.fixture(scope="session")  # once in each process of `pytest -n`
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Store, dict[str, FileReading]]]:
    """All fourteen files in one store, each read once."""
    if not FOLDER.is_dir():
        if os.environ.get("CI"):
            pytest.fail(f"{FOLDER} is missing")
        pytest.skip(f"{FOLDER} is missing: the real workbooks are not here")
    place = tmp_path_factory.mktemp("budget")
    settings = Settings(data_dir=place)
    store = open_store(settings)
    readings = {name: load_file(store, name, (FOLDER / name).read_bytes(), Options(), settings) for name in FILES}
    yield store, readings
    store.close()


@pytest.fixture(scope="session")  # once in each process of `pytest -n`
def cells(office: tuple[Store, dict[str, FileReading]]) -> dict[tuple[str, str, str], ValueRow]:
    """(file, sheet, cell) -> the value stored from it."""
    store, _ = office
    found: dict[tuple[str, str, str], ValueRow] = {}
    for name in FILES:
        for row in values(store, Wanted(file=name)):
            assert (row.file, row.sheet, row.cell) not in found, "one cell, two values"
            found[row.file, row.sheet, row.cell] = row
    return found


def test_all_are_loaded_and_every_cell_is_accounted_for(office: tuple[Store, dict[str, FileReading]]) -> None:
    _, readings = office
    assert {reading.status for reading in readings.values()} == {"loaded"}
    assert all(reading.counts.balance() for reading in readings.values())


@pytest.mark.parametrize(("file", "sheet", "cell", "value"), REVENUE, ids=[row[0] for row in REVENUE])
def test_total_revenue_of_ha_tinh(
    cells: dict[tuple[str, str, str], ValueRow], file: str, sheet: str, cell: str, value: str
) -> None:
    row = cells[file, sheet, cell]
    assert row.value is not None
    printed = Decimal(row.value)
    assert (round(printed, 3) if file == "Final_2012.xls" else printed) == Decimal(value)
    assert (row.unit, row.area.code, row.indicator, row.item) == (MILLIONS, HA_TINH, "budget_revenue", "")
    assert (row.role, str(row.period)) == ("target" if file.startswith("Plan") else "actual", f"{file[-8:-4]}-01/P12M")
    assert row.value_base == printed * 1_000_000


def test_the_cell_keeps_all_its_digits(cells: dict[tuple[str, str, str], ValueRow]) -> None:
    assert cells["Final_2012.xls", "M09+", "C44"].value == "9157954.517776"


@pytest.mark.parametrize(
    ("file", "sheet", "cell", "value", "unit"), OTHERS, ids=[f"{row[0]}!{row[1]}!{row[2]}" for row in OTHERS]
)
def test_the_other_figures_read_by_hand(
    cells: dict[tuple[str, str, str], ValueRow], file: str, sheet: str, cell: str, value: str, unit: str
) -> None:
    row = cells[file, sheet, cell]
    assert (Decimal(row.value or "0"), row.unit) == (Decimal(value), unit)
    if cell.endswith(("44", "46")):
        assert row.area.code == HA_TINH


def test_the_indicators_of_the_nation_are_not_those_of_the_province(
    cells: dict[tuple[str, str, str], ValueRow],
) -> None:
    for place in (("M01", "D10"), ("M08", "C12")):
        row = cells["Plan_2017.xls", *place]
        assert row.area.code != HA_TINH


def test_an_empty_cell_and_an_error_cell_give_no_value(cells: dict[tuple[str, str, str], ValueRow]) -> None:
    assert ("Plan_2017.xls", "M09", "I44") not in cells
    assert ("Plan_2003.xls", "Sheet1", "H46") not in cells


def test_the_legacy_sheet_and_its_unicode_copy_agree(office: tuple[Store, dict[str, FileReading]]) -> None:
    """Sheet1 is TCVN3, Sheet1 (2) the same table in Unicode: an exact oracle."""
    store, _ = office
    first, second = ({}, {})  # type: tuple[dict[str, object], dict[str, object]]
    for row in values(store, Wanted(file="Plan_2003.xls")):
        page = first if row.sheet == "Sheet1" else second
        page[row.cell] = (
            row.indicator,
            row.area,
            row.item,
            row.period,
            row.role,
            row.authority,
            row.value,
            row.unit,
            row.status,
        )
    assert len(first) > 300
    assert first == second


def test_the_labels_of_both_sheets_agree(office: tuple[Store, dict[str, FileReading]]) -> None:
    pages = office[1]["Plan_2003.xls"].sheets
    labels = [[(row.index, row.label, row.path) for table in page.tables for row in table.rows] for page in pages[:2]]
    assert labels[0] == labels[1]
    headings = [[column.path for table in page.tables for column in table.table.columns] for page in pages[:2]]
    assert headings[0] == headings[1]


def test_error_cells_are_problems_and_never_values(
    office: tuple[Store, dict[str, FileReading]], cells: dict[tuple[str, str, str], ValueRow]
) -> None:
    reading = office[1]["Plan_2003.xls"]
    errors = {(page.name, p.cell) for page in reading.sheets for p in page.problems if p.code == "error_cell"}
    assert len(errors) == 132
    assert not [place for place in errors if ("Plan_2003.xls", *place) in cells]
