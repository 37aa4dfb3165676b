"""`Vì sao?`: every number of a result with its inputs, its formula, the threshold that judged it and its rounding.

One step a sentence, in the order a person would check them by hand. Formula numbers are those of
the reporting practice in DOMAIN.md, section 3; a step that does not apply is left out, a figure that
cannot be is said with its reason.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from data.locale import text
from data.numbers import decimals_of
from data.period import Period
from indicators.narrative import ceiling, gap_decimals
from indicators.result import Result, Source, Target
from indicators.targets import plan_number
from indicators.verdict import faithful_decimals, is_whole_year, thresholds_at
from indicators.wording import Language, amount_text, date_text, figure_text, fixed_text, plan_text, target_text

EXACT = 6
"""Decimals that an unrounded number is shown with before it is rounded."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the explanation: its key, the sentence in the reader's language, the cells it rests on."""

    key: str
    sentence: str
    sources: tuple[Source, ...] = ()


def explain(result: Result, language: Language) -> tuple[Step, ...]:
    """All steps of a result, from the cells to the verdict."""
    steps = (
        actual, plan, percent, trajectory, pace, verdict, year_end, official, required, forecast, same_period, missing,
    )  # fmt: skip
    return tuple(found for step in steps for found in step(result, language))


def value_of(result: Result) -> Decimal | None:
    return Decimal(0) if result.actual.status == "nil" else result.actual.value


def shown(value: Decimal, language: Language, most: int = EXACT) -> str:
    """A number with all its decimals, up to `most`."""
    return figure_text(value, min(most, max(0, decimals_of(value))), language)


def amount(result: Result, value: Decimal, language: Language) -> str:
    return amount_text(value, result.decimals, result.unit, language)


def day_of(result: Result) -> dt.date:
    return Period.parse(result.period).last_day


def place(source: Source, language: Language) -> str:
    return text("why.cell", language, cell=source.cell, sheet=source.sheet, file=source.file)


def actual(result: Result, language: Language) -> Iterator[Step]:
    """Where the figure was read, or of how many cells it is made."""
    value = value_of(result)
    if value is None:
        return
    compared = {id(s) for s in (result.target and result.target.source, result.same_period.source) if s is not None}
    sources = tuple(s for s in result.inputs if id(s) not in compared)
    source = result.actual.source
    where = place(source, language) if source else text("why.cells", language, count=len(sources))
    key = "why.estimate" if result.actual.is_estimate else "why.actual"
    yield Step("actual", text(key, language, value=amount(result, value, language), where=where), sources)


def plan(result: Result, language: Language) -> Iterator[Step]:
    """Which plan the percentage uses and why this one; the others by name."""
    target = result.target
    if target is None:
        return
    goal = target_text(target, result.decimals, result.unit, language)
    said = text("why.plan", language, plan=plan_text(target, language), value=goal)
    if target.decided_on is not None:
        said += " " + text("why.plan_decided", language, day=date_text(target.decided_on, language))
    others = [t for t in result.other_targets if same_plan(t) != same_plan(target)]
    if others:
        goals = [(plan_text(t, language), target_text(t, result.decimals, result.unit, language)) for t in others]
        names = "; ".join(f"{name} {number}" for name, number in goals)
        said += " " + text("why.plan_others", language, others=names)
    yield Step("plan", said, (target.source,) if target.source else ())


def same_plan(target: Target) -> tuple[object, ...]:
    return target.authority, target.version, target.value, target.low, target.high


def percent(result: Result, language: Language) -> Iterator[Step]:
    """C / P × 100 (formula 1), or the share of the promised fall for rates (formula 2)."""
    value, goal = value_of(result), plan_number(result.target, result.direction)
    if result.percent_of_target is None or value is None or goal is None:
        return
    exact, rounded = shown(result.percent_of_target, language), fixed_text(result.percent_of_target, 2, language)
    numbers = {"value": shown(value, language), "plan": shown(goal, language), "exact": exact, "rounded": rounded}
    if result.baseline is not None:
        yield Step("percent", text("why.progress", language, base=shown(result.baseline, language), **numbers))
    else:
        yield Step("percent", text("why.percent", language, **numbers))


def trajectory(result: Result, language: Language) -> Iterator[Step]:
    drawn = result.trajectory
    if drawn is None or drawn.value is None:
        return
    basis = text(f"trajectory.{drawn.basis}", language)
    share, level = fixed_text(drawn.share, 2, language), amount(result, drawn.value, language)
    yield Step("trajectory", text("why.trajectory", language, basis=basis, share=share, value=level))


