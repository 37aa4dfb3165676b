"""Which of several targets is in force: by authority, by version, at the day of the report."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from decimal import Decimal

from data.catalogue import Definition
from data.period import Period
from indicators.reading import Point
from indicators.result import Target

COUNCIL_FIRST = (
    "hdnd_tinh", "hdnd_huyen", "hdnd_xa", "ubnd_tinh", "ubnd_huyen", "ubnd_xa", "ttg", "btc", "none",
)  # fmt: skip
PREFERENCE: dict[str, tuple[str, ...]] = {
    "district": ("hdnd_huyen", "ubnd_huyen", *COUNCIL_FIRST),
    "commune": ("hdnd_xa", "ubnd_xa", *COUNCIL_FIRST),
}
"""Whose plan a percentage uses when nobody is asked for: the council of the area's own level first
(it is the council that supervises: Law 87/2015/QH13), then its committee, then those above."""


def candidates(points: Iterable[Point], definition: Definition, period: Period) -> list[Point]:
    """Targets of the asked year: whole-year ones (P12M, P13M; for states also the end of December).

    Only where a year has none does a target for exactly the asked period stand in.
    """
    stated = [p for p in points if p.value is not None or p.low is not None or p.high is not None]
    annual = [p for p in stated if is_annual(p.period, definition) and p.period.year == period.year]
    return annual or [p for p in stated if p.period == period]


def is_annual(period: Period, definition: Definition) -> bool:
    if period.is_state:
        return period.month == 12 and definition.time_aggregation != "sum"
    return period.month == 1 and period.months in (12, 13)


def decided(point: Point) -> dt.date:
    """When a target was set; one without any date counts as the initial plan, known always."""
    return point.decided_on or point.as_of or dt.date.min


def strength(point: Point) -> tuple[bool, dt.date, str, str]:
    """Adjusted beats initial of the same authority, later beats earlier; never the order of rows."""
    return (
        point.version.startswith("adjusted"), decided(point), point.version,
        f"{point.source.file}|{point.source.cell}|{point.value}",
    )  # fmt: skip


def standing(points: Iterable[Point], report_date: dt.date) -> Point:
    """Of one authority's targets the strongest decided by `report_date`; if none was, the earliest."""
    every = list(points)
    known = [point for point in every if decided(point) <= report_date]
    if known:
        return max(known, key=strength)
    return min(every, key=lambda point: (decided(point), point.version, str(point.value)))


def answers(point: Point, authority: str) -> bool:
    """`hdnd` asks for any council, `adjusted` for an adjusted plan whoever gave it."""
    mine = point.authority
    return mine == authority or mine.startswith(f"{authority}_") or point.version.startswith(authority)


def in_force(
    points: Iterable[Point], definition: Definition, period: Period, report_date: dt.date,
    authority: str = "", level: str = "province",
) -> tuple[Point | None, tuple[Point, ...]]:  # fmt: skip
    """The target that the percentage uses, and every other one of that year (all stay visible)."""
    every = candidates(points, definition, period)
    asked = [point for point in every if answers(point, authority)] if authority else every
    order = PREFERENCE.get(level, COUNCIL_FIRST)
    place = {name: number for number, name in reversed(list(enumerate(order)))}
    chosen = preferred(asked, report_date, lambda name: (place.get(name, len(order)), name))
    others = sorted((p for p in every if p is not chosen), key=lambda p: (place.get(p.authority, 99), strength(p)))
    return chosen, tuple(others)


def preferred(
    asked: Iterable[Point], report_date: dt.date, order: Callable[[str], tuple[int, str]]
) -> Point | None:  # fmt: skip
    """The strongest target of the first authority that gave one.

    `KH sau điều chỉnh` without a name adjusts whatever plan stood before it, so it stands with the
    first authority's own: once decided, it is the plan in force.
    """
    groups: dict[str, list[Point]] = {}
    for point in asked:
        groups.setdefault(point.authority, []).append(point)
    if not groups:
        return None
    first = min(groups, key=order)
    unnamed = [point for point in groups.get("none", []) if point.version.startswith("adjusted")]
    return standing([*groups[first], *(unnamed if first != "none" else [])], report_date)


def target_of(point: Point) -> Target:
    return Target(
        value=point.value, low=point.low, high=point.high, bound=point.bound, authority=point.authority,
        version=point.version, decided_on=point.decided_on, as_of=point.as_of, source=point.source,
    )  # fmt: skip


def plan_number(target: Target | None, direction: str) -> Decimal | None:
    """The one number that stands for a target: of a range its nearer edge (low to reach, high to stay under)."""
    if target is None:
        return None
    if target.bound == "range" or target.value is None:
        near, far = (target.high, target.low) if direction == "down" else (target.low, target.high)
        return near if near is not None else far if far is not None else target.value
    return target.value
