"""The public face: results of an area, of its units, of all indicators, of all months of a year.

Every function reads the store once for its whole question (a second time only where an area's own
figure is absent and must be made of its units), then evaluates from memory.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from decimal import Decimal

from data.areas import Area
from data.catalogue import Definition
from data.model import AreaKey
from data.period import Period
from data.store import Store
from indicators.actuals import counts, figure
from indicators.arithmetic import Undefined, ratio_of_sums
from indicators.evaluation import Question, actual_figure, evaluate_from
from indicators.monthly import Plan, months_of
from indicators.official import with_labels
from indicators.reading import Readings, area_at, children_at, read
from indicators.registry import last_month
from indicators.result import Aggregate, MonthPoint, Overview, Result
from indicators.summary import overview_statements, tally_of, worst_first
from indicators.targets import in_force, plan_number, target_of
from indicators.verdict import is_whole_year


def evaluate(
    store: Store, indicator: str, area: str, period: Period, item: str = "", authority: str = "",
    known_at: dt.date | None = None,
) -> Result:  # fmt: skip
    """One indicator × area × item at a period, with every figure's source.

    `authority` names the plan base (`hdnd` stands for any council). Raises ValueError for an
    indicator that neither the catalogue nor the store knows, and for an unknown area.
    """
    place = area_at(area, period.last_day)
    readings = read(store, (indicator,), (place.key,), period.year, item=item, known_at=known_at)
    with_labels(store, readings, (place.key,), known_at)
    definition = known(readings, store, indicator, known_at)
    question = Question(definition, place, period, item, authority)
    return complete(store, readings, [question], known_at)[0]


def known(readings: Readings, store: Store, indicator: str, known_at: dt.date | None) -> Definition:
    """The definition of an indicator; a proposed one is made of the first row that speaks of it."""
    found = readings.definitions.get(indicator)
    if found is None:
        anywhere = read(store, (indicator,), (), 9999, item=None, known_at=known_at, past=9999)
        found = anywhere.definitions.get(indicator)
    if found is None:
        raise ValueError(f"no indicator has the code {indicator!r}")
    return found


def complete(store: Store, readings: Readings, questions: Sequence[Question], known_at: dt.date | None) -> list[Result]:
    """Results of all questions; those without a figure of their own get their units' figures first."""
    wanting = [number for number, question in enumerate(questions) if lacks(readings, question)]
    units: dict[int, tuple[AreaKey, ...]] = {}
    for number in wanting:
        question = questions[number]
        units[number] = tuple(child.key for child in children_at(question.area, question.period.last_day))
    if any(units.values()):
        first = questions[wanting[0]]
        codes = dict.fromkeys(questions[number].definition.code for number in wanting)
        keys = dict.fromkeys(key for found in units.values() for key in found)
        read(store, codes, keys, first.period.year, item=first.item, known_at=known_at, into=readings, past=0)
    return [evaluate_from(readings, with_children(q, units.get(n, ()))) for n, q in enumerate(questions)]


def lacks(readings: Readings, question: Question) -> bool:
    found = actual_figure(readings, question)
    return found.counted is None and found.status != "not_applicable"


def with_children(question: Question, children: tuple[AreaKey, ...]) -> Question:
    q = question
    return Question(q.definition, q.area, q.period, q.item, q.authority, children) if children else q


def overview(
    store: Store, period: Period, area: str, known_at: dt.date | None = None, authority: str = ""
) -> Overview:  # fmt: skip
    """All indicators with any figure of the area in that year, worst first, with tally and sentence.

    Flows are read from January to the period's end, states at its end; an indicator without a
    target and without a figure there shows the latest one of the year, under its own period.
    """
    place = area_at(area, period.last_day)
    readings = read(store, (), (place.key,), period.year, known_at=known_at)
    with_labels(store, readings, (place.key,), known_at)
    questions = [
        Question(definition, place, reported(readings, definition, place.key, period), "", authority)
        for code, definition in readings.definitions.items()
        if speaks(readings, code, place.key, period)
    ]  # fmt: skip
    results = worst_first(complete(store, readings, questions, known_at), is_whole_year(period))
    return Overview(
        area=place.code, area_name=place.name_vi, period=str(period), results=results, tally=tally_of(results),
        statements=overview_statements(results, period),
    )  # fmt: skip


