"""Tổng quan: the sentence first, then the scoreboard with misses first, areas, and what to mind."""

from __future__ import annotations

from typing import Any

import dash_mantine_components as dmc
from dash import dcc, html

from data.locale import text
from layouts.figures.bullet import bullet
from layouts.figures.heat import heat
from layouts.figures.sparkline import sparkline
from layouts.pages import Page
from layouts.parts import attributes, banner, excel_button, figure_cell, section, verdict, verdict_cell
from layouts.views import Notice, ScoreboardView, ScoreRow, Sector, TallyItem

PAGE = Page("/", "nav.overview", 10)
PATH = PAGE.path
INDICATOR_PATH = "/chi-tieu"
COLUMNS = ("indicator", "unit", "plan", "actual", "percent", "pace", "same", "months", "now", "year_end", "forecast")
NUMBERS = ("plan", "actual", "percent", "same", "forecast")


def body(view: ScoreboardView) -> list[Any]:
    """The page below the filter bar."""
    language = view.language
    if not view.sectors:
        return [html.H1(view.heading), empty(language)]
    return [
        html.Div([html.H1(view.heading), excel_button("overview", language)], className="page-head"),
        banner(language, "illustration.banner" if view.all_illustration else "illustration.some")
        if view.illustration
        else None,
        html.P(view.sentence, className="lead"),
        html.P(view.misses, className="lead-second") if view.misses else None,
        html.P(view.note, className="note") if view.note else None,
        tally(view),
        scoreboard(view),
        section(text("overview.heat", language), heat(view.heat, language, INDICATOR_PATH), "heat-section")
        if view.heat.rows
        else None,
        watched(language) if view.watched else None,
    ]


def empty(language: str) -> html.Div:
    return html.Div(
        [html.P(text("overview.empty", language)), html.P(text("overview.empty_hint", language))], className="empty"
    )


def tally(view: ScoreboardView) -> html.Div:
    """Two counts side by side: where things stand now, and at year end."""
    return html.Div(
        [
            strip(text("column.now", view.language), view.tally),
            strip(text("column.year_end", view.language), view.year_end),
        ],
        className="tally",
    )


def strip(heading: str, items: tuple[TallyItem, ...]) -> html.Div | None:
    if not items:
        return None
    return html.Div(
        [
            html.Span(heading, className="tally-head"),
            *(
                html.Span(
                    [html.B(str(item.count), className="num"), " ", verdict(item.verdict)], className="tally-item"
                )
                for item in items
            ),
        ],
        className="tally-strip",
    )


def scoreboard(view: ScoreboardView) -> html.Div:
    """One line an indicator; columns that nobody fills yet (year end in June) are left out."""
    language = view.language
    every = [row for sector in view.sectors for row in sector.rows]
    left_out = {
        name for name, said in (("year_end", ends), ("forecast", guesses)) if not any(said(row) for row in every)
    }
    shown = [key for key in COLUMNS if key not in left_out]
    head = html.Tr(
        [html.Th(text(f"column.{key}", language), scope="col", className=heading_class(key)) for key in shown]
    )
    parts = [
        html.Tbody([sector_head(sector, len(shown)), *(score_row(row, shown, language) for row in sector.rows)])
        for sector in view.sectors
    ]
    table = html.Table([html.Thead(head), *parts], className="scoreboard")
    return html.Div(table, className="scroll", tabIndex=0)


def ends(row: ScoreRow) -> bool:
    return bool(row.year_end.word)


def guesses(row: ScoreRow) -> bool:
    return bool(row.forecast.text)


def heading_class(key: str) -> str:
    return f"c-{key} num" if key in NUMBERS else f"c-{key}"


def sector_head(sector: Sector, width: int) -> html.Tr:
    return html.Tr(
        [
            html.Th(sector.name, scope="colgroup", className="sector sticky"),
            html.Td("", colSpan=width - 1, className="sector"),
        ]
    )


def score_row(row: ScoreRow, shown: list[str], language: str) -> html.Tr:
    cells = {
        "indicator": html.Th(row_name(row, language), scope="row", className="sticky"),
        "unit": html.Td(row.unit, className="unit"),
        "plan": figure_cell(row.plan, language),
        "actual": figure_cell(row.actual, language, "num strong"),
        "percent": figure_cell(row.percent, language),
        "pace": html.Td([bullet(row.bullet), html.Span(row.gap, className="num gap")], className="pace"),
        "same": figure_cell(row.same, language),
        "months": html.Td(sparkline(row.spark, row.spark_label)),
        "now": verdict_cell(row.now),
        "year_end": verdict_cell(row.year_end),
        "forecast": figure_cell(row.forecast, language, "num soft"),
    }
    return html.Tr([cells[key] for key in shown])


def row_name(row: ScoreRow, language: str) -> list[Any]:
    name: list[Any] = [dcc.Link(row.name, href=INDICATOR_PATH + row.search)]
    if row.illustration:
        title = text("illustration.banner", language)
        name.append(html.Span(text("illustration.mark", language), className="tag", title=title))
    if row.proposed:
        name.append(html.Span(text("proposed.mark", language), className="tag"))
    name += [html.Small(words, className="past") for words in (row.past, row.official) if words]
    return name


def watched(language: str) -> html.Section:
    """ "Cần chú ý" keeps its place while the store is looked over."""
    waiting = html.Div([dmc.Skeleton(height=16, width=width) for width in ("72%", "64%", "58%")], className="waiting")
    asks = dcc.Store("attention-wanted", data=True)
    return section(text("overview.notices", language), [asks, html.Div(waiting, id="attention")], "notices")


def notices(items: tuple[Notice, ...], language: str) -> html.Ul | html.P:
    if not items:
        return html.P(text("overview.nothing_to_note", language), className="note")
    return html.Ul([html.Li(notice(item, language), className=f"n-{item.kind}") for item in items])


def notice(item: Notice, language: str) -> list[Any]:
    """The sentence leads to its indicator; where a cell stands behind it, a button opens the cell."""
    words: Any = dcc.Link(item.text, href=INDICATOR_PATH + item.search) if item.search else item.text
    if not item.cell:
        return [words]
    seen = text("notice.cell", language)
    opens = html.Button(seen, className="link-button cell-link", type="button", **attributes(data_cell=str(item.cell)))
    return [words, " ", opens]
