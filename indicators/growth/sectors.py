"""The sectors of GRDP, which of them add up, and the two conventions about product taxes.

Either product taxes less subsidies stand apart (four parts), or services include them (three parts).
Both are in use for the same province and year: the statistics office prints services +0,69 % beside
taxes −4,57 %, another page services −0,43 % with a structure that sums to 100 in three parts.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Literal

from indicators.arithmetic import Amount, Undefined, total

AGRICULTURE = "agriculture_forestry_fishery"
INDUSTRY = "industry_construction"
SERVICES = "services"
TAXES = "product_tax"
SERVICES_WITH_TAXES = "services_incl_tax"

FOUR = (AGRICULTURE, INDUSTRY, SERVICES, TAXES)
THREE = (AGRICULTURE, INDUSTRY, SERVICES_WITH_TAXES)
WITHIN: dict[str, str] = {
    "agriculture": AGRICULTURE, "forestry": AGRICULTURE, "fishery": AGRICULTURE, "industry": INDUSTRY,
    "construction": INDUSTRY,
}  # fmt: skip
"""Branches printed under "trong đó": parts of a sector that may be incomplete and never feed a sum."""

Convention = Literal["taxes_apart", "taxes_in_services", "unknown"]


def convention_of(sectors: Iterable[str]) -> Convention:
    """Which convention a table uses, by the sectors it has figures of; "unknown" where it shows neither tax nor sum.

    A table with both is read as the four-part one, which says more.
    """
    known = set(sectors)
    if TAXES in known:
        return "taxes_apart"
    return "taxes_in_services" if SERVICES_WITH_TAXES in known else "unknown"


def parts_of(convention: Convention, known: Iterable[str] = ()) -> tuple[str, ...]:
    """The sectors that add up to the total; of an unknown convention those of the four that are there."""
    if convention == "taxes_in_services":
        return THREE
    if convention == "taxes_apart":
        return FOUR
    there = set(known)
    return tuple(sector for sector in FOUR if sector in there)


def in_three(values: Mapping[str, Decimal | None]) -> dict[str, Decimal | None] | Undefined:
    """Additive figures (shares, contributions, values) of four parts as three: services + taxes.

    From three parts nobody can make four: what services are without taxes is not in the table.
    """
    if SERVICES_WITH_TAXES in values:
        return {sector: values.get(sector) for sector in THREE}
    if not {SERVICES, TAXES} <= set(values):
        return Undefined("no_data")
    both = total([amount_of(values[SERVICES]), amount_of(values[TAXES])])
    services = None if isinstance(both, Undefined) else both
    return {AGRICULTURE: values.get(AGRICULTURE), INDUSTRY: values.get(INDUSTRY), SERVICES_WITH_TAXES: services}


def amount_of(value: Decimal | None) -> Amount | None:
    return None if value is None else Amount(value)
