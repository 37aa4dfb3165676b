"""CASES.md part B, C01-C13: names, codes, outline numbers and dates as they arrive."""

from __future__ import annotations

import datetime as dt
import time
import unicodedata
from collections.abc import Iterator

import pytest

from data.cells import Workbook
from data.clock import day_of
from data.queries import Wanted, values
from data.settings import Settings
from data.store import Store
from loaders import load
from loaders.context import Options
from loaders.load import load_file, read_file
from tests.loaders.cases.conftest import Places
from tests.loaders.sheets import codes, found, only, problems, read, sheet, stored

PEOPLE = Options(period="2020-01/P12M", unit="người")
ORDERS = {
    "precomposed": "Điện Hòa",
    "decomposed": "Die\u0323\u0302n Ho\u0300a",
    "other order": "Die\u0302\u0323n Ho\u0300a",
}


def areas_of(text: str, options: Options = PEOPLE, **more: object) -> dict[str, str]:
    """Cell -> code of the area its figure was given to."""
    return {cell: observation.key.area.code for cell, observation in found(read(text, options=options, **more)).items()}


def test_c01_leading_zeros_of_a_code_are_never_lost_and_an_unknown_row_is_never_zero(places: Places) -> None:
    places("001 Huyện An Lâm", "007 Huyện Bình Sa", "00250 Xã Cẩm Tuyền")
    reading = read(
        "Mã | Đơn vị | Dân số\n'001 | Huyện An Lâm | 52000\n7{000} | Huyện Bình Sa | 41000\n"
        "'00250{@} | Xã Cẩm Tuyền | 6100\n'00e5 | Mã lỗi | 1",
        options=PEOPLE,
    )
    assert {o.cell: (o.key.area.code, o.value) for o in reading.observations} == {
        "C2": ("001", "52000"), "C3": ("007", "41000"), "C4": ("00250", "6100"),
    }  # fmt: skip
    (unknown,) = problems(reading, "unknown_area")
    assert (unknown.cell, unknown.severity, unknown.params["label"]) == ("row 5", "question", "Mã lỗi")
    assert [cell.ref for cell in only(reading).unplaced] == ["C5"]


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("known", ["NFC", "NFD"])
def test_c03_composed_and_decomposed_spellings_are_one_area(places: Places, form: str, known: str) -> None:
    places(unicodedata.normalize(known, "008 Huyện Đông Hòa"), "001 Huyện An Lâm")  # type: ignore[arg-type]
    label = unicodedata.normalize(form, "Huyện Đông Hòa")  # type: ignore[arg-type]
    assert areas_of(f"Đơn vị | Dân số\n{label} | 5\nHuyện An Lâm | 3") == {"B2": "008", "B3": "001"}


@pytest.mark.parametrize("spelled", ORDERS.values(), ids=ORDERS.keys())
def test_c03_the_order_of_combining_marks_does_not_matter(places: Places, spelled: str) -> None:
    places("008 Huyện Điện Hòa", "001 Huyện An Lâm")
    label = spelled.replace("Die", "Đie")
    assert areas_of(f"Đơn vị | Dân số\nHuyện {label} | 5\nHuyện An Lâm | 3") == {"B2": "008", "B3": "001"}


def test_c03_a_row_in_each_form_is_one_area_said_twice(places: Places, monkeypatch: pytest.MonkeyPatch) -> None:
    places("008 Huyện Đông Hòa", "001 Huyện An Lâm")
    decomposed = unicodedata.normalize("NFD", "Huyện Đông Hòa")
    page = sheet(f"Đơn vị | Dân số\nHuyện Đông Hòa | 5\n{decomposed} | 6\nHuyện An Lâm | 3")
    monkeypatch.setattr(load, "read", lambda *_: Workbook("xlsx", [page]))
    reading = read_file("a.xlsx", b"a;b", PEOPLE, Settings())
    assert {o.cell for o in reading.observations} == {"B4"}
    assert {(p.cell, p.cells) for p in problems(reading.sheets[0], "duplicate_series")} == {
        ("B2", ("B2", "B3")), ("B3", ("B2", "B3")),
    }  # fmt: skip


