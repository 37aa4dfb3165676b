"""A catalogue of bad layouts: each sheet is read right or reported with a sentence; no figure is lost or made up."""

from __future__ import annotations

from decimal import Decimal
from functools import cache

import openpyxl
import pytest

from data.model import Problem
from data.sentences import problem_text
from data.text import slug
from loaders.context import Options
from loaders.load import FileReading
from tests.real.given import read, sample

LAYOUTS = "foreign/layout_examples.xlsx"
SAID = Options(unit="điểm", period="2020-01/P12M")
"""What the sheets never say; with it, only what is laid out unclearly is left to ask."""

pytestmark = pytest.mark.real


@cache
def reading(said: bool) -> FileReading:
    return read(LAYOUTS, SAID if said else Options())


@cache
def numbers() -> dict[tuple[str, str], str]:
    """(sheet, cell) -> the number there, as openpyxl finds it; `Paul` has the note 1 raised behind his 9."""
    book = openpyxl.load_workbook(sample(LAYOUTS), data_only=True)
    found = {
        (page.title, cell.coordinate): str(Decimal(str(cell.value)))
        for page in book for line in page.iter_rows() for cell in line if isinstance(cell.value, int | float)
    }  # fmt: skip
    return found | {("superscript symbols", "B2"): "9"}


def blocking(said: bool, sheet: str) -> list[Problem]:
    page = next(page for page in reading(said).sheets if page.name == sheet)
    return [p for p in page.problems if p.severity != "info"]


def stored(said: bool) -> dict[tuple[str, str], tuple[str | None, str, str]]:
    return {
        (page.name, o.cell): (o.value, o.key.indicator, o.key.item)
        for page in reading(said).sheets for o in page.observations
    }  # fmt: skip


@pytest.mark.parametrize("said", [False, True], ids=["as it is", "with unit and period"])
def test_no_figure_is_lost_or_made_up(said: bool) -> None:
    values = stored(said)
    assert {place: value for place, (value, _, _) in values.items() if value is not None}.items() <= numbers().items()
    for sheet, cell in numbers().keys() - values.keys():
        asked = {ref for p in blocking(said, sheet) for ref in (p.cells or (p.cell,))}
        assert cell in asked or "no_table" in {p.code for p in blocking(said, sheet)}, (sheet, cell)


def test_every_sheet_says_what_became_of_it_in_both_languages() -> None:
    for page in reading(False).sheets:
        assert page.status in ("read", "ignored")
        for problem in page.problems:
            assert {problem_text(problem, language) for language in ("vi", "en")}.isdisjoint({problem.code, ""})
    assert {page.name for page in reading(False).sheets if page.status == "ignored"} == {"highlights", "formatting"}
    assert [p.code for p in blocking(False, "highlights")] == ["no_table"]


def test_without_a_unit_and_a_period_nothing_is_stored() -> None:
    """But for headings that are dates, which are the months they show; their unit is asked about."""
    assert stored(False) == {}


RIGHT = [
    ("clean", "A", 2, 4, "B"),
    ("notes", "B", 4, 5, "C"),
    ("annotations", "A", 2, 4, "BC"),
    ("combined-highlights", "A", 2, 5, "BC"),
    ("highlight-hierarchy", "A", 2, 5, "B"),
    ("transposed", "A", 2, 2, "BCD"),
    ("pivot-annotations", "C", 4, 7, "DEFG"),
    ("pivot-centre-aligned", "C", 4, 11, "DEFGHIJ"),
    ("pivot-notes", "C", 4, 7, "DEF"),
    ("pivot-hierarchy", "B", 4, 5, "CD"),
    ("pivot-hierarchy", "B", 7, 8, "CD"),
    ("humanities", "A", 2, 3, "BC"),
    ("performance", "A", 2, 3, "BC"),
    ("female", "A", 4, 5, "BC"),
    ("male", "A", 5, 6, "BC"),
    ("implied-multiples", "A", 3, 4, "BDFH"),
    ("in-cell formatting", "A", 4, 6, "B"),
    ("non-text headers", "A", 2, 3, "BC"),
    ("comments", "A", 2, 3, "B"),
]


@pytest.mark.parametrize(("sheet", "label", "first", "last", "columns"), RIGHT)
def test_a_figure_belongs_to_the_name_of_its_row(sheet: str, label: str, first: int, last: int, columns: str) -> None:
    """And the columns of a row never share a series."""
    page = openpyxl.load_workbook(sample(LAYOUTS), data_only=True)[sheet]
    values = stored(True)
    for row in range(first, last + 1):
        name = slug(str(page[f"{label}{row}"].value), 40)
        found = [values[sheet, f"{column}{row}"] for column in columns]
        assert [value for value, _, _ in found] == [str(page[f"{column}{row}"].value) for column in columns]
        assert {indicator[2:-7] for _, indicator, _ in found} == {name}
    keys = [o.key for p in reading(True).sheets if p.name == sheet for o in p.observations]
    assert len(set(keys)) == len(keys)


def test_dates_as_headings_are_the_months_they_show() -> None:
    page = next(page for page in reading(True).sheets if page.name == "non-text headers")
    assert {o.cell: str(o.key.period) for o in page.observations} == {
        "B2": "2018-01/P1M", "B3": "2018-01/P1M", "C2": "2017-01/P1M", "C3": "2017-01/P1M",
    }  # fmt: skip


def test_sentinels_are_kinds_of_nothing_or_asked_about() -> None:
    values = stored(True)
    assert {cell: value for (sheet, cell), (value, _, _) in values.items() if sheet == "sentinels"} == {
        "C2": "7", "C3": None, "C4": "3",
    }  # fmt: skip
    assert [(p.code, p.cell) for p in blocking(True, "sentinels") if p.blocks] == [("not_a_number", "C5")]


def test_a_raised_note_is_no_digit() -> None:
    value, indicator, _ = stored(True)["superscript symbols", "B2"]
    assert (value, indicator[:7]) == ("9", "p_paul_")
    assert not [p for p in blocking(True, "superscript symbols") if p.blocks]


def test_a_zero_that_a_legend_calls_absent_is_asked_about() -> None:
    assert ("pivot-notes", "G4") not in stored(True)
    assert [p.cell for p in blocking(True, "pivot-notes") if p.code == "zero_doubtful"] == ["G4"]


@pytest.mark.parametrize("sheet", ["pivot-repeated-headers", "pivot-header-within-data", "small-multiples"])
def test_blocks_that_repeat_the_same_names_are_asked_about(sheet: str) -> None:
    """What tells the blocks apart stands over or beside them: their figures are never taken for one series."""
    asked = {p.cell for p in blocking(True, sheet) if p.code == "duplicate_series" and p.blocks}
    mine = {cell for page, cell in numbers() if page == sheet}
    kept = {cell for page, cell in stored(True) if page == sheet}
    assert asked | kept == mine
