"""The one drawing of a page view: heading, sentences first, then its blocks in order."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import dash_mantine_components as dmc
from dash import dcc, html

from data.locale import text
from layouts.grid import grid
from layouts.page_view import Block, Chart, Control, Controls, Drawn, Facts, PageView, Pair, Sentences, Table
from layouts.parts import attributes, banner, excel_button, figure, section
from layouts.plain_table import plain_table
from layouts.theme import GRAPH_CONFIG
from layouts.views import Fact, TableView

Drawing = Callable[[dict[str, Any], str], Any]
"""A page's own drawing: its data and the language to a component."""


def body(view: PageView, drawings: dict[str, Drawing] | None = None) -> list[Any]:
    """Everything below the filter bar; `drawings` are the page's own parts by name."""
    head = html.Div([html.H1(view.heading), html.Span(view.sub, className="page-sub")], className="page-head")
    if not view.blocks:
        words = [html.P(part) for part in (view.empty, view.empty_hint) if part]
        return [head, html.Div(words, className="empty")]
    return [
        head,
        warning(view),
        html.P(view.lead, className="lead") if view.lead else None,
        html.P(view.second, className="lead-second") if view.second else None,
        *(draw(block, view.language, drawings or {}) for block in view.blocks),
        html.Div([html.P(words) for words in view.notes], className="page-notes") if view.notes else None,
    ]


def warning(view: PageView) -> html.P | None:
    """Says that figures are invented: all of them, or those marked so."""
    if not view.illustration:
        return None
    return banner(view.language, "illustration.banner" if view.all_illustration else "illustration.some")


def draw(block: Block, language: str, drawings: dict[str, Drawing]) -> Any:
    if isinstance(block, Pair):
        parts = [draw(part, language, drawings) for part in (block.left, block.right)]
        return html.Div(parts, className="charts")
    if isinstance(block, Table):
        return table_section(block, language)
    if isinstance(block, Chart):
        return chart(block, language)
    if isinstance(block, Facts):
        return facts(block, language)
    if isinstance(block, Controls):
        return html.Div([control(item) for item in block.items], className="controls no-print")
    if isinstance(block, Drawn):
        return drawings[block.name](block.data, language)
    return sentences(block)


def table_section(block: Table, language: str) -> html.Section | None:
    """A table with what its numbers are, its filter and its Excel button."""
    if not block.table.rows:
        return None
    drawn = wide(block, language) if block.wide else [plain_table(block.table, block.heading)]
    said = html.P(block.note, className="note") if block.note else None
    return section(block.heading, [about(block.table), *drawn, said], aside=excel_button(block.key, language))


def wide(block: Table, language: str) -> list[Any]:
    """A long table as a grid, with a filter above it where asked for."""
    identity = {"type": "grid", "table": block.key}
    shown = html.Div(grid(block.table, identity), className="grid-box")
    if not block.filtered:
        return [shown]
    words = text("filter.in_table", language)
    box = dmc.TextInput(
        id={"type": "sift", "table": block.key}, placeholder=words, size="xs", debounce=250,
        className="table-filter no-print", **attributes(aria_label=words),
    )  # fmt: skip
    return [box, shown]


def about(view: TableView) -> html.P | None:
    """What the numbers are, said once above the table."""
    words = " · ".join(part for part in (view.unit_line, view.plan_base, view.as_at) if part)
    return html.P(words, className="table-about") if words else None


def chart(block: Chart, language: str) -> html.Figure:
    """The drawing under its finding; its table behind it, its picture and its workbook beside it."""
    graph = dcc.Graph(
        id={"type": "chart", "chart": block.key}, figure=block.figure, config=GRAPH_CONFIG,
        style={"height": f"{block.height}px"},
    )  # fmt: skip
    caption = html.Figcaption([html.H2(block.finding), html.P(block.subtitle) if block.subtitle else None])
    note = html.P(block.note, className="note") if block.note else None
    spoken = block.spoken or f"{block.finding}. {block.subtitle}"
    inside = html.Div(graph, role="img", tabIndex=0, **attributes(aria_label=spoken))
    return html.Figure([caption, inside, note, behind(block, language)], className="chart")


def behind(block: Chart, language: str) -> html.Div | None:
    """`Xem dạng bảng`, PNG and Excel of a chart."""
    picture = html.Button(
        text("action.png", language), className="link-button", type="button", **attributes(data_png=block.key)
    )
    if block.behind is None:
        return html.Div([picture], className="chart-tools no-print")
    inside = html.Details([html.Summary(text("action.as_table", language)), plain_table(block.behind, block.finding)])
    return html.Div([inside, picture, excel_button(block.key, language)], className="chart-tools no-print")


def facts(block: Facts, language: str) -> html.Div:
    rows = [fact(item, language) for item in block.items]
    heading = html.H2(block.heading) if block.heading else None
    return html.Div([heading, html.Dl(rows, className="facts tiles")], className="fact-tiles")


def fact(item: Fact, language: str) -> html.Div:
    note = html.Small(item.note) if item.note else None
    return html.Div([html.Dt(item.label), html.Dd([figure(item.figure, language, "num strong"), note])])


def control(item: Control) -> html.Div:
    """A row of options, or a list to choose several from, that writes itself into the address."""
    options = [{"value": value, "label": label} for value, label in item.options]
    identity = {"type": "state", "name": item.name, "at": item.value}
    named = attributes(aria_label=item.label)
    chosen: Any = (
        dmc.MultiSelect(
            id=identity, data=options, value=[v for v in item.value.split(",") if v], size="xs", searchable=True,
            filter={"function": "chitieuFolded"}, maxDropdownHeight=360, className="many", **named,
        )
        if item.many
        else dmc.SegmentedControl(
            id=identity, data=options, value=item.value, size="xs", transitionDuration=0, **named
        )
    )  # fmt: skip
    return html.Div([html.Span(item.label, className="field-label"), chosen], className="field")


def sentences(block: Sentences) -> html.Section | html.Div:
    lines = html.Ul([html.Li(line) for line in block.lines], className="sentences")
    return section(block.heading, lines) if block.heading else html.Div(lines)
