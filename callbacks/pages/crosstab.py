"""Bảng số liệu."""

from __future__ import annotations

from callbacks.services import Services
from data.clock import today
from indicators.crosstab import Line, TooLarge, crosstab
from layouts.crosstab_view import MEASURES, SPANS, crosstab_page
from layouts.page_view import PageView
from layouts.pages import crosstab as page
from layouts.query import Query

PAGE = page.PAGE
USUAL = 4
"""How many indicators the table opens with, the worst of the overview first."""


def view(services: Services, query: Query) -> PageView:
    chosen = completed(services, query)
    months = last_months(chosen)
    lines = asked(services, chosen, months)
    known = [(found["value"][3:], found["label"]) for found in services.choices(chosen).search[0]["items"]]
    return crosstab_page(lines, months, services.names(chosen), known, chosen, today())


def completed(services: Services, query: Query) -> Query:
    """What the address leaves open, filled in: the worst indicators, cumulative, twelve months."""
    usual = [result.indicator for result in services.results(query).results if not result.proposed]
    return query.but(
        indicators=query.indicators or tuple(usual[:USUAL]),
        metric=query.metric if query.metric in MEASURES else "luyke",
        columns=query.columns if query.columns in SPANS else "12",
    )  # fmt: skip


def last_months(query: Query) -> list[tuple[int, int]]:
    """The months of the span, the chosen one last."""
    end = query.year * 12 + int(query.month[5:]) - 1
    counted = range(end - int(query.columns) + 1, end + 1)
    return [(number // 12, number % 12 + 1) for number in counted]


def asked(services: Services, query: Query, months: list[tuple[int, int]]) -> tuple[Line, ...] | None:
    names = services.names(query)
    areas = [area for area in services.units(query) if area.code in names]
    how = (query.metric, query.authority, query.known_at)
    try:
        return crosstab(services.store, query.indicators, areas, months, *how)  # type: ignore[arg-type]
    except TooLarge:
        return None
