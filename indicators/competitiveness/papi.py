"""PAPI of a province: the six dimensions of governance as citizens see it, and their sum."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from data.catalogue import catalogue
from data.store import Store
from indicators.breakdown import Asked, readings_of
from indicators.competitiveness.steps import Move, move_of
from indicators.figures import Finding, tolerance
from indicators.reading import Readings

DIMENSIONS = ("papi_participation", "papi_transparency", "papi_accountability", "papi_corruption_control",
              "papi_procedures", "papi_services")  # fmt: skip
TOTAL = "papi_total"
SIX_UNTIL = 2017
"""From 2018 PAPI has eight dimensions, so the six stored no longer add up to the total."""


@dataclass(frozen=True, slots=True)
class Papi:
    """Six dimensions (points of 1-10) and the unweighted total of a year, each beside the year before.

    `check`: the total against Σ of the six, up to the edition of 2017; None where one of them is missing.
    """

    area: str
    area_name: str
    year: int
    total: Move
    dimensions: tuple[Move, ...]
    check: Finding | None

    @property
    def fell(self) -> tuple[Move, ...]:
        """Dimensions below the year before."""
        return tuple(one for one in self.dimensions if one.fell)


def papi(store: Store, asked: Asked) -> Papi:
    """PAPI of a province in the year of the period; one read. Raises ValueError for an unknown area."""
    return papi_of(readings_of(store, (*DIMENSIONS, TOTAL), asked), asked)


def papi_of(readings: Readings, asked: Asked) -> Papi:
    """The same from readings that are there."""
    place, year = asked.place, asked.period.year
    moves = {
        code: move_of(readings, code, place, year, "", (catalogue()[code].name_vi, catalogue()[code].name_en))
        for code in (*DIMENSIONS, TOTAL)
    }
    rows = tuple(moves[code] for code in DIMENSIONS)
    return Papi(place.code, place.name_vi, year, moves[TOTAL], rows, check_of(year, moves[TOTAL], rows))


def check_of(year: int, total: Move, rows: tuple[Move, ...]) -> Finding | None:
    """The unweighted total is the sum of the dimensions (PAPI's own definition), within rounding."""
    values = [one.now.value for one in rows if one.now.value is not None]
    if year > SIX_UNTIL or total.now.value is None or len(values) < len(rows):
        return None
    summed = sum(values, Decimal(0))
    decimals = catalogue()[TOTAL].decimals
    sources = (*total.now.sources, *(source for one in rows for source in one.now.sources))
    agrees = abs(total.now.value - summed) <= tolerance(decimals, len(values))
    return Finding("papi_sum", TOTAL, total.now.value, summed, agrees, (), sources)
