"""Ngân sách."""

from __future__ import annotations

from callbacks.services import Services
from data.clock import today
from indicators.budget_revenue import REVENUE, estimates
from indicators.budget_revenue.items import items
from layouts.page_view import PageView
from layouts.pages import revenue
from layouts.query import Query
from layouts.revenue_view import revenue_page

PAGE = revenue.PAGE


def view(services: Services, query: Query) -> PageView:
    store, asked = services.store, services.asked(query)
    land = estimates.without_land(store, asked.area, asked.period, asked.known_at)
    whole = estimates.collection(store, asked.area, asked.period, asked.known_at)
    areas = services.ranking(query.from_january.but(indicator=REVENUE))
    return revenue_page(items(store, asked), land, whole, areas, services.area_name(query), query, today())