def pace(result: Result, language: Language) -> Iterator[Step]:
    """The gap in points of the plan, and in the unit."""
    if result.pace_points is None or result.trajectory is None:
        return
    gap = "" if result.gap is None else amount(result, result.gap, language)
    points = fixed_text(result.pace_points, gap_decimals(result), language)
    key = "why.pace" if result.gap is not None else "why.pace_points"
    yield Step("pace", text(key, language, points=points, exact=shown(result.pace_points, language), gap=gap))


def verdict(result: Result, language: Language) -> Iterator[Step]:
    """The office's thresholds, the number they judged, and the class it fell into."""
    if result.pace_points is None:
        return
    rules = thresholds_at(day_of(result))
    by_share = rules.measure == "percent" and result.percent_of_trajectory is not None
    judged = result.percent_of_trajectory if by_share else result.pace_points
    assert judged is not None
    edges = [shown(edge, language) for edge in rules.edges()]
    judged_text = fixed_text(judged, faithful_decimals(judged, rules.edges(), 2), language)
    said = text(
        f"why.verdict_{'percent' if by_share else 'points'}", language, judged=judged_text, ahead=edges[0],
        on_track=edges[1], slightly=edges[2], word=text(f"status.{result.now}", language),
    )  # fmt: skip
    if ceiling(result):
        said += " " + text("why.ceiling", language)
    yield Step("verdict", said + " " + text("why.office", language))


def year_end(result: Result, language: Language) -> Iterator[Step]:
    """A finished year: the figure against the target as the document puts it."""
    value = value_of(result)
    if result.year_end == "unknown" or value is None or result.target is None:
        return
    goal = target_text(result.target, result.decimals, result.unit, language)
    key = f"why.year_end_{result.direction}"
    word = text(f"status.{result.year_end}", language)
    yield Step("year_end", text(key, language, value=amount(result, value, language), target=goal, word=word))


def official(result: Result, language: Language) -> Iterator[Step]:
    label = result.official
    if label is None:
        return
    said = text("why.official", language, words=label.words)
    if label.agrees is not None:
        said += " " + text("why.official_agrees" if label.agrees else "why.official_differs", language)
    yield Step("official", said, (label.source,) if label.source else ())


def required(result: Result, language: Language) -> Iterator[Step]:
    """R = (P − C) / (T − m), and how many times the average so far (formula 5)."""
    value, goal = value_of(result), plan_number(result.target, result.direction)
    if result.required_per_month is None or value is None or goal is None:
        return
    months = Period.parse(result.period).month_number()
    said = text(
        "why.required", language, plan=shown(goal, language), value=shown(value, language), months=12 - months,
        rate=amount(result, result.required_per_month, language),
    )  # fmt: skip
    if result.times_average is not None:
        said += " " + text("why.times", language, times=fixed_text(result.times_average, 2, language))
    yield Step("required", said)


def forecast(result: Result, language: Language) -> Iterator[Step]:
    """C × 12 / m, or C / s with the spread of past years (formula 7); no promise, only "if it goes on so"."""
    found = result.forecast
    if found is None or is_whole_year(Period.parse(result.period)):
        return
    numbers = {name: amount(result, n, language) for name, n in
               (("value", found.value), ("low", found.low), ("high", found.high))}  # fmt: skip
    yield Step("forecast", text(f"why.forecast_{found.method}", language, **numbers))


def same_period(result: Result, language: Language) -> Iterator[Step]:
    """C / C' × 100 (formula 3) for amounts, the difference for rates."""
    same, value = result.same_period, value_of(result)
    sources = (same.source,) if same.source else ()
    if same.index is not None and same.value is not None and value is not None and not same.period:
        said = text("why.same_index", language, value=shown(value, language), before=shown(same.value, language),
                    index=fixed_text(same.index, 1, language))  # fmt: skip
        yield Step("same_period", said, sources)
    elif same.difference is not None and same.value is not None and value is not None and not same.period:
        said = text("why.same_difference", language, value=shown(value, language), before=shown(same.value, language),
                    difference=shown(same.difference, language))  # fmt: skip
        yield Step("same_period", said, sources)


def missing(result: Result, language: Language) -> Iterator[Step]:
    if result.reason:
        yield Step("reason", text(f"reason.{result.reason}", language))
