"""Tổng quan."""

from __future__ import annotations

from typing import Any

from callbacks.services import Services
from layouts.pages import overview
from layouts.query import Query
from layouts.views import TableView

PAGE = overview.PAGE


def answer(services: Services, query: Query) -> list[Any]:
    return overview.body(services.overview(query))


def tables(services: Services, query: Query) -> dict[str, TableView]:
    return {"overview": services.table(query, "overview")}
