"""PCI workbooks: every pair of every ranking list against the file itself, read here cell by cell.

The lists of `Tong hop` (2012) and `Summary_VN` (2013) stand side by side, each sorted by its own score: the province of
a score is the name left of it in the same list, never the one at the row's beginning.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from decimal import Decimal
from functools import cache

import openpyxl
import pytest
import xlrd

from data.areas import directory
from data.cells import column_letters
from data.model import Observation
from tests.real.given import observed, reading_of, sample

YEAR_2005, YEAR_2012, YEAR_2013 = "pci/PCI_2005.xls", "pci/PCI_2012.xlsx", "pci/PCI_2013.xlsx"
LISTS_2012 = ("entry", "land", "transparency", "time", "informal", "proactivity", "support", "labour", "legal")
LISTS_2013 = (
    "entry", "land", "transparency", "time", "informal", "competition", "proactivity", "support", "labour", "legal"
)  # fmt: skip
SUBINDEX_2005 = (
    "entry", "land", "transparency", "time", "informal", "implementation", "soe_bias", "proactivity", "private_policy"
)  # fmt: skip
SHORT = {
    "Ha Nam": "35",
    "TT- Huế": "46",
    "TT-Huế": "46",
    "TT.Huế": "46",
    "BRVT": "77",
    "Tp.HCM": "79",
    "TP.HCM": "79",
    "TP. HCM": "79",
}

pytestmark = pytest.mark.real


def bare(name: str, folded: bool) -> str:
    """A name as one word; without diacritics where the printed one has none (`Ninh Binh`)."""
    if folded:
        name = "".join(c for c in unicodedata.normalize("NFD", name.replace("Đ", "D")) if not unicodedata.combining(c))
    return re.sub(r"[\s\-–.]", "", unicodedata.normalize("NFC", name)).casefold()


@cache
def code_of(name: str) -> str:
    """The province of a printed name, found without the loader: by its bare name among those of the time."""
    if name.strip() in SHORT:
        return SHORT[name.strip()]
    found = set()
    for area in directory().areas:
        names = (area.name_vi.removeprefix("Tỉnh ").removeprefix("Thành phố "), *area.aliases)
        then = area.level == "province" and area.valid_at(dt.date(2005, 12, 31))
        if then and bare(name, name.isascii()) in [bare(known, name.isascii()) for known in names]:
            found.add(area.code)
    assert len(found) == 1, (name, found)
    return found.pop()


def told(found: Observation) -> tuple[Decimal, str, str, str, str, str]:
    key = found.key
    return Decimal(found.value or "nan"), key.area.code, key.indicator, key.item, str(key.period), found.unit


def pairs_of(name: str, sheet: str, last: int, parts: tuple[str, ...], year: int) -> dict[str, tuple[object, ...]]:
    """Cell -> what the file itself says there, for every sub-index and the score of 63 provinces."""
    page = openpyxl.load_workbook(sample(name), data_only=True)[sheet]
    wanted: dict[str, tuple[object, ...]] = {}
    for number, part in enumerate((*parts, "")):
        label, column = 2 * number + 2, 2 * number + 3
        for row in range(2, last + 1):
            printed = page.cell(row, column).value
            indicator, item = ("pci_subindex", f"pci={part}") if part else ("pci_score", "")
            wanted[f"{column_letters(column)}{row}"] = (
                Decimal(repr(printed)), code_of(page.cell(row, label).value), indicator, item, f"{year}-01/P12M", "điểm"
            )  # fmt: skip
    return wanted


def ranks_of(name: str, sheet: str, label: int, column: int, year: int) -> dict[str, tuple[object, ...]]:
    page = openpyxl.load_workbook(sample(name), data_only=True)[sheet]
    return {
        f"{column_letters(column)}{row}": (
            Decimal(page.cell(row, column).value), code_of(page.cell(row, label).value), "pci_rank", "",
            f"{year}-01/P12M", "hạng",
        )
        for row in range(2, 65)
    }  # fmt: skip


@pytest.mark.parametrize(
    ("name", "sheet", "parts", "year", "label", "rank"),
    [(YEAR_2012, "Tong hop", LISTS_2012, 2012, 22, 23), (YEAR_2013, "Summary_VN", LISTS_2013, 2013, 22, 24)],
    ids=["2012", "2013"],
)
def test_every_pair_of_every_ranking_list(
    name: str, sheet: str, parts: tuple[str, ...], year: int, label: int, rank: int
) -> None:
    wanted = pairs_of(name, sheet, 64, parts, year) | ranks_of(name, sheet, label, rank, year)
    found = {cell: told(o) for (page, cell), o in observed(name).items() if page == sheet}
    assert len(wanted) == 63 * (len(parts) + 2)
    assert {cell: found.get(cell) for cell in wanted} == wanted


@pytest.mark.parametrize(
    ("name", "sheet", "looked_up"), [(YEAR_2012, "Tong hop", "C67"), (YEAR_2013, "Summary_VN", "C67")]
)
def test_the_look_up_below_the_lists_is_stored_only_where_a_province_stands_left(
    name: str, sheet: str, looked_up: str
) -> None:
    """Rows 66 to 68 look one province up over all lists: only its first score has the name beside it, the rest ask."""
    below = {
        cell for page, cell in observed(name) if page == sheet and int(cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")) > 64
    }
    assert below == {looked_up}
    asked = {(p.code, p.cell) for page in reading_of(name).sheets if page.name == sheet for p in page.problems}
    assert {("label_missing", "row 67"), ("label_missing", "row 68"), ("unknown_area", "row 68")} <= asked


def test_the_ranking_of_2005() -> None:
    page = xlrd.open_workbook(sample(YEAR_2005)).sheet_by_name("Xếp hạng theo chỉ số PCI")
    found = {cell: told(o) for (sheet, cell), o in observed(YEAR_2005).items() if sheet == page.name}
    wanted = {}
    for row in range(1, 43):
        name, score, rank = page.row_values(row)[:3]
        wanted[f"B{row + 1}"] = (Decimal(repr(score)), code_of(name), "pci_score", "", "2005-01/P12M", "điểm")
        wanted[f"C{row + 1}"] = (Decimal(int(rank)), code_of(name), "pci_rank", "", "2005-01/P12M", "hạng")
    assert found == wanted


def test_the_summary_of_2005() -> None:
    page = xlrd.open_workbook(sample(YEAR_2005)).sheet_by_name("Bảng tóm tắt chỉ số")
    found = {cell: told(o) for (sheet, cell), o in observed(YEAR_2005).items() if sheet == page.name}
    wanted: dict[str, tuple[object, ...]] = {}
    for row in range(2, 44):
        line = page.row_values(row)
        for number, part in enumerate((*SUBINDEX_2005, ""), start=5):
            indicator, item = ("pci_subindex", f"pci={part}") if part else ("pci_score", "")
            wanted[f"{column_letters(number + 1)}{row + 1}"] = (
                Decimal(repr(line[number])), code_of(line[0]), indicator, item, "2005-01/P12M", "điểm"
            )  # fmt: skip
    assert {cell: found.get(cell) for cell in wanted} == wanted
    assert {cell[0] for cell in found} == set("CDEFGHIJKLMNO")


DATA_SHEETS = [
    (YEAR_2005, "Tiếp cận đất đai", "N", 3, 44, "land"),
    (YEAR_2005, "Thực hiện CS của Trung ương", "E", 3, 44, "implementation"),
    (YEAR_2005, "Ưu đãi DNNN", "M", 3, 44, "soe_bias"),
    (YEAR_2005, "Chính sách PTKTTN", "F", 3, 44, "private_policy"),
    (YEAR_2012, "Tinh nang dong", "C", 4, 66, "proactivity"),
    (YEAR_2012, "Thiet che phap ly", "C", 4, 66, "legal"),
    (YEAR_2013, "Chi phí gia nhập thị trường", "C", 4, 66, "entry"),
    (YEAR_2013, "Tiếp cận đất đai", "C", 4, 66, "land"),
    (YEAR_2013, "Thiết chế pháp lý", "C", 4, 66, "legal"),
]


@pytest.mark.parametrize(("name", "sheet", "column", "first", "last", "part"), DATA_SHEETS)
def test_the_sub_index_of_a_data_sheet(name: str, sheet: str, column: str, first: int, last: int, part: str) -> None:
    """Names of variables (`sub1_entry`, `Tham chiếu phiếu điều tra`) below the headings are no figures' heading."""
    values = {(page, cell): o for (page, cell), o in observed(name).items()}
    for row in range(first, last + 1):
        printed, province = raw(name, sheet, row, column)
        found = values[sheet, f"{column}{row}"]
        assert told(found)[:4] == (printed, code_of(province), "pci_subindex", f"pci={part}")


