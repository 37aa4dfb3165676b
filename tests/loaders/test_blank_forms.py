"""Sheets without any figure: a form not filled in yet, and what is none."""

from __future__ import annotations

import pytest

from loaders.blank_forms import blank_form
from tests.loaders.sheets import sheet

FORM = """
STT | Chỉ tiêu | ĐVT | Kế hoạch năm 2020 | Thực hiện tháng 9
1 | Diện tích lúa | ha
2 | Sản lượng | tấn
3 | Tổng đàn | con
"""


def test_a_form_not_filled_in_is_a_table_without_figures() -> None:
    table = blank_form(sheet(FORM))
    assert table is not None
    assert (table.header, table.rows) == ([1], [2, 3, 4])
    assert [column.use for column in table.columns] == ["marker", "label", "unit", "value", "value"]


@pytest.mark.parametrize(
    "text",
    [
        "Kính gửi UBND tỉnh",
        "STT | Nội dung | Ghi chú\n1 | Họp | không\n2 | Kiểm tra | không\n3 | Báo cáo | không",
        "STT | Nhiệm vụ | Kế hoạch | Kết quả\n1 | Rà soát | quý này | đang làm\n2 | Lập | quý sau | xong",
        "STT | Chỉ tiêu | Kế hoạch năm | Thực hiện tháng 9\n1 | Diện tích lúa",
        "",
    ],
    ids=["letter", "notes", "words in place of figures", "one row", "empty"],
)
def test_these_are_none(text: str) -> None:
    assert blank_form(sheet(text)) is None
