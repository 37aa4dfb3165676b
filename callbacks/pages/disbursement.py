"""Giải ngân."""

from __future__ import annotations

from callbacks.services import Services
from data.clock import today
from data.records import records
from indicators import engine
from indicators.public_investment import DISBURSEMENT, deadlines, plans, projects
from layouts.disbursement_view import Disbursement, disbursement_page
from layouts.page_view import PageView
from layouts.pages import disbursement
from layouts.query import Query

PAGE = disbursement.PAGE


def view(services: Services, query: Query) -> PageView:
    return disbursement_page(gathered(services, query), services.area_name(query), query, today())


def gathered(services: Services, query: Query) -> Disbursement:
    """What the families say of the focus area; its units only where it is the province."""
    store, asked = services.store, services.asked(query)
    place = (store, DISBURSEMENT, asked.area)
    found = engine.evaluate(*place, asked.period, "", asked.authority, asked.known_at)
    result = found.model_copy(update={"area_name": services.area_name(query)})
    months = engine.monthly(*place, query.year, "", asked.authority, asked.known_at, query.months)
    listed, sources = projects.projects(store, asked), plans.by_source(store, asked)
    return Disbursement(
        result, months, plans.bases(store, asked), sources, plans.mismatches(result, sources.results, sources.split),
        plans.by_owner(store, asked), services.ranking(query.from_january.but(indicator=DISBURSEMENT)), listed,
        projects.stuck(listed), projects.concentration(listed), deadlines.deadlines(result, query.year, query.day),
        plans.payments(store, asked), plans.allocation(store, asked), owner_names(services, query),
    )  # fmt: skip


def owner_names(services: Services, query: Query) -> dict[str, str]:
    return {record.code: record.said("name") for record in records(services.store, "owner", query.known_at)}
