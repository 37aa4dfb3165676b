"""The outline of rows: depth from markers and their sequence, subsets and splits from keywords (DOMAIN 2.0b)."""

from __future__ import annotations

import pytest

from loaders.outline import Row, bare_label, marker_rank, outline
from tests.loaders.sheets import table


@pytest.mark.parametrize(
    "marks",
    [["A", "I", "1", "1.1", "1.1.1", "a", "-", "+", "*"], ["B", "IV", "12", "1.10", "2.3.4", "b)", "–", "+", "*"]],
)
def test_each_class_of_marker_is_deeper_than_the_one_before(marks: list[str]) -> None:
    ranks = [marker_rank(mark, []) for mark in marks]
    assert None not in ranks
    assert ranks == sorted(ranks)  # type: ignore[type-var]
    assert len(set(ranks)) == len(ranks)


@pytest.mark.parametrize(
    ("marker", "before", "rank"),
    [
        ("I", [], 1.0),
        ("I", ["A", "H"], 0.0),
        ("I", ["A"], 1.0),
        ("V", ["IV"], 1.0),
        ("C", ["A", "B"], 0.0),
        ("D", ["C"], 0.0),
        ("1.", [], 2.0),
        ("(1)", [], 2.0),
        ("1)", [], 2.0),
        ("1.1.", [], 3.0),
        ("a)", [], 6.0),
        ("đ", [], 6.0),
        ("", [], None),
        ("Xã", [], None),
    ],
)
def test_a_marker_is_read_with_its_neighbours(marker: str, before: list[str], rank: float | None) -> None:
    assert marker_rank(marker, before) == rank


@pytest.mark.parametrize(
    ("text", "lead", "label", "relation"),
    [
        ("Trong đó:", "keyword", "Trong đó", "subset"),
        ("Trong đó: Nữ", "inline", "Nữ", "subset"),
        ("Tr.đó: nữ", "inline", "nữ", "subset"),
        ("Chia ra", "keyword", "Chia ra", "split"),
        ("Bao gồm:", "keyword", "Bao gồm", "split"),
        ("- Thu nội địa", "-", "Thu nội địa", ""),
        ("Thu nội địa (1)", "", "Thu nội địa", ""),
        ("Thu nội địa *", "", "Thu nội địa", ""),
        ("TỔNG (I+II+III)", "", "TỔNG", ""),
        ("Tổng đàn lợn", "", "Tổng đàn lợn", ""),
    ],
)
def test_a_label_without_its_marks(text: str, lead: str, label: str, relation: str) -> None:
    assert bare_label(text) == (lead, label, relation)


def rows(text: str) -> dict[str, Row]:
    """Label -> row of a table whose columns are marker, label, one value."""
    return {row.label: row for row in outline(table("TT | Chỉ tiêu | Thực hiện\n" + text))}


def tree(found: dict[str, Row]) -> dict[str, str]:
    return {label: row.parent.label if row.parent else "" for label, row in found.items()}


def test_letters_numerals_and_numbers_nest() -> None:
    found = rows(
        "A | KINH TẾ | 1\nI | Nông nghiệp | 2\n1 | Diện tích | 3\n1.1 | Lúa | 4\n"
        "- | Lúa xuân | 5\n1.2 | Ngô | 6\n2 | Đàn lợn | 7\n"
        "II | Công nghiệp | 8\nB | XÃ HỘI | 9\n1 | Việc làm | 9"
    )
    assert tree(found) == {
        "KINH TẾ": "",
        "Nông nghiệp": "KINH TẾ",
        "Diện tích": "Nông nghiệp",
        "Lúa": "Diện tích",
        "Lúa xuân": "Lúa",
        "Ngô": "Diện tích",
        "Đàn lợn": "Nông nghiệp",
        "Công nghiệp": "KINH TẾ",
        "XÃ HỘI": "",
        "Việc làm": "XÃ HỘI",
    }
    assert found["Lúa xuân"].path == ("KINH TẾ", "Nông nghiệp", "Diện tích", "Lúa", "Lúa xuân")


def test_of_which_on_its_own_row_governs_the_dashes_below_it() -> None:
    found = rows("1 | Thu nội địa | 10\n | Trong đó: |\n | - Thu đất | 4\n | - Thu phí | 3\n2 | Thu viện trợ | 5")
    assert found["Trong đó"].section
    assert found["Thu đất"].relation == found["Thu phí"].relation == "subset"
    assert [step.label for step in found["Thu đất"].ancestors if not step.section] == ["Thu nội địa"]
    assert found["Thu viện trợ"].relation == ""
    assert found["Thu viện trợ"].parent is None


def test_a_split_is_exhaustive_and_of_which_is_not() -> None:
    found = rows(
        "1 | Tổng số hộ | 10\n | Chia ra |\n | - Thành thị | 4\n | - Nông thôn | 6\n"
        "2 | Lao động | 5\n | Trong đó: Nữ | 2"
    )
    assert found["Thành thị"].relation == "split"
    assert found["Nữ"].relation == "subset"
    assert found["Nữ"].parent is found["Lao động"]


@pytest.mark.parametrize(
    ("label", "total"),
    [
        ("Tổng số", True),
        ("TỔNG CỘNG", True),
        ("Toàn tỉnh", True),
        ("Cộng", True),
        ("Tổng công ty khoáng sản", False),
        ("Công nghiệp", False),
        ("Tổng đàn trâu", False),
    ],
)
def test_a_total_is_known_by_its_words(label: str, total: bool) -> None:
    found = rows(f" | {label} | 10\n1 | Xã Kỳ Bắc | 4\n2 | Xã Kỳ Tây | 6")
    assert found[label].total is total


def test_a_total_on_top_is_the_parent_of_what_follows() -> None:
    found = rows(" | TỔNG SỐ | 10\nI | Phường | 4\nII | Xã | 6")
    assert tree(found) == {"TỔNG SỐ": "", "Phường": "TỔNG SỐ", "Xã": "TỔNG SỐ"}


def test_a_memo_row_stands_below_the_entry_it_repeats() -> None:
    found = rows("I | Thu nội địa | 10\n | Thu nội địa trừ tiền sử dụng đất | 6\nII | Thu viện trợ | 5")
    assert tree(found)["Thu nội địa trừ tiền sử dụng đất"] == "Thu nội địa"
    assert tree(found)["Thu viện trợ"] == ""