def speaks(readings: Readings, code: str, key: AreaKey, period: Period) -> bool:
    """Whether anything was said of the indicator in the period's year, up to its end."""
    series = readings.series(code, key)
    points = (*series.actuals.values(), *series.estimates.values())
    said = any(p.period.year == period.year and p.period.end <= period.end for p in points)
    return said or any(point.period.year == period.year for point in series.targets)


def reported(readings: Readings, definition: Definition, key: AreaKey, period: Period) -> Period:
    """The indicator's period in an overview. With a target it is the asked one: silence is to be seen."""
    asked, series = adapted(definition, period), readings.series(definition.code, key)
    if series.targets or figure(series, definition, asked).sources:
        return asked
    known = [
        p.period for table in (series.actuals, series.estimates) for p in table.values()
        if counts(p) and p.period.year == period.year and p.period.end <= period.end
    ]  # fmt: skip
    return max(known, key=lambda own: (own.end, own.months), default=asked)


def adapted(definition: Definition, period: Period) -> Period:
    """The period in the indicator's own manner: cumulative for flows and growth, the end for states."""
    year, month = period.end
    if period.months == 13:
        return period if last_month(definition.code) == 13 else whole_or_end(definition, period.year, 12)
    return whole_or_end(definition, year, month)


def whole_or_end(definition: Definition, year: int, month: int) -> Period:
    return Period.state(year, month) if definition.is_state else Period.cumulative(year, month)


def ranking(
    store: Store, indicator: str, area: str, period: Period, item: str = "", authority: str = "",
    known_at: dt.date | None = None,
) -> list[Result]:  # fmt: skip
    """The results of the area's real units at that time, in administrative order; one read for all."""
    places = children_at(area_at(area, period.last_day), period.last_day)
    if not places:
        return []
    keys = [place.key for place in places]
    readings = read(store, (indicator,), keys, period.year, item=item, known_at=known_at)
    definition = known(readings, store, indicator, known_at)
    return [evaluate_from(readings, Question(definition, place, period, item, authority)) for place in places]


def aggregate(results: Iterable[Result]) -> Aggregate:
    """Σ actual / Σ target × 100 (formula 9) over the results that have both; who has not is named.

    Only for amounts: rates, growth and indexes are `not_additive`.
    """
    every = list(results)
    if any(result.kind not in ("flow", "stock", "milestone") for result in every):
        return Aggregate(reason="not_additive", without=tuple(result.area for result in every))
    pairs = {n: pair for n, result in enumerate(every) if (pair := amounts(result)) is not None}
    without = tuple(result.area for n, result in enumerate(every) if n not in pairs)
    if not pairs:
        return Aggregate(reason="no_data", without=without)
    done = sum((pair[0] for pair in pairs.values()), Decimal(0))
    plan = sum((pair[1] for pair in pairs.values()), Decimal(0))
    percent = ratio_of_sums(pairs.values())
    reason = percent.reason if isinstance(percent, Undefined) else None
    return Aggregate(
        actual=done, target=plan, percent=None if isinstance(percent, Undefined) else percent,
        counted=len(pairs), without=without, reason=reason,
    )  # fmt: skip


def amounts(result: Result) -> tuple[Decimal, Decimal] | None:
    """Actual and plan of one result where both are there; nil is a true zero."""
    value = Decimal(0) if result.actual.status == "nil" else result.actual.value
    plan = plan_number(result.target, result.direction)
    return None if value is None or plan is None else (value, plan)


def monthly(
    store: Store, indicator: str, area: str, year: int, item: str = "", authority: str = "",
    known_at: dt.date | None = None, until: int = 13,
) -> list[MonthPoint]:  # fmt: skip
    """Months 1…12 of a year (13 where the indicator's plan year has one and it is reported).

    What was done after month `until` is left out, and the plan is the one in force by then.
    """
    place = area_at(area, Period.year_of(year).last_day)
    readings = read(store, (indicator,), (place.key,), year, item=item, known_at=known_at)
    definition = known(readings, store, indicator, known_at)
    return months_from(readings, definition, place, year, item, authority, until)


