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
from data.sentences import problem_text
from data.settings import Settings
from data.store import Store
from loaders import load
from loaders.answers import parse_answers
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
    assert [(p.cell, p.params) for p in problems(reading, "code_padded")] == [("A3", {"shown": "7", "code": "007"})]
    assert [(p.cell, p.severity, p.params["shown"]) for p in problems(reading, "unknown_area_code")] == [
        ("A5", "question", "00e5")
    ]
    assert problem_text(problems(reading, "code_padded")[0], "vi").count("đã thêm số 0") == 1


@pytest.mark.parametrize(("code", "padded"), [("7", "007"), ("250", "00250"), ("'7", "007")])
def test_c01_a_bare_number_is_completed_to_the_length_of_its_level(places: Places, code: str, padded: str) -> None:
    places("001 Huyện An Lâm", "002 Huyện Gia", "007 Huyện Bình Sa", "00250 Xã Cẩm Tuyền")
    name = "Huyện Bình Sa" if padded == "007" else "Xã Cẩm Tuyền"
    reading = read(
        f"Mã ĐVHC | Đơn vị | Dân số\n'001 | Huyện An Lâm | 5\n'002 | Huyện Gia | 4\n{code} | {name} | 3", options=PEOPLE
    )
    assert {o.cell: o.key.area.code for o in reading.observations} == {"C2": "001", "C3": "002", "C4": padded}
    assert [p.params["code"] for p in problems(reading, "code_padded")] == [padded]


def test_c01_a_code_tells_namesakes_apart_and_one_of_another_unit_is_asked(places: Places) -> None:
    places("001 Huyện Cao Lệ", "002 Thành phố Cao Lệ", "003 Huyện Gia", "004 Huyện Hạ", "005 Huyện Kim")
    reading = read(
        "Mã số | Đơn vị | Dân số\n'001 | Cao Lệ | 5\n'002 | Cao Lệ | 6\n'003 | Huyện Gia | 4\n'004 | Huyện Hạ | 3\n"
        "'003 | Huyện Kim | 2",
        options=PEOPLE,
    )
    assert {o.cell: o.key.area.code for o in reading.observations} == {
        "C2": "001",
        "C3": "002",
        "C4": "003",
        "C5": "004",
    }
    assert [(p.code, p.cell, p.params) for p in reading.problems if p.severity == "question"] == [
        ("area_code_differs", "row 6", {"label": "Huyện Kim", "shown": "003", "area": "Huyện Gia (003)"})
    ]


def test_c01_running_numbers_below_ma_are_no_codes_of_units(places: Places) -> None:
    places("001 Huyện An Lâm", "002 Huyện Bình Sa", "003 Huyện Gia")
    text = "Mã | Đơn vị | Dân số\n1 | Huyện Gia | 5\n2 | Huyện An Lâm | 4\n3 | Huyện Bình Sa | 3"
    assert areas_of(text) == {"C2": "003", "C3": "001", "C4": "002"}
    assert codes(read(text, options=PEOPLE)) == set()


UNMARKED = {
    "no numbers": "TT | Đơn vị | Dân số\n | Huyện An Lâm | 100\n | Huyện Bình Sa | 60\n | Huyện Gia | 39",
    "the first numbered": "TT | Đơn vị | Dân số\n1 | Huyện An Lâm | 100\n | Huyện Bình Sa | 60\n | Huyện Gia | 39",
    "a number typed": "Đơn vị | Dân số\n1. Huyện An Lâm | 100\nHuyện Bình Sa | 60\nHuyện Gia | 39",
}


@pytest.mark.parametrize("text", UNMARKED.values(), ids=UNMARKED.keys())
def test_c01_districts_without_outline_numbers_stand_side_by_side(places: Places, text: str) -> None:
    places("001 Huyện An Lâm", "002 Huyện Bình Sa", "003 Huyện Gia")
    reading = read(text, options=PEOPLE)
    assert [row.parent for row in only(reading).rows] == [None, None, None]
    assert codes(reading) == set()


