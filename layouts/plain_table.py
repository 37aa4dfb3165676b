"""A table view as an HTML table: header cells, figures that open their cell, statuses with mark and word."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from dash import dcc, html

from layouts.parts import attributes
from layouts.views import Column, Row, TableView

STATUS_OF_MARK = {
    "▲": "ahead", "●": "on_track", "◆": "slightly_late", "▼": "late", "○": "no_data", "∅": "undefined",
    "✓✓": "exceeded", "✓": "met", "✗": "missed",
}  # fmt: skip


NARROW = 4
"""Tables of so few columns are not drawn across the whole page: the eye would lose the row."""


def plain_table(view: TableView, caption: str = "") -> html.Div:
    """The whole table, scrolled inside its own box on narrow screens."""
    rows = [table_row(row, view.columns) for row in view.rows]
    parts: list[Any] = [html.Thead(head(view)), html.Tbody(rows)]
    if view.total is not None:
        parts.append(html.Tfoot(table_row(view.total, view.columns)))
    if caption:
        parts.insert(0, html.Caption(caption, className="visually-hidden"))
    narrow = " narrow" if len(view.columns) <= NARROW else ""
    return html.Div(html.Table(parts, className=f"plain figures{narrow}"), className="scroll", tabIndex=0)


def head(view: TableView) -> list[html.Tr]:
    """One heading row, and above it the groups that columns share ("Kế hoạch" over three of them)."""
    titles = html.Tr([html.Th(title(c), scope="col", className=heading_class(c)) for c in view.columns])
    if not any(column.group for column in view.columns):
        return [titles]
    groups = [
        html.Th(name, scope="colgroup" if name else None, colSpan=len(list(columns)), className="group")
        for name, columns in groupby(view.columns, key=lambda column: column.group)
    ]
    return [html.Tr(groups), titles]


def title(column: Column) -> str:
    return f"{column.header} ({column.unit})" if column.unit else column.header


def heading_class(column: Column) -> str:
    return "" if column.kind in ("text", "status") else "num"


def table_row(row: Row, columns: tuple[Column, ...]) -> html.Tr:
    """Negative levels are headings of groups, positive ones indent their name."""
    cells = row.cells or (0,) * len(row.values)
    name = dcc.Link(row.shown[0], href=row.link) if row.link else row.shown[0]
    first = html.Th(name, scope="row", className="sticky", style={"paddingLeft": f"{max(0, row.level) * 16}px"})
    rest = [cell(c, shown, at) for c, shown, at in zip(columns[1:], row.shown[1:], cells[1:], strict=True)]
    return html.Tr([first, *rest], className="group-row" if row.level < 0 else "")


def cell(column: Column, shown: str, observation: int) -> html.Td:
    if column.kind == "status":
        code = STATUS_OF_MARK.get(shown.partition(" ")[0], "unknown")
        return html.Td(shown, className=f"verdict s-{code}" if shown else "")
    if column.kind == "text":
        return html.Td(shown, className="words")
    if observation:
        link = html.Button(shown, className="num cell-link", type="button", **attributes(data_cell=str(observation)))
        return html.Td(link, className="r")
    return html.Td(shown, className="r num")
