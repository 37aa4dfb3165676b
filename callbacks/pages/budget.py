"""Ngân sách."""

from __future__ import annotations

from callbacks.services import Services
from data.clock import today
from indicators import engine
from indicators.breakdown import Asked
from indicators.budget_revenue import REVENUE, estimates, items
from layouts.budget_view import Revenue, budget
from layouts.disbursement_view import named, plan_period
from layouts.page_view import PageView
from layouts.pages import budget as page
from layouts.query import Query

PAGE = page.PAGE


def view(services: Services, query: Query) -> PageView:
    return budget(gathered(services, query), query, today())


def gathered(services: Services, query: Query) -> Revenue:
    """Everything the page asks the family for."""
    store, period, known = services.store, plan_period(query), query.known_at
    extra = ("", query.authority, known)
    found = engine.evaluate(store, REVENUE, query.focus, period, *extra)
    return Revenue(
        found.model_copy(update={"area_name": services.area_name(query)}),
        engine.monthly(store, REVENUE, query.focus, query.year, *extra, query.months),
        items.items(store, Asked(query.focus, period, query.authority, known)),
        estimates.estimates(store, query.focus, period, "", known),
        estimates.without_land(store, query.focus, period, known),
        estimates.collection(store, query.focus, period, known),
        named(engine.ranking(store, REVENUE, services.settings.province, period, *extra), services.names(query)),
    )
