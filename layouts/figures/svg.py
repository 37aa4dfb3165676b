"""Small drawings as inline SVG images: no script, printable, one string each."""

from __future__ import annotations

from urllib.parse import quote

from dash import html


def picture(body: str, width: int, height: int, label: str, name: str) -> html.Img:
    """An SVG as an image with a text for those who do not see it."""
    source = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
        f'viewBox="0 0 {width} {height}">{body}</svg>'
    )
    return html.Img(
        src="data:image/svg+xml," + quote(source, safe=" ='/:,.#").replace("#", "%23"),
        alt=label,
        title=label,
        width=width,
        height=height,
        className=name,
    )
