"""Areas × indicators as a table of marks: readable in grey print, sortable by eye."""

from __future__ import annotations

from dash import dcc, html

from data.locale import text
from layouts.parts import attributes
from layouts.views import Heat, HeatCell


def heat(view: Heat, language: str, page: str) -> html.Div:
    """The heat table; every cell says mark and percentage, its hover the whole sentence."""
    head = html.Tr(
        [
            html.Th(text("column.area", language), scope="col", className="sticky"),
            *(
                html.Th(dcc.Link(name, href=page + search), scope="col", className="turned")
                for name, search in view.columns
            ),
        ]
    )
    rows = [
        html.Tr(
            [
                html.Th(dcc.Link(row.name, href="/" + row.search), scope="row", className="sticky"),
                *map(heat_cell, row.cells),
            ]
        )
        for row in view.rows
    ]
    table = html.Table([html.Thead(head), html.Tbody(rows)], className="heat")
    return html.Div(table, className="scroll", tabIndex=0)


def heat_cell(cell: HeatCell | None) -> html.Td:
    if cell is None:
        return html.Td("", className="heat-none")
    name = f"num h-{cell.verdict.code} m-{cell.verdict.code}"
    return html.Td(cell.text, title=cell.title, className=name, **attributes(data_mark=cell.verdict.mark))
