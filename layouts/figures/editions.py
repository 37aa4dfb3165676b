"""A score or a rank over yearly editions as one small line; gaps are gaps."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from layouts import theme

HEIGHT = 220


def editions(
    years: Sequence[int], values: Sequence[float | None], shown: Sequence[str], language: str, reverse: bool = False
) -> dict[str, Any]:
    """One labelled line; `reverse` puts small numbers on top, as a rank wants it."""
    line = {
        "type": "scatter",
        "mode": "lines+markers+text",
        "x": list(years),
        "y": list(values),
        "text": list(shown),
        "textposition": "top center",
        "textfont": {"size": 12, "color": theme.INK},
        "connectgaps": False,
        "cliponaxis": False,
        "line": {"color": theme.ACCENT, "width": 2},
        "marker": {"color": theme.ACCENT, "size": 6},
        "hovertemplate": "%{x}: %{text}<extra></extra>",
    }
    return {"data": [line], "layout": layout(years, values, language, reverse)}


def layout(years: Sequence[int], values: Sequence[float | None], language: str, reverse: bool) -> dict[str, Any]:
    """Years as whole ticks, and room above the highest point for its label."""
    known = [value for value in values if value is not None] or [0.0]
    room = max((max(known) - min(known)) * 0.25, 0.5)
    ends = [min(known) - room, max(known) + room]
    across = theme.axis(tickmode="array", tickvals=list(years), range=[min(years) - 0.4, max(years) + 0.4])
    up = theme.axis(range=ends[::-1] if reverse else ends, nticks=4)
    return theme.layout(language, HEIGHT, xaxis=across, yaxis=up, margin={"l": 44, "r": 16, "t": 16, "b": 28})
