"""A page as blocks, already in words: what every page but the first two is made of.

A family's view module puts its results into these; one renderer (`layouts/page.py`) draws them, one
callback exports every table of them. So a page is only its content.
"""

from __future__ import annotations

from typing import Any

from pydantic import Field

from layouts.views import Fact, TableView, View


class Table(View):
    """A table with its heading; `key` names it in the page's export; `wide` ones are drawn as a grid."""

    key: str
    heading: str
    table: TableView
    note: str = ""
    wide: bool = False
    filtered: bool = False


class Chart(View):
    """A chart whose title is its finding, with the table behind it and a sentence for those who cannot see it.

    `figure` is a plotly figure as a dict; names in it must be escaped.
    """

    key: str
    finding: str
    subtitle: str = ""
    figure: dict[str, Any]
    height: int = 320
    spoken: str = ""
    behind: TableView | None = None
    note: str = ""


class Facts(View):
    """Figures beside one another, each with its label and note."""

    items: tuple[Fact, ...]
    heading: str = ""


class Sentences(View):
    """Sentences, the misses first; or an explanation of how something was computed."""

    heading: str = ""
    lines: tuple[str, ...]


class Pair(View):
    """Two charts (or facts) side by side on a wide screen."""

    left: Chart | Facts | Table
    right: Chart | Facts | Table


class Control(View):
    """A choice that changes the page and stands in its address under `name`: a row of options."""

    name: str
    label: str
    value: str
    options: tuple[tuple[str, str], ...]
    many: bool = False
    """Several may be chosen; `value` then lists them with commas."""


class Controls(View):
    items: tuple[Control, ...]


class Drawn(View):
    """A part that a page draws itself (a map, a what-if form), by the name of its drawing function."""

    name: str
    data: dict[str, Any] = Field(default_factory=dict)


Block = Table | Chart | Facts | Sentences | Pair | Controls | Drawn


class PageView(View):
    """A whole page below the filter bar; without blocks it says in `empty` why, and in `empty_hint` what to do."""

    heading: str
    sub: str = ""
    lead: str = ""
    second: str = ""
    blocks: tuple[Block, ...] = ()
    empty: str = ""
    empty_hint: str = ""
    illustration: bool = False
    all_illustration: bool = False
    notes: tuple[str, ...] = ()
    language: str = "vi"

    def tables(self) -> dict[str, TableView]:
        """Every table of the page by its key: what the Excel buttons send."""
        found: dict[str, TableView] = {}
        for block in self.blocks:
            for part in (block.left, block.right) if isinstance(block, Pair) else (block,):
                if isinstance(part, Table):
                    found[part.key] = part.table
                elif isinstance(part, Chart) and part.behind is not None:
                    found[part.key] = part.behind
        return found
