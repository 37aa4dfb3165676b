"""Small pieces that every page sets: verdicts, figures that open their cell, sections."""

from __future__ import annotations

from typing import Any

from dash import html

from data.locale import text
from layouts.views import Figure, Verdict


def attributes(**named: str) -> dict[str, Any]:
    """data-* and aria-* attributes: `data_cell` is `data-cell`."""
    return {name.replace("_", "-", 1): value for name, value in named.items()}


def verdict(of: Verdict) -> html.Span:
    """Mark + word + colour."""
    return html.Span(f"{of.mark} {of.word}" if of.word else "", className=f"verdict s-{of.code}")


def verdict_cell(of: Verdict) -> html.Td:
    return html.Td(f"{of.mark} {of.word}" if of.word else "", className=f"verdict s-{of.code}")


def figure_cell(of: Figure, language: str, name: str = "num") -> html.Td:
    """A number in its table cell, with no more parts than it needs: tables are long and every part costs."""
    if of.cell or of.estimate:
        return html.Td(figure(of, language, name), className="r")
    return html.Td(of.text, className=f"r {name}", title=of.title or None)


def figure(of: Figure, language: str, name: str = "num") -> html.Span | html.Button:
    """A number; where a cell stands behind it, a button that opens the cell."""
    shown: list[Any] = [of.text]
    if of.estimate and of.text:
        shown.append(html.Abbr(text("format.estimate_mark", language), title=text("format.estimate", language)))
    if not of.cell:
        return html.Span(shown, className=name, title=of.title or None)
    return html.Button(
        shown,
        className=f"{name} cell-link",
        title=of.title or None,
        type="button",
        **attributes(data_cell=str(of.cell)),
    )


def section(heading: str, children: Any, name: str = "", aside: Any = None) -> html.Section:
    """A titled part of the page; `aside` stands at the right of the heading."""
    inside = html.Div(children) if isinstance(children, list) else children
    return html.Section(
        [html.Div([html.H2(heading), aside], className="section-head"), inside], className=f"section {name}".strip()
    )


def banner(language: str, key: str = "illustration.banner") -> html.P:
    """These figures (or those that the sentence names) are an illustration and not the office's."""
    return note(text(key, language))


def note(words: str) -> html.P:
    """A sentence above the page that the reader must have seen before reading on."""
    return html.P(words, className="banner", role="note")


def excel_button(table: str, language: str) -> html.Button:
    """Sends the page's table of that name as a workbook."""
    identity = {"type": "export", "table": table}
    return html.Button(
        text("action.excel", language), id=identity, className="button no-print", type="button", n_clicks=0
    )
