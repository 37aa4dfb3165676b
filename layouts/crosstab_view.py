"""Bảng số liệu in words: the analyst's table of indicators × areas × months."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from data.locale import text
from indicators.crosstab import MOST_CELLS, Cell, Line
from layouts import formats, wording
from layouts.page_view import Control, Controls, PageView, Table
from layouts.query import Query
from layouts.table_parts import row, table
from layouts.views import Column, Figure, Row, TableView

MEASURES = ("luyke", "thang", "kehoach", "phantram", "cungky")
SPANS = ("3", "6", "12", "24")


def crosstab_page(
    lines: Sequence[Line] | None, months: Sequence[tuple[int, int]], names: Mapping[str, str],
    known: Sequence[tuple[str, str]], query: Query, today: dt.date,
) -> PageView:  # fmt: skip
    """The chosen table under its controls; `lines` None when it would be too large to draw."""
    language = query.language
    heading = text("table.page", language)
    controls = Controls(items=choices(known, query))
    sub = f"{formats.month(*months[0], language)} – {formats.month(*months[-1], language)}"
    if lines is None:
        said = text("table.too_large", language, most=formats.number(MOST_CELLS, language, 0))  # type: ignore[arg-type]
        return PageView(heading=heading, sub=sub, lead=said, blocks=(controls,), language=language)
    view = crosstab_table(lines, months, names, query, today)
    if not view.rows:
        return PageView(heading=heading, sub=sub, lead=text("table.nothing", language), blocks=(controls,),
                        language=language)  # fmt: skip
    whole = Table(key="crosstab", heading=view.title, table=view, wide=True, filtered=True)
    return PageView(heading=heading, sub=sub, blocks=(controls, whole), language=language,
                    notes=(text("note.nothings", language), text("table.totals", language)))  # fmt: skip


def choices(known: Sequence[tuple[str, str]], query: Query) -> tuple[Control, ...]:
    """Which indicators, what is shown of them, and how many months back."""
    language = query.language
    measures = tuple((code, text(f"measure.{code}", language)) for code in MEASURES)
    spans = tuple((months, text("table.months", language, months=months)) for months in SPANS)
    return (
        Control(name="cts", label=text("table.indicators", language), value=",".join(query.indicators),
                options=tuple(known), many=True),
        Control(name="do", label=text("table.measure", language), value=query.metric, options=measures),
        Control(name="cot", label=text("table.span", language), value=query.columns, options=spans),
    )  # fmt: skip


def crosstab_table(
    lines: Sequence[Line], months: Sequence[tuple[int, int]], names: Mapping[str, str], query: Query, today: dt.date
) -> TableView:  # fmt: skip
    language = query.language
    shares = query.metric in ("phantram", "cungky")
    kind = "percent" if shares else "number"
    columns = [Column(key="name", header=text("column.area", language)),
               Column(key="indicator", header=text("column.indicator", language)),
               Column(key="unit", header=text("column.unit", language))]  # fmt: skip
    columns += [
        Column(key=f"m{year}{month:02d}", header=formats.month(year, month, language), kind=kind)
        for year, month in months
    ]
    rows = [line_row(line, names, shares, language) for line in lines if any(map(spoken, line.cells))]
    title = text(f"measure.{query.metric}", language)
    return table(title, columns, rows, query, list(names.values()), today)


def spoken(cell: Cell) -> bool:
    return cell.value is not None or cell.status in ("nil", "missing", "not_applicable")


def line_row(line: Line, names: Mapping[str, str], shares: bool, language: str) -> Row:
    definition = line.definition
    places = min(definition.decimals, 2)
    area = text("table.total", language) if line.area is None else names[line.area.code]
    unit = "%" if shares else wording.unit_name(definition.unit, language)
    cells = [shown(cell, 1 if shares else places, language) for cell in line.cells]
    key = f"{definition.code}@{line.area.code if line.area else 'total'}"
    return row(key, (area, definition.name(language), unit, *cells), language)


def shown(cell: Cell, places: int, language: str) -> Figure:
    """The number, or the kind of nothing; a total that cannot be says why in its hover."""
    if cell.value is not None:
        shown_ = formats.number(cell.value, language, places)
        return Figure(text=shown_, value=cell.value, cell=cell.observation, estimate=cell.is_estimate)
    if cell.status in formats.NOTHING:
        return Figure(text=formats.NOTHING[cell.status])
    return Figure(title=wording.reason(cell.status, language) if cell.status else "")
