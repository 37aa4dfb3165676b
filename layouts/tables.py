"""Result tables as views: the scoreboard, the areas of one indicator, its months."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal

from data.locale import text
from data.numbers import divide
from data.text import slug
from indicators.result import MonthPoint, Overview, Result
from layouts import formats, wording
from layouts.query import Query
from layouts.views import Column, Row, SourceLine, TableView


def filters_in_words(query: Query, areas: Sequence[str]) -> tuple[str, ...]:
    """The filters as one would say them, names in full, for the top of the printed page."""
    language = query.language
    said = [
        text("filter.period", language, value=formats.period(query.period, language)),
        text("filter.areas", language, value=", ".join(areas)),
    ]
    if query.authority:
        said.append(text("filter.authority", language, value=text(f"authority.{query.authority}", language)))
    if query.filter:
        said.append(text("filter.words", language, value=query.filter))
    return tuple(said)


def as_at(query: Query, today: dt.date) -> str:
    return text("filter.as_at", query.language, value=formats.date(query.known_at or today, query.language))


def result_columns(language: str, first: str, unit: str, decimals: int) -> tuple[Column, ...]:
    """Name, plan, actual, percent, same period, pace, status."""
    return (
        Column(key="name", header=first),
        Column(key="plan", header=text("column.plan", language), kind="number", decimals=decimals, unit=unit),
        Column(key="actual", header=text("column.actual", language), kind="number", decimals=decimals, unit=unit),
        Column(key="percent", header=text("column.percent", language), kind="percent"),
        Column(key="same", header=text("column.same", language), kind="index", unit="%"),
        Column(
            key="pace", header=text("fact.pace", language), kind="points", unit=text("format.points_unit", language)
        ),
        Column(key="status", header=text("column.status", language), kind="status"),
    )


def result_row(result: Result, name: str, key: str, language: str, decimals: int | None = None) -> Row:
    places = wording.places(result) if decimals is None else decimals
    status = formats.word(result.now, language)
    actual, plan = result.actual, result.target
    nothing = (wording.nothing_said(actual) or None) if actual.value is None else None
    change = result.same_period.index
    values = (
        name,
        plan.value if plan else None,
        actual.value if nothing is None else nothing,
        result.percent_of_target,
        change,
        result.pace_points,
        status,
    )
    shown = (
        name,
        wording.target_figure(plan, places, language).text,
        estimated(wording.actual_figure(actual, places, language).text, actual.is_estimate, language),
        wording.percent_figure(result, language).text,
        formats.number(change, language),
        formats.signed(result.pace_points, language),
        f"{formats.mark(result.now)} {status}",
    )
    cells = (
        0,
        wording.cell_of(plan.source if plan else None),
        wording.cell_of(actual.source),
        0,
        wording.cell_of(result.same_period.source),
        0,
        0,
    )
    return Row(key=key, values=values, shown=shown, cells=cells)


def estimated(shown: str, is_estimate: bool, language: str) -> str:
    return f"{shown} {text('format.estimate_mark', language)}" if is_estimate and shown else shown


def sources_of(result: Result, name: str, language: str) -> list[SourceLine]:
    plan = result.target.source if result.target else None
    return [
        *wording.source_line(name, text("column.plan", language), plan),
        *wording.source_line(name, text("column.actual", language), result.actual.source),
        *wording.source_line(name, text("column.same", language), result.same_period.source),
    ]


def area_table(results: Sequence[Result], query: Query, title: str, areas: Sequence[str], today: dt.date) -> TableView:
    """The areas of one indicator; the total's percentage is Σ actual / Σ plan, never a mean of percentages."""
    language = query.language
    first = results[0] if results else None
    decimals, unit = (wording.places(first), wording.unit_name(first.unit, language)) if first else (1, "")
    return TableView(
        title=title,
        unit_line=text("table.unit", language, unit=unit),
        filters=filters_in_words(query, areas),
        as_at=as_at(query, today),
        plan_base=wording.plan_name(first.target if first else None, language),
        columns=result_columns(language, text("column.area", language), unit, decimals),
        rows=tuple(result_row(result, result.area_name, result.area, language) for result in results),
        total=total_row(results, language),
        notes=notes(results, language),
        language=language,
        sources=tuple(line for result in results for line in sources_of(result, result.area_name, language)),
        illustration=any(result.illustration for result in results),
        file_name=slug(title),
    )


