"""The grids: a clicked figure opens its cell, a filter narrows the rows, the total follows the rows left."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qs

from dash import Dash, Input, Output, State

from callbacks.browser import clientside
from callbacks.export import ShownRows, keys_of
from callbacks.guard import Given, guarded
from callbacks.services import Services


class Rows(Given):
    rows: ShownRows
    search: str


def register(app: Dash, services: Services) -> None:
    """Two grids open cells; only the areas can be filtered."""
    opened = Output("grid-filter", "data", allow_duplicate=True)
    clientside(app, "gridCell", opened, Input("grid-areas", "cellClicked"))
    clientside(app, "monthCell", opened, Input("grid-months", "cellClicked"))
    clientside(app, "gridFilter", Output("grid-filter", "data"), Input("f-text", "value"))
    clientside(app, "gridTotal", Output("grid-total", "data", allow_duplicate=True), Input("grid-total", "data"))

    @app.callback(
        Output("grid-total", "data"),
        Input("grid-areas", "virtualRowData"),
        State("query", "data"),
        prevent_initial_call=True,
    )
    @guarded(Rows)
    def total(given: Rows) -> Any:
        return services.total(services.query(parse_qs(given.search.lstrip("?"))), keys_of(given.rows))
