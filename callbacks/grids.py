"""The grids: a clicked figure opens its cell, a filter narrows the rows, the total follows the rows left."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qs

from dash import ALL, MATCH, Dash, Input, Output, State

from callbacks.browser import clientside
from callbacks.export import ShownRows, keys_of
from callbacks.guard import Given, guarded
from callbacks.services import Services


class Rows(Given):
    rows: ShownRows
    search: str


def register(app: Dash, services: Services) -> None:
    """Every grid opens cells and can be sifted; the areas' total follows the rows that are left."""
    opened = Output("grid-filter", "data", allow_duplicate=True)
    every = {"type": "grid", "table": ALL}
    clientside(app, "gridCell", opened, Input(every, "cellClicked"), State(every, "id"))
    clientside(app, "gridFilter", Output("grid-filter", "data"), Input("f-text", "value"))
    sifted = {"type": "sift", "table": MATCH}
    clientside(app, "sift", Output(sifted, "value"), Input(sifted, "value"), State(sifted, "id"))
    clientside(app, "gridTotal", Output("grid-total", "data", allow_duplicate=True), Input("grid-total", "data"))

    @app.callback(
        Output("grid-total", "data"),
        Input({"type": "grid", "table": "areas"}, "virtualRowData"),
        State("query", "data"),
        prevent_initial_call=True,
    )
    @guarded(Rows)
    def total(given: Rows) -> Any:
        return services.total(services.query(parse_qs(given.search.lstrip("?"))), keys_of(given.rows))
