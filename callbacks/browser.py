"""What callbacks ask of Dash's own untyped parts: clientside functions, downloads, the running application."""

from __future__ import annotations

import base64
from typing import Any

import dash
from dash import ClientsideFunction, Dash


def clientside(app: Dash, name: str, *parts: Any, initially: bool = False) -> None:
    """Wire `window.dash_clientside.chitieu[name]` (layouts/assets/chitieu.js); on page load only if asked for."""
    wire: Any = app.clientside_callback
    when: Any = "initial_duplicate" if initially else True
    wire(ClientsideFunction("chitieu", name), *parts, prevent_initial_call=when)


def download(content: bytes, file_name: str) -> dict[str, Any]:
    """What dcc.Download wants of a file."""
    encoded = base64.b64encode(content).decode()
    return {"content": encoded, "filename": file_name, "base64": True, "type": "application/octet-stream"}


def running_app() -> Dash:
    """The application whose request is being answered."""
    find: Any = dash.get_app
    found: Dash = find()
    return found


def register_page(name: str, path: str, title: str, layout: Any) -> None:
    register: Any = dash.register_page
    register(name, path=path, title=title, layout=layout)


def notify(identity: str, **note: Any) -> None:
    """Show a notification in the corner."""
    dash.set_props("notifications", {"sendNotifications": [{"action": "show", "id": identity, **note}]})
