"""Excel buttons: exactly the table on the screen, in the grid's order, through its filter."""

from __future__ import annotations

from typing import Annotated, Any
from urllib.parse import parse_qs

from dash import Dash, Input, Output, State
from dash.exceptions import PreventUpdate
from pydantic import Field

from callbacks.browser import download
from callbacks.guard import Given, guarded
from callbacks.services import Services

ShownRows = Annotated[list[dict[str, Any]], Field(max_length=200_000)]


class WholeTable(Given):
    clicks: int = Field(ge=1)
    search: str = Field(max_length=4000)


class PartOfTable(WholeTable):
    rows: ShownRows | None


class FilteredTable(PartOfTable):
    words: Annotated[str, Field(max_length=200)] | None


def register(app: Dash, services: Services) -> None:
    """One button a table."""
    saved = Output("download", "data", allow_duplicate=True)

    @app.callback(saved, Input("export-overview", "n_clicks"), State("query", "data"), prevent_initial_call=True)
    @guarded(WholeTable)
    def export_overview(given: WholeTable) -> Any:
        return sent(services, given.search, "overview", None)

    @app.callback(
        saved,
        Input("export-areas", "n_clicks"),
        State("query", "data"),
        State("grid-areas", "virtualRowData"),
        State("f-text", "value"),
        prevent_initial_call=True,
    )
    @guarded(FilteredTable)
    def export_areas(given: FilteredTable) -> Any:
        return sent(services, given.search, "areas", given.rows, given.words or "")

    @app.callback(
        saved,
        Input("export-months", "n_clicks"),
        State("query", "data"),
        State("grid-months", "virtualRowData"),
        prevent_initial_call=True,
    )
    @guarded(PartOfTable)
    def export_months(given: PartOfTable) -> Any:
        return sent(services, given.search, "months", given.rows)


def sent(services: Services, search: str, name: str, rows: list[dict[str, Any]] | None, words: str = "") -> Any:
    """The workbook as a download; the browser may only name rows, never bring figures."""
    keys = keys_of(rows) if rows is not None else None
    query = services.query({**parse_qs(search.lstrip("?")), "f": words})
    file_name, content = services.export(query, name, keys)
    if not content:
        raise PreventUpdate
    return download(content, file_name)


def keys_of(rows: list[dict[str, Any]]) -> tuple[str, ...]:
    return tuple(str(row.get("key", "")) for row in rows)
