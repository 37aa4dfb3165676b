"""Twelve months in the height of a line of text."""

from __future__ import annotations

from collections.abc import Sequence

from dash import html

from layouts import theme
from layouts.figures.svg import picture

WIDTH, HEIGHT, PAD = 84, 20, 3


def sparkline(values: Sequence[float | None], label: str) -> html.Img | html.Span:
    """A thin line broken at gaps, with a dot on the last month said; empty where nothing is known."""
    known = [value for value in values if value is not None]
    if not known:
        return html.Span("", className="spark-none", title=label)
    low, high = scale(known)
    places = [point(index, value, low, high) if value is not None else None for index, value in enumerate(values)]
    lines = "".join(path(run) for run in runs(places))
    last = [place for place in places if place][-1]
    dot = f'<circle cx="{last[0]:.1f}" cy="{last[1]:.1f}" r="2.4" fill="{theme.ACCENT}"/>'
    base = point(0, 0.0, low, high)[1]
    axis = f'<path d="M0 {base:.1f}H{WIDTH}" stroke="{theme.RULE}" stroke-width="1"/>' if low <= 0 <= high else ""
    return picture(axis + lines + dot, WIDTH, HEIGHT, label, "spark")


def scale(known: Sequence[float]) -> tuple[float, float]:
    """From zero where the figures come near it; a herd or a rate that hardly moves gets its own range, and no axis."""
    low, high = min(known), max(known)
    if low > 0 and low > high / 2:
        room = (high - low) * 0.3 or high * 0.05
        return low - room, high + room
    return min(0.0, low), max(0.0, high)


def point(index: int, value: float, low: float, high: float) -> tuple[float, float]:
    share = (value - low) / (high - low) if high > low else 0.5
    return PAD + index * (WIDTH - 2 * PAD) / 11, HEIGHT - PAD - share * (HEIGHT - 2 * PAD)


def runs(places: Sequence[tuple[float, float] | None]) -> list[list[tuple[float, float]]]:
    """Stretches without a gap."""
    found: list[list[tuple[float, float]]] = [[]]
    for place in places:
        if place is None:
            found.append([])
        else:
            found[-1].append(place)
    return [run for run in found if run]


def path(run: Sequence[tuple[float, float]]) -> str:
    if len(run) == 1:
        return f'<circle cx="{run[0][0]:.1f}" cy="{run[0][1]:.1f}" r="1.2" fill="{theme.MUTED}"/>'
    points = "L".join(f"{x:.1f} {y:.1f}" for x, y in run)
    return f'<path d="M{points}" fill="none" stroke="{theme.MUTED}" stroke-width="1.3"/>'
