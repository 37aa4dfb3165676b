"""Chỉ tiêu: one indicator whole - number, sentence, year, areas, table, and why."""

from __future__ import annotations

from typing import Any

import dash_mantine_components as dmc
from dash import dcc, html

from data.locale import text
from layouts.figures.ranking import ranking
from layouts.figures.trajectory import trajectory
from layouts.grid import grid
from layouts.page import control
from layouts.page_view import Control
from layouts.pages import Page
from layouts.parts import attributes, banner, excel_button, figure, section, verdict
from layouts.plain_table import plain_table
from layouts.theme import GRAPH_CONFIG
from layouts.views import Fact, IndicatorView, InputLine, TableView

PAGE = Page("/chi-tieu", "nav.indicator", 20)
PATH = PAGE.path


def body(view: IndicatorView, quick_filter: str = "") -> list[Any]:
    """The page below the filter bar."""
    if not view.found:
        return [html.H1(view.name), html.Div(html.P(view.empty), className="empty")]
    return [
        html.Div([html.H1(view.name), html.Span(view.heading, className="page-sub")], className="page-head"),
        warning(view),
        html.P([view.definition, " ", html.Span(view.legal, className="legal")], className="definition"),
        html.Div([number(view), facts(view)], className="number-block"),
        chart_and_ranking(view),
        area_section(view, quick_filter),
        month_section(view),
        year_section(view),
        why(view),
    ]


def warning(view: IndicatorView) -> Any:
    """Says which figures are invented: all of them, or those of the areas only."""
    if not view.illustration:
        return None
    return banner(view.language, "illustration.banner" if view.all_illustration else "illustration.areas")


def number(view: IndicatorView) -> html.Div:
    """The big figure with unit, verdicts and its sentence."""
    shown = figure(view.big, view.language, "big num") if view.big.text else html.Span("○", className="big")
    return html.Div(
        [
            html.Div([shown, html.Span(view.big_unit, className="big-unit")], className="big-line"),
            html.Div([verdict(view.now), verdict(view.year_end)], className="big-verdicts"),
            html.P(view.sentence or view.empty, className="sentence"),
            html.P(view.official, className="note") if view.official else None,
        ],
        className="number",
    )


def facts(view: IndicatorView) -> html.Div:
    rows = [fact(item, view.language) for item in (*view.facts, *view.other_plans)]
    about = [html.Div([html.Dt(label), html.Dd(value)]) for label, value in view.meta]
    return html.Div([html.Dl(rows, className="facts"), html.Dl(about, className="facts about")], className="fact-block")


def fact(item: Fact, language: str) -> html.Div:
    note = html.Small(item.note) if item.note else None
    return html.Div([html.Dt(item.label), html.Dd([figure(item.figure, language), note])])


def chart_and_ranking(view: IndicatorView) -> html.Div:
    charts = (
        [chart(view)] if any(month.actual is not None or month.last_year is not None for month in view.months) else []
    )
    if any(bar.percent is not None for bar in view.ranking):
        charts.append(ranked(view))
    return html.Div(charts, className="charts")


def chart(view: IndicatorView) -> html.Figure:
    drawing = dcc.Graph(id="trajectory", figure=trajectory(view), config=GRAPH_CONFIG, style={"height": "320px"})
    caption = html.Figcaption([html.H2(view.finding), html.P(view.subtitle)])
    return html.Figure([caption, drawing], className="chart", **attributes(aria_label=view.finding))


def ranked(view: IndicatorView) -> html.Figure:
    drawing = ranking(view)
    height = f"{drawing['layout']['height']}px"
    graph = dcc.Graph(id="ranking", figure=drawing, config=GRAPH_CONFIG, style={"height": height})
    silent = [bar.name for bar in view.ranking if bar.percent is None]
    note = html.P(text("indicator.silent", view.language, list=", ".join(silent)), className="note") if silent else None
    caption = html.Figcaption([html.H2(view.ranking_title), html.P(view.average_label)])
    return html.Figure([caption, graph, note], className="chart", **attributes(aria_label=view.ranking_title))


def area_section(view: IndicatorView, quick_filter: str) -> html.Section | None:
    if not view.areas.rows:
        return None
    tools = html.Div(
        [
            dmc.TextInput(
                id="f-text",
                value=quick_filter,
                placeholder=text("filter.in_table", view.language),
                size="xs",
                debounce=250,
                className="table-filter",
                **attributes(aria_label=text("filter.in_table", view.language)),
            ),
            excel_button("areas", view.language),
        ],
        className="tools no-print",
    )
    return section(
        text("indicator.areas", view.language),
        [about(view.areas), grid(view.areas, {"type": "grid", "table": "areas"}, quick_filter)],
        aside=tools,
    )


def month_section(view: IndicatorView) -> html.Section | None:
    if not view.by_month.rows:
        return None
    return section(
        text("indicator.months", view.language),
        [about(view.by_month), grid(view.by_month, {"type": "grid", "table": "months"})],
        aside=excel_button("months", view.language),
    )


def year_section(view: IndicatorView) -> html.Section | None:
    """The years before, on the boundaries that were asked for."""
    if not view.years.rows:
        return None
    words = text("boundary.label", view.language)
    switch = control(Control(name="dg", label=words, value=view.boundary, options=view.boundaries))
    inside = [html.P(view.years_note, className="table-about"), plain_table(view.years, view.years.title)]
    tools = html.Div([switch, excel_button("years", view.language)], className="tools no-print")
    return section(text("indicator.years", view.language), inside, aside=tools)


def about(view: TableView) -> html.P:
    """What the numbers are, said once above the table."""
    return html.P(
        " · ".join(part for part in (view.unit_line, view.plan_base, view.as_at) if part), className="table-about"
    )


def why(view: IndicatorView) -> html.Section:
    """Inputs, formula, thresholds: how the verdict came about."""
    steps = html.Ol([html.Li(rule) for rule in view.rules], className="rules")
    both = html.Div([steps, inputs(view.inputs, view.language)], className="why")
    return section(text("indicator.why", view.language), both)


def inputs(items: tuple[InputLine, ...], language: str) -> html.Div | None:
    if not items:
        return None
    heads = ("cell.role", "why.figure", "cell.file", "cell.place")
    head = html.Tr(
        [html.Th(text(key, language), scope="col", className="num" if key == "why.figure" else "") for key in heads]
    )
    rows = [
        html.Tr(
            [
                html.Td([item.role, conflict(item, language)]),
                html.Td(figure(item.figure, language), className="r"),
                html.Td(item.file),
                html.Td(item.place),
            ]
        )
        for item in items
    ]
    return html.Div(html.Table([html.Thead(head), html.Tbody(rows)], className="plain"), className="scroll")


def conflict(item: InputLine, language: str) -> html.Span | None:
    if not item.rivals:
        return None
    return html.Span(text("why.rivals", language, count=item.rivals), className="tag warn")
