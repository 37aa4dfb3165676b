"""Numbers, months and statuses in words: one formatter for page, grid, hover and workbook."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from functools import lru_cache

from babel.dates import format_date
from babel.numbers import NumberPattern, parse_pattern

from data.locale import text
from data.numbers import rounded
from data.period import Period

NOTHING = {"nil": "-", "missing": "…", "not_applicable": "x"}
MARKS = {
    "ahead": "▲",
    "on_track": "●",
    "slightly_late": "◆",
    "late": "▼",
    "no_data": "○",
    "undefined": "∅",
    "exceeded": "✓✓",
    "met": "✓",
    "missed": "✗",
    "unknown": "",
}
MINUS = "−"


@lru_cache(maxsize=16)
def pattern(decimals: int) -> NumberPattern:
    return parse_pattern("#,##0" + ("." + "0" * decimals if decimals else ""))


def number(value: Decimal | None, language: str, decimals: int = 1) -> str:
    """`1.234,5` in Vietnamese, `1,234.5` in English, with a real minus sign; nothing for None.

    >>> number(Decimal("-1234.55"), "vi")
    '−1.234,6'
    """
    if value is None:
        return ""
    exact = rounded(value, decimals)
    shown: str = pattern(decimals).apply(abs(exact), "vi" if language == "vi" else "en")
    return MINUS + shown if exact < 0 else shown


def figure(value: Decimal | None, status: str, language: str, decimals: int = 1) -> str:
    """A figure or the kind of nothing it is: `-` nil, `…` missing, `x` not applicable, blank not said, `0` zero."""
    return number(value, language, decimals) if value is not None else NOTHING.get(status, "")


def percent(value: Decimal | None, language: str, decimals: int = 1) -> str:
    """A percentage given in points: `82,9%`."""
    return f"{number(value, language, decimals)}%" if value is not None else ""


def signed(value: Decimal | None, language: str, decimals: int = 1) -> str:
    shown = number(value, language, decimals)
    return f"+{shown}" if value is not None and rounded(value, decimals) > 0 else shown


def points(value: Decimal | None, language: str, decimals: int = 1) -> str:
    """A difference of percentages: `−0,9 điểm %`."""
    return text("format.points", language, number=signed(value, language, decimals)) if value is not None else ""


def date(day: dt.date | None, language: str) -> str:
    """`20/9/2024`; in English `20 Sep 2024`."""
    if day is None:
        return ""
    return f"{day.day}/{day.month}/{day.year}" if language == "vi" else str(format_date(day, "d MMM y", locale="en"))


def month(year: int, number_: int, language: str) -> str:
    if language == "vi":
        return text("format.month", language, month=number_, year=year)
    return str(format_date(dt.date(year, number_, 1), "MMMM y", locale="en"))


def period(value: Period, language: str) -> str:
    """`Tháng 6/2020`, `6 tháng 2020`, `Năm 2020`, `cuối tháng 6/2020`."""
    if value.is_state:
        return text(
            "format.state",
            language,
            month=month(value.year, value.month, language).lower()
            if language == "vi"
            else month(value.year, value.month, language),
        )
    if value.months == 1:
        return month(value.year, value.month, language)
    if (value.month, value.months) == (1, 12):
        return text("format.year", language, year=value.year)
    if value.month == 1:
        return text("format.months", language, months=value.months, year=value.year)
    first, last = month(value.year, value.month, language), month(*value.end, language)
    return f"{first} – {last}"


def until(day: dt.date | None, language: str) -> str:
    """`đến 20/9/2024`."""
    return text("format.until", language, day=date(day, language)) if day else ""


def mark(status: str) -> str:
    return MARKS.get(status, "")


def word(status: str, language: str) -> str:
    """The word of a verdict, now or at year end."""
    return text(f"status.{status}", language)


def excel_format(decimals: int) -> str:
    return "#,##0" + ("." + "0" * decimals if decimals else "")
