"""Biểu 12/CH: the same conversions whichever side they are printed on, in the codes of each circular."""

from __future__ import annotations

import pytest

from data.catalogue import members_by_code
from data.model import Observation
from loaders.context import Options
from loaders.load import SheetReading, read_sheet
from tests.loaders.sheets import sheet

TITLE = "UBND HUYỆN LỘC HÀ\nCHU CHUYỂN ĐẤT ĐAI TRONG KẾ HOẠCH SỬ DỤNG ĐẤT NĂM 2022\nĐơn vị: ha\n"
AS_REGULATED = (
    TITLE + "STT | Chỉ tiêu sử dụng đất | Mã | Diện tích đầu kỳ năm 2021 | Chu chuyển đất đai đến năm 2022 | | | "
    "Cộng giảm | Diện tích cuối kỳ năm 2022\n | | | | {0} | {1} | {2} | | \n"
    "1 | {n0} | {0} | 100 | 90 | 4 | 6 | 10 | 93\n2 | {n1} | {1} | 50 | 3 | 45 | 2 | 5 | 49\n"
    "3 | {n2} | {2} | 20 | | | 20 | 0 | 28\n | Diện tích cuối kỳ, năm 2022 | | | 93 | 49 | 28"
)
REGULATED_MERGES = ("A4:A5", "B4:B5", "C4:C5", "D4:D5", "E4:G4", "H4:H5", "I4:I5")
TURNED = (
    TITLE + "STT | {label} | Mã | {group} | | | Cộng tăng | Diện tích cuối kỳ năm 2022\n | | | {0} | {1} | {2} | | \n"
    "1 | {n0} | {0} | 90 | 3 | | 3 | 93\n2 | {n1} | {1} | 4 | 45 | | 4 | 49\n"
    "3 | {n2} | {2} | 6 | 2 | 20 | 8 | 28\n | Diện tích đầu kỳ, năm 2021 | | 100 | 50 | 20"
)
TURNED_MERGES = ("A4:A5", "B4:B5", "C4:C5", "D4:F4", "G4:G5", "H4:H5")
TT_29_2014, TT_01_2021, TT_08_2024 = ("LUA", "SKT", "DDT"), ("LUC", "DKG", "DGT"), ("LUA", "CNT", "DDD")
MOVED = {("0", "0"): "90", ("0", "1"): "4", ("0", "2"): "6", ("1", "0"): "3", ("1", "1"): "45", ("1", "2"): "2",
         ("2", "2"): "20"}  # fmt: skip


def written(text: str, codes: tuple[str, ...], **more: str) -> str:
    """The sheet with its codes and the names they have in the circular."""
    names = {f"n{n}": members_by_code()["land", code.lower()].name_vi for n, code in enumerate(codes)}
    return text.format(*codes, **names, **more)


def read(text: str, merges: tuple[str, ...]) -> SheetReading:
    return read_sheet(sheet(text, merges=merges, name="12CH"), "khsdd_2022.xlsx", Options())


def conversions(reading: SheetReading) -> dict[str, tuple[str | None, str, str]]:
    return {o.key.item: told(o) for o in reading.observations if "to=" in o.key.item}


def told(found: Observation) -> tuple[str | None, str, str]:
    return found.value, str(found.key.period), found.key.role


def wanted(codes: tuple[str, ...]) -> dict[str, tuple[str, str, str]]:
    """What changes is a flow of the year, what stays (the diagonal) an area at its end."""
    low = [code.lower() for code in codes]
    return {
        (f"land={low[int(a)]};to={low[int(b)]}" if a == b else f"from={low[int(a)]};to={low[int(b)]}"): (
            v, "2022-12/P0M" if a == b else "2022-01/P12M", "target",
        )
        for (a, b), v in MOVED.items()
    }  # fmt: skip


@pytest.mark.parametrize("codes", [TT_29_2014, TT_01_2021, TT_08_2024])
@pytest.mark.parametrize(
    ("label", "group"),
    [
        ("Chỉ tiêu sử dụng đất", "Chu chuyển đất đai"),
        ("Loại đất cuối kỳ", "Chu chuyển từ các loại đất"),
        ("Chỉ tiêu sử dụng đất", "Diện tích đất đầu kỳ năm 2021"),
    ],
    ids=["by its sums", "by its words", "by both"],
)
def test_a_turned_matrix_says_the_same(codes: tuple[str, ...], label: str, group: str) -> None:
    turned = read(written(TURNED, codes, label=label, group=group), TURNED_MERGES)
    assert conversions(turned) == wanted(codes)
    areas = {(o.key.item, str(o.key.period)): o.value for o in turned.observations if "to=" not in o.key.item}
    first, second, third = (f"land={code.lower()}" for code in codes)
    assert areas == {
        (first, "2021-12/P0M"): "100", (second, "2021-12/P0M"): "50", (third, "2021-12/P0M"): "20",
        (first, "2022-12/P0M"): "93", (second, "2022-12/P0M"): "49", (third, "2022-12/P0M"): "28",
    }  # fmt: skip


@pytest.mark.parametrize("codes", [TT_29_2014, TT_01_2021, TT_08_2024])
def test_as_the_circular_prints_it(codes: tuple[str, ...]) -> None:
    reading = read(written(AS_REGULATED, codes), REGULATED_MERGES)
    assert conversions(reading) == wanted(codes)
    closing = {o.cell: (o.key.item, o.value) for o in reading.observations if o.cell[1:] == "9"}
    low = [code.lower() for code in codes]
    assert closing == {"E9": (f"land={low[0]}", "93"), "F9": (f"land={low[1]}", "49"), "G9": (f"land={low[2]}", "28")}


def test_words_against_sums_are_asked_about() -> None:
    text = AS_REGULATED.replace("Chu chuyển đất đai đến năm 2022", "Chuyển từ các loại đất")
    reading = read(written(text, TT_01_2021), REGULATED_MERGES)
    assert conversions(reading) == {}
    asked = {p.cell for p in reading.problems if p.code == "land_matrix_unclear"}
    assert {"E6", "F6", "G6", "G8"} <= asked
