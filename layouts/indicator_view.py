"""One indicator in words: the number with its sentence, its year, its areas, and why."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal

from data.locale import text, text_or
from data.period import Period
from data.reference_files import listed
from indicators.comparable import Comparable
from indicators.explanation import explain
from indicators.result import MonthPoint, Result, Source, Target
from layouts import formats, wording
from layouts.query import Query
from layouts.tables import area_table, month_table, reported, said, total_row
from layouts.views import BarView, Fact, Figure, IndicatorView, InputLine, MonthView, TableView
from layouts.years_table import choices, years_table
from layouts.years_table import note as years_note


def indicator(
    result: Result, points: Sequence[MonthPoint], ranking: Sequence[Result], query: Query, today: dt.date,
    years: Sequence[Result] = (), joined: Sequence[Comparable] = (),
) -> IndicatorView:  # fmt: skip
    """The page of one indicator from its result, its months, the areas below and the years before."""
    language, name = query.language, wording.name_of(result, query.language)
    when = formats.period(query.period, language)
    areas = areas_in_words(ranking, query)
    return IndicatorView(
        code=result.indicator,
        name=name,
        heading=text("indicator.heading", language, area=result.area_name, period=when),
        definition=definition(result, language),
        meta=meta(result, language),
        legal=legal(result, language),
        big=big_figure(result, language),
        big_unit=big_unit(result, language),
        sentence=wording.sentence(result, language),
        now=wording.verdict(result.now, language),
        year_end=wording.verdict(result.year_end, language),
        facts=facts(result, language),
        other_plans=other_plans(result, language),
        finding=finding(result, language),
        subtitle=subtitle(result, query),
        months=months(points, result, language),
        plan=wording.number_or_none(result.target.value) if result.target else None,
        plan_label=plan_label(result, language),
        last_year_label=str(query.year - 1),
        actual_label=text("chart.actual", language),
        due_label=text("chart.due", language),
        is_state=result.kind not in ("flow",),
        ranking=bars(ranking, language),
        ranking_title=text("indicator.ranking", language, period=when),
        average=average(ranking),
        average_label=average_words(ranking, query),
        areas=area_table(ranking, query, f"{name}, {when}", areas, today),
        by_month=month_table(points, result, query, f"{name}, {query.year}", today),
        official=wording.official_words(result, language),
        years=years_table(years, joined, query, today) if years else TableView(title=""),
        years_note=years_note(years, language),
        boundaries=choices(language) if years else (),
        boundary=query.boundaries,
        inputs=inputs(result, language),
        rules=rules(result, language),
        illustration=result.illustration or any(row.illustration for row in ranking),
        all_illustration=result.illustration,
        empty=wording.reason(result.reason, language) if result.actual.value is None else "",
        language=language,
    )


def areas_in_words(ranking: Sequence[Result], query: Query) -> list[str]:
    """Chosen areas by name; where nobody chose, how many they all are."""
    if len(query.areas) > 1:
        return [row.area_name for row in ranking]
    return [text("filter.all_areas", query.language, count=len(ranking))]


def unknown(query: Query) -> IndicatorView:
    """The page of a code that no indicator has: says so and shows the way out."""
    return IndicatorView(
        code=query.indicator,
        name=text("indicator.none", query.language),
        found=False,
        empty=text("indicator.none_hint", query.language),
        language=query.language,
    )


def definition(result: Result, language: str) -> str:
    known = wording.definition_of(result.indicator)
    if known is None:
        return text("indicator.proposed_hint", language)
    return (known.definition_en if language == "en" else known.definition_vi) or ""


def meta(result: Result, language: str) -> tuple[tuple[str, str], ...]:
    known = wording.definition_of(result.indicator)
    said = [
        (text("column.unit", language), wording.unit_name(result.unit, language)),
        (text("meta.direction", language), text_or(f"direction.{result.direction}", language, result.direction)),
        (text("meta.kind", language), text_or(f"kind.{result.kind}", language, result.kind)),
        (text("meta.agency", language), wording.sender_name(known.agency, language) if known else ""),
    ]
    return tuple(pair for pair in said if pair[1])


def legal(result: Result, language: str) -> str:
    known = wording.definition_of(result.indicator)
    basis = "; ".join(listed(known.legal_basis)) if known else ""
    return text("indicator.legal", language, basis=basis) if basis else ""


def big_figure(result: Result, language: str) -> Figure:
    """The actual with its cell; the unit stands beside it."""
    return wording.actual_figure(result.actual, wording.places(result), language)


def big_unit(result: Result, language: str) -> str:
    unit = wording.unit_name(result.unit, language)
    return f"{unit} · {text('format.estimate', language)}" if result.actual.is_estimate else unit


def facts(result: Result, language: str) -> tuple[Fact, ...]:
    """The figures beside the big one, those that exist."""
    due = result.trajectory
    pairs = [
        (
            wording.plan_name(result.target, language),
            wording.target_figure(result.target, wording.places(result), language),
            "",
        ),
        (text("column.percent", language), with_sign(wording.percent_figure(result, language)), ""),
        (
            text("fact.due", language),
            Figure(text=formats.percent(due.share, language) if due else ""),
            text_or(f"trajectory.{due.basis}", language, due.basis) if due else "",
        ),
        (text("fact.pace", language), Figure(text=wording.gap(result, language)), ""),
        (text("column.same", language), wording.same_figure(result, language), ""),
        (
            text("fact.required", language),
            Figure(text=formats.number(result.required_per_month, language, wording.places(result))),
            text("fact.times", language, times=formats.number(result.times_average, language, 2))
            if result.times_average is not None
            else "",
        ),
        (
            text("column.forecast", language),
            wording.forecast_figure(result, language),
            wording.forecast_figure(result, language).title,
        ),
    ]
    return tuple(Fact(label=label, figure=figure, note=note) for label, figure, note in pairs if figure.text)


def with_sign(figure: Figure) -> Figure:
    return figure.model_copy(update={"text": f"{figure.text}%"}) if figure.value is not None else figure


def other_plans(result: Result, language: str) -> tuple[Fact, ...]:
    """Plans that stand beside the one used; one that only repeats another figure of the same authority is left out."""
    seen = {same_plan(result.target)} if result.target else set()
    found = []
    for target in result.other_targets:
        if same_plan(target) not in seen:
            seen.add(same_plan(target))
            figure = wording.target_figure(target, wording.places(result), language)
            found.append(
                Fact(label=wording.plan_name(target, language), figure=figure, note=plan_day(target, language))
            )
    return tuple(found)


def same_plan(target: Target) -> tuple[object, ...]:
    return target.authority, target.version, target.value, target.low, target.high


def plan_day(target: Target, language: str) -> str:
    """When it was decided; else the day to which a report gave it."""
    return formats.date(target.decided_on, language) or formats.until(target.as_of, language)


def finding(result: Result, language: str) -> str:
    """The title of the chart is what it shows: the percentage and the gap to where it should be."""
    if result.percent_of_target is None:
        return wording.sentence(result, language)
    place = formats.percent(result.percent_of_target, language, wording.percent_decimals(result.percent_of_target))
    key = (
        "chart.finding"
        if result.pace_points is None
        else ("chart.finding_behind" if result.pace_points < 0 else "chart.finding_ahead")
    )
    gap = formats.points(abs(result.pace_points), language).lstrip("+") if result.pace_points is not None else ""
    return text(key, language, percent=place, gap=gap, day=formats.date(result.as_of or day_of(result), language))


def day_of(result: Result) -> dt.date:
    return Period.parse(result.period).last_day


def subtitle(result: Result, query: Query) -> str:
    language = query.language
    source = result.actual.source
    parts = [
        wording.unit_name(result.unit, language),
        result.area_name,
        str(query.year),
        wording.plan_name(result.target, language) if result.target else "",
        text("format.estimate", language) if result.actual.is_estimate else "",
        text("chart.source", language, file=source.file) if source and source.file else "",
    ]
    return " · ".join(part for part in parts if part)


def months(points: Sequence[MonthPoint], result: Result, language: str) -> tuple[MonthView, ...]:
    """Chart points; nothing after the last reported month, gaps stay gaps."""
    return tuple(
        MonthView(
            month=point.month,
            label=formats.month(point.label_start // 100, point.label_start % 100, language),
            actual=wording.number_or_none(point.cumulative or Decimal(0)) if said(point) else None,
            estimate=point.is_estimate or point.status == "incomplete",
            hover=hover(point, wording.places(result), language),
            last_year=wording.number_or_none(point.last_year),
            due=wording.number_or_none(point.trajectory),
        )
        for point in reported(points)
    )


def hover(point: MonthPoint, decimals: int, language: str) -> str:
    """`1.574,8`, with what must be known about it."""
    if point.status == "nil" and not point.cumulative:
        return text("status.nil", language)
    shown = formats.number(point.cumulative, language, decimals)
    notes = [text("format.estimate_mark", language)] if point.is_estimate else []
    if point.status == "incomplete":
        notes.append(text("format.incomplete", language))
    return " ".join([shown, *notes])


def plan_label(result: Result, language: str) -> str:
    if result.target is None or result.target.value is None:
        return ""
    return text("chart.plan", language, value=wording.target_text(result.target, wording.places(result), language))


def bars(ranking: Sequence[Result], language: str) -> tuple[BarView, ...]:
    """Best first; areas without a percentage stand at the end and say why."""
    ordered = sorted(ranking, key=lambda row: (row.percent_of_target is None, -(row.percent_of_target or 0)))
    return tuple(
        BarView(
            name=row.area_name,
            percent=wording.number_or_none(row.percent_of_target),
            status=row.now,
            label=formats.percent(row.percent_of_target, language)
            or wording.reason(row.reason, language)
            or formats.word(row.now, language),
            mark=formats.mark(row.now),
        )
        for row in ordered
    )


def average_exact(ranking: Sequence[Result]) -> Decimal | None:
    """The weighted average: Σ actual / Σ plan."""
    total = total_row(ranking, "vi")
    rate = total.values[3] if total else None
    return rate if isinstance(rate, Decimal) else None


def average_words(ranking: Sequence[Result], query: Query) -> str:
    """`Toàn tỉnh 32,1%`; where areas were chosen, how many of them."""
    value = formats.percent(average_exact(ranking), query.language)
    if len(query.areas) > 1:
        return text("chart.average_chosen", query.language, count=len(ranking), value=value)
    return text("chart.average", query.language, value=value)


def average(ranking: Sequence[Result]) -> float | None:
    return wording.number_or_none(average_exact(ranking))


def inputs(result: Result, language: str) -> tuple[InputLine, ...]:
    before = result.same_period.source
    return tuple(
        input_line(source, "same_period" if source == before else source.role, language) for source in result.inputs
    )


def input_line(source: Source, role: str, language: str) -> InputLine:
    place = f"{source.sheet}!{source.cell}" if source.cell else source.sheet
    words = f"{printed(source.value, language)} {wording.unit_name(source.unit, language)}".strip()
    return InputLine(
        role=text_or(f"role.{role}", language, role),
        figure=Figure(text=words, cell=source.observation_id),
        file=source.file,
        place=place,
        rivals=source.rivals,
    )


def printed(value: str, language: str) -> str:
    """An exact value with all its decimals, grouped as the reader expects."""
    try:
        exact = Decimal(value)
    except ArithmeticError:
        return value
    exponent = exact.normalize().as_tuple().exponent if exact.is_finite() else "F"
    return formats.number(exact, language, max(0, -exponent)) if isinstance(exponent, int) else value


def rules(result: Result, language: str) -> tuple[str, ...]:
    """How the verdict came about, one sentence a step, with the numbers in it."""
    return tuple(step.sentence for step in explain(result, "en" if language == "en" else "vi"))
