from __future__ import annotations

import datetime as dt
from decimal import Decimal as D

import pytest

from data.period import Period
from layouts import formats, theme


@pytest.mark.parametrize(
    ("value", "language", "decimals", "shown"),
    [
        ("1234.5", "vi", 1, "1.234,5"),
        ("1234.5", "en", 1, "1,234.5"),
        ("-0.9", "vi", 1, "−0,9"),
        ("0", "vi", 0, "0"),
        ("-0.04", "vi", 1, "0,0"),
        ("1234567.85", "vi", 1, "1.234.567,9"),
        ("0.05", "vi", 1, "0,1"),
        ("2.5", "vi", 0, "3"),
    ],
)
def test_numbers(value: str, language: str, decimals: int, shown: str) -> None:
    assert formats.number(D(value), language, decimals) == shown


def test_five_nothings() -> None:
    shown = [
        formats.figure(value, status, "vi", 0)
        for value, status in ((None, "nil"), (None, "missing"), (None, "not_applicable"), (None, ""), (D(0), "normal"))
    ]
    assert shown == ["-", "…", "x", "", "0"]


@pytest.mark.parametrize(
    ("period", "vi", "en"),
    [
        ("2020-06/P1M", "Tháng 6/2020", "June 2020"),
        ("2020-01/P6M", "6 tháng 2020", "6 months of 2020"),
        ("2020-01/P12M", "Năm 2020", "Year 2020"),
        ("2020-06/P0M", "Cuối tháng 6/2020", "End of June 2020"),
        ("2020-01/P13M", "13 tháng 2020", "13 months of 2020"),
    ],
)
def test_periods(period: str, vi: str, en: str) -> None:
    assert (formats.period(Period.parse(period), "vi"), formats.period(Period.parse(period), "en")) == (vi, en)


def test_days_and_points() -> None:
    assert formats.until(dt.date(2024, 9, 20), "vi") == "đến 20/9/2024"
    assert formats.points(D("-0.9"), "vi") == "−0,9 điểm %"
    assert formats.percent(D("82.94"), "vi") == "82,9%"


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("colour", [*theme.STATUS.values(), theme.INK, theme.MUTED, theme.ACCENT])
def test_every_text_colour_reads_on_white(colour: str) -> None:
    assert 1.05 / (luminance(colour) + 0.05) >= 4.5


def test_statuses_differ_without_colour() -> None:
    marks = [formats.mark(status) for status in ("ahead", "on_track", "slightly_late", "late", "no_data", "undefined")]
    assert len(set(marks)) == 6
