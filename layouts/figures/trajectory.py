"""The year of an indicator: what was done, where the plan should stand, last year, the plan itself."""

from __future__ import annotations

from html import escape
from typing import Any

from layouts import theme
from layouts.views import IndicatorView, MonthView


def trajectory(view: IndicatorView) -> dict[str, Any]:
    """Actual with markers (estimates hollow, gaps stay gaps), stepped target, last year thin and grey."""
    months = [month.month for month in view.months]
    last = max([12, *months]) if months else 12
    data = [line for line in (last_year(view), due(view), actual(view)) if line]
    top = max(
        [
            0.0,
            *(
                value
                for month in view.months
                for value in (month.actual, month.last_year, month.due)
                if value is not None
            ),
            view.plan or 0.0,
        ]
    )
    floor: dict[str, Any] = {} if view.is_state else {"rangemode": "tozero", "range": [0, top * 1.08 or 1]}
    ticks = list(range(1, last + 1))
    layout = theme.layout(
        view.language,
        320,
        annotations=labels(view),
        shapes=plan_line(view, last),
        xaxis=theme.axis(
            range=[0.6, last + 0.4], tickvals=ticks, ticktext=month_names(view.language, last), tickangle=0
        ),
        yaxis=theme.axis(
            showgrid=True, gridcolor="#edf0f2", showline=False, ticks="", tickformat=",~f", nticks=6, **floor
        ),
        hovermode="x unified",
    )
    return {"data": data, "layout": layout}


def month_names(language: str, last: int) -> list[str]:
    """Every month has its tick; January and the ends of quarters are named."""
    return [theme.MONTHS[language][n - 1] if n % 3 == 0 or n in (1, 13) else "" for n in range(1, last + 1)]


def line(months: list[MonthView], values: list[float | None], name: str, **style: Any) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "lines",
        "x": [month.month for month in months],
        "y": values,
        "name": escape(name),
        "connectgaps": False,
        "hovertemplate": "%{customdata}<extra>" + escape(name) + "</extra>",
        **style,
    }


def actual(view: IndicatorView) -> dict[str, Any]:
    months = list(view.months)
    hollow = ["#ffffff" if month.estimate else theme.ACCENT for month in months]
    return line(
        months,
        [month.actual for month in months],
        view.actual_label,
        mode="lines+markers",
        customdata=[escape(month.hover) for month in months],
        line={"color": theme.ACCENT, "width": 2.5},
        marker={"size": 8, "color": hollow, "line": {"color": theme.ACCENT, "width": 2}},
    )


def due(view: IndicatorView) -> dict[str, Any] | None:
    if not any(month.due is not None for month in view.months):
        return None
    return line(
        list(view.months),
        [month.due for month in view.months],
        view.due_label,
        hoverinfo="skip",
        hovertemplate=None,
        line={"color": theme.INK, "width": 1.2, "shape": "hvh", "dash": "4px,3px"},
    )


def last_year(view: IndicatorView) -> dict[str, Any] | None:
    if not any(month.last_year is not None for month in view.months):
        return None
    return line(
        list(view.months),
        [month.last_year for month in view.months],
        view.last_year_label,
        hoverinfo="skip",
        hovertemplate=None,
        line={"color": theme.FAINT, "width": 1.4},
    )


def plan_line(view: IndicatorView, last: int) -> list[dict[str, Any]]:
    if view.plan is None:
        return []
    return [
        {
            "type": "line",
            "x0": 0.6,
            "x1": last + 0.4,
            "y0": view.plan,
            "y1": view.plan,
            "line": {"color": theme.MUTED, "width": 1},
        }
    ]


def labels(view: IndicatorView) -> list[dict[str, Any]]:
    """Names at the ends of the lines instead of a legend, pushed apart where they would touch."""
    ends = [
        (end(view, "last_year"), view.last_year_label, theme.MUTED, 400),
        (end(view, "due"), view.due_label, theme.INK, 400),
        (end(view, "actual"), view.actual_label, theme.ACCENT, 600),
    ]
    made = [label(place[0], place[1], words, colour, weight) for place, words, colour, weight in ends if place]
    heights = [float(note["y"]) for note in made]
    for note in made:
        if view.plan and note["text"] == escape(view.due_label) and note["y"] > view.plan * 0.93:
            note["yshift"] = -12  # the plan's own line ends there
    if view.plan is not None and view.plan_label:
        heights.append(view.plan)
        flag = {"xanchor": "left", "yanchor": "bottom", "xshift": 4}
        made.append({**label(0.6, view.plan, view.plan_label, theme.MUTED, 400), **flag})
    return apart(made, max(heights, default=1.0) - min([0.0, *heights] if not view.is_state else heights, default=0.0))


def end(view: IndicatorView, field: str) -> tuple[int, float] | None:
    said = [(month.month, getattr(month, field)) for month in view.months if getattr(month, field) is not None]
    return said[-1] if said else None


def label(x: float, y: float, words: str, colour: str, weight: int) -> dict[str, Any]:
    return {
        "x": x,
        "y": y,
        "text": escape(words),
        "showarrow": False,
        "xanchor": "left",
        "yanchor": "middle",
        "xshift": 9,
        "font": {"size": 12, "color": colour, "weight": weight},
    }


def apart(notes: list[dict[str, Any]], spread: float) -> list[dict[str, Any]]:
    """Shift labels that end at the same month and nearly the same height."""
    placed: list[dict[str, Any]] = []
    for note in sorted(notes, key=lambda note: float(note["y"])):
        near = [other for other in placed if other["x"] == note["x"] and abs(other["y"] - note["y"]) < spread * 0.07]
        placed.append(
            {**note, "yshift": max((other.get("yshift", 0) for other in near), default=-15) + 15} if near else note
        )
    return placed
