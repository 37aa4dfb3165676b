"""The frame around every page: pages at the left, search on top, one filter bar, help."""

from __future__ import annotations

from typing import Any

import dash_mantine_components as dmc
from dash import dcc, html

from data.locale import text
from layouts.filters import Choices, filter_bar
from layouts.pages import all_pages
from layouts.parts import attributes
from layouts.query import Query

KEYS = (("/", "help.search"), ("?", "help.help"), ("Esc", "help.close"), ("p", "help.print"))


def frame(query: Query, page: str, body: list[Any], choices: Choices) -> html.Div:
    """One page inside the frame; everything is drawn from the query, nothing is remembered."""
    language = query.language
    inside = html.Div(
        [
            html.A(text("frame.skip", language), href="#body", className="skip-link"),
            html.Header(top(query, page, choices), className="top"),
            html.Div(
                [
                    html.Nav(
                        navigation(query, page),
                        id="nav",
                        className="side no-print",
                        **attributes(aria_label=text("frame.pages", language)),
                    ),
                    html.Div([filter_bar(query, choices), html.Main(body, id="body", tabIndex=-1)], className="page"),
                ],
                className="middle",
            ),
            dcc.Store("query", data=query.to_search()),
            dcc.Store("page", data=page),
            dcc.Store("tab", data=[title(query, page), language]),
            dcc.Store("cell-wanted"),
            dcc.Store("grid-filter"),
            dcc.Store("grid-total"),
            dcc.Download("download"),
            cell_drawer(language),
            help_box(language),
        ],
        className="frame",
        lang=language,
    )
    return html.Div(dmc.DatesProvider(inside, settings={"locale": language, "firstDayOfWeek": 1}))


def top(query: Query, page: str, choices: Choices) -> list[Any]:
    language = query.language
    search = dmc.Select(
        id="search",
        data=choices.search,
        searchable=True,
        clearable=True,
        value=None,
        size="xs",
        limit=30,
        placeholder=text("frame.search", language),
        nothingFoundMessage=text("frame.nothing_found", language),
        filter={"function": "chitieuFolded"},
        className="search",
        comboboxProps={"width": 420, "position": "bottom-start"},
        rightSection=html.Kbd("/"),
        **attributes(aria_label=text("frame.search", language)),
    )
    return [
        dcc.Link(
            [html.Span("Chỉ", className="brand-a"), html.Span("Tiêu", className="brand-b")],
            href="/" + query.but(indicator="").to_search(),
            className="brand",
        ),
        html.Span(choices.office, className="office"),
        search,
        html.Div(
            [
                button("print-page", "action.print", language),
                button("help-open", "frame.help", language),
                html.Span(languages(query, page), id="languages", className="languages"),
            ],
            className="top-tools no-print",
        ),
    ]


def button(identity: str, key: str, language: str) -> html.Button:
    return html.Button(text(key, language), id=identity, className="link-button", type="button")


def languages(query: Query, page: str) -> list[Any]:
    """The other language is the same page."""
    names = (("vi", "Tiếng Việt"), ("en", "English"))
    return [
        dcc.Link(
            name, href=page + query.but(language=code).to_search(), className="on" if code == query.language else ""
        )
        for code, name in names
    ]


def navigation(query: Query, page: str) -> list[Any]:
    return [
        dcc.Link(
            text(found.name, query.language),
            href=found.path + query.to_search(),
            className="nav-link on" if found.path == page else "nav-link",
        )
        for found in all_pages()
    ]


def title(query: Query, page: str) -> str:
    """The name of the page in the browser's tab, in the reader's language."""
    name = next((found.name for found in all_pages() if found.path == page), "frame.not_found")
    return f"{text(name, query.language)} · Chỉ Tiêu"


def missing(query: Query) -> list[Any]:
    """A page that there is not: says so, and the way back."""
    language = query.language
    home = dcc.Link(text("frame.to_overview", language), href="/" + query.to_search())
    words = html.P(text("frame.not_found_hint", language))
    return [html.H1(text("frame.not_found", language)), html.Div([words, html.P(home)], className="empty")]


def cell_drawer(language: str) -> dmc.Drawer:
    waiting = html.Div(
        [dmc.Skeleton(height=18, width="60%"), dmc.Skeleton(height=40, width="40%"), dmc.Skeleton(height=260)],
        className="waiting",
    )
    hidden = html.Button("", id="cell-download", n_clicks=0, hidden=True)
    return dmc.Drawer(
        html.Div([waiting, hidden], id="cell-body"),
        id="cell-drawer",
        opened=False,
        position="right",
        size=620,
        title=text("cell.heading", language),
        keepMounted=True,
        closeButtonProps={"aria-label": text("frame.close", language)},
        transitionProps={"duration": 120},
    )


def help_box(language: str) -> dmc.Modal:
    keys = html.Dl(
        [html.Div([html.Dt(html.Kbd(key)), html.Dd(text(words, language))]) for key, words in KEYS], className="facts"
    )
    marks, nothings = html.P(text("help.marks", language)), html.P(text("help.nothings", language))
    return dmc.Modal(
        html.Div(
            [html.P(text("help.figures", language)), keys, marks, nothings],
            className="help",
        ),
        id="help",
        opened=False,
        title=text("frame.help", language),
        closeButtonProps={"aria-label": text("frame.close", language)},
        size="lg",
    )