def test_c04_blanks_nobody_sees_are_nothing_and_cost_no_message(places: Places) -> None:
    places("001 Huyện An Lâm", "002 Huyện Bình Sa", "003 Thị xã Cẩm Tuyền")
    text = "'Huyện  | Dân số\nHuyện\u00a0An Lâm  | 1\nHuyện\u200b Bình Sa | 2\n\ufeffThị xã Cẩm Tuyền | 3"
    reading = read(text, options=PEOPLE)
    assert areas_of(text) == {"B2": "001", "B3": "002", "B4": "003"}
    assert [column.path for column in only(reading).table.columns] == [("Huyện",), ("Dân số",)]
    assert codes(reading) == set()
    raw = only(reading).table.sheet
    assert [raw.cells[row, 1].value for row in (3, 4)] == ["Huyện\u200b Bình Sa", "\ufeffThị xã Cẩm Tuyền"]


@pytest.mark.parametrize("letter", ["\u00d0", "\u0189"])
def test_c05_a_letter_that_looks_like_the_vietnamese_one_is_it(places: Places, letter: str) -> None:
    places("008 Huyện Đông Hòa", "001 Huyện An Lâm")
    assert areas_of(f"Huyện | Dân số\nHuyện {letter}ông Hòa | 1\nHuyện An Lâm | 2") == {"B2": "008", "B3": "001"}


def test_c07_text_of_an_old_font_is_converted_and_told(places: Places) -> None:
    places("008 Huyện Đông Hòa", "001 Huyện An Lâm")
    text = "HuyÖn | D©n sè\nHuyÖn §«ng Hßa | 12\nHuyÖn An L©m | 3"
    reading = read(text, options=PEOPLE, font=".VnTime")
    assert {o.cell: (o.key.area.code, o.value) for o in reading.observations} == {
        "B2": ("008", "12"),
        "B3": ("001", "3"),
    }
    assert [p.params for p in problems(reading, "legacy_text")] == [{"encoding": "TCVN3", "count": "4"}]


def test_c08_one_name_of_two_kinds_is_two_areas_and_the_bare_name_is_asked(places: Places) -> None:
    places("011 Thành phố Cao Lệ", "012 Huyện Cao Lệ")
    reading = read("Đơn vị | Dân số\nThành phố Cao Lệ | 100\nHuyện Cao Lệ | 40\nCao Lệ | 7", options=PEOPLE)
    assert {o.cell: (o.key.area.code, o.value) for o in reading.observations} == {
        "B2": ("011", "100"), "B3": ("012", "40"),
    }  # fmt: skip
    (asked,) = problems(reading, "ambiguous_area")
    assert (asked.cell, asked.severity) == ("row 4", "question")
    assert asked.params["candidates"] == "Thành phố Cao Lệ (011), Huyện Cao Lệ (012)"


def test_c08_equal_figures_of_namesakes_are_both_kept(places: Places) -> None:
    places("011 Thành phố Cao Lệ", "012 Huyện Cao Lệ")
    assert areas_of("Đơn vị | Dân số\nThành phố Cao Lệ | 40\nHuyện Cao Lệ | 40") == {"B2": "011", "B3": "012"}


def test_c09_figures_of_each_year_belong_to_the_areas_of_that_year(places: Places) -> None:
    places("101 Xã Cẩm Đông", "102 Xã Cẩm Tây", until=dt.date(2025, 6, 30))
    places("103 Xã Cẩm Tuyền", "104 Xã Cẩm Nam", since=dt.date(2025, 7, 1))
    before, after = Options(period="2024-01/P12M", unit="người"), Options(period="2026-01/P12M", unit="người")
    assert areas_of("Đơn vị | Dân số\nXã Cẩm Đông | 3000\nXã Cẩm Tây | 2000", before) == {"B2": "101", "B3": "102"}
    merged = read("Đơn vị | Dân số\nXã Cẩm Tuyền | 5200\nXã Cẩm Nam | 900", options=after)
    assert {(o.cell, o.key.area.code, str(o.key.area.valid_from)) for o in merged.observations} == {
        ("B2", "103", "2025-07-01"), ("B3", "104", "2025-07-01"),
    }  # fmt: skip


