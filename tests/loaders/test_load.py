"""Loading a file: every value cell becomes exactly one thing, a file is one transaction, strangers never overwrite."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest
import sqlalchemy as sa

from data import schema
from data.cells import Sheet, Workbook
from data.database import reading as database
from data.model import Problem
from data.queries import Wanted, values
from data.sentences import problem_text, sentences
from data.settings import Settings
from data.store import Store
from loaders import gate, load
from loaders.context import Options
from loaders.load import FileReading, load_file
from loaders.report import file_json
from tests.loaders.sheets import sheet, xlsx

LOADERS = Path(load.__file__).parent
SETTINGS = Settings()
DISTRICT = "UBND HUYỆN {}\nBÁO CÁO KINH TẾ - XÃ HỘI THÁNG {} NĂM 2020\n"
HEADING = "TT | Chỉ tiêu | ĐVT | Kế hoạch năm | Thực hiện tháng {} | % so KH | Ghi chú\n"
ROWS = (
    "1 | Giải quyết việc làm mới | người | 600 | {} | 75 | chậm\n"
    "2 | Xuất khẩu lao động | người | '80 | ... | '-\n"
    "3 | Sản lượng thủy sản | tấn | #REF! | 7 |\n"
)


def report(jobs: int = 450, district: str = "KỲ ANH", month: int = 9) -> str:
    return DISTRICT.format(district, month) + HEADING.format(month) + ROWS.format(jobs)


@pytest.fixture(autouse=True)
def in_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """The reader's child is tested on its own; here the file's text is its cells."""

    def read(content: bytes, kind: str, seconds: int = 60) -> Workbook:
        pages = content.decode().removeprefix("\ufeff").split("\f")
        return Workbook(kind, [sheet(text, name=f"Sheet{n}") for n, text in enumerate(pages, start=1)])

    monkeypatch.setattr(load, "read", read)


def put(
    store: Store, text: str, name: str = "bao_cao.xlsx", options: Options | None = None, **more: object
) -> FileReading:
    return load_file(store, name, text.encode(), options or Options(), SETTINGS, **more)  # type: ignore[arg-type]


def number_of_datasets(store: Store) -> int:
    with database(store.engine) as connection:
        return connection.scalar(sa.select(sa.func.count()).select_from(schema.dataset)) or 0


def test_the_counts_balance(any_store: Store) -> None:
    counts = put(any_store, report()).counts
    assert counts.balance()
    assert (counts.cells, counts.new, counts.rejected, counts.checked, counts.skipped) == (8, 5, 1, 1, 1)


def test_every_value_cell_is_exactly_one_thing(store: Store) -> None:
    reading = put(store, report())
    kinds: dict[str, list[str]] = {}
    page = reading.sheets[0]
    for figure in page.tables[0].figures:
        kinds.setdefault(figure.ref, [])
        if figure.observation is not None:
            kinds[figure.ref].append("stored")
        if figure.ref in {check.cell for check in page.checks}:
            kinds[figure.ref].append("checked")
        if any(p.blocks and figure.ref in (p.cell, *p.cells) for p in page.problems):
            kinds[figure.ref].append("rejected")
    assert {ref for ref, found in kinds.items() if found == ["stored"]} == {"D4", "E4", "D5", "E5", "E6"}
    assert kinds["F4"] == ["checked"]
    assert kinds["D6"] == ["rejected"]
    assert kinds["F5"] == []  # a dash in a derived column says nothing


def test_the_same_file_again_changes_nothing(any_store: Store) -> None:
    first, again = put(any_store, report()), put(any_store, report())
    assert (first.status, again.status) == ("loaded", "unchanged")
    assert (again.counts.new, again.counts.changed, again.counts.same, again.counts.removed) == (0, 0, 5, 0)
    assert number_of_datasets(any_store) == 1


def test_a_corrected_file_revises_the_one_before(any_store: Store) -> None:
    """C27 of part A: 38, then 31."""
    put(any_store, report(450), known_at=dt.datetime(2020, 10, 1))
    second = put(any_store, report(430), name="bao_cao_sua.xlsx", known_at=dt.datetime(2020, 10, 5))
    assert (second.counts.changed, second.counts.same, second.counts.removed) == (1, 4, 0)
    wanted = Wanted(indicators=("jobs_created",), role="actual")
    assert [row.value for row in values(any_store, wanted)] == ["430"]
    before = Wanted(indicators=("jobs_created",), role="actual", known_at=dt.date(2020, 10, 2))
    assert [row.value for row in values(any_store, before)] == ["450"]


def test_what_the_new_file_no_longer_says_is_removed(store: Store) -> None:
    put(store, report())
    shorter = put(store, "\n".join(report().splitlines()[:4]))
    assert (shorter.counts.removed, shorter.counts.same) == (3, 2)


@pytest.mark.parametrize("bad", ["một trăm", "8 tỷ", "1O", "#REF!", "(7)", "=A1*2"])
def test_a_bad_cell_leaves_the_figure_stored_before(store: Store, bad: str) -> None:
    put(store, report(450))
    second = put(store, report().replace("450", bad), name="bao_cao_sua.xlsx")
    assert (second.counts.rejected, second.counts.removed) == (2, 0)
    assert [p.params for p in second.problems if p.code == "kept_unread"] == [{"count": "1"}]
    (row,) = values(store, Wanted(indicators=("jobs_created",), role="actual"))
    assert (row.value, row.file) == ("450", "bao_cao.xlsx")


def test_a_series_said_twice_leaves_the_figure_stored_before(store: Store) -> None:
    put(store, report(450))
    put(store, report(430) + "4 | Giải quyết việc làm mới | người | 600 | 440", name="bao_cao_sua.xlsx")
    (row,) = values(store, Wanted(indicators=("jobs_created",), role="actual"))
    assert (row.value, row.file) == ("450", "bao_cao.xlsx")


def test_another_month_or_district_is_another_slot(store: Store) -> None:
    for text in (report(), report(month=10), report(district="CAN LỘC")):
        assert put(store, text, name="bao_cao.xlsx").counts.removed == 0
    assert number_of_datasets(store) == 3
    found = values(store, Wanted(indicators=("jobs_created",), role="actual"))
    assert {(row.area.code, row.period.month) for row in found} == {("447", 9), ("447", 10), ("443", 9)}


def test_two_unknown_senders_never_overwrite(store: Store) -> None:
    anonymous = (
        "GIẢI QUYẾT VIỆC LÀM THÁNG 9 NĂM 2020\nTT | Chỉ tiêu | ĐVT | Thực hiện\n"
        "1 | Giải quyết việc làm mới | người | {}"
    )
    put(store, anonymous.format(10), name="nguoi la.xlsx")
    other = put(store, anonymous.format(20), name="nguoi khac.xlsx")
    assert (other.counts.new, other.counts.changed, other.counts.removed) == (1, 0, 0)
    rows = values(store, Wanted(indicators=("jobs_created",)))
    assert len(rows) == 1
    assert rows[0].rivals == 1  # both stand, the difference is listed
    assert rows[0].sender.startswith("file:")


def test_the_named_sender_is_the_slot(store: Store) -> None:
    reading = put(store, report(), options=Options(sender="skhdt", form="thang"))
    assert reading.status == "loaded"
    with database(store.engine) as connection:
        slot = connection.execute(sa.select(schema.slot)).mappings().one()
    assert (slot["sender"], slot["form"], slot["period"]) == ("skhdt", "thang", "2020-09/P1M")


def test_a_dry_run_and_a_draft_change_no_current_value(store: Store) -> None:
    dry = put(store, report(), dry_run=True)
    assert (dry.status, dry.counts.new, number_of_datasets(store)) == ("loaded", 5, 0)
    put(store, report(), draft=True)
    assert number_of_datasets(store) == 1
    assert values(store, Wanted()) == []


def test_the_same_series_twice_with_different_figures_is_a_question(store: Store) -> None:
    """C29: never the mean of the two."""
    reading = put(
        store,
        "SỞ LĐTBXH\nGIẢI QUYẾT VIỆC LÀM NĂM 2020\nĐVT: người\nHuyện, TP, TX | T1 | T2 | T1\n"
        "Huyện Can Lộc | 10 | | 20\nHuyện Hương Khê | 11 | 12 | 11",
    )
    asked = [p for p in reading.sheets[0].problems if p.code == "duplicate_series"]
    assert {p.cell for p in asked} == {"B5", "D5"}
    assert all(p.severity == "question" and p.cells == ("B5", "D5") for p in asked)
    assert {o.cell for o in reading.observations} == {"B6", "C6", "D6"}  # the same figure printed twice may stand
    assert reading.counts.balance()


def test_sheets_are_read_or_left_with_a_reason(store: Store) -> None:
    reading = put(store, report() + "\fMục lục\nTrang bìa\f")
    assert [(page.status, page.reason) for page in reading.sheets] == [
        ("read", None),
        ("ignored", "no_table"),
        ("ignored", "empty"),
    ]
    assert reading.status == "loaded"


def test_a_file_without_any_table_stores_nothing(store: Store) -> None:
    reading = put(store, "Kính gửi UBND tỉnh")
    assert (reading.status, [p.code for p in reading.problems]) == ("refused", ["no_table"])
    assert number_of_datasets(store) == 0


@pytest.mark.parametrize(
    ("content", "code"),
    [(b"", "empty_file"), (b"%PDF-1.7", "not_a_table"), (b"<?xml version='1.0'?><a/>", "unsupported_kind")],
)
def test_a_refused_file_stores_nothing(store: Store, content: bytes, code: str) -> None:
    reading = load_file(store, "x.xlsx", content, Options(), SETTINGS)
    assert (reading.status, [p.code for p in reading.problems]) == ("refused", [code])
    assert number_of_datasets(store) == 0


def test_a_file_above_the_limit_is_refused(store: Store) -> None:
    reading = load_file(store, "x.csv", b"a;" * 600_000, Options(), Settings(max_file_mb=1))
    assert [p.code for p in reading.problems] == ["file_too_large"]


def test_the_whole_way_through_the_child(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    content = xlsx(report().replace("#REF!", "9"))
    reading = load_file(store, "Kỳ Anh T9.xlsx", content, Options(), SETTINGS)
    assert (reading.status, reading.kind, reading.counts.new) == ("loaded", "xlsx", 6)
    row = values(store, Wanted(indicators=("jobs_created",), role="actual"))[0]
    assert (row.file, row.sheet, row.cell, row.value) == ("Kỳ Anh T9.xlsx", "Sheet1", "E4", "450")


# ---- the report


def test_the_report_says_what_the_contract_promises(store: Store) -> None:
    document = file_json(put(store, report()), "vi")
    assert set(document) == {"file", "sha256", "kind", "status", "problems", "sheets", "counts"}
    page = document["sheets"][0]
    assert set(page) == {"sheet", "status", "reason", "form", "observations", "problems", "checks"}
    assert set(page["checks"][0]) == {"cell", "ratio_of", "printed", "recomputed", "agrees"}
    assert page["observations"] == 5
    assert all(set(p) == {"code", "severity", "cell", "cells", "message"} and p["message"] for p in page["problems"])
    assert document["counts"]["cells"] == sum(
        document["counts"][kind] for kind in ("new", "changed", "same", "rejected", "skipped", "checked")
    )


def spoken_codes() -> set[str]:
    """Every problem code that stands in the loaders' source."""
    found: set[str] = set()
    for path in LOADERS.rglob("*.py"):
        text = path.read_text()
        found |= set(re.findall(r"\b(?:Problem|problem|Unreadable)\(\s*\"([a-z_]+)\"", text))
        found |= set(re.findall(r"Gate\([^)]*, \"([a-z_]+)\"\)", text))
        found |= (
            set(re.findall(r"return \"([a-z_]+)\" if .* else \"([a-z_]+)\"", text)[0])
            if path.name == "reader.py"
            else set()
        )
    return found | {"encrypted", "ambiguous_area", "unknown_area", "not_a_table"}


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_problem_has_its_sentence(language: str) -> None:
    assert len(spoken_codes()) > 25
    assert spoken_codes() - set(sentences(language)) == set()
    assert set(sentences("vi")) == set(sentences("en"))


