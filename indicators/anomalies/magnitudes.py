"""Figures 10, 100 or 1000 times too large or too small: triệu đồng typed as nghìn đồng, a shifted comma."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from data.catalogue import Definition
from data.model import AreaKey
from data.numbers import divide
from data.period import Period
from indicators.actuals import counts, figure
from indicators.anomalies.limits import Limits
from indicators.anomalies.outliers import by_measure
from indicators.anomalies.robust import median
from indicators.finding import Finding, found
from indicators.reading import Point, Readings, Series

FACTORS = (10, 100, 1000)
ALONE = 100
"""From this factor on one witness is enough; tenfold happens in a month and needs two."""


@dataclass(frozen=True, slots=True)
class Told:
    """A stated figure of the asked period and what the same series said before it."""

    area: AreaKey
    point: Point
    value: Decimal
    before: Decimal | None
    last_year: Decimal | None


def magnitude_slips(readings: Readings, period: Period, limits: Limits) -> list[Finding]:
    """Stated figures that end in `period` and are a power of ten off all that can be asked.

    Witnesses are the figure before it, the same period of last year, and the figure before it
    moved as the peers moved. All that are known must name the same factor.
    """
    findings: list[Finding] = []
    for (code, item), areas in by_measure(readings).items():
        definition = readings.definitions[code]
        for own in sorted({p for series in areas.values() for p in stated_in(series, period)}):
            told = [t for key, series in areas.items() if (t := told_of(series, definition, key, own))]
            for one in told:
                expected = witnesses(one, told, limits)
                factor = common_factor(one.value, expected, limits)
                if factor:
                    findings.append(slip(definition, one, item, factor, median(expected)))
    return findings


def stated_in(series: Series, period: Period) -> set[Period]:
    """Periods of stated figures that end within the asked one."""
    first = (period.year, period.month)
    return {
        p for table in (series.actuals, series.estimates) for p, point in table.items()
        if counts(point) and first <= p.end <= period.end
    }  # fmt: skip


def told_of(series: Series, definition: Definition, area: AreaKey, period: Period) -> Told | None:
    """A figure above 0 with its witnesses; 0, nil and missing say nothing about a factor."""
    point = series.actuals.get(period) or series.estimates.get(period)
    if point is None or point.value is None or point.value <= 0:
        return None
    year_ago = figure(series, definition, period.shifted(-1)).counted
    return Told(area, point, point.value, positive(before(series, definition, period)), positive(year_ago))


def positive(value: Decimal | None) -> Decimal | None:
    return value if value is not None and value > 0 else None


def before(series: Series, definition: Definition, period: Period) -> Decimal | None:
    """The figure just before: last month, the cumulative of last month, the last known state."""
    if definition.time_aggregation != "sum":
        known = [
            (p.end, p.months, point) for table in (series.actuals, series.estimates) for p, point in table.items()
            if counts(point) and p.end < period.end
        ]  # fmt: skip
        return max(known, key=lambda one: one[:2])[2].value if known else None
    if period.months == 1:
        year, month = divmod(period.year * 12 + period.month - 2, 12)
        return figure(series, definition, Period.month_of(year, month + 1)).counted
    if period.month == 1 and period.months <= 12:
        return scaled_cumulative(series, definition, period)
    return None


def scaled_cumulative(series: Series, definition: Definition, period: Period) -> Decimal | None:
    """The last cumulative of the year carried on to the period's months: C_k × m / k."""
    for months in range(period.months - 1, 0, -1):
        known = figure(series, definition, Period(period.year, 1, months)).counted
        if known is not None:
            return divide(known * period.months, Decimal(months))
    return None


def witnesses(told: Told, everyone: list[Told], limits: Limits) -> list[Decimal]:
    """What the figure could be, by each witness that is known."""
    said = [value for value in (told.before, told.last_year) if value is not None]
    moves = [divide(o.value, o.before) for o in everyone if o.area != told.area and o.before is not None]
    if told.before is not None and len(moves) >= limits.peer_count:
        said.append(told.before * median(moves))
    return said


def common_factor(value: Decimal, expected: list[Decimal], limits: Limits) -> Decimal | None:
    """±10, ±100, ±1000 (negative: too small) where every witness names it; tenfold needs two witnesses."""
    factors = {factor_of(divide(value, one), limits.slip_band) for one in expected}
    if len(factors) != 1:
        return None
    factor = factors.pop()
    return factor if factor and (abs(factor) >= ALONE or len(expected) > 1) else None


def factor_of(ratio: Decimal, band: Decimal) -> Decimal | None:
    """The power of ten a ratio lies at, within the band; None for anything else."""
    for factor in map(Decimal, FACTORS):
        if factor / band <= ratio <= factor * band:
            return factor
        if factor / band <= divide(Decimal(1), ratio) <= factor * band:
            return -factor
    return None


def slip(definition: Definition, told: Told, item: str, factor: Decimal, expected: Decimal) -> Finding:
    shape: Mapping[str, object] = {"form": "magnitude_small"} if factor < 0 else {}
    return found(
        "magnitude", "question", definition, told.area, told.point.period, item=item, sources=(told.point.source,),
        size=abs(factor), value=told.value, expected=expected, factor=abs(factor), **shape,
    )  # fmt: skip
