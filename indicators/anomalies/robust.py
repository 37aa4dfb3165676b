"""Median and median absolute deviation: what is usual, untouched by the odd value that is looked for.

MAD × 1,4826 estimates the standard deviation of a normal sample (Hampel's identifier); it bears up to
half of the values being wrong, where mean and standard deviation bear none.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from data.numbers import divide
from indicators.arithmetic import HUNDRED

CONSISTENT = Decimal("1.4826")


@dataclass(frozen=True, slots=True)
class Usual:
    """The middle of some values and their robust spread, both in the values' unit."""

    middle: Decimal
    spread: Decimal

    def distance(self, value: Decimal) -> Decimal | None:
        """|value − median| in robust deviations; None where all values are 0, so that nothing is usual."""
        return None if self.spread == 0 else divide(abs(value - self.middle), self.spread)


def median(values: Sequence[Decimal]) -> Decimal:
    """The middle value, or the mean of the two middle ones; at least one value."""
    ordered, half = sorted(values), len(values) // 2
    return ordered[half] if len(values) % 2 else (ordered[half - 1] + ordered[half]) / 2


def usual(values: Sequence[Decimal], floor_percent: Decimal) -> Usual:
    """Median and MAD × 1,4826, the spread never below `floor_percent` % of the median (few values often agree)."""
    middle = median(values)
    mad = median([abs(value - middle) for value in values]) * CONSISTENT
    return Usual(middle, max(mad, abs(middle) * floor_percent / HUNDRED))
