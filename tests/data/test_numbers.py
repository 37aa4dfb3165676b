"""Exact decimals: in and out as plain text, never through float."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.numbers import decimals_of, divide, plain, rounded


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("1E+3", "1000"),
        ("42.10", "42.1"),
        ("-0.00", "0"),
        ("0E-9", "0"),
        ("1E-10", "0.0000000001"),
        ("100", "100"),
        ("-7.50", "-7.5"),
        ("6546.199", "6546.199"),
    ],
)
def test_plain_text(value: str, text: str) -> None:
    assert plain(Decimal(value)) == text


@pytest.mark.parametrize("value", ["NaN", "Infinity", "-Infinity"])
def test_what_is_no_number_is_refused(value: str) -> None:
    with pytest.raises(ValueError, match="finite"):
        plain(Decimal(value))


@given(st.decimals(allow_nan=False, allow_infinity=False))
def test_no_digit_is_lost(value: Decimal) -> None:
    assert Decimal(plain(value)) == value
    assert "E" not in plain(value).upper()


def test_printing_rounds_half_up() -> None:
    assert [str(rounded(Decimal(v), 1)) for v in ("0.05", "0.25", "-0.25", "89.97")] == ["0.1", "0.3", "-0.3", "90.0"]


def test_decimals_as_printed() -> None:
    assert [decimals_of(Decimal(v)) for v in ("100", "1.50", "0.085", "1E+3")] == [0, 1, 3, 0]


def test_a_quotient_keeps_its_digits() -> None:
    assert plain(divide(Decimal("275372300"), Decimal("6546199"))).startswith("42.06598")
