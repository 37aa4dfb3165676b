"""What each part added to or took from a whole, in points: bars from zero, losses at the left."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from html import escape
from textwrap import wrap
from typing import Any

from data.locale import text
from layouts import formats, theme
from layouts.figures.ranking import name_axis

UP, DOWN = "#1f5a8a", "#b3261e"


def contributions(parts: Sequence[tuple[str, Decimal]], whole: Decimal | None, language: str) -> dict[str, Any]:
    """`parts` in their order from above; the whole stands last, in ink."""
    rows = [*parts, *([(text("growth.whole", language), whole)] if whole is not None else [])]
    values = [float(value) for _, value in rows]
    colours = [DOWN if value < 0 else UP for value in values[: len(parts)]] + [theme.INK] * (len(rows) - len(parts))
    names = [wrapped(name) for name, _ in rows]
    trace = {
        "type": "bar", "orientation": "h", "x": values, "y": list(range(len(rows))), "width": 0.62,
        "marker": {"color": colours}, "text": [formats.signed(value, language, 2) for _, value in rows],
        "textposition": "outside", "cliponaxis": False, "textfont": {"size": 12, "color": theme.INK},
        "customdata": names, "hovertemplate": "%{customdata}: %{text}<extra></extra>",
    }  # fmt: skip
    low, high = min([*values, 0.0]), max([*values, 0.0])
    room = (high - low or 1.0) * 0.3
    zero = {
        "type": "line",
        "x0": 0,
        "x1": 0,
        "yref": "paper",
        "y0": 0,
        "y1": 1,
        "line": {"color": theme.MUTED, "width": 1},
    }
    layout = theme.layout(
        language, 40 * len(rows) + 60, margin={"l": 190, "r": 24, "t": 8, "b": 26}, shapes=[zero],
        xaxis=theme.axis(range=[low - room, high + room], showline=False, ticks="", showticklabels=False),
        yaxis=name_axis(names),
    )  # fmt: skip
    return {"data": [trace], "layout": layout}


def wrapped(name: str) -> str:
    """A long name on two lines, so that it fits beside its bar."""
    return "<br>".join(escape(part) for part in wrap(name, 26))
