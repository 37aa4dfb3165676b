"""The office's own limits, dated rows of `limits.csv`: what counts as far off is data, not code."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from data.reference_files import rows


@dataclass(frozen=True, slots=True)
class Limits:
    """Every limit by its name in `limits.csv`; units are given there. The defaults are those of the shipped file."""

    seasonal_years: Decimal = Decimal(3)
    seasonal_spread: Decimal = Decimal(6)
    seasonal_change_percent: Decimal = Decimal(50)
    spread_floor_percent: Decimal = Decimal(5)
    peer_count: Decimal = Decimal(4)
    peer_spread: Decimal = Decimal(4)
    slip_band: Decimal = Decimal(2)
    copy_count: Decimal = Decimal(5)
    copy_percent: Decimal = Decimal(90)
    cutoff_times: Decimal = Decimal(3)
    cutoff_floor_percent: Decimal = Decimal(5)
    revision_percent: Decimal = Decimal(10)
    backfill_days: Decimal = Decimal(180)


@lru_cache(maxsize=64)
def limits_at(day: dt.date) -> Limits:
    """The limits in force on a day; of several rows of one name the last that covers it."""
    text = day.isoformat()
    named = {
        row["name"]: Decimal(row["value"])
        for row in rows("limits") if row["valid_from"] <= text <= (row["valid_to"] or "9999")
    }  # fmt: skip
    return Limits(**{name: value for name, value in named.items() if name in Limits.__dataclass_fields__})
