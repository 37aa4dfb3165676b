"""The dashboard as one application: pages, callbacks, headers, compression; made as often as wanted."""

from __future__ import annotations

import logging
import secrets
from pathlib import Path
from typing import Any

import dash
import dash_mantine_components as dmc
from dash import Dash, html
from flask import Flask, Response, abort, request
from flask_compress import Compress
from werkzeug.exceptions import HTTPException

import layouts
from callbacks import attention, cell, export, frame, grids
from callbacks.browser import notify, register_page, running_app
from callbacks.kept_answers import forget_answer, keep_answers
from callbacks.services import DrawSheet, Services
from data.locale import text
from data.settings import Settings
from data.store import Store
from layouts.pages import all_pages
from layouts.theme import FONT

LOG = logging.getLogger("chitieu")
ASSETS = Path(layouts.__file__ or "").parent / "assets"
POLICY = (
    "default-src 'none'; script-src 'self' {hashes}; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
    "font-src 'self' data:; connect-src 'self'; worker-src 'self' blob:; frame-ancestors 'none'; base-uri 'none'; "
    "form-action 'self'"
)
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
}
INDEX = """<!DOCTYPE html>
<html lang="{language}">
<head>{{%metas%}}<title>{{%title%}}</title>{{%favicon%}}{{%css%}}</head>
<body>{{%app_entry%}}<footer>{{%config%}}{{%scripts%}}{{%renderer%}}</footer></body>
</html>"""


def create_app(store: Store, settings: Settings, draw_sheet: DrawSheet | None = None) -> Dash:
    """A ready application on this store. Nothing global is kept: two may live in one process."""
    services = Services(store, settings, draw_sheet)
    app = Dash(
        "chitieu",
        use_pages=True,
        pages_folder="",
        assets_folder=str(ASSETS),
        serve_locally=True,
        title="Chỉ Tiêu",
        health_endpoint="healthz",
        enable_mcp=False,
        update_title="",
        on_error=failed,
        add_log_handler=False,
        # Page parts come and go with their page, and page functions of two applications must not run for each other.
        suppress_callback_exceptions=True,
        include_pages_meta=False,
        index_string=INDEX.format(language=settings.language),
        meta_tags=[{"name": "viewport", "content": "width=device-width, initial-scale=1"}],
    )
    app.server.config["services"] = services
    register_pages(settings.language)
    app.layout = root(settings.language)
    for part in (frame, cell, grids, export, attention):
        part.register(app, services)
    protect(app, settings, services)
    return app


def register_pages(language: str) -> None:
    """Dash keeps pages in one global list, so their layouts ask the running application for its services."""
    for page in all_pages():
        register_page(f"page{page.path}", page.path, f"{text(page.name, language)} · Chỉ Tiêu", layout_of(page.path))
    register_page("not_found_404", "", text("frame.not_found", language), missing_layout)


def layout_of(path: str) -> Any:
    def layout(**given: Any) -> Any:
        return frame.page_layout(running_app().server.config["services"], path, given)

    return layout


def missing_layout(**given: Any) -> Any:
    return frame.not_found(running_app().server.config["services"], given)


def root(language: str) -> Any:
    theme = {
        "fontFamily": FONT,
        "primaryColor": "dark",
        "defaultRadius": "xs",
        "fontSizes": {"xs": "13px", "sm": "14px"},
        "cursorType": "pointer",
    }
    return dmc.MantineProvider(
        html.Div(
            [dmc.NotificationContainer(id="notifications", position="bottom-right"), dash.page_container], lang=language
        ),
        theme=theme,
        forceColorScheme="light",
    )


def failed(error: Exception) -> None:
    """Write the failure down under a short id and tell the reader that id, never a traceback."""
    identity = secrets.token_hex(3)
    forget_answer()
    LOG.error("callback failed %s", identity, exc_info=error)
    language = running_app().server.config["services"].settings.language
    words = text("frame.error", language, id=identity)
    notify(identity, color="red", title=text("frame.error_title", language), message=words, autoClose=12000)


def protect(app: Dash, settings: Settings, services: Services) -> None:
    """Size limit, compression, same-origin posts only, security headers, long caching of fingerprinted files."""
    server: Flask = app.server
    server.config["MAX_CONTENT_LENGTH"] = int(settings.max_file_mb * 1.4 * 2**20)
    server.config["COMPRESS_ALGORITHM"] = ["br", "gzip"]
    server.config["COMPRESS_BR_LEVEL"] = 5
    keep_answers(server, services)
    Compress(server)
    hashes: list[str] = []

    @server.before_request
    def same_origin_only() -> None:
        if request.method == "POST" and request.headers.get("Sec-Fetch-Site", "same-origin") not in (
            "same-origin",
            "none",
        ):
            abort(403)

    @server.after_request
    def headers(response: Response) -> Response:
        if not hashes:  # after the first request every inline script, Dash's own included, is registered
            hashes.extend(app.csp_hashes())
        response.headers["Content-Security-Policy"] = POLICY.format(hashes=" ".join(hashes))
        response.headers.update(HEADERS)
        if request.path.startswith("/assets/") and "m" in request.args:
            response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
        return response

    @server.errorhandler(Exception)
    def refused(error: Exception) -> Any:
        """A malformed request is the sender's fault; what a page does wrong itself never arrives here."""
        if isinstance(error, HTTPException):
            return error
        LOG.warning("refused %s: %s", request.path, type(error).__name__)
        return Response("", 400 if request.path == "/_dash-update-component" else 500)
