"""Areas in order of their share of the plan, with the weighted average as a line."""

from __future__ import annotations

from html import escape
from typing import Any

from layouts import theme
from layouts.views import BarView, IndicatorView

ROW, MOST = 22, 80
BAR = "#cdd9e4"


def ranking(view: IndicatorView) -> dict[str, Any]:
    """Horizontal bars in percent of the plan; the label carries the number and the mark of the status."""
    bars = [bar for bar in view.ranking if bar.percent is not None][:MOST]
    names = [escape(bar.name) for bar in bars]
    values = [bar.percent for bar in bars]
    most = max([100.0, *(value for value in values if value is not None)])
    trace = {
        "type": "bar",
        "orientation": "h",
        "x": values,
        "y": list(range(len(bars))),
        "marker": {"color": BAR},
        "width": 0.74,
        "text": [label(bar) for bar in bars],
        "textposition": "auto",
        "insidetextanchor": "start",
        "constraintext": "none",
        "textangle": 0,
        "cliponaxis": False,
        "textfont": {"size": 12, "color": theme.INK},
        "customdata": names,
        "hovertemplate": "%{customdata}: %{text}<extra></extra>",
    }
    layout = theme.layout(
        view.language,
        ROW * len(bars) + 56,
        margin={"l": 148, "r": 24, "t": 26, "b": 26},
        shapes=average_line(view),
        annotations=average_label(view),
        xaxis=percent_axis(most),
        yaxis=name_axis(names),
    )
    return {"data": [trace], "layout": layout}


def label(bar: BarView) -> str:
    colour = theme.STATUS[bar.status]
    return f'<span style="color:{colour}">{bar.mark}</span> {escape(bar.label)}'


def percent_axis(most: float) -> dict[str, Any]:
    look = {"showline": False, "showgrid": True, "gridcolor": "#edf0f2", "ticks": ""}
    return theme.axis(range=[0, most * 1.04], ticksuffix="%", nticks=6, **look)


def name_axis(names: list[str]) -> dict[str, Any]:
    look = {"ticks": "", "showline": False, "tickfont": {"size": 12, "color": theme.INK}}
    return theme.axis(
        tickvals=list(range(len(names))), ticktext=[f"{name} " for name in names], autorange="reversed", **look
    )


def average_line(view: IndicatorView) -> list[dict[str, Any]]:
    if view.average is None:
        return []
    line = {"color": theme.INK, "width": 1.2, "dash": "4px,3px"}
    return [{"type": "line", "x0": view.average, "x1": view.average, "yref": "paper", "y0": 0, "y1": 1, "line": line}]


def average_label(view: IndicatorView) -> list[dict[str, Any]]:
    if view.average is None:
        return []
    place = {"x": view.average, "y": 1, "yref": "paper", "yanchor": "bottom", "showarrow": False}
    return [{**place, "text": escape(view.average_label), "font": {"size": 12, "color": theme.INK}}]
