"""Chỉ tiêu."""

from __future__ import annotations

from typing import Any

from callbacks.services import Services
from layouts.pages import indicator
from layouts.query import Query
from layouts.views import TableView

PAGE = indicator.PAGE


def answer(services: Services, query: Query) -> list[Any]:
    return indicator.body(services.indicator(query), query.filter)


def tables(services: Services, query: Query) -> dict[str, TableView]:
    return {name: services.table(query, name) for name in ("areas", "months", "years")}
