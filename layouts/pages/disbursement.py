"""Giải ngân: its place among the pages and the form of the what-if."""

from __future__ import annotations

from typing import Any

from dash import dcc, html

from data.locale import text
from layouts.pages import Page
from layouts.parts import attributes, section

PAGE = Page("/giai-ngan", "nav.disbursement", 30)


def what_if(data: dict[str, Any], language: str) -> html.Section:
    """Candidates, the form, the moves with their undo; the hidden field carries the moves into the address."""
    carried = dcc.Input(id={"type": "state", "name": "dc", "at": data["now"]}, type="hidden", value=data["now"])
    parts = [
        html.P(data["rule"], className="note"),
        candidates(data),
        fields(data, language),
        moves(data, language),
        carried,
    ]
    return section(text("moves.heading", language), parts, "what-if")


def candidates(data: dict[str, Any]) -> html.Div:
    lists = [html.Ul([html.Li(words) for words in data[side]]) for side in ("giving", "taking") if data[side]]
    return html.Div(lists, className="candidates")


def fields(data: dict[str, Any], language: str) -> html.Div:
    """Native controls: they work with keys alone and are read once, when the button is pressed."""
    any_source = [("", text("moves.any_source", language)), *data["sources"]]
    named = (("giver", data["givers"]), ("taker", data["takers"]), ("source", any_source))
    chosen = [labelled(text(f"moves.{name}", language), choice(name, options)) for name, options in named]
    sum_ = dcc.Input(id="move-amount", type="number", min=0, step="any", className="native")
    button = html.Button(text("moves.add", language), className="button", type="button", **attributes(data_move="add"))
    return html.Div([*chosen, labelled(text("moves.amount", language), sum_), button], className="move-form no-print")


def choice(name: str, options: list[tuple[str, str]]) -> html.Select:
    return html.Select(
        [html.Option(words, value=code) for code, words in options], id=f"move-{name}", className="native"
    )


def labelled(words: str, control: Any) -> html.Label:
    return html.Label([html.Span(words, className="field-label"), control])


def moves(data: dict[str, Any], language: str) -> html.Div:
    if not data["moves"]:
        return html.Div(html.P(text("moves.none", language), className="note"))
    rows = [html.Li([move["words"], " ", undo(move, language)]) for move in data["moves"]]
    return html.Div([html.Ol(rows, className="moves"), html.P(data["total"], className="note")])


def undo(move: dict[str, str], language: str) -> html.Button:
    words = text("moves.undo", language)
    label = f"{words}: {move['words']}"
    return html.Button(
        words,
        className="link-button no-print",
        type="button",
        **attributes(data_move="without", data_moves=move["without"], aria_label=label),
    )
