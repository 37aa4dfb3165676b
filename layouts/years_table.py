"""The years of one indicator as a table: each against its plan, and on which boundaries it stands."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from data.locale import text
from data.period import Period
from indicators.comparable import Comparable
from indicators.result import Result
from layouts import wording
from layouts.query import Query
from layouts.table_parts import Cell, name_column, number, row, table
from layouts.views import Column, Row, TableView


def years_table(
    years: Sequence[Result], joined: Sequence[Comparable], query: Query, today: dt.date
) -> TableView:  # fmt: skip
    """Oldest first; with `joined` (today's boundaries) a year's figure is made of the former units where it can be."""
    spoken = [r for r in years if r.actual.value is not None or r.target is not None]
    if len(spoken) < 2 and not any(c.basis in ("merged", "weighted") for c in joined):
        return TableView(title="")
    language, last = query.language, years[-1]
    unit = wording.unit_name(last.unit, language)
    places = wording.places(last)
    columns = (
        name_column("column.year", language),
        Column(key="plan", header=text("column.plan", language), kind="number", decimals=places, unit=unit),
        Column(key="actual", header=text("column.actual", language), kind="number", decimals=places, unit=unit),
        Column(key="percent", header=text("column.percent", language), kind="percent"),
        Column(key="same", header=text("column.same", language), kind="index", unit="%"),
        Column(key="status", header=text("column.status", language), kind="status"),
        Column(key="boundary", header=text("column.boundary", language)),
    )
    by_period = {str(found.period): found for found in joined}
    told = [r for r in years if r in spoken or (r.period in by_period and by_period[r.period].pieces)]
    first = years.index(told[0])
    rows = [year_row(result, by_period.get(result.period), query, places) for result in years[first:]]
    title = f"{wording.name_of(last, language)}, {last.area_name}"
    line, invented = text("table.unit", language, unit=unit), any(r.illustration for r in years)
    return table(
        title, columns, rows, query, [last.area_name], today, unit_line=line, illustration=invented
    )  # fmt: skip


def year_row(result: Result, joined: Comparable | None, query: Query, places: int) -> Row:
    language = query.language
    period = Period.parse(result.period)
    made = joined is not None and joined.basis in ("merged", "weighted")
    actual: Cell = wording.actual_figure(result.actual, places, language)
    if joined is not None and made:
        actual = number(joined.figure.value, language, places).model_copy(
            update={"estimate": joined.figure.is_estimate}
        )
    ended = result.year_end if result.year_end != "unknown" else result.now
    status = wording.verdict(ended, language) if result.actual.value is not None else None
    cells = (
        str(period.year), wording.target_figure(result.target, places, language), actual,
        wording.percent_figure(result, language) if not made else None,
        number(result.same_period.index, language), status, boundary_words(result, joined, language),
    )  # fmt: skip
    return row(str(period.year), cells, language)


def boundary_words(result: Result, joined: Comparable | None, language: str) -> str:
    """On which units the figure stands, or why there is none."""
    if joined is not None and (joined.basis != "reported" and joined.pieces):
        code = joined.basis or joined.figure.reason or "no_data"
        return text(f"basis.{code}", language, count=len(joined.pieces))
    if result.actual.value is not None:
        return text("basis.reported", language)
    return text("basis.no_data", language)


def note(years: Sequence[Result], language: str) -> str:
    return text("indicator.years_note", language) if len(years) > 1 else ""


def choices(language: str) -> tuple[tuple[str, str], ...]:
    """Both ways to look at the past: as the units reported, and on today's boundaries."""
    return tuple((code, text(f"boundary.{code}", language)) for code in ("baocao", "hiennay"))
