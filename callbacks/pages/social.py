"""Xã hội: the overview, of the social sectors alone."""

from __future__ import annotations

from typing import Any

from callbacks.services import Services
from layouts.pages import overview, social
from layouts.query import Query
from layouts.views import TableView

PAGE = social.PAGE


def answer(services: Services, query: Query) -> list[Any]:
    return overview.body(services.overview(query, social.SECTORS))


def tables(services: Services, query: Query) -> dict[str, TableView]:
    return {"overview": services.overview_table(query, social.SECTORS)}
