"""The figure of a period: as stated, else derived from months or cumulatives of the same series.

Preference: stated actual, actual derived from actuals, stated estimate, derived with estimates.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from data.catalogue import Definition
from data.period import Period
from indicators.arithmetic import Amount
from indicators.reading import Point, Series
from indicators.result import Actual, Source

STATUS_RANK = ("nil", "normal", "revised", "provisional", "estimated")


@dataclass(frozen=True, slots=True)
class Figure:
    """A value with its status, cut-off and sources; without a value, the reason."""

    value: Decimal | None
    status: str = "missing"
    is_estimate: bool = False
    as_of: dt.date | None = None
    sources: tuple[Source, ...] = ()
    reason: str | None = None
    bound: str = "="

    @property
    def counted(self) -> Decimal | None:
        return Amount(self.value, self.status).counted

    def actual(self) -> Actual:
        source = self.sources[0] if len(self.sources) == 1 else None
        return Actual(
            value=self.value, bound=self.bound, is_estimate=self.is_estimate, status=self.status, as_of=self.as_of,
            source=source,
        )  # fmt: skip


NOTHING = Figure(None, reason="no_data")


def figure(series: Series, definition: Definition, period: Period) -> Figure:
    """What the series says of the period, by the rules of the indicator's kind."""
    if definition.time_aggregation == "sum":
        return flow_figure(series, period)
    return best(series, alternatives(series, definition, period))


def flow_figure(series: Series, period: Period) -> Figure:
    """A flow: what happened in the whole period; the state of a month's end means January to that month."""
    asked = Period.cumulative(period.year, period.month) if period.is_state else period
    actual = series.actuals.get(asked)
    if actual is not None and counts(actual):
        return stated(actual)
    derived = derive([series.actuals], asked)
    if derived is not None:
        return derived
    estimate = series.estimates.get(asked)
    if estimate is not None and counts(estimate):
        return stated(estimate)
    derived = derive([series.actuals, series.estimates], asked)
    return derived or without_value(series, asked)


def counts(point: Point) -> bool:
    return point.value is not None or point.status == "nil"


def stated(point: Point) -> Figure:
    estimated = point.role == "estimate"
    status = "estimated" if estimated and point.status == "normal" else point.status
    reason = None if counts(point) else "not_applicable" if point.status == "not_applicable" else "no_data"
    return Figure(point.value, status, estimated, point.as_of, (point.source,), reason, point.bound)


def derive(tables: Sequence[dict[Period, Point]], asked: Period) -> Figure | None:
    """Σ of the months when all are there, else the difference of two cumulatives, else None."""
    first, last = asked.month, asked.month + asked.months - 1
    if last > 12:
        return None
    months = [lookup(tables, Period.month_of(asked.year, month)) for month in range(first, last + 1)]
    if len(months) > 1 and all(month is not None for month in months):
        return combined([month for month in months if month is not None], subtract=())
    if first == 1:
        return None
    until = lookup(tables, Period.cumulative(asked.year, last))
    before = lookup(tables, Period.cumulative(asked.year, first - 1))
    return None if until is None or before is None else combined([until], subtract=[before])


def lookup(tables: Sequence[dict[Period, Point]], period: Period) -> Point | None:
    found = (table.get(period) for table in tables)
    return next((point for point in found if point is not None and counts(point)), None)


def combined(parts: Sequence[Point], subtract: Sequence[Point]) -> Figure:
    """Sum of parts less what is to be subtracted, with the weakest status and the latest cut-off."""
    every = (*parts, *subtract)
    figures = [stated(point) for point in every]
    value = sum((stated(p).counted or Decimal(0) for p in parts), Decimal(0))
    value -= sum((stated(p).counted or Decimal(0) for p in subtract), Decimal(0))
    days = [point.as_of for point in parts if point.as_of is not None]
    return Figure(
        value, weakest([found.status for found in figures]), any(found.is_estimate for found in figures),
        max(days, default=None), tuple(point.source for point in every),
    )  # fmt: skip


def weakest(statuses: Sequence[str]) -> str:
    """The status of a sum; nothing but nils is still a sum with the value 0, so it is normal."""
    found = max(statuses, key=lambda status: STATUS_RANK.index(status) if status in STATUS_RANK else 1)
    return "normal" if found == "nil" else found


def without_value(series: Series, asked: Period) -> Figure:
    """Why there is no figure: said to be missing, only part of the months, or nothing at all."""
    for table in (series.actuals, series.estimates):
        if asked in table:
            return stated(table[asked])
    inside = any(
        period.year == asked.year and period.months > 0 and counts(point)
        and asked.month <= period.month and period.month_number() <= asked.month_number()
        for table in (series.actuals, series.estimates) for period, point in table.items()
    )  # fmt: skip
    return Figure(None, reason="incomplete") if inside else NOTHING


def alternatives(series: Series, definition: Definition, period: Period) -> list[Period]:
    """Periods whose figure answers for `period`: itself, the state of its end, January to its end.

    Only for states is any other period with the same end as good; a month's growth is not the
    growth of the months since January.
    """
    year, month = period.end
    wanted = [period]
    if period.is_state or period.month == 1 or definition.is_state:
        wanted += [Period.state(year, month), Period.cumulative(year, month)]
    if definition.is_state:
        known = {p for table in (series.actuals, series.estimates) for p in table if p.end == period.end}
        wanted += sorted(known, key=lambda p: p.months)
    return list(dict.fromkeys(wanted))


def best(series: Series, periods: Sequence[Period]) -> Figure:
    """The first of the periods with a value, actual before estimate; else what is said instead of one."""
    found = [
        stated(table[period]) for table in (series.actuals, series.estimates) for period in periods if period in table
    ]  # fmt: skip
    return next((f for f in found if f.value is not None), found[0] if found else NOTHING)
