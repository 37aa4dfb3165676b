"""The pace bar: done against due against plan, all in percent of the plan."""

from __future__ import annotations

from dash import html

from layouts import theme
from layouts.figures.svg import picture
from layouts.views import Bullet

WIDTH, HEIGHT = 128, 16


def bullet(view: Bullet) -> html.Img | html.Span:
    """A bar for what was done, a tick where it should stand by now, a post at the plan (100%)."""
    if view.done is None:
        return html.Span("", className="bullet-none", title=view.label)
    scale = 1.3 if view.done > 100 else 1.08
    per_point = (WIDTH - 2) / (100 * scale)
    done = min(max(view.done, 0.0), 100 * scale) * per_point
    plan = 100 * per_point
    colour = theme.STATUS.get(view.status, theme.MUTED)
    body = [
        f'<rect x="0" y="4" width="{plan:.1f}" height="8" fill="#e9edf0"/>',
        f'<rect x="0" y="5.5" width="{done:.1f}" height="5" fill="{colour}"/>',
        f'<rect x="{plan - 1:.1f}" y="2" width="1.5" height="12" fill="{theme.MUTED}"/>',
    ]
    if view.due is not None:
        due = min(view.due, 100 * scale) * per_point
        body.append(f'<rect x="{due - 1:.1f}" y="1" width="2" height="14" fill="{theme.INK}"/>')
    if view.done > 100 * scale:
        body.append(f'<path d="M{WIDTH - 5} 4l4 4-4 4z" fill="{colour}"/>')
    return picture("".join(body), WIDTH, HEIGHT, view.label, "bullet")
