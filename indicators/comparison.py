"""The same months of last year, for the same place; another geography is named, never compared."""

from __future__ import annotations

from data.areas import Area, directory
from data.catalogue import Definition
from data.period import Period
from indicators.actuals import Figure, figure
from indicators.arithmetic import index, number
from indicators.reading import Series
from indicators.result import SamePeriod


def geography_changed(area: Area, period: Period) -> bool:
    """Whether another unit carried this code a year earlier, or none did."""
    before = directory().at(area.code, period.shifted(-1).last_day)
    return before is None or before.key != area.key


def same_period(series: Series, definition: Definition, area: Area, period: Period, now: Figure) -> SamePeriod:
    """Index C_m / C'_m × 100 (formula 3) for amounts, a difference for rates, indexes and ranks.

    Where the asked months are not all reported, the months from January that both years have are
    compared instead, and `period` says which they are.
    """
    if geography_changed(area, period):
        return SamePeriod(reason="area_changed")
    if now.counted is None and definition.time_aggregation == "sum":
        return shorter(series, definition, period)
    return compared(definition, now, figure(series, definition, period.shifted(-1)))


def compared(definition: Definition, now: Figure, before: Figure, period: Period | None = None) -> SamePeriod:
    source = before.sources[0] if len(before.sources) == 1 else None
    value, base = now.counted, before.counted
    asked = "" if period is None else str(period)
    if value is None or base is None:
        return SamePeriod(value=before.value, reason="no_data", source=source, period=asked)
    if definition.kind not in ("flow", "stock", "milestone"):
        return SamePeriod(value=base, difference=value - base, reason=None, source=source, period=asked)
    found = number(index(value, base))
    reason = "zero_base" if found is None else None
    return SamePeriod(value=base, index=found, difference=value - base, reason=reason, source=source, period=asked)


def shorter(series: Series, definition: Definition, period: Period) -> SamePeriod:
    """The longest run from January, shorter than asked, that both years report in full."""
    months = period.month if period.is_state else period.months
    if not period.is_state and period.month != 1:
        return SamePeriod()
    for last in range(min(months, 12) - 1, 0, -1):
        asked = Period.cumulative(period.year, last)
        now, before = figure(series, definition, asked), figure(series, definition, asked.shifted(-1))
        if now.counted is not None and before.counted is not None:
            return compared(definition, now, before, asked)
    return SamePeriod()
