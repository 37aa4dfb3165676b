"""Charts of the pages of money: ranked shares of any names, and the year of a plan on 13 months with its milestones."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from html import escape
from typing import Any

from indicators.result import Result
from layouts import theme
from layouts.figures.ranking import ranking
from layouts.figures.trajectory import trajectory
from layouts.indicator_view import bars
from layouts.views import BarView, IndicatorView

LAST = 13


def shares(results: Sequence[Result], line: Decimal | None, words: str, language: str) -> dict[str, Any]:
    """Results (named by `area_name`) as bars in percent of their plan, the lowest first, with one line across."""
    view = IndicatorView(
        code="",
        name="",
        ranking=lowest_first(bars(results, language)),
        average=None if line is None else float(line),
        average_label=words,
        language=language,
    )
    figure = ranking(view)
    figure["layout"]["margin"]["l"] = name_room(results)
    return figure


def lowest_first(bars: Sequence[BarView]) -> tuple[BarView, ...]:
    """Misses are what these pages are opened for; a name without a percentage stands at the end."""
    return tuple(sorted(bars, key=lambda bar: (bar.percent is None, bar.percent or 0)))


def name_room(results: Sequence[Result]) -> int:
    """Room for the longest name, within what a telephone can give."""
    return max(96, min(190, 16 + 7 * max((len(row.area_name) for row in results), default=0)))


def shortened(name: str, most: int = 27) -> str:
    """A name that fits its axis; the hover and the table have it whole."""
    return name if len(name) <= most else name[: most - 1].rstrip() + "…"


def s_curve(view: IndicatorView, milestones: Sequence[tuple[float, float, str]]) -> dict[str, Any]:
    """The year to the end of next January; `milestones` = month, amount, label of what a document decrees."""
    figure = trajectory(view)
    layout = figure["layout"]
    layout["xaxis"] |= {
        "range": [0.6, LAST + 0.4],
        "tickvals": list(range(1, LAST + 1)),
        "ticktext": [
            words if n % 3 == 0 or n in (1, LAST) else ""
            for n, words in enumerate(theme.MONTHS[view.language], start=1)
        ],
    }
    for shape in layout.get("shapes", []):
        shape["x1"] = LAST + 0.4
    if milestones:
        figure["data"].append(diamonds(milestones))
    return figure


def diamonds(milestones: Sequence[tuple[float, float, str]]) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [m[0] for m in milestones],
        "y": [m[1] for m in milestones],
        "marker": {"symbol": "diamond-open", "size": 10, "color": theme.INK, "line": {"width": 1.5}},
        "customdata": [escape(m[2]) for m in milestones],
        "hovertemplate": "%{customdata}<extra></extra>",
        "name": "",
    }
