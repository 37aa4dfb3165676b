"""Where the plan should stand by now: as typed, through decreed milestones, seasonal, or linear."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise

from data.catalogue import Definition
from data.numbers import divide
from data.period import Period
from data.reference_files import BadReference, listed, rows
from indicators.actuals import Figure, figure
from indicators.arithmetic import HUNDRED
from indicators.reading import Series
from indicators.result import Trajectory
from indicators.targets import standing
from indicators.verdict import is_whole_year


@dataclass(frozen=True, slots=True)
class Shape:
    """Past years' share of the year reached by a month, in percent: mean, lowest, highest."""

    mean: Decimal
    low: Decimal
    high: Decimal
    years: tuple[int, ...]


def linear_share(period: Period) -> Decimal:
    """m / 12 × 100, percent of the year (formula 6); a finished year, of 12 or 13 months, is 100."""
    if is_whole_year(period):
        return HUNDRED
    months = period.month if period.is_state else period.months
    return min(HUNDRED, divide(months * HUNDRED, Decimal(12)))


def seasonal_shape(series: Series, definition: Definition, period: Period) -> Shape | None:
    """s_m = mean over past years of C_m / C_12 × 100 (formula 6), from at least two full past years."""
    found: dict[int, Decimal] = {}
    for year in sorted({known.year for known in series.actuals if known.year < period.year}):
        part = figure(series, definition, Period.cumulative(year, period.months))
        whole = figure(series, definition, Period.year_of(year))
        if part.is_estimate or whole.is_estimate or not part.counted or not whole.counted or whole.counted < 0:
            continue
        if part.counted > 0:
            found[year] = divide(part.counted * HUNDRED, whole.counted)
    if len(found) < 2:
        return None
    shares = found.values()
    return Shape(divide(sum(shares, Decimal(0)), Decimal(len(found))), min(shares), max(shares), tuple(found))


@lru_cache(maxsize=64)
def milestones(indicator: str, year: int) -> tuple[tuple[dt.date, Decimal], ...]:
    """Decreed marks of a plan year: day and percent of the plan; of one day's marks the highest."""
    marks: dict[dt.date, Decimal] = {}
    for row in rows("milestones"):
        if row["indicator"] == indicator and row["plan_year"] == str(year):
            day, percent = dt.date.fromisoformat(row["date"]), Decimal(row["threshold_percent"])
            marks[day] = max(percent, marks.get(day, percent))
    return tuple(sorted(marks.items()))


def milestone_share(marks: tuple[tuple[dt.date, Decimal], ...], period: Period) -> Decimal:
    """Percent of the plan at the period's end, straight from mark to mark, from 0 at New Year.

    After the last mark the line goes to 100 at the end of the year, or of January for plan years
    whose payments run to 31/01 (Law on Public Investment 39/2019/QH14, article 68).
    """
    start = dt.date(period.year - 1, 12, 31)
    close = dt.date(period.year, 12, 31)
    if marks[-1][0] >= close:
        close = dt.date(period.year + 1, 1, 31)
    line = [(start, Decimal(0)), *marks, (close, HUNDRED)]
    day = period.last_day
    for (left, low), (right, high) in pairwise(line):
        if day <= right and right > left:
            return low + divide((high - low) * (day - left).days, Decimal((right - left).days))
    return HUNDRED


@lru_cache(maxsize=256)
def chosen_basis(indicator: str, year: int) -> tuple[str, tuple[Decimal, ...]]:
    """The office's choice of a rhythm (`trajectories.csv`), a year's own row before one for all years.

    `seasonal`, or `typed` with the cumulative shares of months 1...12 in percent; else empty.
    Raises BadReference when typed shares are not twelve rising numbers that end at 100.
    """
    found: tuple[str, tuple[Decimal, ...]] = ("", ())
    for number_, row in enumerate(rows("trajectories"), start=2):
        if row["indicator"] != indicator or row["plan_year"] not in ("", str(year)):
            continue
        shares = tuple(Decimal(share) for share in listed(row["shares"]))
        if row["basis"] == "typed" and (len(shares) != 12 or list(shares) != sorted(shares) or shares[-1] != HUNDRED):
            raise BadReference(f"trajectories.csv row {number_}: expected twelve rising shares that end at 100")
        if row["plan_year"] or not found[0]:
            found = row["basis"], shares
    return found


def trajectory(
    series: Series, definition: Definition, plan: Decimal, period: Period, authority: str = "none"
) -> Trajectory | None:  # fmt: skip
    """Where the plan should stand by the period's end; None for growth, indexes and ranks, which have no pace.

    The strongest ground first: what the plan's own authority set for exactly these months, the
    office's typed shares, decreed milestones, the rhythm of past years where the office chose it,
    and else a straight line, alike for everybody.
    """
    if definition.time_aggregation != "sum" and definition.kind not in ("stock", "ratio"):
        return None
    base = None if definition.time_aggregation == "sum" else start_of_year(series, definition, period)
    set_for_now = typed_target(series, period, authority)
    if set_for_now is not None:
        return Trajectory(basis="typed", share=share_reached(set_for_now, base, plan), value=set_for_now)
    if definition.time_aggregation == "sum":
        return flow_trajectory(series, definition, plan, period)
    return state_trajectory(base, plan, period)


def typed_target(series: Series, period: Period, authority: str) -> Decimal | None:
    """What the same authority set for exactly this part of the year (`KH 6 tháng`); None for a whole year."""
    if is_whole_year(period):
        return None
    same = [p for p in series.targets if p.period == period and p.authority == authority and p.value is not None]
    return standing(same, period.last_day).value if same else None


def share_reached(value: Decimal, base: Decimal | None, plan: Decimal) -> Decimal:
    """Percent of the plan, or of the way from the year's start to it for a state whose start is known."""
    start = base if base is not None and base != plan else Decimal(0)
    return divide((value - start) * HUNDRED, plan - start) if plan != start else HUNDRED


def flow_trajectory(series: Series, definition: Definition, plan: Decimal, period: Period) -> Trajectory:
    """Typed shares, milestones where a document decrees them for that indicator and year, past rhythm, else linear."""
    share, basis = linear_share(period), "linear"
    marks, (chosen, shares) = milestones(definition.code, period.year), chosen_basis(definition.code, period.year)
    from_january = period.month == 1 and not period.is_state and period.months <= 12
    shape = seasonal_shape(series, definition, period) if chosen == "seasonal" and from_january else None
    if shares and from_january:
        share, basis = shares[period.months - 1], "typed"
    elif marks and period.month == 1:
        share, basis = milestone_share(marks, period), "milestones"
    elif shape is not None and not is_whole_year(period):
        share, basis = shape.mean, "seasonal"
    return Trajectory(basis=basis, share=share, value=plan * share / HUNDRED)


def state_trajectory(base: Decimal | None, plan: Decimal, period: Period) -> Trajectory | None:
    """base + (target − base) × m / 12, in the unit; None without a value at the start of the year."""
    if base is None:
        return None
    year, month = period.end
    share = linear_share(Period.state(year, month))
    return Trajectory(basis="linear", share=share, value=base + (plan - base) * share / HUNDRED)


def start_of_year(series: Series, definition: Definition, period: Period) -> Decimal | None:
    """The state at the end of last December."""
    return start_figure(series, definition, period).value


def start_figure(series: Series, definition: Definition, period: Period) -> Figure:
    """The state at the end of last December, with its cells."""
    return figure(series, definition, Period.state(period.end[0] - 1, 12))
