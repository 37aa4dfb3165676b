"""Năng lực cạnh tranh."""

from __future__ import annotations

from dataclasses import replace

from callbacks.services import Services
from data.clock import today
from data.period import Period
from indicators.breakdown import Asked
from indicators.competitiveness import papi, pci, units
from layouts.competitiveness_view import competitiveness
from layouts.page_view import PageView
from layouts.pages import competitiveness as page
from layouts.query import Query

PAGE = page.PAGE


def view(services: Services, query: Query) -> PageView:
    """The province's indices in the year looked at; of PCI the newest edition up to it."""
    asked = asked_of(services, query, query.year)
    found = pci(services.store, asked)
    if found.edition.score.now.value is None and found.edition.rank.now.value is None and found.editions:
        found = pci(services.store, asked_of(services, query, found.editions[-1].year))
    name = services.area_name(query.but(areas=(services.settings.province,)))
    found = replace(found, area_name=name)
    return competitiveness(found, units(services.store, asked), papi(services.store, asked), query, today())


def asked_of(services: Services, query: Query, year: int) -> Asked:
    return Asked(services.settings.province, Period.year_of(year), known_at=query.known_at)