def test_c10_outline_numbers_are_never_figures_and_find_their_parent_as_text() -> None:
    middle = "".join(f"'1.{number} | Khoản {number} | {number}\n" for number in range(2, 10))
    reading = read(
        f"TT | Chỉ tiêu | Dân số\n'1 | Nhóm một | 46\n1.1 | Khoản một | 1\n{middle}1.1{{0.00}} | Khoản mười | 10\n"
        "I | Phần một | 7\na) | Ý một | 8",
        options=PEOPLE,
    )
    assert stored(reading) == {
        "C2": "46", "C3": "1", **{f"C{row}": str(row - 2) for row in range(4, 12)}, "C12": "10", "C13": "7", "C14": "8",
    }  # fmt: skip
    parents = {row.index: row.parent.index if row.parent else None for row in only(reading).rows}
    assert {parents[row] for row in range(3, 13)} == {2}
    assert len({o.key.indicator for o in reading.observations}) == 13


def test_c11_a_month_is_the_month_however_excel_keeps_it() -> None:
    """F1 of the case, a bare 43952 over a column, stands apart: it has to be asked about."""
    reading = read(
        "Chỉ tiêu | 2020-01-01 | 2/2020 | T3/2020 | Tháng 4 | | 6T/2020 | Quý II/2020 | Ước cả năm 2020\n"
        "Giải quyết việc làm mới | 1 | 2 | 3 | 4 | | 6 | 7 | 8",
        options=Options(unit="người"),
    )
    assert {o.cell: (str(o.key.period), o.key.role) for o in reading.observations} == {
        "B2": ("2020-01/P1M", "actual"), "C2": ("2020-02/P1M", "actual"), "D2": ("2020-03/P1M", "actual"),
        "E2": ("2020-04/P1M", "actual"), "G2": ("2020-01/P6M", "actual"), "H2": ("2020-04/P3M", "actual"),
        "I2": ("2020-01/P12M", "estimate"),
    }  # fmt: skip


@pytest.fixture(params=["UTC", "Asia/Ho_Chi_Minh", "America/Los_Angeles"])
def zone(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The server's own time zone."""
    monkeypatch.setenv("TZ", request.param)
    time.tzset()
    yield request.param
    monkeypatch.undo()
    time.tzset()


def test_c13_a_file_of_half_past_midnight_in_ha_noi_is_of_that_day_on_every_server(
    zone: str, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = sheet(
        "UBND HUYỆN KỲ ANH\nBÁO CÁO THÁNG 1 NĂM 2020\nTT | Chỉ tiêu | ĐVT | Thực hiện\n"
        "1 | Xuất khẩu lao động | người | 5"
    )
    monkeypatch.setattr(load, "read", lambda *_: Workbook("xlsx", [page]))
    moment = dt.datetime(2025, 12, 31, 17, 30)  # UTC; in Hà Nội it is 1/1/2026, 00:30
    load_file(store, "a.xlsx", b"a;b", Options(), Settings(), known_at=moment)
    assert day_of(moment) == dt.date(2026, 1, 1)
    known = {day: len(values(store, Wanted(known_at=day))) for day in (dt.date(2025, 12, 31), dt.date(2026, 1, 1))}
    assert known == {dt.date(2025, 12, 31): 0, dt.date(2026, 1, 1): 1}
    (row,) = values(store, Wanted())
    assert (day_of(row.known_at), str(row.period)) == (dt.date(2026, 1, 1), "2020-01/P1M")