def total_row(results: Sequence[Result], language: str) -> Row | None:
    """Totals of what adds up; areas without both figures do not take part in the percentage."""
    additive = results and results[0].kind in ("flow", "stock") and len({result.unit for result in results}) == 1
    if not additive:
        return None
    plans = [result.target.value if result.target else None for result in results]
    actuals = [Decimal(0) if result.actual.status == "nil" else result.actual.value for result in results]
    both = [(done, plan) for done, plan in zip(actuals, plans, strict=True) if done is not None and plan is not None]
    return total_line(summed(plans), summed(actuals), rate_of(both), wording.places(results[0]), language)


def rate_of(both: Sequence[tuple[Decimal, Decimal]]) -> Decimal | None:
    """Σ actual / Σ plan in points."""
    base = sum((plan for _, plan in both), Decimal(0))
    return divide(sum((done for done, _ in both), Decimal(0)), base) * 100 if base else None


def summed(values: Sequence[Decimal | None]) -> Decimal | None:
    known = [value for value in values if value is not None]
    return sum(known, Decimal(0)) if known else None


def notes(results: Sequence[Result], language: str) -> tuple[str, ...]:
    said = [text("note.nothings", language), text("note.total", language)]
    if any(result.actual.is_estimate for result in results):
        said.append(text("note.estimate", language))
    if any(result.illustration for result in results):
        said.append(text("illustration.banner", language))
    return tuple(said)


def month_table(points: Sequence[MonthPoint], result: Result, query: Query, title: str, today: dt.date) -> TableView:
    """The months of the year: own flow, cumulative, trajectory, last year."""
    language, places = query.language, wording.places(result)
    unit = wording.unit_name(result.unit, language)
    heads = ("flow", "cumulative", "due", "last_year")
    columns = (
        Column(key="name", header=text("column.month", language)),
        *(
            Column(key=head, header=text(f"column.{head}", language), kind="number", decimals=places, unit=unit)
            for head in heads
        ),
    )
    return TableView(
        title=title,
        unit_line=text("table.unit", language, unit=unit),
        columns=columns,
        filters=filters_in_words(query, [result.area_name]),
        as_at=as_at(query, today),
        plan_base=wording.plan_name(result.target, language),
        language=language,
        rows=tuple(month_row(point, places, language) for point in reported(points)),
        notes=(text("note.nothings", language),),
        sources=tuple(
            line
            for point in points
            for line in wording.source_line(
                month_name(point, language), text("column.cumulative", language), point.source
            )
        ),
        illustration=result.illustration,
        file_name=slug(f"{title} theo tháng"),
    )


