"""Shared arithmetic of targets and actuals: pure functions on exact decimals.

A figure that cannot be is an `Undefined` with its reason; never ∞, never 0. Formula numbers are
those of the reporting practice written down in DOMAIN.md, section 3.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, localcontext

from data.numbers import divide

HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class Undefined:
    """A figure that cannot be computed, and why (`no_target`, `zero_target`, `no_data`, `incomplete` ...)."""

    reason: str


@dataclass(frozen=True, slots=True)
class Amount:
    """A figure with its status; `value` None with nil, missing or not_applicable."""

    value: Decimal | None
    status: str = "normal"

    @property
    def counted(self) -> Decimal | None:
        """What it adds to a sum: nil (did not occur) counts as 0, missing and not applicable do not count."""
        return Decimal(0) if self.value is None and self.status == "nil" else self.value


@dataclass(frozen=True, slots=True)
class Cumulated:
    """A cumulative figure; `complete` is False from the first month that is missing."""

    value: Decimal | None
    complete: bool
    status: str


def number(value: Decimal | Undefined) -> Decimal | None:
    return None if isinstance(value, Undefined) else value


def percent_of(part: Decimal | None, whole: Decimal | None) -> Decimal | Undefined:
    """C / P × 100, in points (formula 1: percentage of the plan, C and P in one unit).

    Undefined without an actual, without a plan, and with a plan of zero ("chưa giao kế hoạch").
    """
    if part is None:
        return Undefined("no_data")
    if whole is None:
        return Undefined("no_target")
    return Undefined("zero_target") if whole == 0 else divide(part * HUNDRED, whole)


def progress(base: Decimal | None, value: Decimal | None, target: Decimal | None) -> Decimal | Undefined:
    """(base − value) / (base − target) × 100, in points of the promised change (formula 2).

    For rates that should fall: 6,0 % → 4,0 % with 4,5 % reached is 75 %. Base = start of the year.
    """
    if value is None:
        return Undefined("no_data")
    if target is None:
        return Undefined("no_target")
    if base is None or base == target:
        return Undefined("no_baseline")
    return divide((base - value) * HUNDRED, base - target)


def index(value: Decimal | None, before: Decimal | None) -> Decimal | Undefined:
    """C_m / C'_m × 100, 100 = equal (formula 3); the caller gives the same months of both years."""
    if value is None or before is None:
        return Undefined("no_data")
    return Undefined("zero_base") if before == 0 else divide(value * HUNDRED, before)


def growth(value: Decimal | None, before: Decimal | None) -> Decimal | Undefined:
    """Index − 100, in percent (formula 3): "bằng 92,6%" is "giảm 7,4%"."""
    found = index(value, before)
    return found if isinstance(found, Undefined) else found - HUNDRED


def growth_of_spans(
    value: Decimal | None, months: int, before: Decimal | None, months_before: int
) -> Decimal | Undefined:  # fmt: skip
    """Growth between two spans of months, percent; Undefined `unequal_periods` where one is longer.

    Two months with 40 and four with 60 are 20 and 15 a month (`per_month`), never "up 50 %".
    """
    return growth(value, before) if months == months_before else Undefined("unequal_periods")


def per_month(value: Decimal | None, months: int) -> Decimal | Undefined:
    """Value / months, in the unit per month: what makes spans of different length comparable."""
    if value is None:
        return Undefined("no_data")
    return divide(value, Decimal(months)) if months > 0 else Undefined("zero_base")


def growth_of_same_months(
    now: Mapping[int, Decimal], before: Mapping[int, Decimal]
) -> tuple[Decimal | Undefined, tuple[int, ...]]:
    """Growth over the months from January that both years have without a gap, and which months they are.

    Formula 3: never nine months of one year against twelve of another.
    """
    months: list[int] = []
    for month in range(1, 13):
        if month not in now or month not in before:
            break
        months.append(month)
    if not months:
        return Undefined("no_data"), ()
    return growth(sum(now[m] for m in months) + Decimal(0), sum(before[m] for m in months) + Decimal(0)), tuple(months)


def compound_growth(value: Decimal | None, before: Decimal | None, years: int) -> Decimal | Undefined:
    """((X_t / X_{t−k})^(1/k) − 1) × 100, percent a year (formula 10); both ends positive, k ≥ 1."""
    if value is None or before is None:
        return Undefined("no_data")
    if years < 1 or before <= 0 or value <= 0:
        return Undefined("zero_base")
    with localcontext() as context:
        context.prec = 28
        return ((value / before) ** (Decimal(1) / years) - 1) * HUNDRED


