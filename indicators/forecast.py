"""Where the year will end if it goes on as it does, or as past years did."""

from __future__ import annotations

from decimal import Decimal

from data.catalogue import Definition
from data.numbers import divide
from data.period import Period
from indicators.arithmetic import HUNDRED
from indicators.reading import Series
from indicators.result import Forecast
from indicators.trajectory import seasonal_shape


def forecast(series: Series, definition: Definition, period: Period, done: Decimal | None) -> Forecast | None:
    """Year-end value in the unit (formula 7).

    Seasonal: C_m / s_m, between C_m / max s and C_m / min s of at least two full past years. Else
    linear: C_m × 12 / m, with no interval (low = high = value), for one year says nothing of
    spread. None for states and rates, for periods not from January, and when the year is over.
    """
    months = period.month if period.is_state else period.months
    from_january = period.is_state or period.month == 1
    if done is None or definition.time_aggregation != "sum" or not from_january or not 1 <= months < 12:
        return None
    shape = seasonal_shape(series, definition, Period.cumulative(period.year, months))
    if shape is None:
        value = divide(done * 12, Decimal(months))
        return Forecast(value=value, low=value, high=value, method="linear")
    ends = sorted(divide(done * HUNDRED, share) for share in (shape.low, shape.high))
    return Forecast(value=divide(done * HUNDRED, shape.mean), low=ends[0], high=ends[1], method="seasonal")
