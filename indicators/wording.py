"""Numbers, periods and authorities as both languages write them."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Literal

from babel.numbers import format_decimal

from data.numbers import decimals_of, rounded
from data.period import Period
from data.units import find_unit
from indicators.result import Target

Language = Literal["vi", "en"]

AUTHORITIES: dict[Language, dict[str, str]] = {
    "vi": {
        "ttg": "TTg giao", "btc": "BTC giao", "hdnd_tinh": "HĐND tỉnh giao", "ubnd_tinh": "UBND tỉnh giao",
        "hdnd_huyen": "HĐND huyện giao", "ubnd_huyen": "UBND huyện giao", "hdnd_xa": "HĐND xã giao",
        "ubnd_xa": "UBND xã giao",
    },
    "en": {
        "ttg": "assigned by the Prime Minister", "btc": "assigned by the Ministry of Finance",
        "hdnd_tinh": "set by the Provincial People's Council",
        "ubnd_tinh": "set by the Provincial People's Committee",
        "hdnd_huyen": "set by the District People's Council",
        "ubnd_huyen": "set by the District People's Committee",
        "hdnd_xa": "set by the Commune People's Council", "ubnd_xa": "set by the Commune People's Committee",
    },
}  # fmt: skip
BOUNDS: dict[Language, dict[str, str]] = {
    "vi": {">": "trên ", ">=": "từ ", "<": "dưới ", "<=": "không quá "},
    "en": {">": "over ", ">=": "at least ", "<": "under ", "<=": "at most "},
}
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
ROMAN = ("I", "II", "III", "IV")


def figure_text(value: Decimal, decimals: int, language: Language) -> str:
    """Grouped digits with up to `decimals` decimals, rounded half up: 2.753,723 or 2,753.723."""
    shown = rounded(value, decimals)
    text = format_decimal(abs(shown), format="#,##0." + "#" * decimals, locale=language, decimal_quantization=False)
    return f"−{text}" if shown < 0 else text


def fixed_text(value: Decimal, decimals: int, language: Language) -> str:
    """Like `figure_text`, with exactly that many decimals: 42,07 and 50,0."""
    shown = rounded(value, decimals)
    pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
    text = format_decimal(abs(shown), format=pattern, locale=language, decimal_quantization=False)
    return f"−{text}" if shown < 0 else text


def amount_text(value: Decimal, decimals: int, unit: str, language: Language) -> str:
    """A figure with its unit; the source's own precision is kept up to three decimals."""
    text = figure_text(value, max(decimals, min(3, decimals_of(value))), language)
    return f"{text}%" if unit == "%" else f"{text} {unit_text(unit, language)}".strip()


def unit_text(unit: str, language: Language) -> str:
    """The unit as the reader's language names it: tỷ đồng, billion VND; người, persons."""
    known = find_unit(unit) if language == "en" else None
    return plural(known.name_en) if known and known.name_en else unit


def plural(name: str) -> str:
    """English plural of a unit's name; money, compound and already plural names stay as they are."""
    if not name[-1].islower() or " per " in name or name.endswith(("head", "cent")):
        return name
    if name.endswith("ion") and name.startswith("criter"):
        return name.removesuffix("on") + "a"
    if name.endswith("ss"):
        return f"{name}es"
    return name if name.endswith("s") else f"{name}s"


def target_text(target: Target, decimals: int, unit: str, language: Language) -> str:
    """A target as the document puts it: "10,5–11%", "dưới 4%", "6.546,199 tỷ đồng"."""
    if target.low is not None and target.high is not None and target.bound == "range":
        low = figure_text(target.low, max(decimals, min(3, decimals_of(target.low))), language)
        return f"{low}–{amount_text(target.high, decimals, unit, language)}"
    edge = next((n for n in (target.value, target.low, target.high) if n is not None), Decimal(0))
    return BOUNDS[language].get(target.bound, "") + amount_text(edge, decimals, unit, language)


def date_text(day: dt.date, language: Language) -> str:
    if language == "vi":
        return f"{day.day}/{day.month}/{day.year}"
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def until_text(period: Period, language: Language) -> str:
    """The period in a sentence: "đến hết tháng 6/2020", "năm 2020", "quý III/2020"."""
    return (vietnamese_period if language == "vi" else english_period)(period)


def vietnamese_period(period: Period) -> str:
    year, month = period.end
    if period.is_state:
        return f"cuối tháng {month}/{year}"
    if period.month == 1 and period.months == 12:
        return f"năm {year}"
    if period.month == 1 and period.months == 13:
        return f"niên độ {period.year} (đến hết 31/01/{year})"
    if period.months == 1:
        return f"tháng {month}/{year}"
    if period.month == 1:
        return f"đến hết tháng {month}/{year}"
    if period.months == 3 and month % 3 == 0:
        return f"quý {ROMAN[month // 3 - 1]}/{year}"
    return f"từ tháng {period.month}/{period.year} đến tháng {month}/{year}"


def english_period(period: Period) -> str:
    year, month = period.end
    name = f"{MONTHS[month - 1]} {year}"
    if period.is_state:
        return f"at the end of {name}"
    if period.month == 1 and period.months == 12:
        return f"in {year}"
    if period.month == 1 and period.months == 13:
        return f"in the plan year {period.year} (to 31 January {year})"
    if period.months == 1:
        return f"in {name}"
    if period.month == 1:
        return f"by the end of {name}"
    if period.months == 3 and month % 3 == 0:
        return f"in quarter {ROMAN[month // 3 - 1]}/{year}"
    return f"from {MONTHS[period.month - 1]} {period.year} to {name}"


def plan_text(target: Target, language: Language) -> str:
    """Which plan a percentage uses: "kế hoạch HĐND tỉnh giao", "kế hoạch theo báo cáo đến 30/6/2020"."""
    adjusted = target.version.startswith("adjusted")
    giver = AUTHORITIES[language].get(target.authority, "")
    noun = {"vi": "kế hoạch", "en": "the plan"}[language]
    if adjusted:
        noun = {"vi": "kế hoạch điều chỉnh", "en": "the adjusted plan"}[language]
    if giver:
        return f"{noun} {giver}"
    if target.as_of is None:
        return noun
    day = date_text(target.as_of, language)
    return f"{noun} theo báo cáo đến {day}" if language == "vi" else f"{noun} as reported to {day}"


def points_text(value: Decimal, decimals: int, language: Language) -> str:
    """A size in percentage points, without sign."""
    word = {"vi": "điểm %", "en": "points"}[language]
    return f"{fixed_text(abs(value), decimals, language)} {word}"
