"""Governance workbooks: PAPI, one sheet a year; PCI's ranking lists side by side, each in its own order."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from data.model import Observation
from data.settings import Settings
from loaders.context import Options
from loaders.load import read_file

SAMPLES = Path(__file__).resolve().parents[3] / "shared" / "samples"

pytestmark = pytest.mark.real


def observed(path: Path) -> dict[tuple[str, str], Observation]:
    if not path.exists():
        if os.environ.get("CI"):
            pytest.fail(f"{path} is missing")
        pytest.skip(f"{path} is missing: the samples are not here")
    reading = read_file(path.name, path.read_bytes(), Options(), Settings())
    return {(sheet.name, o.cell): o for sheet in reading.sheets for o in sheet.observations}


def test_participation_of_ha_tinh_by_year() -> None:
    """Checked by hand; the year stands only in the sheet's name, the file's name spans six years."""
    values = observed(SAMPLES / "papi" / "PAPI_2011-2016.xlsx")
    mine = {
        sheet: (o.value, str(o.key.period), o.unit)
        for (sheet, cell), o in values.items()
        if cell.startswith("D") and o.key.area.code == "42"
    }
    assert mine["2011_PAPI"] == ("5.629052", "2011-01/P12M", "điểm")
    assert mine["2013_PAPI"] == ("5.792954", "2013-01/P12M", "điểm")
    assert mine["2016_PAPI"] == ("6.809286594390869", "2016-01/P12M", "điểm")


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
    found = observed(SAMPLES / "pci" / "PCI_2012.xlsx")["Tong hop", cell]
    assert (found.value, found.key.area.code, found.key.item) == (value, area, item)