def monthly_of_all(
    store: Store, indicators: Iterable[str], area: str, year: int, authority: str = "",
    known_at: dt.date | None = None, until: int = 13,
) -> dict[str, list[MonthPoint]]:  # fmt: skip
    """Indicator → its months, for many indicators of one area; one read."""
    codes = tuple(dict.fromkeys(indicators))
    if not codes:
        return {}
    place = area_at(area, Period.year_of(year).last_day)
    readings = read(store, codes, (place.key,), year, known_at=known_at)
    return {
        code: months_from(readings, definition, place, year, "", authority, until)
        for code in codes if (definition := readings.definitions.get(code)) is not None
    }  # fmt: skip


def months_from(
    readings: Readings, definition: Definition, place: Area, year: int, item: str, authority: str, until: int
) -> list[MonthPoint]:  # fmt: skip
    """The months of a year from readings that are there, against the plan in force by month `until`."""
    series, period = readings.series(definition.code, place.key, item), Period.year_of(year)
    day = newest(readings, definition, place, item, year, until)
    chosen, _ = in_force(series.targets, definition, period, day, authority, place.level)
    number = None if chosen is None else plan_number(target_of(chosen), definition.direction)
    plan = None if chosen is None or number is None else Plan(number, chosen.authority)
    points = months_of(series, definition, year, last_month(definition.code), plan)
    return [point if point.month <= until else unreported(point) for point in points]


def unreported(point: MonthPoint) -> MonthPoint:
    """A month of which nothing is told yet: last year and the trajectory stand."""
    return MonthPoint(
        month=point.month, label_start=point.label_start, last_year=point.last_year, trajectory=point.trajectory
    )


def newest(readings: Readings, definition: Definition, place: Area, item: str, year: int, until: int = 13) -> dt.date:
    """The cut-off of the latest figure up to month `until`: the day whose plan the chart is drawn against."""
    series = readings.series(definition.code, place.key, item)
    days = [p.cut_off for table in (series.actuals, series.estimates) for p in table.values()
            if p.period.year == year and p.period.month_number() <= until]  # fmt: skip
    return max(days, default=Period.year_of(year).last_day)


def matrix(
    store: Store, indicators: Iterable[str], area: str, period: Period, item: str = "", authority: str = "",
    known_at: dt.date | None = None,
) -> dict[str, dict[str, Result]]:  # fmt: skip
    """Area code → indicator → result for the area's real units, in one read, for the heat table."""
    codes = tuple(dict.fromkeys(indicators))
    places = children_at(area_at(area, period.last_day), period.last_day)
    if not places or not codes:
        return {place.code: {} for place in places}
    readings = read(store, codes, [place.key for place in places], period.year, item=item, known_at=known_at)
    return {
        place.code: {
            code: evaluate_from(readings, Question(definition, place, adapted(definition, period), item, authority))
            for code in codes if (definition := readings.definitions.get(code)) is not None
        }
        for place in places
    }  # fmt: skip


def years(
    store: Store, indicator: str, area: str, period: Period, item: str = "", authority: str = "",
    known_at: dt.date | None = None, count: int = 5,
) -> list[Result]:  # fmt: skip
    """The same months of this year and of the `count` years before, oldest first, of the same unit; one read.

    A year in which another unit carried the code has `no_data`: boundaries are never joined here
    (`comparable.history` does it where it can be done).
    """
    place = area_at(area, period.last_day)
    readings = read(store, (indicator,), (place.key,), period.year, item=item, known_at=known_at, past=count + 1)
    with_labels(store, readings, (place.key,), known_at)
    definition = known(readings, store, indicator, known_at)
    spans = [period.shifted(-back) for back in range(count, -1, -1)]
    return [evaluate_from(readings, Question(definition, place, span, item, authority)) for span in spans]
