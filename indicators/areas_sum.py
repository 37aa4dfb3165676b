"""An area's figure made of its children's: Σ of amounts, Σ numerators / Σ denominators of rates."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal

from data.catalogue import Definition
from data.model import AreaKey
from data.numbers import divide
from data.period import Period
from data.units import from_base, to_base
from indicators.actuals import NOTHING, Figure, figure, weakest
from indicators.reading import Readings

SCALES = {"%": Decimal(100), "‰": Decimal(1000)}


def from_parts(readings: Readings, definition: Definition, area: AreaKey, item: str, period: Period) -> Figure:
    """A rate of one area from its own numerator and denominator, where only those were reported."""
    if not (definition.numerator and definition.denominator):
        return NOTHING
    return ratio_of_areas(readings, definition, (area,), item, period)


def from_children(
    readings: Readings, definition: Definition, children: Sequence[AreaKey], item: str, period: Period
) -> Figure:  # fmt: skip
    """Σ over all real children; one missing child makes it `incomplete`, never a smaller sum."""
    if definition.area_aggregation == "sum":
        return summed(readings, definition, children, item, period)
    if definition.area_aggregation == "ratio" and definition.numerator and definition.denominator:
        return ratio_of_areas(readings, definition, children, item, period)
    anything = any(figure(readings.series(definition.code, c, item), definition, period).sources for c in children)
    return Figure(None, reason="not_additive") if anything else NOTHING


def summed(
    readings: Readings, definition: Definition, areas: Sequence[AreaKey], item: str, period: Period
) -> Figure:  # fmt: skip
    parts = [figure(readings.series(definition.code, area, item), definition, period) for area in areas]
    given = [part for part in parts if part.counted is not None]
    if not given:
        return NOTHING
    if len(given) < len(parts):
        return Figure(None, reason="incomplete")
    return Figure(
        sum((part.counted or Decimal(0) for part in given), Decimal(0)), weakest([part.status for part in given]),
        any(part.is_estimate for part in given), common_day(given),
        tuple(source for part in given for source in part.sources),
    )  # fmt: skip


def common_day(figures: Sequence[Figure]) -> dt.date | None:
    """The cut-off only where all share one."""
    days = {found.as_of for found in figures}
    return days.pop() if len(days) == 1 else None


def ratio_of_areas(
    readings: Readings, definition: Definition, areas: Sequence[AreaKey], item: str, period: Period
) -> Figure:  # fmt: skip
    """Σ numerators / Σ denominators (formula 9), in the rate's own unit."""
    top_of, bottom_of = (readings.definitions.get(code) for code in (definition.numerator, definition.denominator))
    if top_of is None or bottom_of is None:
        return NOTHING
    top, bottom = summed(readings, top_of, areas, item, period), summed(readings, bottom_of, areas, item, period)
    if top.value is None or bottom.value is None:
        one_side = {top.reason, bottom.reason} != {"no_data"}
        return Figure(None, reason="incomplete") if one_side else NOTHING
    if bottom.value == 0:
        return Figure(None, reason="zero_base")
    value = in_unit(
        divide(to_base(top.value, top_of.unit)[0], to_base(bottom.value, bottom_of.unit)[0]), definition.unit
    )
    status = weakest([top.status, bottom.status])
    return Figure(value, status, top.is_estimate or bottom.is_estimate, common_day([top, bottom]),
                  (*top.sources, *bottom.sources))  # fmt: skip


def in_unit(quotient: Decimal, unit: str) -> Decimal:
    """A quotient of base units in the rate's unit: %, ‰, or money per head ("triệu đồng/người")."""
    if unit in SCALES:
        return quotient * SCALES[unit]
    above, _, below = unit.partition("/")
    return quotient if not below else from_base(quotient, above) * to_base(Decimal(1), below)[0]
