"""The structure of GRDP: shares that sum to 100, and their change in points on one convention.

Shares are those at current prices; change = share_t − share_(t−1) in percentage points (formula 10).
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from indicators.arithmetic import HUNDRED, Undefined
from indicators.growth.contributions import SumCheck, adds_up
from indicators.growth.sectors import SERVICES, SERVICES_WITH_TAXES, Convention, convention_of, in_three, parts_of
from indicators.result import Part

SHARES_OFF = Decimal("0.1")
"""How far shares may sum from 100 (formula 17)."""


class Structure(Part):
    """Shares in percent, the check that they sum to 100, and the change in points since the year before.

    Where the two years print different conventions, both are put on three parts first and
    `compared_on` says so; `changes` is empty where they cannot be compared.
    """

    convention: Convention
    shares: dict[str, Decimal]
    check: SumCheck
    before: dict[str, Decimal]
    changes: dict[str, Decimal]
    compared_on: Convention = "unknown"
    reason: str | None = None


def structure_of(shares: Mapping[str, Decimal | None], before: Mapping[str, Decimal | None]) -> Structure:
    """The structure of a year beside that of the year before; "trong đó" branches stand in neither sum."""
    shares, before = named(shares, HUNDRED), named(before, HUNDRED)
    convention = convention_of(shares)
    known = {sector: share for sector, share in shares.items() if share is not None}
    earlier = {sector: share for sector, share in before.items() if share is not None}
    check = adds_up([shares.get(sector) for sector in parts_of(convention, shares)], HUNDRED, tolerance=SHARES_OFF)
    now, then, compared = comparable(known, earlier)
    changes = {sector: now[sector] - then[sector] for sector in now if sector in then}
    reason = None if changes else "no_data" if not earlier else "other_convention"
    return Structure(
        convention=convention, shares=known, check=check, before=earlier, changes=changes,
        compared_on=compared if changes else "unknown", reason=reason,
    )  # fmt: skip


def named(
    values: Mapping[str, Decimal | None], whole: Decimal | None, tolerance: Decimal = SHARES_OFF
) -> dict[str, Decimal | None]:  # fmt: skip
    """The same figures, with services called by what they hold: where three parts make the whole, taxes are inside.

    A table that prints "Dịch vụ" beside two other sectors that sum to the whole uses the three-part
    convention without saying so.
    """
    parts = parts_of("unknown", values)
    if convention_of(values) == "unknown" and len(parts) == 3:
        summed = adds_up([values.get(sector) for sector in parts], whole, tolerance=tolerance)
        if summed.agrees:
            return {SERVICES_WITH_TAXES if sector == SERVICES else sector: v for sector, v in values.items()}
    return dict(values)


def comparable(
    now: Mapping[str, Decimal], then: Mapping[str, Decimal]
) -> tuple[dict[str, Decimal], dict[str, Decimal], Convention]:  # fmt: skip
    """Both years on the convention that both can show: their own where it is one, else three parts."""
    mine, theirs = convention_of(now), convention_of(then)
    if mine == theirs:
        return dict(now), dict(then), mine
    both = [in_three(dict(values)) for values in (now, then)]
    if any(isinstance(values, Undefined) for values in both):
        return {}, {}, "unknown"
    known = [{s: v for s, v in values.items() if v is not None} for values in both if isinstance(values, dict)]
    return known[0], known[1], "taxes_in_services"
