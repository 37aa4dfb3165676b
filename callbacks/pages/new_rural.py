"""Nông thôn mới."""

from __future__ import annotations

from callbacks.services import Services
from data.clock import today
from indicators.new_rural.levels import levels
from indicators.new_rural.matrix import matrix
from layouts.new_rural_view import new_rural_page
from layouts.page_view import PageView
from layouts.pages import new_rural
from layouts.query import Query

PAGE = new_rural.PAGE


def view(services: Services, query: Query) -> PageView:
    asked = services.asked(query)
    found = matrix(services.store, asked), levels(services.store, asked)
    return new_rural_page(*found, services.area_name(query), query, today())