def test_c01_communes_stand_below_their_own_district_whatever_their_numbers(places: Places) -> None:
    places("001 Huyện An Lâm", "002 Huyện Bình Sa")
    places("0101 Xã Một", "0102 Xã Hai", parent="001")
    places("0201 Xã Ba", "0202 Xã Bốn", parent="002")
    reading = read(
        "TT | Đơn vị | Dân số\n | Toàn tỉnh | 18\n | Huyện An Lâm | 11\n1 | Xã Một | 5\n2 | Xã Hai | 6\n"
        " | Huyện Bình Sa | 7\n1 | Xã Ba | 3\n2 | Xã Bốn | 5",
        options=PEOPLE,
    )
    parents = {row.label: row.parent.label if row.parent else "" for row in only(reading).rows}
    assert parents == {
        "Toàn tỉnh": "", "Huyện An Lâm": "Toàn tỉnh", "Xã Một": "Huyện An Lâm", "Xã Hai": "Huyện An Lâm",
        "Huyện Bình Sa": "Toàn tỉnh", "Xã Ba": "Huyện Bình Sa", "Xã Bốn": "Huyện Bình Sa",
    }  # fmt: skip
    assert [(p.cell, p.params) for p in problems(reading, "total_mismatch")] == [("C6", {"printed": "7", "sum": "8"})]


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


def test_c09_a_column_of_districts_after_the_reform_is_told_and_its_old_units_are_asked(places: Places) -> None:
    places("001 Huyện Cẩm", "002 Huyện Gia", until=dt.date(2025, 6, 30))
    places("103 Xã Cẩm Tuyền", "104 Xã Cẩm Nam", since=dt.date(2025, 7, 1))
    after = Options(period="2026-01/P12M", unit="người")
    both = read("Huyện | Xã | Dân số\nCẩm | Xã Cẩm Tuyền | 5200\nCẩm | Xã Cẩm Nam | 900", options=after)
    assert {o.cell: o.key.area.code for o in both.observations} == {"C2": "103", "C3": "104"}
    told = [(p.severity, p.params) for p in problems(both, "district_level_ended")]
    assert told == [("warning", {"label": "Huyện", "until": "30/06/2025"})]
    rows = read("Huyện | Dân số\nHuyện Cẩm | 3000\nGia | 2000", options=after)
    assert stored(rows) == {}
    assert [(p.cell, p.params["label"]) for p in problems(rows, "former_level")] == [
        ("row 2", "Huyện Cẩm"), ("row 3", "Gia"),
    ]  # fmt: skip
    assert len(problems(rows, "district_level_ended")) == 1
    before = read("Huyện | Dân số\nHuyện Cẩm | 3000\nGia | 2000", options=PEOPLE)
    assert (set(stored(before)), codes(before)) == ({"B2", "B3"}, set())


def test_c09_the_old_units_of_the_province_become_what_the_lineage_says() -> None:
    """NQ 1665/NQ-UBTVQH15: the figures of a unit that was are not given to its successor without a word."""
    reading = read(
        "SỞ Y TẾ\nDÂN SỐ NĂM 2026\nĐVT: người\nTT | Xã, phường | Dân số\n1 | Xã Kỳ Anh | 100\n2 | Xã Cẩm Dương | 200\n"
        "3 | Phường Nam Hà | 300"
    )
    assert {o.cell: (o.key.area.code, str(o.key.area.valid_from)) for o in reading.observations} == {
        "C5": ("18775", "2025-07-01")
    }
    assert [(p.cell, p.severity, p.params["areas"], p.params["until"]) for p in problems(reading, "former_area")] == [
        ("row 6", "question", "Xã Yên Hòa (18682)", "30/06/2025"),
        ("row 7", "question", "Phường Thành Sen (18073)", "30/06/2025"),
    ]


@pytest.mark.parametrize("label", ["Thành phố Hà Tĩnh", "Kỳ Anh"])
def test_c09_a_district_that_was_is_neither_the_province_nor_the_commune_of_its_name(label: str) -> None:
    reading = read(
        "SỞ Y TẾ\nDÂN SỐ NĂM 2026\nĐVT: người\nTT | Huyện, TP, TX | Dân số\n1 | Huyện Cẩm Xuyên | 1\n"
        f"2 | Huyện Hương Khê | 2\n3 | {label} | 3"
    )
    assert stored(reading) == {}
    assert {p.cell for p in reading.problems if p.severity == "question"} == {"row 5", "row 6", "row 7"}


