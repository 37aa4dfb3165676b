"""Sử dụng đất."""

from __future__ import annotations

from callbacks.services import Services
from data.clock import today
from indicators.land_use.projects import listed_projects
from indicators.land_use.table import land_table
from layouts.land_view import land_page
from layouts.page_view import PageView
from layouts.pages import land
from layouts.query import Query

PAGE = land.PAGE


def view(services: Services, query: Query) -> PageView:
    """Land plans are yearly: the year of the chosen month is asked."""
    asked = services.asked(query.but(mode="nam"))
    found = land_table(services.store, asked), listed_projects(services.store, asked)
    return land_page(*found, services.area_name(query), query, today())
