"""Giải ngân."""

from __future__ import annotations

from callbacks.services import Services
from data.clock import today
from data.period import Period
from indicators import engine
from indicators.breakdown import Asked
from indicators.public_investment import DISBURSEMENT, deadlines, plans, projects, reallocation
from layouts.disbursement_view import Money, disbursement, named, plan_period
from layouts.page_view import PageView
from layouts.pages import disbursement as page
from layouts.query import Query

PAGE = page.PAGE
DRAWINGS = {"what_if": page.what_if}


def view(services: Services, query: Query) -> PageView:
    money = services.remember(("money", query.but(group="", moves=(), filter="")), lambda: gathered(services, query))
    return disbursement(money, query, today())


def gathered(services: Services, query: Query) -> Money:
    """Everything the page asks the family for."""
    store, period = services.store, plan_period(query)
    asked = Asked(query.focus, period, query.authority, query.known_at)
    extra = ("", query.authority, query.known_at)
    found = engine.evaluate(store, DISBURSEMENT, query.focus, period, *extra)
    whole = found.model_copy(update={"area_name": services.area_name(query)})
    by_source = plans.by_source(store, asked)
    return Money(
        whole,
        engine.monthly(store, DISBURSEMENT, query.focus, query.year, *extra, query.months),
        named(engine.ranking(store, DISBURSEMENT, services.settings.province, period, *extra), services.names(query)),
        by_source,
        plans.by_owner(store, asked),
        plans.bases(store, asked),
        plans.mismatches(whole, by_source.results, by_source.split),
        plans.payments(store, asked),
        allocation(services, query, asked),
        deadlines.deadlines(whole, query.year, today()),
        projects.projects(store, asked),
        reallocation.rule_on(period.last_day),
    )


def allocation(services: Services, query: Query, asked: Asked) -> plans.Allocation:
    """Assigned and allocated capital are states: as they stood at the end of the month."""
    state = Period.state(*asked.period.end)
    return plans.allocation(services.store, Asked(query.focus, state, query.authority, query.known_at))
