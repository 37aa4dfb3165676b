"""Projects in words: the whole list as a grid, the stuck ones, and how much of what is left few of them hold."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from data.locale import text
from indicators.public_investment.projects import Concentration, Project, concentration
from indicators.result import Result
from layouts import formats, wording
from layouts.filters import area_name
from layouts.page_view import Table
from layouts.query import Query
from layouts.table_parts import Cell, name_column, number, row, table
from layouts.views import Column, Figure

SHOWN = 10


def few_words(listed: Sequence[Project], language: str) -> str:
    """`10 dự án giữ 84,2% vốn chưa giải ngân; 9 dự án giữ 80%.`; nothing without projects."""
    found = concentration(listed)
    if found.few_percent is None or found.for_80 is None:
        return ""
    return text(
        "projects.few",
        language,
        few=found.few,
        percent=formats.percent(found.few_percent, language),
        total=formats.number(found.total, language),
        eighty=found.for_80,
        all=len(listed),
    )


def amount(key: str, language: str) -> Column:
    return Column(
        key=key, header=text(f"projects.{key}", language), kind="number", unit=wording.unit_name("tỷ đồng", language)
    )


def projects_block(listed: Sequence[Project], whole: Result, query: Query, today: dt.date) -> Table:
    """All projects, the largest sum left first; filtered on the page and exported as filtered."""
    language = query.language
    columns = [
        name_column("projects.name", language),
        Column(key="owner", header=text("projects.owner", language)),
        Column(key="area", header=text("column.area", language)),
        *(amount(key, language) for key in ("capital", "disbursed")),
        Column(key="percent", header=text("projects.percent", language), kind="percent"),
        amount("left", language),
        Column(key="status", header=text("column.status", language), kind="status"),
        amount("forecast", language),
    ]
    ordered = sorted(listed, key=lambda p: (p.undisbursed is None, -(p.undisbursed or 0), p.code))
    rows = [row(f"{p.area.code}.{p.code}", project_cells(p, language), language) for p in ordered]
    heading = text("projects.heading", language)
    made = table(
        heading, columns, rows, query, [whole.area_name], today, illustration=any(p.result.illustration for p in listed)
    )
    return Table(
        key="projects", heading=heading, table=made, wide=True, filtered=True, note=text("projects.note", language)
    )


def project_cells(p: Project, language: str) -> list[Cell]:
    source = p.result.target.source if p.result.target else None
    return [
        p.name,
        p.owner,
        area_name(p.area, language),
        number(p.capital, language, 1, wording.cell_of(source), wording.source_title(source, language)),
        wording.actual_figure(p.result.actual, 1, language),
        percent(p, language),
        number(p.undisbursed, language),
        wording.verdict(p.result.now, language),
        number(p.result.forecast.value if p.result.forecast else None, language),
    ]


def percent(p: Project, language: str) -> Figure:
    return Figure(text=formats.percent(p.percent, language), value=p.percent)


def stuck_block(
    waiting: Sequence[Project], held: Concentration, whole: Result, query: Query, today: dt.date
) -> Table | None:
    """The projects behind their pace, the largest sum first, each with its share of all that is left."""
    language = query.language
    if not waiting:
        return None
    columns = [
        name_column("projects.name", language),
        Column(key="owner", header=text("projects.owner", language)),
        amount("left", language),
        Column(key="share", header=text("projects.share", language), kind="percent"),
        Column(key="running", header=text("projects.running", language), kind="percent"),
        Column(key="percent", header=text("projects.percent", language), kind="percent"),
        Column(key="status", header=text("column.status", language), kind="status"),
    ]
    rows, running = [], None
    for p in waiting[:SHOWN]:
        share = (p.undisbursed or 0) * 100 / held.total
        running = share if running is None else running + share
        cells: list[Cell] = [
            p.name,
            p.owner,
            number(p.undisbursed, language),
            Figure(text=formats.percent(share, language), value=share),
            Figure(text=formats.percent(running, language), value=running),
            percent(p, language),
            wording.verdict(p.result.now, language),
        ]
        rows.append(row(f"{p.area.code}.{p.code}", cells, language))
    heading = text("projects.stuck", language, count=len(waiting), shown=len(rows))
    made = table(
        heading,
        columns,
        rows,
        query,
        [whole.area_name],
        today,
        illustration=any(p.result.illustration for p in waiting),
    )
    return Table(key="stuck", heading=heading, table=made, note=text("projects.stuck_note", language))