def raw(name: str, sheet: str, row: int, column: str) -> tuple[Decimal, str]:
    """The number of a cell and the province of its row as the file stores them."""
    label = "A" if name == YEAR_2005 else "B"
    if name.endswith(".xls"):
        page = xlrd.open_workbook(sample(name)).sheet_by_name(sheet)
        number, province = (page.cell_value(row - 1, ord(letter) - 65) for letter in (column, label))
    else:
        page = openpyxl.load_workbook(sample(name), data_only=True)[sheet]
        number, province = page[f"{column}{row}"].value, page[f"{label}{row}"].value
    return Decimal(repr(number)), str(province)


@pytest.mark.parametrize("name", [YEAR_2005, YEAR_2012, YEAR_2013])
def test_what_a_survey_asked_is_no_indicator_of_the_catalogue_and_no_plan(name: str) -> None:
    """`Số cuộc thanh tra, kiểm tra trung vị` is a median of answers, not the inspections that were held."""
    values = observed(name).values()
    assert {o.key.indicator for o in values if not o.key.indicator.startswith("p_")} == {
        "pci_score", "pci_rank", "pci_subindex",
    }  # fmt: skip
    assert {o.key.role for o in values} == {"actual"}


def test_shares_of_2005_without_a_percent_sign_are_asked_about() -> None:
    """`Tỷ lệ diện tích đất đã sử dụng` of An Giang is 0.926: neither 0,926 % nor 92,6 % is said."""
    (page,) = (page for page in reading_of(YEAR_2005).sheets if page.name == "Chi phí gia nhập thị trường")
    asked = {p.cell for p in page.problems if p.code == "fraction_suspect"}
    assert {f"{column}{row}" for column in "FG" for row in range(3, 45)} == asked
    assert not {o.cell for o in page.observations} & asked
