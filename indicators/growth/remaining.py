"""What growth the rest of the year must bring so that the year reaches its target.

With V_q the constant-price values of last year's quarters, s = Σ_{q ≤ n} V_q / Σ V_q their share, g_n
the growth reached over the first n quarters and G the year's target, all in percent:

    (1 + G/100) Σ V = (1 + g_n/100) s Σ V + (1 + r/100) (1 − s) Σ V   ⇒   r = (G − s × g_n) / (1 − s)

Where last year's quarters are not known, s = months / 12 (linear). It follows from growth being a
ratio of values at constant prices of the same months (DOMAIN, formulas 3 and 5).
"""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from data.catalogue import Definition
from data.model import AreaKey
from data.numbers import divide
from data.period import Period
from data.store import Store
from indicators.actuals import figure
from indicators.arithmetic import HUNDRED, Amount, Undefined, number, percent_of, total
from indicators.breakdown import Asked, readings_of
from indicators.evaluation import Question, evaluate_from
from indicators.growth.words import remaining_sentence
from indicators.reading import Series
from indicators.result import Part, Source, Target

GROWTH, CONSTANT = "grdp_growth", "grdp_constant"
Basis = Literal["quarters", "linear"]


class RemainingGrowth(Part):
    """The growth, in percent, that the remaining months need on the same months of last year.

    `rate` is for the target's nearer edge, `rate_high` for the far edge of a range. `share` is the
    part of last year, in percent, that the months so far were. Without a rate `reason` says why:
    `no_target`, `no_data`, `period_over`, `not_cumulative`, `zero_base`.
    """

    area: AreaKey
    period: str
    target: Target | None
    reached: Decimal | None
    is_estimate: bool
    share: Decimal | None
    basis: Basis | None
    rate: Decimal | None
    rate_high: Decimal | None = None
    reason: str | None = None
    inputs: tuple[Source, ...] = ()
    sentence_vi: str = ""
    sentence_en: str = ""


def required_rate(target: Decimal | None, reached: Decimal | None, share: Decimal) -> Decimal | Undefined:
    """r = (G − s × g) / (1 − s), percent; `share` s in percent of last year's total, below 100."""
    if reached is None:
        return Undefined("no_data")
    if target is None:
        return Undefined("no_target")
    if share >= HUNDRED:
        return Undefined("period_over")
    if share < 0:
        return Undefined("zero_base")
    return divide(target * HUNDRED - share * reached, HUNDRED - share)


def share_of_last_year(constant: Series, definition: Definition, period: Period) -> tuple[Decimal, Basis]:
    """The part of last year's total, in percent, that the same months were; months / 12 where it is not known."""
    so_far = summed(constant, definition, period.shifted(-1))
    whole = summed(constant, definition, Period.year_of(period.year - 1))
    share = number(percent_of(so_far, whole))
    if share is None or not 0 < share < HUNDRED:
        return divide(period.months * HUNDRED, Decimal(12)), "linear"
    return share, "quarters"


def summed(series: Series, definition: Definition, period: Period) -> Decimal | None:
    """The value from January, stated or the sum of its quarters; None as soon as one is missing."""
    stated = figure(series, definition, period).counted
    if stated is not None or period.months % 3:
        return stated
    quarters = [figure(series, definition, Period(period.year, month, 3)).counted
                for month in range(1, period.months, 3)]  # fmt: skip
    return number(total([None if value is None else Amount(value) for value in quarters]))


def remaining_growth(store: Store, asked: Asked) -> RemainingGrowth:
    """The required rate for the area and year asked, from what was reached by the period's end; one read."""
    readings = readings_of(store, (GROWTH, CONSTANT), asked)
    definition, place, period = readings.definitions[GROWTH], asked.place, asked.period
    result = evaluate_from(readings, Question(definition, place, period, "", asked.authority))
    target, reached = result.target, result.actual.value
    base = RemainingGrowth(
        area=place.key, period=str(period), target=target, reached=reached,
        is_estimate=result.actual.is_estimate, share=None, basis=None, rate=None, inputs=result.inputs,
    )  # fmt: skip
    if period.is_state or period.month != 1:
        return said(base.model_copy(update={"reason": "not_cumulative"}))
    if period.months >= 12:
        return said(base.model_copy(update={"reason": "period_over"}))
    share, basis = share_of_last_year(
        readings.series(CONSTANT, place.key), readings.definitions[CONSTANT], period
    )  # fmt: skip
    low, high = edges(target)
    rate = required_rate(low, reached, share)
    far = number(required_rate(high, reached, share)) if high != low else None
    reason = rate.reason if isinstance(rate, Undefined) else None
    return said(base.model_copy(update={
        "share": share, "basis": basis, "rate": number(rate), "rate_high": far, "reason": reason,
    }))  # fmt: skip


def edges(target: Target | None) -> tuple[Decimal | None, Decimal | None]:
    """Nearer and farther edge of a target for growth; equal where it is one number."""
    if target is None:
        return None, None
    low = target.low if target.low is not None else target.value
    high = target.high if target.high is not None else target.value
    return low, low if high is None else high


def said(found: RemainingGrowth) -> RemainingGrowth:
    return found.model_copy(update={
        "sentence_vi": remaining_sentence(found, "vi"), "sentence_en": remaining_sentence(found, "en"),
    })  # fmt: skip
