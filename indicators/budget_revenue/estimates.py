"""The same revenue against each authority's estimate, without land money, and by who collected it.

Large taxpayers are collected at province level: Σ districts is less than the province, and the rest
stands under the pseudo-area Cấp tỉnh.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from data.areas import directory
from data.period import Period
from data.store import Store
from indicators.actuals import figure
from indicators.arithmetic import number, percent_of
from indicators.budget_revenue import REVENUE
from indicators.engine import evaluate, known
from indicators.reading import area_at, children_at, read

PROVINCE_LEVEL = "{code}-CT"


@dataclass(frozen=True, slots=True)
class Estimate:
    """Revenue against the estimate of one authority; `percent` None where it gave none."""

    authority: str
    target: Decimal | None
    percent: Decimal | None


def estimates(
    store: Store, area: str, period: Period, item: str = "", known_at: dt.date | None = None,
    authorities: tuple[str, ...] = ("btc", "hdnd"),
) -> tuple[Estimate, ...]:  # fmt: skip
    """The same revenue against each authority's estimate: 51,2 % and 46,1 % for the first half of 2020."""
    found = []
    for authority in authorities:
        result = evaluate(store, REVENUE, area, period, item, authority, known_at)
        target = None if result.target is None else result.target.value
        found.append(Estimate(authority, target, result.percent_of_target))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class WithoutLand:
    """Domestic revenue without land-use money: stated, or domestic less the land-use fee."""

    actual: Decimal | None
    stated: bool
    share_of_domestic: Decimal | None


def without_land(store: Store, area: str, period: Period, known_at: dt.date | None = None) -> WithoutLand:
    """Land money is won once and cannot be counted on, so councils look at the rest."""
    place = area_at(area, period.last_day)
    readings = read(store, (REVENUE,), (place.key,), period.year, item=None, known_at=known_at)
    definition = known(readings, store, REVENUE, known_at)
    domestic, land, said = (
        figure(readings.series(REVENUE, place.key, f"revenue={member}"), definition, period).counted
        for member in ("domestic", "land_use_fee", "domestic_excl_land")
    )
    left = said if said is not None else None if domestic is None or land is None else domestic - land
    return WithoutLand(left, said is not None, number(percent_of(left, domestic)))


@dataclass(frozen=True, slots=True)
class Collection:
    """What the districts or communes collect, what the province level does, and what neither explains."""

    total: Decimal | None
    units: Decimal | None
    province_level: Decimal | None
    unexplained: Decimal | None
    without: tuple[str, ...]


def collection(store: Store, area: str, period: Period, known_at: dt.date | None = None) -> Collection:
    """Total = Σ units + province level; `unexplained` only where all three are known."""
    place = area_at(area, period.last_day)
    units = children_at(place, period.last_day)
    level = directory().at(PROVINCE_LEVEL.format(code=area), period.last_day)
    keys = [place.key, *(unit.key for unit in units), *([level.key] if level else [])]
    readings = read(store, (REVENUE,), keys, period.year, known_at=known_at)
    definition = known(readings, store, REVENUE, known_at)
    values = {key: figure(readings.series(REVENUE, key), definition, period).counted for key in keys}
    without = tuple(unit.code for unit in units if values[unit.key] is None)
    below = None if without or not units else sum((values[unit.key] or Decimal(0) for unit in units), Decimal(0))
    total, own = values[place.key], values[level.key] if level else None
    known_all = total is not None and below is not None and own is not None
    return Collection(total, below, own, total - below - own if known_all else None, without)  # type: ignore[operator]
