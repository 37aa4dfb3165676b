"""Units: the spellings met in sheets, and exact conversion."""

from __future__ import annotations

from decimal import Context, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.reference_files import rows
from data.units import find_unit, from_base, to_base, unit_table


@pytest.mark.parametrize(
    ("spelling", "code"),
    [
        ("triệu đồng", "triệu đồng"),
        ("Triệu đồng", "triệu đồng"),
        ("Tr.đồng", "triệu đồng"),
        ("tr.đ", "triệu đồng"),
        ("Trđ", "triệu đồng"),
        ("TRIỆU ĐỒNG", "triệu đồng"),
        ("triệu\u00a0đồng", "triệu đồng"),
        ("tri\u0065\u0323\u0302u đồng", "triệu đồng"),
        ("Tỷ đồng", "tỷ đồng"),
        ("tỉ đồng", "tỷ đồng"),
        ("nghìn tỷ", "nghìn tỷ đồng"),
        ("1.000 đồng", "nghìn đồng"),
        ("In billions of dong", "tỷ đồng"),
        ("nghìn tấn", "nghìn tấn"),
        ("ha", "ha"),
        ("(ha)", "ha"),
        ("m²", "m2"),
        ("điểm phần trăm", "điểm %"),
        ("%", "%"),
        ("Lao động", "lao động"),
    ],
)
def test_a_spelling_means_a_unit(spelling: str, code: str) -> None:
    found = find_unit(spelling)
    assert found is not None
    assert found.code == code


@pytest.mark.parametrize("text", ["", "chỉ tiêu khác", "tỷ lệ", "đồng bào", "triệu"])
def test_what_is_no_unit_is_not_taken_for_one(text: str) -> None:
    assert find_unit(text) is None


@pytest.mark.parametrize(
    ("value", "unit", "base", "base_unit"),
    [
        ("1.5", "tỷ đồng", "1500000000", "đồng"),
        ("1500", "triệu đồng", "1500000000", "đồng"),
        ("4920000", "triệu đồng", "4920000000000", "đồng"),
        ("9157954.517776", "triệu đồng", "9157954517776", "đồng"),
        ("10000", "m2", "1", "ha"),
        ("1.25", "km2", "125", "ha"),
        ("12", "tạ", "1.2", "tấn"),
        ("7", "hạng lạ", "7", "hạng lạ"),
    ],
)
def test_conversion_is_exact(value: str, unit: str, base: str, base_unit: str) -> None:
    assert to_base(Decimal(value), unit) == (Decimal(base), base_unit)


@given(st.decimals(-(10**12), 10**12, places=6), st.sampled_from([row["unit"] for row in rows("units")]))
def test_there_and_back_is_the_same_number(value: Decimal, unit: str) -> None:
    assert from_base(to_base(value, unit)[0], unit) == value


def test_no_spelling_means_two_units_of_different_size() -> None:
    for unit in unit_table().values():
        found = find_unit(unit.code)
        assert found is not None
        assert (found.base, found.factor) == (unit.base, unit.factor)
        assert unit.factor > 0
        base = find_unit(unit.base)
        assert base is None or (base.base == unit.base and base.factor == 1), unit


@pytest.mark.parametrize(
    "digits", ["1234567890123456789012345678901234567890", "0.1234567890123456789012345678901234567"]
)
def test_no_digit_is_lost_in_the_base(digits: str) -> None:
    """More than the 28 digits of Python's own arithmetic."""
    exact = Decimal(digits).scaleb(6, Context(prec=60))
    assert to_base(Decimal(digits), "triệu đồng") == (exact, "đồng")
