"""Excel buttons: exactly the table on the screen, in the grid's order, through its filter."""

from __future__ import annotations

from typing import Annotated, Any
from urllib.parse import parse_qs

from dash import ALL, Dash, Input, Output, State, ctx
from dash.exceptions import PreventUpdate
from pydantic import Field

from callbacks.browser import download
from callbacks.guard import Given, guarded
from callbacks.pages import answering
from callbacks.services import Services

ShownRows = Annotated[list[dict[str, Any]], Field(max_length=200_000)]


class Pressed(Given):
    """Which button of the page was pressed, and what its grids still show."""

    clicks: Annotated[list[int | None], Field(max_length=200)]
    search: str = Field(max_length=4000)
    page: str = Field(max_length=40)
    rows: Annotated[list[ShownRows | None], Field(max_length=200)]
    grids: Annotated[list[dict[str, Any]], Field(max_length=200)]
    words: Annotated[str, Field(max_length=200)] | None


def register(app: Dash, services: Services) -> None:
    """One callback for the Excel buttons of all pages."""
    button, grid = {"type": "export", "table": ALL}, {"type": "grid", "table": ALL}

    @app.callback(
        Output("download", "data", allow_duplicate=True),
        Input(button, "n_clicks"),
        State("query", "data"),
        State("page", "data"),
        State(grid, "virtualRowData"),
        State(grid, "id"),
        State("grid-filter", "data"),
        prevent_initial_call=True,
    )
    @guarded(Pressed)
    def export(given: Pressed) -> Any:
        return sent(services, given, pressed())


def pressed() -> str:
    """The table whose button was pressed; a button that only appeared was not."""
    found = ctx.triggered_id
    if not isinstance(found, dict) or not any(said.get("value") for said in ctx.triggered):
        raise PreventUpdate
    return str(found.get("table", ""))


def sent(services: Services, given: Pressed, name: str) -> Any:
    """The workbook as a download; the browser may only name rows, never bring figures."""
    query = services.query({**parse_qs(given.search.lstrip("?")), "f": given.words or ""})
    if given.page not in answering() or name not in (found := answering()[given.page].tables(services, query)):
        raise PreventUpdate
    left = {str(grid.get("table")): rows for grid, rows in zip(given.grids, given.rows, strict=False)}
    rows = left.get(name)
    file_name, content = services.export(found[name], keys_of(rows) if rows is not None else None)
    return download(content, file_name)


def keys_of(rows: list[dict[str, Any]]) -> tuple[str, ...]:
    return tuple(str(row.get("key", "")) for row in rows)
