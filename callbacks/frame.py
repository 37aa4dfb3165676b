"""The frame's callbacks: filters into the address, the address into the page, search, help, print."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qs

from dash import Dash, Input, Output, State
from pydantic import Field

from callbacks.browser import clientside
from callbacks.guard import Given, guarded
from callbacks.services import Services
from layouts import shell
from layouts.pages import indicator, overview
from layouts.parts import note
from layouts.query import Query


class Address(Given):
    search: str = Field(max_length=4000)
    page: str = Field(max_length=40)


def register(app: Dash, services: Services) -> None:
    """Filters write the address in the browser; the server answers it with a body."""
    filters = [Input(name, "value") for name in ("f-month", "f-mode", "f-areas", "f-authority", "f-known")]
    clientside(
        app,
        "address",
        Output("query", "data"),
        *filters,
        State("query", "data"),
    )
    clientside(
        app,
        "find",
        Output("search", "value"),
        Input("search", "value"),
        State("query", "data"),
    )

    @app.callback(
        Output("body", "children"),
        Output("nav", "children"),
        Output("languages", "children"),
        Output("f-areas", "data"),
        Input("query", "data"),
        State("page", "data"),
        prevent_initial_call=True,
    )
    @guarded(Address)
    def answer(given: Address) -> tuple[Any, ...]:
        query = services.query(parse_qs(given.search.lstrip("?")))
        page = given.page if given.page in BODIES else overview.PATH
        return (
            body(services, query, page),
            shell.navigation(query, page),
            shell.languages(query, page),
            services.choices(query).areas,
        )


def page_layout(services: Services, page: str, given: dict[str, Any]) -> Any:
    """A whole page from its address."""
    query = services.query(given)
    return shell.frame(query, page, body(services, query, page), services.choices(query))


def overview_body(services: Services, query: Query) -> list[Any]:
    return overview.body(services.overview(query))


def indicator_body(services: Services, query: Query) -> list[Any]:
    return indicator.body(services.indicator(query), query.filter)


BODIES = {overview.PATH: overview_body, indicator.PATH: indicator_body}


def body(services: Services, query: Query, page: str) -> list[Any]:
    said = services.absence(query)
    made = BODIES[page](services, query)
    return [note(said), *made] if said else made
