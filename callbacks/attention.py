"""Cần chú ý: filled after the overview stands, for it looks over every figure of the area and its units."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qs

from dash import Dash, Input, Output, State
from pydantic import Field

from callbacks.guard import Given, guarded
from callbacks.services import Services
from layouts.pages.overview import notices


class Asked(Given):
    wanted: bool
    search: str = Field(max_length=4000)


def register(app: Dash, services: Services) -> None:
    """The page puts `attention-wanted` there; this answers it."""

    @app.callback(Output("attention", "children"), Input("attention-wanted", "data"), State("query", "data"))
    @guarded(Asked)
    def attention(given: Asked) -> Any:
        query = services.query(parse_qs(given.search.lstrip("?")))
        return notices(services.attention(query), query.language)