def month_name(point: MonthPoint, language: str) -> str:
    return formats.month(point.label_start // 100, point.label_start % 100, language)


def reported(points: Sequence[MonthPoint]) -> Sequence[MonthPoint]:
    """The months up to the last one that anybody reported, then those that only have a plan or a last year."""
    last = max((place for place, point in enumerate(points) if said(point)), default=-1)
    return [point if place <= last else silent(point) for place, point in enumerate(points)]


def said(point: MonthPoint) -> bool:
    """Whether the month itself speaks; a sum carried over an unreported month does not."""
    return point.status == "nil" or (point.cumulative is not None and point.status != "missing")


def silent(point: MonthPoint) -> MonthPoint:
    return point.model_copy(update={"cumulative": None, "flow": None, "status": ""})


def month_row(point: MonthPoint, places: int, language: str) -> Row:
    name, cell = month_name(point, language), wording.cell_of(point.source)
    cumulative = point.cumulative if said(point) else None
    nothing = formats.NOTHING.get(point.status) if cumulative is None else None
    shown = [formats.number(value, language, places) for value in (point.flow, point.trajectory, point.last_year)]
    total = estimated(formats.figure(cumulative, point.status, language, places), point.is_estimate, language)
    if point.status == "incomplete" and total:
        total = f"{total} {text('format.incomplete', language)}"
    values = (name, point.flow, nothing or cumulative, point.trajectory, point.last_year)
    return Row(
        key=str(point.label_start),
        values=values,
        shown=(name, shown[0], total, shown[1], shown[2]),
        cells=(0, 0, cell, 0, 0),
    )


def overview_table(overview: Overview, query: Query, today: dt.date) -> TableView:
    """The scoreboard as a table: one line an indicator, sectors as headings, units in their own column."""
    language = query.language
    base = result_columns(language, text("column.indicator", language), "", 1)
    unit_column = Column(key="unit", header=text("column.unit", language))
    columns = (
        base[0],
        unit_column,
        *base[1:],
        Column(key="year_end", header=text("column.year_end", language), kind="status"),
    )
    title = text(
        "overview.heading",
        language,
        area=overview.area_name,
        period=formats.period(query.from_january.period, language),
    )
    rows: list[Row] = []
    sector = ""
    for result in sorted(overview.results, key=lambda result: result.sector):
        if result.sector != sector:
            sector = result.sector
            rows.append(heading_row(wording.sector_name(sector, language), len(columns)))
        rows.append(overview_row(result, language))
    return TableView(
        title=title,
        filters=filters_in_words(query.from_january, [overview.area_name]),
        as_at=as_at(query, today),
        columns=columns,
        rows=tuple(rows),
        notes=notes(overview.results, language)[:1],
        language=language,
        unit_line=text("table.units_in_column", language),
        plan_base=text("plan.per_row", language),
        sources=tuple(
            line
            for result in overview.results
            for line in sources_of(result, wording.name_of(result, language), language)
        ),
        illustration=any(result.illustration for result in overview.results),
        file_name=slug(title),
    )


def heading_row(name: str, width: int) -> Row:
    return Row(
        key=f"sector-{slug(name)}", values=(name, *[None] * (width - 1)), shown=(name, *[""] * (width - 1)), level=-1
    )


def overview_row(result: Result, language: str) -> Row:
    row = result_row(result, wording.name_of(result, language), result.indicator, language)
    end = formats.word(result.year_end, language)
    unit = wording.unit_name(result.unit, language)
    return row.model_copy(
        update={
            "values": (row.values[0], unit, *row.values[1:], end),
            "shown": (row.shown[0], unit, *row.shown[1:], f"{formats.mark(result.year_end)} {end}".strip()),
            "cells": (row.cells[0], 0, *row.cells[1:], 0),
        }
    )


def only(view: TableView, keys: Sequence[str], language: str) -> TableView:
    """The rows with these keys in this order, the total made of them, the filter said in words."""
    by_key = {row.key: row for row in view.rows}
    rows = tuple(by_key[key] for key in dict.fromkeys(keys) if key in by_key)
    if [row.key for row in rows] == [row.key for row in view.rows]:
        return view
    names = {row.shown[0] for row in rows}
    said = text("filter.shown", language, shown=len(rows), all=len(view.rows))
    return view.model_copy(
        update={
            "rows": rows,
            "total": retotalled(view, rows, language) if view.total else None,
            "filters": (*view.filters, said) if len(rows) < len(view.rows) else view.filters,
            "sources": tuple(line for line in view.sources if line.row in names),
        }
    )


def retotalled(view: TableView, rows: Sequence[Row], language: str) -> Row:
    """The total of the rows that are left: Σ actual / Σ plan of those with both."""
    plans, actuals = ([amount(row.values[place]) for row in rows] for place in (1, 2))
    both = [(done, plan) for done, plan in zip(actuals, plans, strict=True) if done is not None and plan is not None]
    return total_line(summed(plans), summed(actuals), rate_of(both), view.columns[1].decimals, language)


def amount(value: Decimal | str | None) -> Decimal | None:
    """A figure as a number; nil is a true zero."""
    return Decimal(0) if value == formats.NOTHING["nil"] else value if isinstance(value, Decimal) else None


def total_line(plan: Decimal | None, actual: Decimal | None, rate: Decimal | None, decimals: int, language: str) -> Row:
    name = text("table.total", language)
    values = (name, plan, actual, rate, None, None, "")
    shown = (
        name,
        formats.number(plan, language, decimals),
        formats.number(actual, language, decimals),
        formats.number(rate, language),
        "",
        "",
        "",
    )
    return Row(key="total", values=values, shown=shown, cells=(0,) * len(values))
