"""One result from what was read: actual, target in force, pace, verdict, forecast, sentences."""

from __future__ import annotations

from dataclasses import dataclass

from data.areas import Area
from data.catalogue import Definition
from data.model import AreaKey
from data.period import Period
from indicators.actuals import Figure, figure
from indicators.areas_sum import from_children, from_parts
from indicators.comparison import same_period
from indicators.forecast import forecast
from indicators.official import official_of
from indicators.pace import pace_of, run_rate
from indicators.reading import Readings, Series
from indicators.result import Forecast, PastYear, Result, Source
from indicators.targets import in_force, plan_number, target_of
from indicators.trajectory import start_figure

PAST_SHOWN = 3
"""A miss is read beside the three years before it."""


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked of one set of readings: indicator × area × item at a period."""

    definition: Definition
    area: Area
    period: Period
    item: str = ""
    authority: str = ""
    children: tuple[AreaKey, ...] = ()


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
    pace = pace_of(series, q.definition, q.period, actual, target)
    compared = same_period(series, q.definition, q.area, q.period, actual)
    plan = plan_number(target, q.definition.direction)
    required, faster = run_rate(q.definition, q.period, plan, actual.counted)
    base = start_figure(series, q.definition, q.period).sources if pace.baseline is not None else ()
    inputs = tuple(dict.fromkeys(s for s in (
        *actual.sources, target.source if target else None, compared.source, *base,
    ) if s is not None))  # fmt: skip
    d = q.definition
    label = official_of(readings, d.code, q.area.key, q.item, q.period.year, pace.year_end)
    return Result(
        indicator=d.code, name_vi=d.name_vi, name_en=d.name("en"), sector=d.sector, kind=d.kind,
        direction=d.direction, decimals=d.decimals, proposed=d.proposed, area=q.area.code,
        area_valid_from=q.area.valid_from, area_name=q.area.name_vi, item=q.item, period=str(q.period),
        as_of=actual.as_of, unit=d.unit, actual=actual.actual(), target=target,
        other_targets=tuple(target_of(point) for point in others), percent_of_target=pace.percent,
        baseline=pace.baseline, same_period=compared, trajectory=pace.trajectory, pace_points=pace.points,
        gap=pace.gap, percent_of_trajectory=pace.of_trajectory, now=pace.now,
        year_end=pace.year_end, official=label, past=past_years(series, d, q.period),
        forecast=outlook(series, q, actual), required_per_month=required,
        times_average=faster, reason=pace.reason, inputs=inputs, illustration=illustrated(inputs),
    )  # fmt: skip


def past_years(series: Series, definition: Definition, period: Period) -> tuple[PastYear, ...]:
    """The same months of the three years before, oldest first; a year without a figure is left out."""
    found = []
    for back in range(PAST_SHOWN, 0, -1):
        then = figure(series, definition, period.shifted(-back))
        if then.counted is not None:
            source = then.sources[0] if len(then.sources) == 1 else None
            found.append(PastYear(year=period.year - back, value=then.counted, is_estimate=then.is_estimate,
                                  source=source))  # fmt: skip
    return tuple(found)


def illustrated(inputs: tuple[Source, ...]) -> bool:
    return any(source.illustration for source in inputs)


def outlook(series: Series, question: Question, actual: Figure) -> Forecast | None:
    return forecast(series, question.definition, question.period, actual.counted)
