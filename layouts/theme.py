"""Colours, type and the one chart theme; the style sheets in assets name the same values."""

from __future__ import annotations

from typing import Any

INK = "#1b2733"
MUTED = "#55616d"
FAINT = "#9aa4ae"
RULE = "#d9dee3"
GROUND = "#ffffff"
ACCENT = "#1f5a8a"
STATUS = {
    "ahead": "#0b6e4f",
    "on_track": "#1f6f3f",
    "slightly_late": "#8a5a00",
    "late": "#b3261e",
    "no_data": "#5f6b76",
    "undefined": "#5f6b76",
    "exceeded": "#0b6e4f",
    "met": "#1f6f3f",
    "missed": "#b3261e",
    "unknown": "#5f6b76",
}
FONT = '"Segoe UI", "Noto Sans", Roboto, "Helvetica Neue", Arial, "DejaVu Sans", "Liberation Sans", sans-serif'
MONTHS = {
    "vi": [f"T{n}" for n in range(1, 14)],
    "en": ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec", "Jan +1"],
}


def separators(language: str) -> str:
    return ",." if language == "vi" else ".,"


def axis(**more: Any) -> dict[str, Any]:
    """A quiet axis: hairline, outside ticks, no grid unless asked for."""
    return {
        "showgrid": False,
        "zeroline": False,
        "showline": True,
        "linecolor": RULE,
        "ticks": "outside",
        "ticklen": 4,
        "tickcolor": RULE,
        "tickfont": {"size": 12, "color": MUTED},
        "fixedrange": True,
        **more,
    }


def layout(language: str, height: int, **more: Any) -> dict[str, Any]:
    """The layout every chart starts from."""
    return {
        "template": None,
        "autosize": True,
        "height": height,
        "separators": separators(language),
        "paper_bgcolor": GROUND,
        "plot_bgcolor": GROUND,
        "showlegend": False,
        "hovermode": "closest",
        "font": {"family": FONT, "size": 12, "color": INK},
        "margin": {"l": 56, "r": 96, "t": 12, "b": 32},
        "hoverlabel": {"bgcolor": GROUND, "bordercolor": RULE, "font": {"family": FONT, "size": 12, "color": INK}},
        **more,
    }


GRAPH_CONFIG: Any = {"displayModeBar": False, "responsive": True, "showTips": False, "doubleClick": False}
