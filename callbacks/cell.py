"""The provenance drawer: a figure is clicked, its cell is shown, its file can be had."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qs

from dash import Dash, Input, Output, State
from dash.exceptions import PreventUpdate
from pydantic import Field

from callbacks.browser import download
from callbacks.guard import Given, guarded
from callbacks.services import Services
from layouts import drawer


class Wanted(Given):
    cell: int = Field(ge=1, le=2**62)
    search: str = Field(max_length=4000)


class Original(Given):
    clicks: int = Field(ge=1)
    cell: int = Field(ge=1, le=2**62)


def register(app: Dash, services: Services) -> None:
    """Assets put the clicked observation into `cell-wanted` and open the drawer; this fills it."""

    @app.callback(
        Output("cell-body", "children"), Input("cell-wanted", "data"), State("query", "data"), prevent_initial_call=True
    )
    @guarded(Wanted)
    def fill_drawer(given: Wanted) -> Any:
        language = services.query(parse_qs(given.search.lstrip("?"))).language
        found = services.cell(given.cell, language)
        return drawer.content(found) if found else drawer.unknown(language)

    @app.callback(
        Output("download", "data", allow_duplicate=True),
        Input("cell-download", "n_clicks"),
        State("cell-wanted", "data"),
        prevent_initial_call=True,
    )
    @guarded(Original)
    def send_original(given: Original) -> Any:
        kept = services.original(given.cell)
        if kept is None:
            raise PreventUpdate
        return download(kept[1], kept[0])