@pytest.mark.parametrize("code", sorted(sentences("vi")))
def test_both_sentences_of_a_problem_have_the_same_gaps(code: str) -> None:
    vi, en = (re.findall(r"\{(\w+)\}", sentences(language)[code]) for language in ("vi", "en"))
    assert set(vi) == set(en)
    spoken = problem_text(Problem(code, "info", params=dict.fromkeys(vi, "7")), "vi")
    assert spoken.count("…") == sentences("vi")[code].count("…")  # no gap is left open


def test_a_code_nobody_wrote_a_sentence_for_is_shown_and_not_hidden() -> None:
    assert problem_text(Problem("something_new", "info"), "vi") == "something_new"


def test_the_gate_s_limits_are_those_of_the_settings() -> None:
    assert SETTINGS.max_file_mb * gate.MIB == 20 * 1024 * 1024


def test_a_sheet_with_far_cells_is_failed_and_not_read() -> None:
    far = Sheet("Sheet1", truncated=True)
    reading = load.read_sheet(far, "x.xlsx", Options())
    assert (reading.status, reading.reason, [p.code for p in reading.problems]) == (
        "failed",
        "too_large",
        ["sheet_too_large"],
    )


def test_two_strangers_with_numbered_files_never_overwrite(store: Store) -> None:
    text = (
        "GIẢI QUYẾT VIỆC LÀM THÁNG 9 NĂM 2020\nTT | Chỉ tiêu | ĐVT | Thực hiện\n1 | Giải quyết việc làm mới | người | "
    )
    put(store, text + "10", name="Bieu 1.xlsx")
    second = put(store, text + "20", name="Bieu 2.xlsx")
    assert (second.counts.new, second.counts.changed, second.counts.removed) == (1, 0, 0)
    assert [row.rivals for row in values(store, Wanted(indicators=("jobs_created",)))] == [1]


