"""How far a printed sum may be from its parts before it is said to be wrong (DOMAIN 3.17)."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from data.numbers import decimals_of
from data.units import is_counted
from loaders.figures import Figure

LARGE = 1000
"""From here a counted total may be one off: a late correction, not an error worth a warning."""


def additive(figure: Figure) -> bool:
    definition = figure.named.definition
    return (
        figure.unit not in ("%", "‰") and definition.kind in ("flow", "stock") and definition.area_aggregation != "none"
    )


def slack_of(whole: Figure, parts: Sequence[Figure]) -> Decimal:
    """|diff| <= 0.5 × 10^-d × (n + 1) for measured figures; counted ones must be exact."""
    values = [part.reading.value or Decimal(0) for part in parts] + [whole.reading.value or Decimal(0)]
    digits = max(decimals_of(value) for value in values) if max(values) < 10**12 else 0
    if is_counted(whole.unit) and not digits:
        return Decimal(0)
    return Decimal("0.5").scaleb(-min(digits, 3)) * len(values)
