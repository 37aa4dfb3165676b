"""How far a figure is: of its plan, of where it should be by now, and what the rest of the year must bring.

All comparisons are on unrounded numbers.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from data.catalogue import Definition
from data.numbers import divide
from data.period import Period
from indicators.actuals import Figure
from indicators.arithmetic import HUNDRED, number, percent_of, progress, required_per_month, times_average
from indicators.reading import Series
from indicators.result import Now, Target, Trajectory, YearEnd
from indicators.targets import plan_number
from indicators.trajectory import start_of_year, trajectory
from indicators.verdict import (
    Thresholds,
    falling,
    is_whole_year,
    now_of,
    reached,
    standing_without_pace,
    thresholds_at,
)


@dataclass(frozen=True, slots=True)
class Pace:
    """How far the figure is, against the plan and against where it should be.

    `points`: gap to the trajectory in percentage points of the plan; `gap`: the same in the unit;
    `of_trajectory`: C / trajectory × 100; None where no trajectory can be drawn. `baseline`: the state
    at the start of the year, for rates that are measured by their fall.
    """

    percent: Decimal | None = None
    trajectory: Trajectory | None = None
    points: Decimal | None = None
    gap: Decimal | None = None
    of_trajectory: Decimal | None = None
    baseline: Decimal | None = None
    now: Now = "no_data"
    year_end: YearEnd = "unknown"
    reason: str | None = None


def pace_of(series: Series, definition: Definition, period: Period, actual: Figure, target: Target | None) -> Pace:
    """Percent of the plan, trajectory, gap and both verdicts."""
    value, plan = actual.counted, plan_number(target, definition.direction)
    authority = target.authority if target else "none"
    drawn = None if plan is None else trajectory(series, definition, plan, period, authority)
    if value is None:
        now: Now = "undefined" if actual.status == "not_applicable" else "no_data"
        return Pace(trajectory=drawn, now=now, reason=actual.reason or "no_data")
    if target is None or plan is None:
        return Pace(now="undefined", reason="no_target")
    over = is_whole_year(period)
    end = reached(value, target, definition.direction)
    if plan == 0 and definition.kind in ("flow", "stock", "milestone"):
        return zero_target(reached(value, target, "up" if definition.direction == "up" else "down"), over)
    base = start_of_year(series, definition, period) if by_progress(definition) else None
    percent, points = percent_and_gap(definition, base, value, plan, drawn)
    if points is None or drawn is None:
        now = standing_without_pace(end, over)
        reason = "no_trajectory" if now == "undefined" else None
        return Pace(percent, drawn, baseline=base, now=now, year_end=end if over else "unknown", reason=reason)
    gap = None if drawn.value is None else value - drawn.value
    share = None if drawn.value is None or drawn.value <= 0 else divide(value * HUNDRED, drawn.value)
    now = standing(points, share, thresholds_at(period.last_day), ceiling=is_ceiling(definition, target))
    return Pace(percent, drawn, points, gap, share, base, now, end if over else "unknown")


def is_ceiling(definition: Definition, target: Target) -> bool:
    """Whether the target is a level to stay under, told by value and not by the share of a fall."""
    return falling(target, definition.direction) and not by_progress(definition)


def standing(points: Decimal, share: Decimal | None, thresholds: Thresholds, *, ceiling: bool) -> Now:
    """The class by the office's thresholds: on the gap in points, or on the percentage of the trajectory.

    Under a ceiling the sign turns: 5 points below it is 5 points ahead, 90 % of it is as good as 110 %.
    """
    if thresholds.measure == "percent" and share is not None:
        return now_of(2 * HUNDRED - share if ceiling else share, thresholds)
    return now_of(-points if ceiling else points, thresholds)


def zero_target(end: YearEnd, over: bool) -> Pace:
    """A plan of nothing has no percentage: keeping it is on track, breaking a ceiling of 0 is late."""
    now: Now = "late" if end == "missed" else "on_track"
    return Pace(now=now, year_end=end if over else "unknown", reason="zero_target")


def by_progress(definition: Definition) -> bool:
    """Rates that should fall are measured by the share of the promised fall, not by value / target."""
    return definition.kind == "ratio" and definition.direction == "down"


def percent_and_gap(
    definition: Definition, base: Decimal | None, value: Decimal, plan: Decimal, drawn: Trajectory | None
) -> tuple[Decimal | None, Decimal | None]:  # fmt: skip
    """Percent of the target, and the gap to the trajectory in percentage points of the target.

    gap = (actual − trajectory) / target × 100, which for flows is percent − share. Growth rates,
    indexes and ranks have no percentage of a plan (a growth of 3 against 6 is not "half").
    """
    if by_progress(definition):
        done = number(progress(base, value, plan))
        return done, None if done is None or drawn is None else done - drawn.share
    if definition.kind in ("growth", "index", "rank") or plan <= 0:
        return None, None
    percent = number(percent_of(value, plan))
    if percent is None or drawn is None or drawn.value is None:
        return percent, None
    return percent, divide((value - drawn.value) * HUNDRED, plan)


def run_rate(
    definition: Definition, period: Period, plan: Decimal | None, done: Decimal | None
) -> tuple[Decimal | None, Decimal | None]:  # fmt: skip
    """What each remaining month must bring, and how many times the average so far that is (formula 5)."""
    from_january = period.is_state or period.month == 1
    if definition.time_aggregation != "sum" or definition.direction == "down" or not from_january:
        return None, None
    month = period.month_number()
    required = number(required_per_month(plan, done, month))
    return required, number(times_average(required, done, month))
