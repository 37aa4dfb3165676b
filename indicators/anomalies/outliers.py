"""Months far from the same months of other years, where the area's peers did not move alike."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from data.catalogue import Definition
from data.model import AreaKey
from data.numbers import divide
from data.period import Period
from indicators.actuals import Figure, figure
from indicators.anomalies.limits import Limits
from indicators.anomalies.robust import Usual, usual
from indicators.arithmetic import HUNDRED
from indicators.finding import Finding, found
from indicators.reading import Readings, Series


@dataclass(frozen=True, slots=True)
class Month:
    """One month of one area: its figure, and what the same month usually is."""

    area: AreaKey
    now: Figure
    value: Decimal
    history: Usual
    years: int

    @property
    def change(self) -> Decimal:
        """value / median, 1 = as usual; the median is not 0."""
        return divide(self.value, self.history.middle)


def seasonal_outliers(readings: Readings, period: Period, limits: Limits) -> list[Finding]:
    """Months of `period` that are far from their usual level, of flows only (a stock has no season of its own).

    The area's own history decides; where enough peers have a history too, the month must also be far
    from how they changed, so that one flood does not make thirteen findings.
    """
    findings: list[Finding] = []
    for (code, item), areas in by_measure(readings).items():
        definition = readings.definitions[code]
        if definition.time_aggregation != "sum":
            continue
        for month in months_in(period):
            known = [m for key, series in areas.items() if (m := month_of(series, definition, key, month, limits))]
            findings += [outlier(definition, one, item, month, known, limits) for one in known
                         if is_far(one, known, limits)]  # fmt: skip
    return findings


def by_measure(readings: Readings) -> dict[tuple[str, str], dict[AreaKey, Series]]:
    """Indicator and item → the series of every area."""
    grouped: dict[tuple[str, str], dict[AreaKey, Series]] = defaultdict(dict)
    for (code, key, item), series in readings.table.items():
        grouped[code, item][key] = series
    return grouped


def months_in(period: Period) -> Iterator[Period]:
    """The single months of a period; the month of a state."""
    first = period.year * 12 + period.month - 1
    for number in range(first, first + max(period.months, 1)):
        yield Period.month_of(number // 12, number % 12 + 1)


def month_of(
    series: Series, definition: Definition, area: AreaKey, month: Period, limits: Limits
) -> Month | None:  # fmt: skip
    """The month beside the same month of every other year that is known; None with too few of them."""
    now = figure(series, definition, month)
    if now.counted is None:
        return None
    years = {p.year for table in (series.actuals, series.estimates) for p in table} - {month.year}
    others = [figure(series, definition, Period.month_of(year, month.month)).counted for year in sorted(years)]
    known = [value for value in others if value is not None]
    if len(known) < limits.seasonal_years:
        return None
    history = usual(known, limits.spread_floor_percent)
    return None if history.middle == 0 else Month(area, now, now.counted, history, len(known))


def is_far(month: Month, everyone: Iterable[Month], limits: Limits) -> bool:
    """Far from its own history, by spread and by percent, and from the change of its peers where they can be asked."""
    distance = month.history.distance(month.value)
    changed = abs(month.change - 1) * HUNDRED
    if distance is None or distance <= limits.seasonal_spread or changed < limits.seasonal_change_percent:
        return False
    others = peers_of(month, everyone)
    if len(others) < limits.peer_count:
        return True
    together = usual(others, limits.spread_floor_percent).distance(month.change)
    return together is None or together > limits.peer_spread


def peers_of(month: Month, everyone: Iterable[Month]) -> list[Decimal]:
    """How the other areas changed against their own usual level."""
    return [other.change for other in everyone if other.area != month.area]


def outlier(
    definition: Definition, month: Month, item: str, period: Period, everyone: Iterable[Month], limits: Limits
) -> Finding:  # fmt: skip
    compared = len(peers_of(month, everyone))
    return found(
        "seasonal_outlier", "warning", definition, month.area, period, item=item, sources=month.now.sources,
        size=month.history.distance(month.value) or Decimal(0), value=month.value, usual=month.history.middle,
        years=month.years, peers=compared if compared >= limits.peer_count else "",
    )  # fmt: skip