def test_c09_a_district_that_ended_within_the_year_still_has_its_figures_of_that_year() -> None:
    reading = read(
        "SỞ Y TẾ\nDÂN SỐ NĂM 2025\nĐVT: người\nTT | Huyện, TP, TX | Dân số\n1 | Huyện Cẩm Xuyên | 1\n2 | Kỳ Anh | 2\n"
        "3 | TX Kỳ Anh | 3\n4 | Thành phố Hà Tĩnh | 4"
    )
    assert {o.cell: o.key.area.code for o in reading.observations} == {
        "C5": "446", "C6": "447", "C7": "449", "C8": "436",
    }  # fmt: skip
    assert codes(reading) == {"district_level_ended"}


def test_c09_a_flat_list_of_communes_keeps_its_indicators_beside_the_district(places: Places) -> None:
    places("001 Huyện Cẩm", "002 Huyện Gia")
    places("00101 Xã Tân", "00102 Xã Hòa", parent="001")
    places("00201 Xã Tân", parent="002")
    reading = read(
        "Huyện | Xã | Chỉ tiêu | Tháng | Thực hiện\nCẩm | Tân | Số ca khám | 1 | 5\nCẩm | Hòa | Số ca khám | 1 | 6\n"
        "Gia | Tân | Số ca sinh | 2 | 7",
        options=PEOPLE,
    )
    assert {o.cell: (o.key.area.code, str(o.key.period)) for o in reading.observations} == {
        "E2": ("00101", "2020-01/P1M"), "E3": ("00102", "2020-01/P1M"), "E4": ("00201", "2020-02/P1M"),
    }  # fmt: skip
    assert len({o.key.indicator for o in reading.observations}) == 2


def test_c09_a_district_s_own_report_after_the_reform_is_told() -> None:
    reading = read(
        "UBND HUYỆN CẨM XUYÊN\nBÁO CÁO NĂM 2026\nTT | Chỉ tiêu | ĐVT | TH\n1 | Giải quyết việc làm mới | người | 9"
    )
    assert stored(reading) == {}
    assert len(problems(reading, "district_level_ended")) == 1


def test_c09_namesakes_are_told_apart_by_the_district_beside_them(places: Places) -> None:
    places("001 Huyện Cẩm", "002 Huyện Gia")
    places("00101 Xã Tân", "00102 Xã Hòa", parent="001")
    places("00201 Xã Tân", "00202 Xã Lộc", parent="002")
    text = "Huyện | Xã | Dân số\nCẩm | Tân | 1\nCẩm | Hòa | 2\nCẩm |  | 3\nGia | Tân | 4\nGia | Lộc | 5"
    assert areas_of(text) == {"C2": "00101", "C3": "00102", "C4": "001", "C5": "00201", "C6": "00202"}


TENTH = {"its format kept": "1.1{0.00}", "its format lost": "1.1", "in a text table": "'1.1"}


@pytest.mark.parametrize(("kind", "tenth"), TENTH.items(), ids=TENTH.keys())
def test_c10_outline_numbers_are_never_figures_and_find_their_parent_as_text(kind: str, tenth: str) -> None:
    middle = "".join(f"'1.{number} | Khoản {number} | {number}\n" for number in range(2, 10))
    reading = read(
        f"TT | Chỉ tiêu | Dân số\n'1 | Nhóm một | 46\n1.1 | Khoản một | 1\n{middle}{tenth} | Khoản mười | 10\n"
        "I | Phần một | 7\na) | Ý một | 8",
        options=PEOPLE,
    )
    assert stored(reading) == {
        "C2": "46", "C3": "1", **{f"C{row}": str(row - 2) for row in range(4, 12)}, "C12": "10", "C13": "7", "C14": "8",
    }  # fmt: skip
    rows = only(reading).rows
    assert {row.index: row.marker for row in rows} == {
        2: "1", **{row: f"1.{row - 2}" for row in range(3, 13)}, 13: "I", 14: "a)",
    }  # fmt: skip
    assert {row.parent.index if row.parent else None for row in rows[1:11]} == {2}
    assert len({o.key.indicator for o in reading.observations}) == 13
    suspects = [(p.cell, p.severity, p.params) for p in problems(reading, "outline_suspect")]
    assert suspects == ([] if "kept" in kind else [("A12", "warning", {"shown": "1.1", "marker": "1.10"})])


