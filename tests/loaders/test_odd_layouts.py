"""Layouts met in the wild: raised notes, columns of words, two columns of names, headings printed again."""

from __future__ import annotations

import io
import zipfile

import pytest

from data.settings import Settings
from data.store import Store
from loaders.context import Options
from loaders.load import SheetReading, load_file, read_file, read_sheet
from loaders.numbers import written_number
from loaders.outline import bare_label
from tests.loaders.sheets import codes, problems, sheet, stored, xlsx

SAID = Options(unit="điểm", period="2020-01/P12M")


def read(text: str, merges: tuple[str, ...] = (), options: Options = SAID) -> SheetReading:
    return read_sheet(sheet(text, merges=merges), "a.xlsx", options)


# ---- raised notes


@pytest.mark.parametrize(
    ("text", "body"),
    [("9¹", "9"), ("1.234,5 ²", "1.234,5"), ("12%ᵃ", "12"), ("10³", None), ("m²", None)],
)
def test_a_raised_mark_behind_a_number(text: str, body: str | None) -> None:
    number = written_number(text)
    assert (number.body if number else None) == body


@pytest.mark.parametrize(
    ("text", "label"), [("Thu nội địa¹", "Thu nội địa"), ("Paulᵃ", "Paul"), ("Diện tích m²", "Diện tích m²")]
)
def test_a_raised_mark_behind_a_label(text: str, label: str) -> None:
    assert bare_label(text)[1] == label


def with_raised(content: bytes, text: str, mark: str) -> bytes:
    """The workbook with `mark` raised behind the shared string `text`."""
    plain = f"<t>{text}{mark}</t>"
    rich = f'<r><t>{text}</t></r><r><rPr><vertAlign val="superscript"/></rPr><t>{mark}</t></r>'
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "xl/sharedStrings.xml":
                assert plain.encode() in part
                part = part.replace(plain.encode(), rich.encode())
            new.writestr(name, part)
    return made.getvalue()


def test_a_number_with_a_raised_note_in_a_workbook() -> None:
    content = with_raised(xlsx("KẾT QUẢ NĂM 2020\nTT | Chỉ tiêu | ĐVT | TH\n1 | Đàn lợn | con | '91"), "9", "1")
    reading = read_file("a.xlsx", content, Options(), Settings())
    assert [(o.value, o.cell) for o in reading.observations] == [("9", "D3")]
    assert [p.params["shown"] for p in problems(reading.sheets[0], "text_number")] == ["9¹"]


# ---- columns


def test_words_with_a_few_sentinels_are_no_figures() -> None:
    reading = read("Tên | Môn | Kết quả\nHà | Nhạc | 7\nNam | Vẽ | N/A\nLan | … | 3")
    assert {o.cell: o.value for o in reading.observations} == {"C2": "7", "C3": None, "C4": "3"}
    assert "not_a_number" not in codes(reading)


def test_words_below_a_heading_of_figures_are_asked_about() -> None:
    reading = read(
        "Chỉ tiêu | Kế hoạch năm | Thực hiện\nDân số | chưa giao | 5\nSản lượng | - | 4\nDiện tích | chưa giao | 3"
    )
    assert {p.cell for p in problems(reading, "not_a_number")} == {"B2", "B4"}


def test_of_two_unheaded_columns_of_names_the_one_beside_the_figures_is_the_label() -> None:
    reading = read(" | | Hà | Nam\nXã hội | Văn | 1 | 3\n | Sử | 3 | 5\nTự nhiên | Toán | 5 | 9\n | Lý | 7 | 12")
    names = {o.cell: o.key.indicator.split("_")[1] for o in reading.observations if o.cell.startswith("C")}
    assert names == {"C2": "van", "C3": "su", "C4": "toan", "C5": "ly"}


def test_a_column_of_units_without_a_heading_is_no_label() -> None:
    reading = read(" | | Hà | Nam\nLúa | ha | 1 | 3\nLạc | ha | 3 | 5")
    assert {o.key.indicator.split("_")[1] for o in reading.observations} == {"lua", "lac"}


def test_headings_printed_again_under_another_title_begin_another_table() -> None:
    text = "| Văn |\n | Kỳ 1 | Kỳ 2\nHà | 1 | 2\nNam | 3 | 4\n | Sử |\n | Kỳ 1 | Kỳ 2\nHà | 5 | 6\nNam | 7 | 8"
    reading = read(text, merges=("B1:C1", "B5:C5"))
    assert [table.table.rows for table in reading.tables] == [[3, 4], [7, 8]]


def test_the_headings_again_on_the_next_page_do_not() -> None:
    head = "TT | Chỉ tiêu | ĐVT | KH | TH\n"
    reading = read(
        head + "1 | Lúa | ha | 3 | 2\n" + head + "2 | Lạc | ha | 5 | 4", options=Options(period="2020-01/P12M")
    )
    assert [table.table.rows for table in reading.tables] == [[2, 4]]


# ---- zeros and twins


def test_a_legend_that_calls_zero_no_figure() -> None:
    reading = read("Chỉ tiêu | Kết quả\nDân số | 0\nDiện tích | 3\n(0: chưa báo cáo)")
    assert stored(reading) == {"B3": "3"}
    assert [p.cell for p in problems(reading, "zero_doubtful")] == ["B2"]


def test_a_scale_that_begins_with_zero_is_no_such_legend() -> None:
    assert stored(read("Chỉ tiêu | Kết quả\nDân số | 0\nDiện tích | 3\n0: thấp nhất, 10: cao nhất")) == {
        "B2": "0",
        "B3": "3",
    }


def test_two_figures_of_a_series_on_one_sheet_are_asked_about_whatever_other_sheets_say(store: Store) -> None:
    head = "KẾT QUẢ NĂM 2020\nTT | Chỉ tiêu | ĐVT | TH\n"
    twice = head + "1 | Đàn lợn | con | 10\n2 | Đàn lợn | con | 12"
    content = xlsx(twice, head + "1 | Đàn lợn | con | 10")
    reading = load_file(store, "a.xlsx", content, Options(), Settings())
    by_sheet = [[(p.severity, p.cell) for p in problems(page, "duplicate_series")] for page in reading.sheets]
    assert by_sheet == [[("question", "D3"), ("question", "D4")], [("warning", "D3")]]
    assert [o.cell for o in reading.observations] == ["D3"]


def test_shares_without_a_percent_sign_are_asked_about() -> None:
    rows = "".join(f"{n} | Khu {n} | 0.{n}26{n}\n" for n in range(1, 7))
    asked = read("TT | Chỉ tiêu | Tỷ lệ diện tích đã sử dụng\n" + rows, options=Options(period="2020-01/P12M"))
    assert {p.cell for p in problems(asked, "fraction_suspect")} == {f"C{row}" for row in range(2, 8)}
    said = read("TT | Chỉ tiêu | Tỷ lệ tăng dân số (%)\n" + rows, options=Options(period="2020-01/P12M"))
    assert len(stored(said)) == 6
