"""How much of a planned change of land was made: pure formulas on hectares."""

from __future__ import annotations

from decimal import Decimal

from data.numbers import divide
from indicators.actuals import Figure
from indicators.arithmetic import HUNDRED, Undefined
from indicators.figures import Ratio, missing


def realisation(start: Figure, plan: Figure, result: Figure) -> Ratio:
    """(TH − HT) / (KH − HT) × 100, in percent of the planned change (DOMAIN 3.12 b).

    TH result, KH plan, HT area at the start. A planned decrease has both signs negative, so half done
    is still 50. `no_change_planned` when KH = HT; the word of what is missing otherwise. Form 02/CH's own
    ratio TH/KH is near 100 for every large stock and says little.
    """
    base, wanted, reached = start.counted, plan.counted, result.counted
    if reached is None:
        return missing(result)
    if wanted is None:
        return missing(plan, "no_target")
    if base is None:
        return Undefined("no_baseline" if start.reason in (None, "no_data") else start.reason)
    return Undefined("no_change_planned") if wanted == base else divide((reached - base) * HUNDRED, wanted - base)


def excess(start: Figure, plan: Figure, result: Figure) -> Ratio:
    """Hectares of a protected land type that were converted beyond what the plan allowed; 0 = none.

    max(0, min(KH, HT) − TH): what is left must not fall below the plan, nor below the start where the plan
    let the type grow. For LUA, RPH and RDD a realisation above 100 % is this breach, not a success
    (Law on Land 45/2013/QH13, article 58). Without HT a shortfall can be either, so it is `no_baseline`.
    """
    base, wanted, reached = start.counted, plan.counted, result.counted
    if reached is None:
        return missing(result)
    if wanted is None:
        return missing(plan, "no_target")
    if reached >= wanted:
        return Decimal(0)
    if base is None:
        return Undefined("no_baseline" if start.reason in (None, "no_data") else start.reason)
    return max(Decimal(0), min(wanted, base) - reached)
