"""Contributions to growth and the weights behind them: pure arithmetic in percentage points.

k_i = w_i × g_i / 100 (DOMAIN, formula 8), where w_i is the share of sector i, in percent, in the
total of the year before at constant prices; Σ k_i = g.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal

from data.numbers import decimals_of, divide
from indicators.arithmetic import HUNDRED, Amount, Undefined, number, percent_of, total
from indicators.result import Part

HALF = Decimal("0.5")


class SumCheck(Part):
    """An identity Σ parts = total: both sides, what rounding may explain, and whether they agree.

    `sum` and `agrees` are None where a part is missing: a sum without it would be a lower one.
    """

    sum: Decimal | None
    total: Decimal | None
    difference: Decimal | None
    tolerance: Decimal
    agrees: bool | None
    reason: str | None = None


def rounding(decimals: int, parts: int) -> Decimal:
    """What rounding to `decimals` may add up to over n parts and their total: 0,5 × 10^−d × (n + 1) (formula 17)."""
    return HALF.scaleb(-decimals) * (parts + 1)


def adds_up(
    parts: Iterable[Decimal | None], whole: Decimal | None, decimals: int | None = None,
    tolerance: Decimal | None = None,
) -> SumCheck:  # fmt: skip
    """Σ parts against the printed total, within rounding; `decimals` None takes the precision that was printed."""
    every = list(parts)
    printed = [value for value in (*every, whole) if value is not None]
    shown = max((decimals_of(value) for value in printed), default=0) if decimals is None else decimals
    allowed = rounding(shown, len(every)) if tolerance is None else tolerance
    summed = total([None if value is None else Amount(value) for value in every])
    if isinstance(summed, Undefined):
        return SumCheck(sum=None, total=whole, difference=None, tolerance=allowed, agrees=None, reason=summed.reason)
    if whole is None:
        return SumCheck(sum=summed, total=None, difference=None, tolerance=allowed, agrees=None, reason="no_total")
    gap = summed - whole
    return SumCheck(sum=summed, total=whole, difference=gap, tolerance=allowed, agrees=abs(gap) <= allowed)


def implied_weight(contribution: Decimal | None, growth: Decimal | None) -> Decimal | Undefined:
    """w = k / g × 100, in percent of last year's total: 0,50 / 3,76 is 13,3 %.

    Undefined where the sector neither grew nor fell: any weight gives a contribution of 0.
    """
    if contribution is None or growth is None:
        return Undefined("no_data")
    return Undefined("zero_base") if growth == 0 else divide(contribution * HUNDRED, growth)


def weight_error(contribution: Decimal, growth: Decimal) -> Decimal:
    """How far an implied weight may be off, in percent of the total, because k and g were rounded.

    δw ≈ (δk + w/100 × δg) / |g| × 100, with δ half of the last printed digit of each.
    """
    half_k, half_g = (HALF.scaleb(-max(2, decimals_of(value))) for value in (contribution, growth))
    weight = abs(divide(contribution, growth))
    return divide((half_k + weight * half_g) * HUNDRED, abs(growth))


def weights_of(values: Mapping[str, Decimal | None], whole: Decimal | None) -> dict[str, Decimal]:
    """Shares of last year's total, in percent, from values at constant prices; what is missing has no weight."""
    found = {sector: number(percent_of(value, whole)) for sector, value in values.items()}
    return {sector: share for sector, share in found.items() if share is not None}


def rolled(
    weights: Mapping[str, Decimal], growth: Mapping[str, Decimal | None], whole: Decimal | None
) -> dict[str, Decimal]:  # fmt: skip
    """The weights a year on: w_i × (100 + g_i) / (100 + g); a sector without growth has none any more."""
    if whole is None or whole == -HUNDRED:
        return {}
    return {
        sector: divide(weight * (HUNDRED + own), HUNDRED + whole)
        for sector, weight in weights.items() if (own := growth.get(sector)) is not None
    }  # fmt: skip


def growth_together(
    contributions: Iterable[Decimal | None], weights: Iterable[Decimal | None]
) -> Decimal | Undefined:  # fmt: skip
    """Growth of several sectors taken together: Σ k_i / Σ w_i × 100, in percent.

    Services with product taxes in 2020: (0,23 − 0,41) / 42,23 × 100 = −0,43 %.
    """
    points = total([None if k is None else Amount(k) for k in contributions])
    share = total([None if w is None else Amount(w) for w in weights])
    if isinstance(points, Undefined):
        return points
    if isinstance(share, Undefined):
        return share
    return Undefined("zero_base") if share == 0 else divide(points * HUNDRED, share)
