"""An analyst's answers complete what a sheet leaves open, and are remembered for its sender and form."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from data.cells import Sheet
from data.mappings import forget, mappings
from data.model import Counts
from data.settings import Settings
from data.store import Store
from loaders.answers import Answers, BadAnswers, parse_answers
from loaders.context import Options
from loaders.load import FileReading, SheetReading, load_file, read_sheet
from tests.loaders.sheets import codes, found, sheet, stored, xlsx

SENDER = Options(sender="ubnd_447")


def read(made: Sheet, text: str) -> SheetReading:
    return read_sheet(made, "a.xlsx", replace(Options(), answers=parse_answers(text)).for_sheet(made.name))


NO_UNIT = "THU NGÂN SÁCH TỈNH HÀ TĨNH NĂM 2020\nTT | Chỉ tiêu | Thực hiện\nI | Thu NSNN trên địa bàn | 1500"


def test_the_unit_of_the_sheet() -> None:
    reading = read(sheet(NO_UNIT), "unit: tỷ đồng")
    assert [(o.value, o.unit) for o in found(reading).values()] == [("1500", "tỷ đồng")]
    assert "unit_missing" not in codes(reading)


def test_an_answer_for_one_sheet_of_the_file() -> None:
    told = parse_answers("sheets:\n  Biểu 1:\n    unit: tỷ đồng")
    assert told.of_sheet("Biểu 1").unit == "tỷ đồng"
    assert told.of_sheet("Biểu 2").unit == "tỷ đồng", "next month's sheet of the same name but its number"
    assert told.of_sheet("Phụ lục").unit == ""


AREAS = (
    "GIẢI QUYẾT VIỆC LÀM NĂM 2020\nTT | Huyện | Giải quyết việc làm mới (người)\n"
    "1 | Kỳ Anh | 50\n2 | Hương Sơn | 40\n3 | Đức Thọ | 30"
)


def test_which_area_a_label_means() -> None:
    assert "C3" not in stored(read(sheet(AREAS), ""))
    reading = read(sheet(AREAS), "rows:\n  Kỳ Anh: {area: 449}")
    assert {c: o.key.area.code for c, o in found(reading).items()} == {"C3": "449", "C4": "439", "C5": "440"}


def test_how_text_numbers_are_written() -> None:
    made = sheet("BÁO CÁO NĂM 2020\nTT | Chỉ tiêu | ĐVT | TH\n1 | Đàn lợn | con | '1.105")
    assert codes(read(made, ""), "D3") == {"ambiguous_number"}
    assert stored(read(made, "numbers: vn")) == {"D3": "1105"}
    assert stored(read(made, "columns:\n  TH: {numbers: us}")) == {"D3": "1.105"}


def test_what_a_column_is() -> None:
    made = sheet("BÁO CÁO NĂM 2020\nTT | Chỉ tiêu | ĐVT | TH |\n1 | Đàn trâu | con | 9 | 12")
    told = "columns:\n  E: {role: target, authority: hdnd_huyen}"
    reading = read(made, told)
    assert stored(reading) == {"D3": "9", "E3": "12"}
    assert (found(reading)["E3"].key.role, found(reading)["E3"].key.authority) == ("target", "hdnd_huyen")
    assert codes(reading, "column E") == set()


def test_a_column_or_row_to_leave_out() -> None:
    made = sheet(
        "BÁO CÁO NĂM 2020\nTT | Chỉ tiêu | ĐVT | TH |\n1 | Đàn trâu | con | 9 | 12\n2 | Tạm tính | con | 7 | 1"
    )
    reading = read(made, "columns:\n  E: {ignore: true}\nrows:\n  Tạm tính: {ignore: true}")
    assert stored(reading) == {"D3": "9"}
    assert "heading_missing" not in codes(reading)


@pytest.mark.parametrize(("told", "value"), [("1105.5", "1105.5"), ("-", "nil"), ("...", "missing"), ("ignore", None)])
def test_what_one_cell_says(told: str, value: str | None) -> None:
    made = sheet("BÁO CÁO NĂM 2020\nTT | Chỉ tiêu | ĐVT | TH\n1 | Đàn lợn | con | hơn ngàn\n2 | Đàn bò | con | 5")
    reading = read(made, f'cells: {{D3: "{told}"}}')
    assert stored(reading).get("D3") == value
    assert "not_a_number" not in codes(reading, "D3")


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("unit: chục", "unit"),
        ("rows:\n  Kỳ Anh: {area: 99999}", "rows.Kỳ Anh.area"),
        ("rows:\n  A: {indicator: no_such}", "rows.A.indicator"),
        ("columns:\n  C: {role: dream}", "columns.C.role"),
        ("columns:\n  C: {period: 2020}", "columns.C.period"),
        ("columns:\n  C: {authority: bộ}", "columns.C.authority"),
        ("roles: x", "roles"),
        ("- a", "expected"),
        ("unit: [", "line 1"),
    ],
)
def test_answers_that_cannot_be_used_are_named(text: str, place: str) -> None:
    with pytest.raises(BadAnswers, match=place):
        parse_answers(text)


def test_what_is_true_of_one_month_only_is_not_remembered() -> None:
    told = parse_answers(
        "unit: tấn\nperiod: 2020-09/P1M\nas_of: 2020-09-30\ncells: {D3: '1'}\n"
        "rows: {row 4: {ignore: true}, Kỳ Anh: {area: 447}}\ncolumns: {TH: {role: actual, period: 2020-09/P1M}}"
    )
    kept = told.remembered()
    assert (kept.unit, kept.period, kept.as_of, kept.cells) == ("tấn", "", None, {})
    assert list(kept.rows) == ["Kỳ Anh"]
    assert (kept.columns["TH"].role, kept.columns["TH"].period) == ("actual", "")
    assert told.as_of == dt.date(2020, 9, 30)


# ---- learned for the sender's form


def month(number: int, rows: tuple[str, ...]) -> bytes:
    body = "\n".join(f"{n} | {name} | {10 * n}" for n, name in enumerate(rows, 1))
    return xlsx(f"GIẢI QUYẾT VIỆC LÀM THÁNG {number} NĂM 2020\nTT | Huyện | Giải quyết việc làm mới (người)\n{body}")


def load(store: Store, number: int, rows: tuple[str, ...], told: str = "", options: Options = SENDER) -> FileReading:
    given = replace(options, answers=parse_answers(told))
    return load_file(store, f"viec_lam_{number}.xlsx", month(number, rows), given, Settings())


FIRST, MOVED = ("Kỳ Anh", "Hương Sơn", "Đức Thọ"), ("Đức Thọ", "Hương Sơn", "Vũ Quang", "Kỳ Anh")


def test_an_answer_holds_next_month_though_rows_moved(any_store: Store) -> None:
    load(any_store, 8, FIRST, "rows:\n  Kỳ Anh: {area: 449}")
    september = load(any_store, 9, MOVED)
    assert {o.cell: o.key.area.code for o in september.observations}["C6"] == "449"
    assert [p.code for p in september.problems] == ["learned_used"]
    assert september.counts.balance()


def test_another_sender_s_form_is_not_touched(store: Store) -> None:
    load(store, 8, FIRST, "rows:\n  Kỳ Anh: {area: 449}")
    other = load(store, 9, MOVED, options=Options(sender="ubnd_449"))
    assert "449" not in {o.key.area.code for o in other.observations}


def test_a_new_answer_comes_before_the_old_one(store: Store) -> None:
    load(store, 8, FIRST, "rows:\n  Kỳ Anh: {area: 449}")
    september = load(store, 9, FIRST, "rows:\n  Kỳ Anh: {area: 447}")
    assert {o.key.area.code for o in september.observations} == {"447", "439", "440"}
    (kept,) = mappings(store)
    assert Answers.model_validate_json(kept.answers).rows["Kỳ Anh"].area == "447"


def test_a_rehearsal_learns_nothing(store: Store) -> None:
    given = replace(SENDER, answers=parse_answers("rows:\n  Kỳ Anh: {area: 449}"))
    load_file(store, "a.xlsx", month(8, FIRST), given, Settings(), dry_run=True)
    assert mappings(store) == []


def test_what_was_learned_can_be_forgotten(store: Store) -> None:
    load(store, 8, FIRST, "rows:\n  Kỳ Anh: {area: 449}")
    (kept,) = mappings(store)
    assert (kept.sender, kept.file_name) == ("ubnd_447", "viec_lam_8.xlsx")
    assert forget(store, kept.mapping_id)
    assert not forget(store, kept.mapping_id)
    assert len(load(store, 9, FIRST).observations) == 2


def test_counts_balance_with_answers(store: Store) -> None:
    reading = load(store, 8, FIRST, "rows:\n  Hương Sơn: {ignore: true}")
    assert reading.counts == Counts(cells=3, new=1, rejected=1, skipped=1)


def test_an_answer_for_one_sheet_is_remembered_for_that_sheet() -> None:
    told = parse_answers("unit: tỷ đồng\nsheets:\n  Biểu 1:\n    unit: triệu đồng\n    period: 2020-01/P12M")
    lasting = told.remembered()
    assert (lasting.unit, lasting.of_sheet("Biểu 1").unit, lasting.of_sheet("Biểu 1").period) == (
        "tỷ đồng", "triệu đồng", "",
    )  # fmt: skip


def test_a_blank_left_in_a_template_is_no_answer() -> None:
    assert parse_answers('unit: ""\nyear_starts:\nrows:\n  Kỳ Anh:\n    area: ""\ncells: {C5: ""}').count == 0
