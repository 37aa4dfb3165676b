"""Năng lực cạnh tranh."""

from __future__ import annotations

from callbacks.services import Services
from data.clock import today
from indicators.competitiveness.pci import pci
from indicators.competitiveness.units import units
from layouts.competitiveness_view import competitiveness_page
from layouts.page_view import PageView
from layouts.pages import competitiveness
from layouts.query import Query

PAGE = competitiveness.PAGE


def view(services: Services, query: Query) -> PageView:
    """Editions are yearly: the year of the chosen month is asked."""
    asked = services.asked(query.but(mode="nam"))
    found = pci(services.store, asked), units(services.store, asked)
    return competitiveness_page(*found, services.area_name(query), query, today())