def contribution(share_before: Decimal, growth_percent: Decimal) -> Decimal:
    """k_i = w_i × g_i / 100, percentage points (formula 8); w_i = last year's share in %, constant prices."""
    return share_before * growth_percent / HUNDRED


def rebased(values: Mapping[int, Decimal], base: int) -> dict[int, Decimal] | Undefined:
    """I_new(t) = I_old(t) / I_old(b) × 100 (formula 11), `base` a key of `values`."""
    if base not in values:
        return Undefined("no_data")
    if values[base] == 0:
        return Undefined("zero_base")
    return {key: divide(value * HUNDRED, values[base]) for key, value in values.items()}


def cumulate(flows: Sequence[Amount | None], stated: Sequence[Decimal | None] = ()) -> list[Cumulated]:
    """C_m = Σ A_k, k = 1…m (formula 4); None is a month nobody reported.

    From the first missing month the sums go on but are not complete, until a stated cumulative
    (`stated`, by month) gives firm ground again. Nothing stands after the last month that has a
    figure, so the future is never drawn as a flat line.
    """
    firm = [*stated, *[None] * (len(flows) - len(stated))]
    counted = [None if flow is None else flow.counted for flow in flows]
    last = max((m for m in range(len(flows)) if counted[m] is not None or firm[m] is not None), default=-1)
    total, complete, started, found = Decimal(0), True, False, []
    for month, flow in enumerate(flows):
        given, own = counted[month], firm[month]
        total = own if own is not None else total + (given or Decimal(0))
        complete = own is not None or (complete and given is not None)
        started = started or own is not None or given is not None
        said = "missing" if flow is None else flow.status
        status = said if own is None and given is None else sum_status(said, complete)
        found.append(Cumulated(total if started and month <= last else None, complete, status))
    return found


def sum_status(status: str, complete: bool) -> str:
    """A sum with a gap is `incomplete`; one with a nil or unknown last month is a plain number."""
    if not complete:
        return "incomplete"
    return "normal" if status in ("nil", "missing", "not_applicable") else status


def difference(cumulatives: Sequence[Decimal | None]) -> list[Decimal | None]:
    """A_m = C_m − C_{m−1} (formula 4); needs both neighbours, else None. A fall stays negative."""
    before: Decimal | None = Decimal(0)
    flows: list[Decimal | None] = []
    for value in cumulatives:
        flows.append(None if value is None or before is None else value - before)
        before = value
    return flows


def total(amounts: Iterable[Amount | None]) -> Decimal | Undefined:
    """Σ of all parts; Undefined `incomplete` as soon as one is missing, `no_data` without any part."""
    parts = [None if amount is None else amount.counted for amount in amounts]
    if not parts or all(part is None for part in parts):
        return Undefined("no_data")
    if any(part is None for part in parts):
        return Undefined("incomplete")
    return sum((part for part in parts if part is not None), Decimal(0))


def ratio_of_sums(pairs: Iterable[tuple[Decimal | None, Decimal | None]]) -> Decimal | Undefined:
    """Σ numerators / Σ denominators × 100 (formula 9), never a mean of rates.

    45,43 % and 16,46 % of 5.786,668 and 759,531 tỷ are 42,07 %, not 30,9 %.
    """
    numerators, denominators = [], []
    for numerator, denominator in pairs:
        numerators.append(None if numerator is None else Amount(numerator))
        denominators.append(None if denominator is None else Amount(denominator))
    top, bottom = total(numerators), total(denominators)
    if isinstance(top, Undefined):
        return top
    return bottom if isinstance(bottom, Undefined) else percent_of(top, bottom)


def required_per_month(
    plan: Decimal | None, done: Decimal | None, month: int, months: int = 12
) -> Decimal | Undefined:  # fmt: skip
    """(P − C_m) / (T − m), per remaining month in the plan's unit (formula 5, τ = 1)."""
    if done is None:
        return Undefined("no_data")
    if plan is None:
        return Undefined("no_target")
    if month >= months:
        return Undefined("period_over")
    return Undefined("done") if done >= plan else divide(plan - done, Decimal(months - month))


def times_average(required: Decimal | None, done: Decimal | None, month: int) -> Decimal | Undefined:
    """R / (C_m / m): how many times faster than so far (formula 5)."""
    if required is None or done is None or month < 1:
        return Undefined("no_data")
    return Undefined("zero_base") if done <= 0 else divide(required * month, done)
