"""The months of a year for the trajectory chart: own flow, cumulative or state, last year, trajectory."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from data.catalogue import Definition
from data.period import Period
from indicators.actuals import Figure, figure
from indicators.arithmetic import Amount, Cumulated, cumulate
from indicators.reading import Series
from indicators.result import MonthPoint
from indicators.trajectory import trajectory


class Plan(NamedTuple):
    """The number a year's plan comes to, and whose it is."""

    number: Decimal
    authority: str


def due(series: Series, definition: Definition, plan: Plan | None, period: Period) -> Decimal | None:
    """Where the plan should stand at a month's end, in the unit."""
    drawn = None if plan is None else trajectory(series, definition, plan.number, period, plan.authority)
    return None if drawn is None else drawn.value


def flow_points(series: Series, definition: Definition, year: int, last: int, plan: Plan | None) -> list[MonthPoint]:
    """Months 1…last of a flow; after a gap the sums go on, marked `incomplete`; nothing after the last figure."""
    months = range(1, last + 1)
    flows = [month_flow(series, definition, year, month) for month in months]
    said = [figure(series, definition, Period.cumulative(year, month)) for month in months]
    summed = cumulate([None if f.reason else Amount(f.value, f.status) for f in flows], [f.counted for f in said])
    return [
        flow_point(series, definition, Period.cumulative(year, month), flows[month - 1], said[month - 1],
                   summed[month - 1], plan)
        for month in months
    ]  # fmt: skip


def month_flow(series: Series, definition: Definition, year: int, month: int) -> Figure:
    """A month's own flow; month 13 is what the plan year paid in the next January, by difference."""
    if month <= 12:
        return figure(series, definition, Period.month_of(year, month))
    whole, before = (figure(series, definition, Period.cumulative(year, m)) for m in (13, 12))
    if whole.counted is None or before.counted is None:
        return Figure(None, reason="no_data")
    return Figure(whole.counted - before.counted, whole.status, whole.is_estimate, whole.as_of,
                  (*whole.sources, *before.sources))  # fmt: skip


def flow_point(
    series: Series, definition: Definition, period: Period, flow: Figure, said: Figure, summed: Cumulated,
    plan: Plan | None,
) -> MonthPoint:  # fmt: skip
    shown = flow if said.counted is None else said
    return MonthPoint(
        month=period.months, label_start=period_start(period.year, period.months), cumulative=summed.value,
        flow=flow.counted, is_estimate=shown.is_estimate,
        status=summed.status if said.counted is None or said.status == "nil" else said.status,
        last_year=figure(series, definition, period.shifted(-1)).counted,
        trajectory=due(series, definition, plan, period),
        source=shown.sources[0] if shown.sources else None,
    )  # fmt: skip


def state_points(series: Series, definition: Definition, year: int, plan: Plan | None) -> list[MonthPoint]:
    """The state at each month's end, and the straight line from last December to the target."""
    found = []
    for month in range(1, 13):
        period = Period.state(year, month)
        said = figure(series, definition, period)
        found.append(MonthPoint(
            month=month, label_start=year * 100 + month, cumulative=said.value, is_estimate=said.is_estimate,
            status=said.status, last_year=figure(series, definition, period.shifted(-1)).value,
            trajectory=due(series, definition, plan, period), source=said.sources[0] if said.sources else None,
        ))  # fmt: skip
    return found


def period_start(year: int, month: int) -> int:
    return year * 100 + month if month <= 12 else (year + 1) * 100 + month - 12


def has_month_13(series: Series, year: int) -> bool:
    return any(Period.cumulative(year, 13) in table for table in (series.actuals, series.estimates))


def months_of(series: Series, definition: Definition, year: int, last: int, plan: Plan | None) -> list[MonthPoint]:
    """All months that the indicator's year has; a series is of one geography, so last year's are its own."""
    if definition.time_aggregation != "sum":
        return state_points(series, definition, year, plan)
    months = 13 if last == 13 and has_month_13(series, year) else 12
    return flow_points(series, definition, year, months, plan)