def test_c10_a_column_shown_with_two_decimals_has_no_tenth_row() -> None:
    reading = read(
        "TT | Chỉ tiêu | Dân số\n1{0.00} | Nhóm một | 3\n1.1{0.00} | Khoản một | 1\n1.2{0.00} | Khoản hai | 2\n"
        "2{0.00} | Nhóm hai | 1\n2.1{0.00} | Khoản ba | 1",
        options=PEOPLE,
    )
    assert [row.marker for row in only(reading).rows] == ["1", "1.1", "1.2", "2", "2.1"]
    assert problems(reading, "outline_suspect") == []


def test_c10_below_another_group_the_count_begins_anew_and_a_date_is_a_number_again() -> None:
    middle = "".join(f"'1.{number} | Khoản {number} | {number}\n" for number in range(1, 10))
    reading = read(
        f"TT | Chỉ tiêu | Dân số\nI | Phần một | 9\n'1 | Nhóm một | 45\n{middle}II | Phần hai | 9\n'1 | Nhóm hai | 3\n"
        "1.1 | Mục một | 1\n2020-02-01 | Mục hai | 2",
        options=PEOPLE,
    )
    assert [row.marker for row in only(reading).rows[-3:]] == ["1", "1.1", "1.2"]
    assert [p.params["marker"] for p in problems(reading, "outline_suspect")] == ["1.2"]


MONTHS = (
    "Chỉ tiêu | 2020-01-01 | 2/2020 | T3/2020 | Tháng 4 | 43952 | 6T/2020 | Quý II/2020 | Ước cả năm 2020\n"
    "Giải quyết việc làm mới | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8"
)


def test_c11_a_month_is_the_month_however_excel_keeps_it_and_a_bare_serial_is_asked() -> None:
    reading = read(MONTHS, options=Options(unit="người"))
    assert {o.cell: (str(o.key.period), o.key.role) for o in reading.observations} == {
        "B2": ("2020-01/P1M", "actual"), "C2": ("2020-02/P1M", "actual"), "D2": ("2020-03/P1M", "actual"),
        "E2": ("2020-04/P1M", "actual"), "G2": ("2020-01/P6M", "actual"), "H2": ("2020-04/P3M", "actual"),
        "I2": ("2020-01/P12M", "estimate"),
    }  # fmt: skip
    (asked,) = problems(reading, "serial_heading")
    assert (asked.cell, asked.cells, asked.severity) == ("column F", ("F2",), "question")
    assert asked.params == {"shown": "43952", "value": "01/05/2020"}


def test_c11_the_month_of_the_serial_is_taken_from_the_answer() -> None:
    told = parse_answers("columns: {F: {period: 2020-05/P1M}}").of_sheet("Sheet1")
    reading = read(MONTHS, options=Options(unit="người", said=told))
    assert str(found(reading)["F2"].key.period) == "2020-05/P1M"
    assert problems(reading, "serial_heading") == []


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
        "SỞ NỘI VỤ TỈNH HÀ TĨNH\nBÁO CÁO THÁNG 1 NĂM 2026\nTT | Chỉ tiêu | ĐVT | Thực hiện\n"
        "1 | Xuất khẩu lao động | người | 5"
    )
    monkeypatch.setattr(load, "read", lambda *_: Workbook("xlsx", [page]))
    moment = dt.datetime(2025, 12, 31, 17, 30)  # UTC; in Hà Nội it is 1/1/2026, 00:30
    load_file(store, "a.xlsx", b"a;b", Options(), Settings(), known_at=moment)
    assert day_of(moment) == dt.date(2026, 1, 1)
    known = {day: len(values(store, Wanted(known_at=day))) for day in (dt.date(2025, 12, 31), dt.date(2026, 1, 1))}
    assert known == {dt.date(2025, 12, 31): 0, dt.date(2026, 1, 1): 1}
    (row,) = values(store, Wanted())
    assert (day_of(row.known_at), str(row.period)) == (dt.date(2026, 1, 1), "2026-01/P1M")
