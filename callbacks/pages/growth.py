"""Tăng trưởng."""

from __future__ import annotations

from callbacks.services import Services
from data.clock import today
from indicators.growth.remaining import remaining_growth
from indicators.growth.scenarios import scenarios
from indicators.growth.table import growth_table
from layouts.growth_view import growth_page
from layouts.page_view import PageView
from layouts.pages import growth
from layouts.query import Query

PAGE = growth.PAGE


def view(services: Services, query: Query) -> PageView:
    asked = services.asked(query)
    year = services.asked(query.but(mode="nam"))
    found = (
        growth_table(services.store, asked),
        scenarios(services.store, year),
        remaining_growth(services.store, asked),
    )
    return growth_page(*found, services.area_name(query), query, today())