@pytest.mark.parametrize("bad", ["#REF!", "=A1*2", "hai"])
def test_a_bad_cell_in_the_latest_column_makes_no_other_month_of_the_file(store: Store, bad: str) -> None:
    """The slot is that of the figures due, not of those that happened to be readable."""
    text = (
        "UBND HUYỆN KỲ ANH\nVIỆC LÀM NĂM 2020\nTT | Chỉ tiêu | ĐVT | Tháng 8 | Tháng 9\n"
        "1 | Giải quyết việc làm mới | người | 5 | {}"
    )  # the figure of August stands upheld until a readable one comes
    put(store, text.format(7), known_at=dt.datetime(2020, 10, 1))
    second = put(store, text.format(bad), known_at=dt.datetime(2020, 10, 2))
    assert (second.counts.same, second.counts.rejected, second.counts.removed) == (1, 1, 0)
    third = put(store, text.format(8), known_at=dt.datetime(2020, 10, 3))
    assert (third.counts.same, third.counts.changed, third.counts.new) == (1, 1, 0)
    assert [row.value for row in values(store, Wanted())] == ["5", "8"]


def test_a_row_without_its_label_is_counted_as_rejected(store: Store) -> None:
    heading = "UBND HUYỆN KỲ ANH\nBÁO CÁO THÁNG 9 NĂM 2020\nTT | Chỉ tiêu | ĐVT | Kế hoạch | Thực hiện\n"
    counts = put(
        store, heading + "1 | Tổng đàn trâu | con | 9 | 8\n2 | | con | 7 | 6\n3 | Tổng đàn bò | con | 5 | 4"
    ).counts
    assert counts.balance()
    assert (counts.cells, counts.new, counts.rejected) == (6, 4, 2)


def test_one_amount_in_another_unit_is_the_same_statement(any_store: Store) -> None:
    """C21: 1.5 tỷ and 1500 triệu."""
    sheet_in = (
        "{}\nTHU NGÂN SÁCH TỈNH HÀ TĨNH NĂM 2020\nĐVT: {} đồng\nTT | Chỉ tiêu | Thực hiện\n"
        "I | Thu NSNN trên địa bàn | {}"
    )
    put(any_store, sheet_in.format("SỞ TÀI CHÍNH", "tỷ", "1.5"), known_at=dt.datetime(2020, 7, 1))
    again = put(any_store, sheet_in.format("SỞ TÀI CHÍNH", "triệu", "1500"), known_at=dt.datetime(2020, 7, 2))
    assert (again.counts.same, again.counts.changed, again.counts.removed) == (1, 0, 0)
    put(any_store, sheet_in.format("CỤC THUẾ", "triệu", "1500"))
    assert [row.rivals for row in values(any_store, Wanted(indicators=("budget_revenue",)))] == [0]
