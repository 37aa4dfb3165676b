"""One actual against several plans: percentages side by side, each with its base."""

from __future__ import annotations

from decimal import Decimal

from indicators.arithmetic import number, percent_of
from indicators.result import Result, Target
from indicators.targets import plan_number


def percentages(result: Result) -> tuple[tuple[Target, Decimal | None], ...]:
    """Every target of the result with C / P × 100 of it, the one in force first; None where it has none."""
    value = Decimal(0) if result.actual.status == "nil" else result.actual.value
    targets = ((result.target,) if result.target else ()) + result.other_targets
    return tuple((t, number(percent_of(value, plan_number(t, result.direction)))) for t in targets)


def by_authority(result: Result) -> dict[str, Decimal | None]:
    """Authority → percentage of the strongest plan of that authority."""
    found: dict[str, Decimal | None] = {}
    for target, percent in percentages(result):
        found.setdefault(target.authority, percent)
    return found
