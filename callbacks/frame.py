"""The frame's callbacks: filters into the address, the address into the page, search, help, print."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qs

from dash import ALL, Dash, Input, Output, State
from pydantic import Field

from callbacks.browser import clientside
from callbacks.guard import Given, guarded
from callbacks.pages import answering
from callbacks.services import Services
from layouts import shell
from layouts.pages import overview
from layouts.parts import note
from layouts.query import Query


class Address(Given):
    search: str = Field(max_length=4000)
    page: str = Field(max_length=40)


def register(app: Dash, services: Services) -> None:
    """Filters write the address in the browser; the server answers it with a body."""
    filters = [Input(name, "value") for name in ("f-month", "f-mode", "f-areas", "f-authority", "f-known")]
    clientside(app, "address", Output("query", "data"), *filters, State("query", "data"))
    states = {"type": "state", "name": ALL, "at": ALL}
    clientside(
        app, "state", Output("query", "data", allow_duplicate=True), Input(states, "value"), State(states, "id"),
        State("query", "data"),
    )  # fmt: skip
    clientside(app, "find", Output("search", "value"), Input("search", "value"), State("query", "data"))
    clientside(app, "tab", Output("tab", "data", allow_duplicate=True), Input("tab", "data"), initially=True)

    @app.callback(
        Output("body", "children"),
        Output("nav", "children"),
        Output("languages", "children"),
        Output("f-areas", "data"),
        Output("tab", "data"),
        Input("query", "data"),
        State("page", "data"),
        prevent_initial_call=True,
    )
    @guarded(Address)
    def answer(given: Address) -> tuple[Any, ...]:
        query = services.query(parse_qs(given.search.lstrip("?")))
        page = given.page if given.page in answering() else overview.PATH
        return (
            body(services, query, page),
            shell.navigation(query, page),
            shell.languages(query, page),
            services.choices(query).areas,
            [shell.title(query, page), query.language],
        )


def page_layout(services: Services, page: str, given: dict[str, Any]) -> Any:
    """A whole page from its address."""
    query = services.query(given)
    return shell.frame(query, page, body(services, query, page), services.choices(query))


def not_found(services: Services, given: dict[str, Any]) -> Any:
    """The frame around a page that there is not: the way back stands at the left."""
    query = services.query(given)
    return shell.frame(query, "", shell.missing(query), services.choices(query))


def body(services: Services, query: Query, page: str) -> list[Any]:
    said = services.absence(query)
    made = answering()[page].answer(services, query)
    return [note(said), *made] if said else made
