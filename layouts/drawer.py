"""The provenance drawer: the source rows as the sheet had them, the cell outlined, what was said before."""

from __future__ import annotations

from typing import Any

from dash import html

from data.locale import text
from layouts.views import CellView, Earlier, SheetCell, SheetView


def content(view: CellView) -> html.Div:
    """What the drawer shows of one figure."""
    language = view.language
    return html.Div(
        [
            html.P(view.title, className="cell-title"),
            html.P(view.figure, className="cell-figure num"),
            html.Dl([html.Div([html.Dt(label), html.Dd(value)]) for label, value in view.facts], className="facts"),
            drawn(view.sheet, language) if view.sheet else html.P(view.sheet_missing, className="empty"),
            html.Button(
                text("cell.download", language),
                id="cell-download",
                className="button",
                type="button",
                n_clicks=0,
                disabled=not view.downloadable,
            ),
            earlier(view.earlier, language),
        ],
        className="cell-view",
    )


def unknown(language: str) -> html.Div:
    return html.Div([html.P(text("cell.unknown", language), className="empty"), hidden_download()])


def hidden_download() -> html.Button:
    return html.Button("", id="cell-download", n_clicks=0, hidden=True)


def drawn(sheet: SheetView, language: str) -> html.Div:
    """The sheet with its column letters and row numbers, as on paper."""
    head = html.Tr([html.Th(""), *(html.Th(letters, scope="col") for letters in sheet.columns)])
    rows: list[Any] = []
    before = 0
    for number, cells in sheet.rows:
        if before and number > before + 1:
            rows.append(html.Tr(html.Td("⋮", colSpan=len(sheet.columns) + 1, className="skip")))
        rows.append(
            html.Tr([html.Th(str(number), scope="row"), *(sheet_cell(cell) for cell in cells if cell is not None)])
        )
        before = number
    table = html.Table([html.Thead(head), html.Tbody(rows)], className="sheet")
    return html.Div([html.H3(text("cell.sheet", language)), html.Div(table, className="scroll", tabIndex=0)])


def sheet_cell(cell: SheetCell) -> html.Td:
    names = [name for name, is_so in (("num", cell.number), ("bold", cell.bold), ("wanted", cell.wanted)) if is_so]
    style = {"paddingLeft": f"{6 + cell.indent * 10}px"} if cell.indent else None
    return html.Td(cell.text, rowSpan=cell.row_span, colSpan=cell.column_span, className=" ".join(names), style=style)


def earlier(items: tuple[Earlier, ...], language: str) -> html.Div | html.P:
    if not items:
        return html.P(text("cell.no_earlier", language), className="note")
    rows = [
        html.Tr(
            [
                html.Td(item.known),
                html.Td(f"{item.value} {item.unit}", className="r num"),
                html.Td([item.file, html.Small(item.place)]),
                html.Td(item.sender),
            ]
        )
        for item in items
    ]
    keys = ("cell.known", "why.figure", "cell.file", "cell.sender")
    head = html.Tr([html.Th(text(key, language), scope="col") for key in keys])
    table = html.Table([html.Thead(head), html.Tbody(rows)], className="plain")
    return html.Div([html.H3(text("cell.earlier", language)), html.Div(table, className="scroll")])
