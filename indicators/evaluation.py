"""One result from what was read: actual, target in force, pace, verdict, forecast, sentences."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from data.areas import Area
from data.catalogue import Definition
from data.model import AreaKey
from data.numbers import divide
from data.period import Period
from indicators.actuals import Figure, figure
from indicators.areas_sum import from_children, from_parts
from indicators.arithmetic import HUNDRED, number, percent_of, progress, required_per_month, times_average
from indicators.comparison import same_period
from indicators.forecast import forecast
from indicators.narrative import with_sentences
from indicators.reading import Readings, Series
from indicators.result import Forecast, Now, Result, Source, Target, Trajectory, YearEnd
from indicators.targets import in_force, plan_number, target_of
from indicators.trajectory import flow_trajectory, start_of_year, state_trajectory
from indicators.verdict import (
    falling,
    is_whole_year,
    now_of,
    reached,
    standing_without_pace,
    thresholds_at,
)


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked of one set of readings: indicator × area × item at a period."""

    definition: Definition
    area: Area
    period: Period
    item: str = ""
    authority: str = ""
    children: tuple[AreaKey, ...] = ()


@dataclass(frozen=True, slots=True)
class Pace:
    """How far the figure is, against the plan and against where it should be."""

    percent: Decimal | None = None
    trajectory: Trajectory | None = None
    points: Decimal | None = None
    now: Now = "no_data"
    year_end: YearEnd = "unknown"
    reason: str | None = None


def actual_figure(readings: Readings, question: Question) -> Figure:
    """The area's own figure; a rate from its own parts; else what its children add up to."""
    q = question
    own = figure(readings.series(q.definition.code, q.area.key, q.item), q.definition, q.period)
    if own.counted is not None or own.status == "not_applicable":
        return own
    parts = from_parts(readings, q.definition, q.area.key, q.item, q.period)
    if parts.value is not None or not q.children:
        return parts if parts.value is not None else own
    below = from_children(readings, q.definition, q.children, q.item, q.period)
    better = below.value is not None or (below.reason != "no_data" and own.reason == "no_data")
    return below if better else own


def evaluate_from(readings: Readings, question: Question) -> Result:
    """The whole result of a question, from readings only."""
    q = question
    series = readings.series(q.definition.code, q.area.key, q.item)
    actual = actual_figure(readings, q)
    report_date = actual.as_of or q.period.last_day
    chosen, others = in_force(series.targets, q.definition, q.period, report_date, q.authority, q.area.level)
    target = None if chosen is None else target_of(chosen)
    pace = pace_of(series, q, actual, target)
    compared = same_period(series, q.definition, q.area, q.period, actual)
    plan = plan_number(target, q.definition.direction)
    required, faster = run_rate(q, plan, actual.counted)
    inputs = (*actual.sources, *((target.source,) if target and target.source else ()),
              *((compared.source,) if compared.source else ()))  # fmt: skip
    d = q.definition
    return with_sentences(Result(
        indicator=d.code, name_vi=d.name_vi, name_en=d.name("en"), sector=d.sector, kind=d.kind,
        direction=d.direction, decimals=d.decimals, proposed=d.proposed, area=q.area.code,
        area_valid_from=q.area.valid_from, area_name=q.area.name_vi, item=q.item, period=str(q.period),
        as_of=actual.as_of, unit=d.unit, actual=actual.actual(), target=target,
        other_targets=tuple(target_of(point) for point in others), percent_of_target=pace.percent,
        same_period=compared, trajectory=pace.trajectory, pace_points=pace.points, now=pace.now,
        year_end=pace.year_end, official=None, forecast=outlook(series, q, actual), required_per_month=required,
        times_average=faster, reason=pace.reason, inputs=inputs, illustration=illustrated(inputs),
    ))  # fmt: skip


def illustrated(inputs: tuple[Source, ...]) -> bool:
    return any(source.illustration for source in inputs)


def pace_of(series: Series, question: Question, actual: Figure, target: Target | None) -> Pace:
    """Percent of the plan, trajectory, gap in points and both verdicts, on unrounded numbers."""
    definition, period = question.definition, question.period
    value, plan = actual.counted, plan_number(target, definition.direction)
    if value is None:
        drawn = None if plan is None else draw(series, definition, plan, period)
        now: Now = "undefined" if actual.status == "not_applicable" else "no_data"
        return Pace(trajectory=drawn, now=now, reason=actual.reason or "no_data")
    if target is None or plan is None:
        return Pace(now="undefined", reason="no_target")
    over = is_whole_year(period)
    end = reached(value, target, definition.direction)
    if plan == 0 and definition.kind in ("flow", "stock", "milestone"):
        ceiling = reached(value, target, "up" if definition.direction == "up" else "down")
        return zero_target(ceiling, over)
    trajectory = draw(series, definition, plan, period)
    percent, points = percent_and_gap(series, question, value, plan, trajectory)
    if points is None:
        now = standing_without_pace(end, over)
        reason = "no_trajectory" if now == "undefined" else None
        return Pace(percent, trajectory, None, now, end if over else "unknown", reason)
    signed = -points if falling(target, definition.direction) and not by_progress(definition) else points
    now = now_of(signed, thresholds_at(period.last_day))
    return Pace(percent, trajectory, points, now, end if over else "unknown")


def zero_target(end: YearEnd, over: bool) -> Pace:
    """A plan of nothing has no percentage: keeping it is on track, breaking a ceiling of 0 is late."""
    now: Now = "late" if end == "missed" else "on_track"
    return Pace(now=now, year_end=end if over else "unknown", reason="zero_target")


def by_progress(definition: Definition) -> bool:
    """Rates that should fall are measured by the share of the promised fall, not by value / target."""
    return definition.kind == "ratio" and definition.direction == "down"


def draw(series: Series, definition: Definition, plan: Decimal, period: Period) -> Trajectory | None:
    if definition.time_aggregation == "sum":
        return flow_trajectory(definition, plan, period)
    if definition.kind not in ("stock", "ratio"):
        return None
    return state_trajectory(start_of_year(series, definition, period), plan, period)


def percent_and_gap(
    series: Series, question: Question, value: Decimal, plan: Decimal, trajectory: Trajectory | None
) -> tuple[Decimal | None, Decimal | None]:  # fmt: skip
    """Percent of the target, and the gap to the trajectory in percentage points of the target.

    gap = (actual − trajectory) / target × 100, which for flows is percent − share. Growth rates,
    indexes and ranks have no percentage of a plan (a growth of 3 against 6 is not "half").
    """
    definition = question.definition
    if by_progress(definition):
        base = start_of_year(series, definition, question.period)
        done = number(progress(base, value, plan))
        return done, None if done is None or trajectory is None else done - trajectory.share
    if definition.kind in ("growth", "index", "rank") or plan <= 0:
        return None, None
    percent = number(percent_of(value, plan))
    if percent is None or trajectory is None or trajectory.value is None:
        return percent, None
    return percent, divide((value - trajectory.value) * HUNDRED, plan)


def run_rate(
    question: Question, plan: Decimal | None, done: Decimal | None
) -> tuple[Decimal | None, Decimal | None]:  # fmt: skip
    """What each remaining month must bring, and how many times the average so far that is."""
    definition, period = question.definition, question.period
    from_january = period.is_state or period.month == 1
    if definition.time_aggregation != "sum" or definition.direction == "down" or not from_january:
        return None, None
    month = period.month_number()
    required = number(required_per_month(plan, done, month))
    return required, number(times_average(required, done, month))


def outlook(series: Series, question: Question, actual: Figure) -> Forecast | None:
    return forecast(series, question.definition, question.period, actual.counted)
