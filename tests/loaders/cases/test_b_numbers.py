"""CASES.md part B, C14-C15: numbers as text and percent three ways (C16-C21 stand in test_coordinates, test_audit)."""

from __future__ import annotations

from loaders.context import Options
from tests.loaders.cases.conftest import Places
from tests.loaders.sheets import problems, read, stored

YEAR = Options(period="2020-01/P12M")
MONEY = Options(period="2020-01/P12M", unit="triệu đồng")
NUMERALS = ("một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám")


def taxes(*cells: str) -> str:
    """The cells as B2, B3, ... of a column of figures."""
    rows = "\n".join(f"Thuế {name} | '{cell}" for name, cell in zip(NUMERALS, cells, strict=False))
    return f"Chỉ tiêu | Thực hiện\n{rows}"


def test_c14_a_column_s_sure_numbers_decide_and_the_others_are_asked() -> None:
    reading = read(
        taxes("1.234.567", "1.234,5", "12,5", "1,234.5", "1.234", "0.5", "1\u00a0234,5", "12.345,67 tỷ"), options=MONEY
    )
    assert stored(reading) == {"B2": "1234567", "B3": "1234.5", "B4": "12.5", "B6": "1234", "B8": "1234.5"}
    assert [p.params["value"] for p in problems(reading, "text_number") if p.cell == "B6"] == ["1234"]
    assert [(p.cell, p.severity) for p in problems(reading, "ambiguous_number")] == [
        ("B5", "question"), ("B7", "question"),
    ]  # fmt: skip
    assert [(p.cell, p.severity) for p in problems(reading, "not_a_number")] == [("B9", "question")]


def test_c14_a_narrow_blank_groups_thousands_too() -> None:
    assert stored(read(taxes("1.234,5", "1\u202f234,5"), options=MONEY)) == {"B2": "1234.5", "B3": "1234.5"}


def test_c14_a_column_without_a_sure_number_is_asked_once() -> None:
    reading = read(taxes("1.234", "2.345", "5.678"), options=MONEY)
    assert stored(reading) == {}
    (asked,) = problems(reading, "ambiguous_number")
    assert (asked.cell, asked.cells, asked.severity) == ("B2:B4", ("B2", "B3", "B4"), "question")


def test_c15_percent_in_every_spelling_counts_in_points_and_a_lost_format_is_asked(places: Places) -> None:
    places("101 Huyện An", "102 Huyện Ba", "103 Huyện Cao", "104 Huyện Dao", "105 Huyện Gia", "106 Huyện Hạ")
    reading = read(
        "Huyện | Tỷ lệ hộ nghèo (%)\nHuyện An | 0.085{0.0%}\nHuyện Ba | 8.5\nHuyện Cao | '8,5%\nHuyện Dao | '8,5\n"
        "Huyện Gia | 0.085\nHuyện Hạ | 1.02{0%}",
        options=YEAR,
    )
    assert stored(reading) == {"B2": "8.5", "B3": "8.5", "B4": "8.5", "B5": "8.5", "B7": "102"}
    assert {o.unit for o in reading.observations} == {"%"}
    (asked,) = problems(reading, "fraction_suspect")
    assert (asked.cell, asked.severity) == ("B6", "question")
